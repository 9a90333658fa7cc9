package work

import (
	"context"
	"errors"
	"fmt"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/outcome"
	"byname/population"
	"byname/store"
)

// yearsBack is how many periods before the latest are counted.
const yearsBack = 3

// loadMeasures reads the place's indicators.
func (p *Place) loadMeasures() (err error) {
	p.Measures, err = outcome.LoadMeasures(p.Files, func(kind string) bool {
		for k := range feed.Kinds() {
			if feed.Under(k, kind) {
				return true
			}
		}
		return false
	})
	for _, m := range p.Measures {
		if err == nil && m.Kind == outcome.Published {
			p.Published, err = outcome.LoadPublished(p.Files)
			return err
		}
	}
	return err
}

// CountOutcomes counts the place's indicators over everybody of the current
// build and keeps the counts, so that pages need not. It belongs after each
// build; a page that finds none counts them itself.
func (w *Work) CountOutcomes(ctx context.Context) error {
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	// What happened after the last extract nobody has told yet: a period must
	// not reach beyond it.
	on := build.Day
	if build.Last != 0 {
		on = min(on, build.Last)
	}
	tally, err := w.tally(ctx, build, on)
	if guard.IsRefusal(err) {
		return nil // no agreement lets anything be measured
	}
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error { return tx.KeepCounts(build.Whole(), tally.Counts()) })
}

// tally counts everybody who does not object, for periods that end on a day.
func (w *Work) tally(ctx context.Context, build *store.Build, on byname.Day) (*outcome.Tally, error) {
	tally := outcome.NewTally(w.Place.Measures, on, yearsBack)
	err := w.everybody(ctx, build, "counted the place's indicators", func(_ byname.PersonID, l outcome.Life) error {
		tally.Add(l)
		return nil
	}, tally.Wants)
	return tally, err
}

// everybody hands over everybody's life as far as an indicator needs it, who
// objects and who lives nowhere we know left out. It is one run, written down.
func (w *Work) everybody(ctx context.Context, build *store.Build, what string, take func(byname.PersonID, outcome.Life) error, wants func(kind string) bool) error {
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "measure", What: what})
	if err != nil {
		return err
	}
	var l outcome.Life
	return build.Lives(pass, w.now(), wants, func(told *store.Life) error {
		if told.Neighbourhood == "" {
			return nil
		}
		l = outcome.Life{Area: told.Neighbourhood, Born: told.Born.Reveal(), Died: told.Died, Events: l.Events[:0]}
		for _, e := range told.Events {
			l.Events = append(l.Events, outcome.Event{Kind: e.Kind, Day: e.At.Day()})
		}
		return errors.Join(take(told.ID, l), ctx.Err())
	})
}

// life is a timeline as far as an indicator needs it, in the room of events.
func life(t *population.Timeline, wants func(kind string) bool, events []outcome.Event) outcome.Life {
	for i := range t.Events {
		if e := &t.Events[i]; wants(e.Kind) {
			events = append(events, outcome.Event{Kind: e.Kind, Day: e.At.Day()})
		}
	}
	return outcome.Life{Area: t.Neighbourhood, Born: t.Born.Reveal(), Died: t.Died, Events: events}
}

// counts are what was counted in the current build, counted now if nobody has.
func (w *Work) counts(ctx context.Context) ([]outcome.Count, error) {
	build, err := w.Builds.Current()
	if errors.Is(err, byname.ErrNotFound) {
		return nil, nil // nobody to count yet
	}
	if err != nil {
		return nil, err
	}
	w.counting.Lock()
	defer w.counting.Unlock()
	var counts []outcome.Count
	read := func(tx *store.Tx) (err error) {
		counts, err = tx.Counts(build.Whole())
		return err
	}
	if err := w.DB.Read(ctx, read); err != nil || len(counts) > 0 {
		return counts, err
	}
	if err := w.CountOutcomes(ctx); err != nil {
		return nil, fmt.Errorf("counting indicators: %w", err)
	}
	return counts, w.DB.Read(ctx, read)
}
