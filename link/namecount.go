package link

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"byname"
)

// NameCounts say how many people of a population have a name. A file to be
// linked may be of one street or one clinic, where a name that is rare in the
// country is common, or the other way round.
type NameCounts struct {
	people map[uint64]float64 // by the hash of the standardised name
	total  float64
	agree  float64 // pairs of two people who have one name
	print  string
}

// ReadNameCounts reads lines of name,count, with or without a header; other
// columns are not looked at. Spellings that are standardised to one name
// count together.
func ReadNameCounts(r io.Reader) (*NameCounts, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	c := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff")))
	c.FieldsPerRecord = -1
	n := &NameCounts{people: map[uint64]float64{}, print: fingerprint(text)}
	for line := 1; ; line++ {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		where := fmt.Sprintf("names, line %d", line)
		if err != nil || len(row) < 2 {
			return nil, byname.Invalid(where, "a name, a comma and how many people have it", "write one name a line")
		}
		count, err := strconv.ParseFloat(strings.TrimSpace(row[1]), 64)
		if line == 1 && err != nil {
			continue // the header
		}
		if err != nil || !(count >= 0 && count < 1e12) {
			return nil, byname.Invalid(where, "a number of people after the name", "write a whole number without spaces or commas")
		}
		if name := tight(row[0]); name != "" {
			n.people[hash64(name)] += count
			n.total += count
		}
	}
	if n.total == 0 {
		return nil, byname.Invalid("names", "at least one name that somebody has", "give a file of name,count")
	}
	for _, name := range slices.Sorted(maps.Keys(n.people)) {
		n.agree += n.people[name] * max(0, n.people[name]-1)
	}
	return n, nil
}

// fingerprint tells one table from another; "" when there is none.
func (n *NameCounts) fingerprint() string {
	if n == nil {
		return ""
	}
	return n.print
}
