package area

import "io/fs"

// Census is what the census counted in an LSOA: people by broad ethnic group,
// Muslim and disabled people, and households by tenure and overcrowding.
type Census struct {
	Asian, Black, Mixed, Other, White int
	Muslim, Disabled                  int
	Owned, SocialRented, PrivateRented,
	Overcrowded int // households
}

func (s *System) loadCensus(fsys fs.FS) error {
	seen := map[string]*LSOA{}
	columns := "lsoa,asian,black,mixed,other,white,muslim,disabled,owned,social_rented,private_rented,overcrowded"
	err := read(fsys, "census.csv", columns, func(r row) error {
		l, err := find(r, "lsoa", s.lsoas)
		if err != nil {
			return err
		}
		c := &l.Census
		into := []*int{&c.Asian, &c.Black, &c.Mixed, &c.Other, &c.White, &c.Muslim, &c.Disabled,
			&c.Owned, &c.SocialRented, &c.PrivateRented, &c.Overcrowded}
		for i, n := range into {
			if *n, err = r.whole(r.header[1+i]); err != nil {
				return err
			}
		}
		return once(r, "lsoa", seen, l)
	})
	if err != nil {
		return err
	}
	for _, l := range s.LSOAs {
		if seen[l.Code] == nil {
			return missing("census.csv", l)
		}
	}
	return nil
}
