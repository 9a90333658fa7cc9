package area

import (
	"io/fs"
	"slices"
	"strconv"
)

// A Site is somewhere people go: a practice, a school, a library, a park.
type Site struct {
	Kind     string // gp_practice, pharmacy, school, library, care_home, hospital, food_bank, …
	Code     string // of the NHS or of the Department for Education; may be empty
	Name     string
	Address  string
	Postcode string
	Lat, Lon float64 // WGS 84; both 0 when not known
	LSOA     *LSOA   // nil when not known
	Year     int     // of the source
	Size     int     // people on a practice's list, pupils of a school; 0 when not known
	Detail   string  // a practice's primary care network, a school's phase
}

// Sites are those of a kind in the system, by name.
func (s *System) Sites(kind string) ([]Site, error) {
	all, err := s.sites()
	if err != nil {
		return nil, err
	}
	var of []Site
	for _, x := range all {
		if x.Kind == kind {
			of = append(of, x)
		}
	}
	return of, nil
}

func loadSites(fsys fs.FS, s *System) ([]Site, error) {
	var all []Site
	err := read(fsys, "sites.csv", "kind,code,name,address,postcode,lat,lon,lsoa,year,size,detail", func(r row) (err error) {
		x := Site{Kind: r.text("kind"), Code: r.text("code"), Name: r.text("name"), Address: r.text("address"),
			Postcode: r.text("postcode"), Detail: r.text("detail")}
		if x.Kind == "" || x.Name == "" {
			return r.wrong("name", "a kind and a name", "add them or delete the line")
		}
		if r.text("lsoa") != "" {
			if x.LSOA, err = find(r, "lsoa", s.lsoas); err != nil {
				return err
			}
		}
		if x.Lat, err = degrees(r, "lat"); err != nil {
			return err
		}
		if x.Lon, err = degrees(r, "lon"); err != nil {
			return err
		}
		if x.Year, err = r.whole("year"); err != nil {
			return err
		}
		if r.text("size") != "" {
			if x.Size, err = r.whole("size"); err != nil {
				return err
			}
		}
		all = append(all, x)
		return nil
	})
	return slices.Clip(all), err
}

func degrees(r row, column string) (float64, error) {
	if r.text(column) == "" {
		return 0, nil
	}
	x, err := strconv.ParseFloat(r.text(column), 64)
	if err != nil || !(x >= -180 && x <= 180) {
		return 0, r.wrong(column, "degrees, such as 53.4631", "correct it")
	}
	return x, nil
}
