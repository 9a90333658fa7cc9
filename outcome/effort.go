package outcome

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"byname"
)

// An Effort is what one contact of a kind takes, kinds below it too where
// they have none of their own.
type Effort struct {
	Kind   string
	Hours  float64      // of workers' time
	Cost   byname.Pence // of the unit-cost line, so many times; 0 when there is no line
	Line   string
	Source string // and what of it is an assumption
}

// Efforts are the place's, by kind.
type Efforts map[string]Effort

// LoadEfforts reads a place's efforts.csv: kind, hours, line, times, source.
// known reports whether a kind of event exists; cost is the value of a
// unit-cost line.
func LoadEfforts(place fs.FS, known func(kind string) bool, cost func(line string) (byname.Pence, bool)) (Efforts, error) {
	const name = "efforts.csv"
	file, err := place.Open(name)
	if err != nil {
		return nil, byname.NotFound(name, "the file in the place's folder", err.Error())
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) == 0 || !slices.Equal(rows[0], []string{"kind", "hours", "line", "times", "source"}) {
		return nil, byname.Invalid(name, "a CSV file with the columns kind, hours, line, times, source", "correct its first line")
	}
	efforts := Efforts{}
	for i, row := range rows[1:] {
		where := fmt.Sprintf("%s, line %d", name, i+2)
		e := Effort{Kind: row[0], Line: row[2], Source: row[4]}
		if !known(e.Kind) {
			return nil, byname.NotFound(where, "a kind of event", "correct "+e.Kind)
		}
		if _, twice := efforts[e.Kind]; twice || e.Source == "" {
			return nil, byname.Invalid(where, "each kind once, with its source", "correct it")
		}
		if e.Hours, err = strconv.ParseFloat(row[1], 64); err != nil || e.Hours < 0 {
			return nil, byname.Invalid(where, "a number of hours", "correct "+row[1])
		}
		if e.Line != "" {
			each, priced := cost(e.Line)
			times, err := strconv.ParseFloat(row[3], 64)
			if !priced || err != nil || times < 0 {
				return nil, byname.Invalid(where, "a line of the unit-cost database, and how many times", "correct "+e.Line)
			}
			e.Cost = byname.Pence(float64(each)*times + .5)
		}
		efforts[e.Kind] = e
	}
	return efforts, nil
}

// Of is what a contact of a kind takes: by its own line, or else that of the
// nearest kind above it; false when no line speaks of it.
func (e Efforts) Of(kind string) (Effort, bool) {
	for at := len(kind); at > 0; {
		if effort, found := e[kind[:at]]; found {
			return effort, true
		}
		for at--; at > 0 && kind[at] != '.'; at-- {
		}
	}
	return Effort{}, false
}
