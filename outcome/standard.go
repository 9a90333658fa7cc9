package outcome

import (
	"encoding/csv"
	"io/fs"
	"strconv"

	"byname"
)

// A Standard is how many people of each five years of age a standard
// population has, youngest first.
type Standard [bandCount]float64

// LoadStandard reads a place's esp2013.csv: the European standard population
// of 2013, an age band and its people a line.
func LoadStandard(place fs.FS) (s Standard, err error) {
	const name = "esp2013.csv"
	file, err := place.Open(name)
	if err != nil {
		return s, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) != bandCount+1 {
		return s, byname.Invalid(name, "a header and 19 age bands", "correct the file")
	}
	for i, r := range rows[1:] {
		if s[i], err = strconv.ParseFloat(r[len(r)-1], 64); err != nil || !(s[i] > 0) {
			return s, byname.Invalid(name+", line "+strconv.Itoa(i+2), "how many people", "correct the line")
		}
	}
	return s, nil
}

// Standardised is one cell's rate as if the area had the ages of the standard
// population. Whoever may not see whole numbers gets the rate that belongs to
// the rounded count, and none where the count is hidden. The bands that the
// measure does not count are left out.
func (g *Grid) Standardised(m Measure, s Standard, area, period int, whole bool, confidence float64) Indicator {
	i := g.Indicator(m, area, All, period, whole, confidence)
	if !i.Shown() || g.Groups < ethnic {
		return i
	}
	var strata []Stratum
	for band := range bandCount {
		if !m.Among.Ages.All() && !m.Among.Ages.Has(band*5) {
			continue
		}
		c := g.At(area, ages+band, period)
		strata = append(strata, Stratum{Count: float64(c.Numerator), Population: float64(c.Denominator), Standard: s[band]})
	}
	e := DirectlyStandardised(strata, m.Per, confidence)
	if !e.Shown() {
		return i.none(e.Refused)
	}
	part := float64(i.Numerator) / float64(g.At(area, All, period).Numerator)
	i.Value, i.LowerCL, i.UpperCL, i.Method = e.Value*part, e.LowerCL*part, e.UpperCL*part, e.Method
	return i
}
