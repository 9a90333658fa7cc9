package work

import (
	"context"
	"errors"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

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

// A Tallied is what counting the indicators came to.
type Tallied struct {
	Indicators, Cells int
}

// CountOutcomes counts the place's indicators over everybody of the current
// build, for every area, group, year and month, marks what not everybody may
// see, and keeps the counts and who is behind those of neighbourhoods, so that
// pages need not count. It belongs after each build; a page that finds none
// counts them itself.
func (w *Work) CountOutcomes(ctx context.Context) (c Tallied, err error) {
	build, err := w.Builds.Current()
	if err != nil {
		return c, err
	}
	tally, rolls, err := w.tally(ctx, build, countedTo(build))
	if guard.IsRefusal(err) {
		return c, nil // no agreement lets anything be measured
	}
	if err != nil {
		return c, err
	}
	measures := tally.Measures()
	cells := make([]int, len(measures))
	making, ctx := errgroup.WithContext(ctx)
	making.SetLimit(runtime.GOMAXPROCS(0))
	for i, m := range measures {
		making.Go(func() error {
			grids, behind, n, err := w.makeGrids(tally, rolls, i)
			if err != nil {
				return err
			}
			cells[i] = n
			return w.DB.Write(ctx, func(tx *store.Tx) error { return tx.KeepGrids(build.Whole(), m.ID, grids, behind) })
		})
	}
	if err := making.Wait(); err != nil {
		return c, err
	}
	w.grids.forget()
	c.Indicators = len(measures)
	for _, n := range cells {
		c.Cells += n
	}
	return c, nil
}

// makeGrids puts one measure's counts together and who is behind them, ready to
// be kept, and says of how many numbers they are.
func (w *Work) makeGrids(tally *outcome.Tally, rolls *rolls, i int) (packed []store.PackedGrid, behind []store.PackedRoll, cells int, err error) {
	var grids []*outcome.Grid
	for _, level := range w.levels() {
		g := tally.Grid(i, level)
		grids = append(grids, g)
		cells += len(g.Cells)
	}
	outcome.Conceal(tally.Measures()[i].Kind, grids, w.within(grids))
	for _, g := range grids {
		for _, part := range w.kept(g) {
			p, err := store.PackGrid(part)
			if err != nil {
				return nil, nil, 0, err
			}
			packed = append(packed, p)
		}
		if g.Level == neighbourhoodLevel {
			if behind, err = rolls.pack(i, g); err != nil {
				return nil, nil, 0, err
			}
		}
	}
	return packed, behind, cells, nil
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
func (w *Work) tally(ctx context.Context, build *store.Build, on byname.Day) (*outcome.Tally, *rolls, error) {
	tally := outcome.NewTally(w.Place.Measures, on, yearsBack, monthsBack)
	rolls := w.rolls(tally)
	err := w.everybody(ctx, build, "counted the place's indicators", func(id byname.PersonID, _ string, l *outcome.Life) error {
		tally.Add(l)
		rolls.add(id, l)
		return nil
	}, tally.Wants)
	return tally, rolls, err
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
	own, err := w.ownEvents(ctx, build)
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
		for _, e := range own[told.ID] {
			if wants(e.Kind) {
				l.Events = append(l.Events, e)
			}
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
