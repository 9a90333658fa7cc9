package outcome

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"byname"
)

// EnglandCode is England's in published data.
const EnglandCode = "E92000001"

// PublishedData are indicators as their sources gave them: numbers without
// counts or intervals.
type PublishedData struct {
	series map[seriesKey][]Indicator
}

type seriesKey struct{ indicator, sex, area string }

// LoadPublished reads a place's indicators.csv.gz.
func LoadPublished(place fs.FS) (PublishedData, error) {
	const name = "indicators.csv.gz"
	bad := func(expected, do string) (PublishedData, error) {
		return PublishedData{}, byname.Invalid(name, expected, do)
	}
	file, err := place.Open(name)
	if err != nil {
		return PublishedData{}, byname.NotFound(name, "the file in the place's folder", err.Error())
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return bad("a gzip file", err.Error())
	}
	rows := csv.NewReader(unzipped)
	header, err := rows.Read()
	if err != nil || !slices.Equal(header, strings.Split("indicator,area,period,sex,unit,value,title", ",")) {
		return bad("the columns indicator,area,period,sex,unit,value,title", "correct the columns")
	}
	d := PublishedData{map[seriesKey][]Indicator{}}
	for {
		r, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return bad("seven columns, quoted as CSV", err.Error())
		}
		i := Indicator{Area: r[1], Period: Period{Name: r[2]}, Kind: Published, Method: "as published"}
		if i.Value, err = strconv.ParseFloat(r[5], 64); err != nil {
			line, _ := rows.FieldPos(5)
			return bad("a number in value", "correct line "+strconv.Itoa(line))
		}
		key := seriesKey{r[0], r[3], r[1]}
		d.series[key] = append(d.series[key], i)
	}
	for _, s := range d.series {
		slices.SortStableFunc(s, func(a, b Indicator) int { return strings.Compare(b.Period.Name, a.Period.Name) })
	}
	return d, nil
}

// Indicators are a published measure's numbers for an area, latest first.
func (d PublishedData) Indicators(m Measure, area string) []Indicator {
	list := slices.Clone(d.series[seriesKey{m.Published.Indicator, m.Published.Sex, area}])
	for i := range list {
		list[i].Measure = m.ID
	}
	return list
}
