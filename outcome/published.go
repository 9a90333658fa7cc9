package outcome

import (
	"compress/gzip"
	"fmt"
	"io/fs"
	"math"
	"slices"

	"byname"
)

// EnglandCode is England's in published data.
const EnglandCode = "E92000001"

// PublishedData are indicators as their sources gave them.
type PublishedData struct {
	series map[seriesKey][]Indicator // latest first
	Notes  []string                  // what was left out or changed in reading
}

type seriesKey struct {
	Strand
	area string
}

// LoadPublished reads a place's figures: indicators.csv.gz, and every file of
// the folder figures, each as ReadFigures reads it.
func LoadPublished(place fs.FS, here func(area string) bool) (d PublishedData, err error) {
	old, err := LoadBoundaries(place)
	if err != nil {
		return d, err
	}
	names, err := fs.Glob(place, "figures/*.csv.gz")
	if err != nil {
		return d, err
	}
	for _, name := range append([]string{"indicators.csv.gz"}, names...) {
		read, err := readFigureFile(place, name, here, old)
		if err != nil {
			return d, err
		}
		d.Add(read.Figures)
		for _, note := range read.Notes {
			d.Notes = append(d.Notes, name+": "+note)
		}
	}
	return d, nil
}

func readFigureFile(place fs.FS, name string, here func(string) bool, old *Boundaries) (Reading, error) {
	file, err := place.Open(name)
	if err != nil {
		return Reading{}, byname.NotFound(name, "the file in the place's folder", err.Error())
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return Reading{}, byname.Invalid(name, "a gzip file", err.Error())
	}
	read, err := ReadFigures(unzipped, here, old)
	if err != nil {
		err = fmt.Errorf("%s: %w", name, err)
	}
	return read, err
}

// Add puts figures in. One that is there already is replaced: what is read
// later is newer.
func (d *PublishedData) Add(figures []Figure) {
	if d.series == nil {
		d.series = map[seriesKey][]Indicator{}
	}
	touched := map[seriesKey]bool{}
	for _, f := range figures {
		key := seriesKey{f.Strand, f.Area}
		list := d.series[key]
		at := slices.IndexFunc(list, func(i Indicator) bool { return i.Period.First == f.Period.First && i.Period.Last == f.Period.Last })
		if at >= 0 {
			list[at] = f.Indicator
		} else {
			list = append(list, f.Indicator)
		}
		d.series[key] = list
		touched[key] = true
	}
	for key := range touched {
		byTime(d.series[key])
	}
}

// Clone is a copy that may be added to.
func (d PublishedData) Clone() PublishedData {
	c := PublishedData{map[seriesKey][]Indicator{}, slices.Clone(d.Notes)}
	for k, list := range d.series {
		c.series[k] = slices.Clone(list)
	}
	return c
}

// Indicators are a published measure's numbers for an area, latest first:
// under the name the place's file has for it, or under its number on the
// national site where that was loaded.
func (d PublishedData) Indicators(m Measure, area string) []Indicator {
	list := slices.Clone(d.series[seriesKey{Strand{m.Published.Indicator, m.Published.Sex, m.Published.Age, m.Published.Group}, area}])
	if m.Published.National != "" {
		for _, i := range d.series[seriesKey{Strand{m.Published.National, m.Published.Sex, m.Published.Age, m.Published.Group}, area}] {
			at := slices.IndexFunc(list, func(j Indicator) bool { return j.Period.First == i.Period.First && j.Period.Last == i.Period.Last })
			if at >= 0 {
				list[at] = i
			} else {
				list = append(list, i)
			}
		}
		byTime(list)
	}
	for i := range list {
		list[i] = m.limited(list[i])
		list[i].Measure = m.ID
	}
	return list
}

// limited gives a figure that came with counts and without limits those that
// its counts make, when the measure says of which kind it is. Per is found
// from the figure itself: 100 for a percentage.
func (m Measure) limited(i Indicator) Indicator {
	if m.Published.Interval == "" || !i.Shown() || i.HasInterval() || !(i.Denominator > 0) || i.Value == 0 {
		return i
	}
	of := OfRate
	if m.Published.Interval == Proportion {
		of = OfProportion
	}
	per := math.Pow(10, math.Round(math.Log10(i.Value/(float64(i.Numerator)/i.Denominator))))
	made := of(i.Numerator, i.Denominator, per, .95)
	if !made.Shown() {
		return i
	}
	i.LowerCL, i.UpperCL, i.Confidence, i.Method = min(made.LowerCL, i.Value), max(made.UpperCL, i.Value), .95, made.Method
	return i
}
