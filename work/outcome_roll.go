package work

import (
	"context"

	"byname"
	"byname/guard"
	"byname/outcome"
	"byname/store"
)

// rolls are who is behind the numbers of every neighbourhood, while they are
// counted: eight bytes for everybody of whom a measure counts something in a
// year, and for each such measure and year. They are kept as small as
// outcome.Roll says.
type rolls struct {
	tally *outcome.Tally
	home  func(smallest string) string
	by    map[string][]outcome.Roll // by neighbourhood; by measure, and year
}

const yearsCounted = yearsBack + 1

// rolls are empty, of what a tally counts.
func (w *Work) rolls(tally *outcome.Tally) *rolls {
	r := &rolls{tally: tally, by: map[string][]outcome.Roll{}}
	for _, l := range w.levels() {
		if l.ID == neighbourhoodLevel {
			r.home = l.Of
		}
	}
	return r
}

// add puts somebody on the rolls of the numbers that count them.
func (r *rolls) add(id byname.PersonID, l *outcome.Life) {
	var of []outcome.Roll
	r.tally.Latest(l, func(measure, back int, day byname.Day) {
		if of == nil {
			home := r.home(l.Area)
			if of = r.by[home]; of == nil {
				of = make([]outcome.Roll, len(r.tally.Measures())*yearsCounted)
				r.by[home] = of
			}
		}
		of[measure*yearsCounted+back].Add(id, day)
	})
}

// pack makes the rolls of the i-th measure ready to be kept with its grid of
// neighbourhoods.
func (r *rolls) pack(i int, g *outcome.Grid) (packed []store.PackedRoll, err error) {
	for _, area := range g.Areas {
		for back, p := range g.Periods[:g.Years] {
			if of := r.by[area]; of != nil && len(of[i*yearsCounted+back]) > 0 {
				roll, err := store.PackRoll(area, p.Name, of[i*yearsCounted+back])
				if err != nil {
					return nil, err
				}
				packed = append(packed, roll)
			}
		}
	}
	return packed, nil
}

// roll is who is behind a measure's number of a neighbourhood, by the id they
// have now, the latest first. Who objects by now is left out. Reading it is
// written down as a run, and needs an agreement that lets people be counted.
func (w *Work) roll(ctx context.Context, build *store.Build, g *outcome.Grid, neighbourhood string, period int) (ids []byname.PersonID, err error) {
	if g.At(g.Area(neighbourhood), outcome.All, period).Numerator == 0 {
		return nil, nil
	}
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "measure", What: "looked for the people behind an indicator"})
	if err != nil {
		return nil, err
	}
	objects, err := w.objectors(ctx)
	if err != nil {
		return nil, err
	}
	err = w.counted(ctx, func(tx *store.Tx) error {
		roll, err := tx.Roll(pass, w.now(), build.Whole(), g.Measure, neighbourhood, g.Periods[period].Name)
		if err != nil {
			return err
		}
		ids = ids[:0]
		there := make(map[byname.PersonID]bool, len(roll))
		for was := range roll.All() {
			id, err := w.nowKnownAs(tx, build, was)
			if err != nil {
				return err
			}
			if id != 0 && !objects[id] && !there[id] {
				there[id], ids = true, append(ids, id)
			}
		}
		return nil
	})
	return ids, err
}
