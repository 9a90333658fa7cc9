package supply

import (
	"io/fs"
	"math"
	"slices"

	"byname/area"
)

func (x Rate) columns() []string {
	all := []string{"area"}
	if x.Count != "" {
		all = append(all, x.Count)
	}
	for _, c := range x.Where {
		if !slices.Contains(all, c.Column) {
			all = append(all, c.Column)
		}
	}
	return all
}

// rates reads a list: what is counted where the conditions hold, over the
// people of the areas that the list tells of, or over all its rows.
func rates(place fs.FS, x Rate, areas *area.System) (map[string]*atlas, error) {
	periods := map[string]*atlas{}
	type where struct{ period, area string }
	counted := map[where]bool{} // areas whose people are in already
	err := read(place, x.File, x.columns(), func(r row) (err error) {
		n := 1.0
		if x.Count != "" {
			if n, err = r.number(x.Count); err != nil || n < 0 || n != math.Trunc(n) {
				return r.wrong(x.Count, "a whole number, not below 0", "correct it")
			}
		}
		var w where
		if w.area = r.text("area"); r.has("period") {
			w.period = r.text("period")
		}
		in := !slices.ContainsFunc(x.Where, func(c Condition) bool { return !slices.Contains(c.In, r.text(c.Column)) })
		a := at(periods, w.period, float64(x.Per))
		a.counted, a.share = true, x.Of == "rows"
		err = a.put(areas, r, func(people float64) (t tally) {
			if in {
				t.sum = n
			}
			switch {
			case x.Of == "rows":
				t.over = n
			case !counted[w]:
				t.over = people
			}
			return t
		})
		counted[w] = true
		return err
	})
	return periods, err
}
