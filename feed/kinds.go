package feed

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
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

// The words that a kind may have in two of the columns.
var (
	balances = []string{"proactive", "reactive", "neutral"}
	wheres   = []string{"home", "neighbourhood", "hospital", "none"}
)

// ParseKinds reads a list of kinds in the columns of kinds.csv.
func ParseKinds(text string) (map[string]Kind, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, byname.Invalid("event kinds", "a CSV file with the columns kind,phrase,balance,where,class", err.Error())
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != "kind,phrase,balance,where,class" {
		return nil, byname.Invalid("event kinds, line 1", "the header kind,phrase,balance,where,class", "begin with it")
	}
	kinds := make(map[string]Kind, len(rows))
	for i, r := range rows[1:] {
		k := Kind{r[0], r[1], r[2], r[3], r[4]}
		where := fmt.Sprintf("event kinds, line %d", i+2)
		for _, c := range []struct {
			word  string
			among []string
		}{{k.Balance, balances}, {k.Where, wheres}} {
			if !slices.Contains(c.among, c.word) {
				return nil, byname.Invalid(where, "one of "+strings.Join(c.among, ", "), fmt.Sprintf("correct %q", c.word))
			}
		}
		dotted := strings.ReplaceAll(k.Name, ".", "_")
		if dotted == "" || strings.ContainsFunc(dotted, notID) || k.Phrase == "" || k.Class == "" || strings.ContainsFunc(k.Class, notID) {
			return nil, byname.Invalid(where, "a dotted name in small letters, a phrase and a class", "write for example ed.attendance,went to A&E,reactive,hospital,health")
		}
		if _, twice := kinds[k.Name]; twice {
			return nil, byname.Invalid(where, "a kind that comes once", "remove the second "+k.Name)
		}
		kinds[k.Name] = k
	}
	return kinds, nil
}

// LoadKinds are the built-in kinds of event and those of kinds.csv in a
// place's folder of feeds, which may give a built-in one other words.
func LoadKinds(fsys fs.FS, dir string) (map[string]Kind, error) {
	kinds := maps.Clone(Kinds())
	text, err := fs.ReadFile(fsys, path.Join(dir, "kinds.csv"))
	if errors.Is(err, fs.ErrNotExist) {
		return kinds, nil
	}
	if err != nil {
		return nil, err
	}
	own, err := ParseKinds(string(text))
	maps.Copy(kinds, own)
	return kinds, err
}

func kindNames(kinds map[string]Kind) []string { return slices.Sorted(maps.Keys(kinds)) }

// Under reports whether kind is prefix or below it: "ed.attendance.fall" is
// under "ed.attendance" and "ed", and "education" is not under "ed".
func Under(kind, prefix string) bool {
	return strings.HasPrefix(kind, prefix) && (len(kind) == len(prefix) || kind[len(prefix)] == '.')
}
