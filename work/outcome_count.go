package work

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/outcome"
	"byname/population"
	"byname/store"
)

// How many periods before the latest are counted, and how many months.
const (
	yearsBack  = 3
	monthsBack = 60
)

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
	if err != nil {
		return err
	}
	if p.ethnicity, err = loadEthnicity(p.Files); err != nil {
		return err
	}
	if p.standard, err = outcome.LoadStandard(p.Files); err != nil {
		return err
	}
	if !slices.ContainsFunc(p.Measures, func(m outcome.Measure) bool { return m.Kind == outcome.Published }) {
		return nil
	}
	p.Published, err = outcome.LoadPublished(p.Files, p.publishedHere())
	return err
}

// CountOutcomes counts the place's indicators over everybody of the current
// build, for every area and group, marks what not everybody may see, and
// keeps the counts, so that pages need not. It belongs after each build; a
// page that finds none counts them itself.
func (w *Work) CountOutcomes(ctx context.Context) error {
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	tally, err := w.tally(ctx, build, countedTo(build))
	if guard.IsRefusal(err) {
		return nil // no agreement lets anything be measured
	}
	if err != nil {
		return err
	}
	levels := w.levels()
	for i, m := range tally.Measures() {
		grids := make([]*outcome.Grid, len(levels))
		for l := range levels {
			grids[l] = tally.Grid(i, levels[l])
		}
		outcome.Conceal(m.Kind, grids, w.within(grids))
		if err := w.DB.Write(ctx, func(tx *store.Tx) error { return tx.KeepGrids(build.Whole(), m.ID, grids) }); err != nil {
			return err
		}
	}
	w.grids.forget()
	return nil
}

// countedTo is the end of the last whole month that the extracts tell of. What
// happened after the last extract nobody has told yet, and figures that move
// by a day each night would tell of that day's people.
func countedTo(build *store.Build) byname.Day {
	on := build.Day
	if build.Last != 0 {
		on = min(on, build.Last)
	}
	t := (on + 1).Time()
	return byname.OnDay(t.Year(), t.Month(), 1) - 1
}

// tally counts everybody who does not object, for periods that end on a day.
func (w *Work) tally(ctx context.Context, build *store.Build, on byname.Day) (*outcome.Tally, error) {
	tally := outcome.NewTally(w.Place.Measures, on, yearsBack, monthsBack)
	err := w.everybody(ctx, build, "counted the place's indicators", func(_ byname.PersonID, _ string, l *outcome.Life) error {
		tally.Add(l)
		return nil
	}, tally.Wants)
	return tally, err
}

// everybody hands over everybody's life as far as an indicator needs it, who
// objects by now and who lives nowhere we know left out. It is one run, written
// down.
func (w *Work) everybody(ctx context.Context, build *store.Build, what string, take func(id byname.PersonID, neighbourhood string, l *outcome.Life) error, wants func(kind string) bool) error {
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "measure", What: what})
	if err != nil {
		return err
	}
	objects, err := w.objectors(ctx)
	if err != nil {
		return err
	}
	var l outcome.Life
	groups := map[string]outcome.EthnicGroup{}
	return build.Lives(pass, w.now(), wants, func(told *store.Life) error {
		if told.Neighbourhood == "" || objects[told.ID] {
			return nil
		}
		group, known := groups[told.Ethnicity]
		if !known {
			group = w.Place.ethnicity.group(told.Ethnicity)
			groups[told.Ethnicity] = group
		}
		l = outcome.Life{Area: smallest(told.LSOA, told.Neighbourhood), Born: told.Born.Reveal(), Died: told.Died, Sex: told.Sex, Ethnic: group, Events: l.Events[:0]}
		if area, known := w.Place.Areas.LSOA(told.LSOA); known {
			l.Fifth = area.Deprivation.Fifth()
		}
		for _, e := range told.Events {
			l.Events = append(l.Events, outcome.Event{Kind: e.Kind, Day: e.At.Day()})
		}
		return errors.Join(take(told.ID, told.Neighbourhood, &l), ctx.Err())
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

// grid is what was counted of a measure in the current build at a level,
// counted now if nobody has; nil where nothing may be counted, or there is
// nobody yet.
func (w *Work) grid(ctx context.Context, measure, level string) (*outcome.Grid, error) {
	build, err := w.Builds.Current()
	if errors.Is(err, byname.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	key := gridKey{build.Whole(), measure, level}
	if g, known := w.grids.kept(key); known {
		return g, nil
	}
	w.counting.Lock()
	defer w.counting.Unlock()
	var g *outcome.Grid
	read := func(tx *store.Tx) (err error) {
		g, err = tx.Grid(build.Whole(), measure, level)
		return err
	}
	err = w.DB.Read(ctx, read)
	if errors.Is(err, byname.ErrNotFound) {
		if err := w.CountOutcomes(ctx); err != nil {
			return nil, fmt.Errorf("counting indicators: %w", err)
		}
		err = w.DB.Read(ctx, read)
	}
	if errors.Is(err, byname.ErrNotFound) {
		return nil, nil
	}
	if err == nil {
		w.grids.keep(key, g)
	}
	return g, err
}
