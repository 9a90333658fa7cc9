package area

import (
	"io/fs"
	"math"

	"byname"
)

// Deprivation is an LSOA's place in the English Indices of Deprivation. Decile
// and fifth 1 are the most deprived of England.
type Deprivation struct {
	Score  float64
	Rank   int // 1 is the most deprived LSOA of England
	Decile int
	// Deciles of the seven domains.
	Income, Employment, Education, Health, Crime, Housing, Environment int
}

// Fifth is 1 (most deprived) to 5.
func (d Deprivation) Fifth() int { return (d.Decile + 1) / 2 }

// LSOAs are the parts of any larger area.
type LSOAs []*LSOA

// Population is the census count of usual residents.
func (ls LSOAs) Population() int {
	n := 0
	for _, l := range ls {
		n += l.Population
	}
	return n
}

// DeprivationScore is the mean of the LSOAs' scores, each weighted by its
// population, rounded to two places, so that a formula that uses it can be
// worked again by hand from what is shown. Source: Ministry of Housing,
// Communities and Local Government, "average score" of larger areas.
func (ls LSOAs) DeprivationScore() float64 {
	sum := 0.0
	for _, l := range ls {
		sum += l.Deprivation.Score * float64(l.Population)
	}
	if people := ls.Population(); people > 0 {
		return math.Round(100*sum/float64(people)) / 100
	}
	return 0
}

// People is how many people of a sex and age band live there.
func (ls LSOAs) People(sex byname.Sex, b Band) float64 {
	n := 0.0
	for _, l := range ls {
		n += l.People(sex, b)
	}
	return n
}

func (s *System) loadDeprivation(fsys fs.FS) error {
	seen := map[string]*LSOA{}
	columns := "lsoa,score,rank,decile,income,employment,education,health,crime,housing,environment"
	err := read(fsys, "deprivation.csv", columns, func(r row) error {
		l, err := find(r, "lsoa", s.lsoas)
		if err != nil {
			return err
		}
		d := &l.Deprivation
		if d.Score, err = r.number("score"); err != nil {
			return err
		}
		if d.Rank, err = r.whole("rank"); err != nil {
			return err
		}
		into := []*int{&d.Decile, &d.Income, &d.Employment, &d.Education, &d.Health, &d.Crime, &d.Housing, &d.Environment}
		for i, decile := range into {
			column := r.header[3+i]
			if *decile, err = r.whole(column); err != nil {
				return err
			}
			if *decile < 1 || *decile > 10 {
				return r.wrong(column, "a decile, 1 to 10", "correct it")
			}
		}
		return once(r, "lsoa", seen, l)
	})
	if err != nil {
		return err
	}
	for _, l := range s.LSOAs {
		if seen[l.Code] == nil {
			return missing("deprivation.csv", l)
		}
	}
	return nil
}
