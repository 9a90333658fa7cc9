package area

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// loadGround reads everything that stays when neighbourhoods are redrawn.
func loadGround(fsys fs.FS) (*System, error) {
	s := &System{lsoas: map[string]*LSOA{}}
	if err := s.loadSystem(fsys); err != nil {
		return nil, err
	}
	places := map[string]*Place{}
	for _, p := range s.Places {
		places[p.Code] = p
	}
	wards, msoas := map[string]*Ward{}, map[string]*MSOA{}
	err := read(fsys, "wards.csv", "ward,name,place", func(r row) error {
		place, err := find(r, "place", places)
		if err != nil {
			return err
		}
		w := &Ward{Code: r.text("ward"), Name: r.text("name"), Place: place}
		s.Wards = append(s.Wards, w)
		return once(r, "ward", wards, w)
	})
	if err != nil {
		return nil, err
	}
	err = read(fsys, "msoas.csv", "msoa,name,known_as,place", func(r row) error {
		place, err := find(r, "place", places)
		if err != nil {
			return err
		}
		m := &MSOA{Code: r.text("msoa"), Name: r.text("name"), KnownAs: r.text("known_as"), Place: place}
		s.MSOAs = append(s.MSOAs, m)
		return once(r, "msoa", msoas, m)
	})
	if err != nil {
		return nil, err
	}
	err = read(fsys, "lsoas.csv", "lsoa,name,msoa,ward,place,population,area_km2,easting,northing", func(r row) (err error) {
		l := &LSOA{Code: r.text("lsoa"), Name: r.text("name")}
		if l.MSOA, err = find(r, "msoa", msoas); err != nil {
			return err
		}
		if l.Ward, err = find(r, "ward", wards); err != nil {
			return err
		}
		if l.Place, err = find(r, "place", places); err != nil {
			return err
		}
		if l.Ward.Place != l.Place {
			return r.wrong("place", "the place of its ward, "+l.Ward.Place.Name, "correct the ward or the place")
		}
		if l.Population, err = r.whole("population"); err != nil {
			return err
		}
		if l.AreaKM2, err = r.number("area_km2"); err != nil {
			return err
		}
		if l.Easting, err = r.whole("easting"); err != nil {
			return err
		}
		if l.Northing, err = r.whole("northing"); err != nil {
			return err
		}
		s.LSOAs = append(s.LSOAs, l)
		return once(r, "lsoa", s.lsoas, l)
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(s.LSOAs, func(a, b *LSOA) int { return strings.Compare(a.Code, b.Code) })
	slices.SortFunc(s.Wards, func(a, b *Ward) int { return strings.Compare(a.Code, b.Code) })
	slices.SortFunc(s.MSOAs, func(a, b *MSOA) int { return strings.Compare(a.Code, b.Code) })
	for _, l := range s.LSOAs {
		l.MSOA.LSOAs = append(l.MSOA.LSOAs, l)
		l.Ward.LSOAs = append(l.Ward.LSOAs, l)
		l.Place.LSOAs = append(l.Place.LSOAs, l)
	}
	s.outlines = sync.OnceValues(func() (map[string][]Ring, error) { return loadOutlines(fsys, s) })
	return s, nil
}
