package feed

import (
	"path"
	"strings"

	"byname"
)

// A Mapping says how one data set of one agency is to be read. docs/feed.md
// tells its words.
type Mapping struct {
	File    string // the mapping's own file: "police.yaml"
	Version string // changes when its text or the reader's meaning does

	Agency    byname.AgencyID
	DataSet   string
	Title     string // plain words for a list
	Agreement string // under which the agency shares this
	Purpose   string
	Extract   Extract
	Encoding  Encoding
	Delimiter byte
	Quote     byte       // 0: none
	Headers   [][]string // the first names the columns; others are the same columns under other names

	claims []string
	// Deduplicated is that the agency keeps one record of each person, and sees
	// to it: two of its numbers held at one time are two people.
	Deduplicated bool

	quiet  bool // a row from which nothing follows is good
	prefix Key  // agency/data set/
	row    int
	dates  map[int][]dateForm
	known  []condition
	person *personPlan
	about  *aboutPlan
	events []eventPlan
}

// Extract says what a file of a data set holds.
type Extract string

const (
	Snapshot Extract = "snapshot" // everybody: who is in it no more has ended
	Changes  Extract = "changes"  // what is new or corrected; what came before stays
)

var extracts = []string{string(Snapshot), string(Changes)}

// Claims reports whether a file of this name, with or without a folder, is
// one of this data set.
func (m *Mapping) Claims(name string) bool {
	name = strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))
	for _, glob := range m.claims {
		if ok, _ := path.Match(glob, name); ok {
			return true
		}
	}
	return false
}

// Columns are the names that the mapping and refusals use.
func (m *Mapping) Columns() []string { return m.Headers[0] }

// Key is the key of a row of this data set.
func (m *Mapping) Key(row string) Key { return m.prefix + Key(row) }

// Deduplicated are the agencies that keep one record of each person.
func Deduplicated(mappings []*Mapping) (all []byname.AgencyID) {
	for _, m := range mappings {
		if m.Deduplicated {
			all = append(all, m.Agency)
		}
	}
	return all
}
