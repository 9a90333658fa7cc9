package supply

import (
	"io/fs"
	"maps"
	"slices"

	"byname/area"
)

// England's names in tables of figures.
var englands = []string{"E92000001", "england-median"}

// A tally is a sum and what it is a sum over: a figure is their quotient.
type tally struct{ sum, over float64 }

func (t *tally) add(u tally) { t.sum, t.over = t.sum+u.sum, t.over+u.over }

// An atlas is one period's figures, by small area or by place.
type atlas struct {
	small   map[*area.LSOA]tally
	places  map[*area.Place]tally
	england Value
	median  bool    // England's is the median of its districts
	per     float64 // a figure is the quotient times this
	counted bool    // people or rows were counted, so that small numbers are protected
	share   bool    // of all the rows
}

func newAtlas(per float64) *atlas {
	return &atlas{small: map[*area.LSOA]tally{}, places: map[*area.Place]tally{}, per: per}
}

// tally adds up a number of small areas. Where only places have figures it is
// of those that have one.
func (a *atlas) tally(ls area.LSOAs) (t tally) {
	if len(a.small) > 0 {
		for _, l := range ls {
			t.add(a.small[l])
		}
	} else {
		for _, p := range placesOf(ls) {
			t.add(a.places[p])
		}
	}
	return t
}

// has reports whether there is a figure for a small area.
func (a *atlas) has(l *area.LSOA) bool {
	return a.small[l].over > 0 || len(a.small) == 0 && a.places[l.Place].over > 0
}

func placesOf(ls area.LSOAs) (all []*area.Place) {
	for _, l := range ls {
		if !slices.Contains(all, l.Place) {
			all = append(all, l.Place)
		}
	}
	return all
}

// figures reads a table of figures, each weighted by the people who live
// there: one atlas for each period.
func figures(place fs.FS, f Figure, areas *area.System) (map[string]*atlas, error) {
	periods := map[string]*atlas{}
	err := read(place, f.File, figureColumns, func(r row) error {
		if r.text("measure") != f.Measure {
			return nil
		}
		x, err := r.number("value")
		if err != nil {
			return err
		}
		a := at(periods, r.text("period"), 1)
		code := r.text("area")
		if slices.Contains(englands, code) {
			a.england, a.median = Value{Number: x, Known: true}, code != englands[0]
			return nil
		}
		return a.put(areas, r, func(people float64) tally { return tally{x * people, people} })
	})
	return periods, err
}

var figureColumns = []string{"measure", "area", "period", "value"}

func at(periods map[string]*atlas, period string, per float64) *atlas {
	if periods[period] == nil {
		periods[period] = newAtlas(per)
	}
	return periods[period]
}

// put adds what a row tells of its area, given how many people live there.
func (a *atlas) put(areas *area.System, r row, tell func(people float64) tally) error {
	code := r.text("area")
	if l, known := areas.LSOA(code); known {
		t := a.small[l]
		t.add(tell(float64(l.Population)))
		a.small[l] = t
		return nil
	}
	i := slices.IndexFunc(areas.Places, func(p *area.Place) bool { return p.Code == code })
	if i < 0 {
		return r.wrong("area", "the code of a small area or of a place of this system", "correct it, or delete the line")
	}
	p := areas.Places[i]
	t := a.places[p]
	t.add(tell(float64(p.LSOAs.Population())))
	a.places[p] = t
	return nil
}

// last is the latest period, by its name.
func last(periods map[string]*atlas) string {
	names := slices.Sorted(maps.Keys(periods))
	if len(names) == 0 {
		return ""
	}
	return names[len(names)-1]
}
