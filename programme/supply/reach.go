package supply

import (
	"cmp"
	"io/fs"
	"math"

	"byname/area"
)

func (x Reach) columns() []string {
	all := []string{"name", "lat", "lon"}
	if x.Open != "" {
		all = append(all, week...)
	}
	return all
}

// A point is where a site is, in metres of the National Grid.
type point struct{ east, north float64 }

// reached says of each small area whether its people live near enough to a
// site: all of them or none.
func reached(place fs.FS, x Reach, areas *area.System) (*atlas, error) {
	sites, err := x.points(place, areas)
	if err != nil {
		return nil, err
	}
	cells := map[[2]int][]point{}
	cell := func(p point) [2]int {
		return [2]int{int(math.Floor(p.east / float64(x.Metres))), int(math.Floor(p.north / float64(x.Metres)))}
	}
	for _, p := range sites {
		cells[cell(p)] = append(cells[cell(p)], p)
	}
	a := newAtlas(100)
	for _, l := range areas.LSOAs {
		home := point{float64(l.Easting), float64(l.Northing)}
		t := tally{0, float64(l.Population)}
		if near(cells, cell(home), home, float64(x.Metres)) {
			t.sum = t.over
		}
		a.small[l] = t
	}
	return a, nil
}

func near(cells map[[2]int][]point, at [2]int, home point, metres float64) bool {
	for dx := -1; dx <= 1; dx++ {
		for dy := -1; dy <= 1; dy++ {
			for _, p := range cells[[2]int{at[0] + dx, at[1] + dy}] {
				if math.Hypot(p.east-home.east, p.north-home.north) <= metres {
					return true
				}
			}
		}
	}
	return false
}

// points are the sites that count.
func (x Reach) points(place fs.FS, areas *area.System) (all []point, err error) {
	for _, kind := range x.Sites {
		sites, err := areas.Sites(kind)
		if err != nil {
			return nil, err
		}
		for _, s := range sites {
			if s.Lat != 0 {
				e, n := area.Grid(s.Lat, s.Lon)
				all = append(all, point{e, n})
			}
		}
	}
	if x.File == "" {
		return all, nil
	}
	when, _ := parseMoment(cmp.Or(x.Open, "Monday 00:00"))
	err = read(place, x.File, x.columns(), func(r row) error {
		if x.Open != "" {
			in, err := open(r.text(when.day), when.minute)
			if err != nil {
				return r.wrong(when.day, "hours such as 09:00-13:00,14:00-18:00, or CLOSED", "correct them")
			}
			if !in {
				return nil
			}
		}
		lat, err := r.number("lat")
		if err != nil {
			return err
		}
		lon, err := r.number("lon")
		if err != nil {
			return err
		}
		e, n := area.Grid(lat, lon)
		all = append(all, point{e, n})
		return nil
	})
	return all, err
}
