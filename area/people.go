package area

import (
	"io/fs"
	"slices"
	"strconv"

	"byname"
)

// bands of five years of age, the last open: 0-4 … 85-89, 90+.
const bands = 19

// A Band is five years of age: 0 is 0-4, 18 is 90 and over.
type Band int

// Bands are all age bands, youngest first.
func Bands() []Band {
	all := make([]Band, bands)
	for i := range all {
		all[i] = Band(i)
	}
	return all
}

// BandOf is the band of an age in whole years.
func BandOf(age int) Band { return Band(min(max(age, 0)/5, bands-1)) }

// String is 0-4 or 90+.
func (b Band) String() string {
	if b == bands-1 {
		return "90+"
	}
	return strconv.Itoa(int(b)*5) + "-" + strconv.Itoa(int(b)*5+4)
}

// People is how many people of a sex and age band live there. It is modelled,
// so not whole (see the place's README).
func (l *LSOA) People(sex byname.Sex, b Band) float64 {
	switch sex {
	case byname.Female:
		return float64(l.people[0][b])
	case byname.Male:
		return float64(l.people[1][b])
	}
	return float64(l.people[0][b]) + float64(l.people[1][b])
}

func (s *System) loadPeople(fsys fs.FS) error {
	columns := "lsoa,sex"
	for _, b := range Bands() {
		columns += "," + b.String()
	}
	sexes := []string{"female", "male"}
	seen := map[*LSOA][2]bool{}
	err := read(fsys, "population.csv", columns, func(r row) error {
		l, err := find(r, "lsoa", s.lsoas)
		if err != nil {
			return err
		}
		sex := slices.Index(sexes, r.text("sex"))
		both := seen[l]
		if sex < 0 || both[sex] {
			return r.wrong("sex", "female on one line, male on another", "correct it")
		}
		both[sex] = true
		seen[l] = both
		for b := range bands {
			x, err := r.number(Band(b).String())
			if err != nil {
				return err
			}
			l.people[sex][b] = float32(x)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, l := range s.LSOAs {
		if seen[l] != [2]bool{true, true} {
			return missing("population.csv", l)
		}
	}
	return nil
}

// missing is the error of an LSOA that a file leaves out.
func missing(file string, l *LSOA) error {
	return byname.Invalid("place: "+file, "lines for every LSOA; "+l.Code+" has none or too few", "add them")
}
