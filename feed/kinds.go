package feed

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"

	"byname"
)

// A Kind is a kind of event: a dotted name, so that a rule about
// "ed.attendance" also counts "ed.attendance.fall".
type Kind struct {
	Name    string
	Phrase  string // plain words that follow a name: "went to A&E"
	Balance string // proactive, reactive or neutral: support given early, or a crisis answered
	Where   string // home, neighbourhood, hospital or none: where the care took place
	Class   string // what sharing rules speak of: a class of the place's sharing.yaml
}

//go:embed kinds.csv
var kindsCSV string

// Kinds are the built-in kinds of event by name. A place may add its own.
var Kinds = sync.OnceValue(func() map[string]Kind {
	kinds, err := ParseKinds(kindsCSV)
	if err != nil {
		panic("feed: kinds.csv: " + err.Error())
	}
	return kinds
})

// ParseKinds reads a list of kinds in the columns of kinds.csv.
func ParseKinds(text string) (map[string]Kind, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, byname.Invalid("event kinds", "a CSV file with the columns kind,phrase,balance,where,class", err.Error())
	}
	kinds := make(map[string]Kind, len(rows))
	for _, r := range rows[1:] {
		kinds[r[0]] = Kind{r[0], r[1], r[2], r[3], r[4]}
	}
	return kinds, nil
}

// Under reports whether kind is prefix or below it: "ed.attendance.fall" is
// under "ed.attendance" and "ed", and "education" is not under "ed".
func Under(kind, prefix string) bool {
	return strings.HasPrefix(kind, prefix) && (len(kind) == len(prefix) || kind[len(prefix)] == '.')
}
