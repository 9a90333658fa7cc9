package work

import (
	"slices"
	"time"

	"byname"
	"byname/feed"
	"byname/govern"
	"byname/store"
)

// What became of a file.
const (
	FileTaken   = "taken in"
	FileAgain   = "already taken in"
	FileBack    = "brought back" // its rows were missing from the data folder
	FileRefused = "refused"
)

// A FedFile is one file that somebody fed, and what became of it.
type FedFile struct {
	File    string // without its folder
	Agency  string // as people know it
	DataSet string
	Title   string
	State   string
	Why     error // of a file that is refused
	Rows    int   // accepted
	Records int
	Events  int
	Refused int // rows
	LeftOut int // rows taken without a field, or an event, that was wrong
	Took    time.Duration
}

// Fed is what became of all files of one feeding.
type Fed struct {
	Files  []FedFile
	Nobody []string // files that no mapping claims
}

// A Delivery is one file taken in before.
type Delivery struct {
	Number   int64
	Taken    time.Time
	File     string
	Agency   string
	DataSet  string
	Snapshot bool
	Rows     int // accepted
	Refused  int // rows
	Waiting  int // refusals of rows that have not come again
	Erased   bool
}

// A RefusedRow is a row, or a field of one, that was not taken and has not
// come again.
type RefusedRow struct {
	File  string
	Line  int
	Row   string
	Whole bool // all of the row
	feed.Refusal
}

func (w *Work) deliveries() *store.Deliveries { return store.OpenDeliveries(w.Data) }

// mappings are those of the place, each of an agency and under an agreement
// that the place knows.
func (p Place) mappings() ([]*feed.Mapping, error) {
	mappings, err := feed.LoadMappings(p.Files, "feeds")
	if err != nil {
		return nil, err
	}
	for _, m := range mappings {
		if _, err := p.Agencies.Agency(m.Agency); err != nil {
			return nil, byname.Invalid("feeds/"+m.File, "an agency of agencies.yaml", "correct "+string(m.Agency))
		}
		if !slices.ContainsFunc(p.Rules.Agreements, func(a govern.Agreement) bool { return a.ID == m.Agreement }) {
			return nil, byname.Invalid("feeds/"+m.File, "an agreement of agreements.yaml", "correct "+m.Agreement)
		}
	}
	return mappings, nil
}

// mayTakeIn is nil when the agreement that a mapping names covers its data set
// today.
func mayTakeIn(tx *store.Tx, m *feed.Mapping, day byname.Day) error {
	agreements, err := tx.Agreements()
	if err != nil {
		return err
	}
	named := slices.DeleteFunc(agreements, func(a govern.Agreement) bool { return a.ID != m.Agreement })
	_, err = named.Covers(m.Agency, m.DataSet, m.Purpose, day)
	return err
}
