package guard

import (
	"fmt"
	"strings"
	"time"

	"byname"
	"byname/team"
)

// An Entry is one row of the audit: who asked to see whom, why, and whether
// they were shown. It names persons by id alone.
type Entry struct {
	At        time.Time         `json:"at"`
	Worker    byname.WorkerID   `json:"worker"`
	Agency    byname.AgencyID   `json:"agency,omitempty"`
	Purpose   string            `json:"purpose,omitempty"`
	Reason    string            `json:"reason,omitempty"`
	What      string            `json:"what,omitempty"` // what was done with it, when not just opened
	List      bool              `json:"list,omitempty"`
	Run       bool              `json:"run,omitempty"` // over everybody
	Emergency bool              `json:"emergency,omitempty"`
	Granted   bool              `json:"granted"`
	Rule      string            `json:"rule,omitempty"` // the policies that decided
	Persons   []byname.PersonID `json:"persons,omitempty"`
	Tell      []team.TeamID     `json:"tell,omitempty"` // teams whose leads are told of an emergency
}

// A Look is an Entry as the person it is about may read it.
type Look struct {
	Number int64 // of the audit row
	Entry
	WorkerName, Job, AgencyName string
	PurposeWords                string
	People                      int // how many were on the list
}

// Words says it in a sentence: "Nadia Khan, district nurse, MFT, opened this
// record on 10 February 2026, 14:05 to help this person."
func (l Look) Words() string {
	var b strings.Builder
	b.WriteString(l.WorkerName)
	for _, s := range []string{l.Job, l.AgencyName} {
		if s != "" {
			b.WriteString(", " + s)
		}
	}
	b.WriteString(", ")
	if !l.Granted {
		b.WriteString("was refused when asking to see this record")
	} else {
		b.WriteString(l.Did())
	}
	fmt.Fprintf(&b, " on %s", byname.MinuteOf(l.At).Words())
	if l.PurposeWords != "" {
		b.WriteString(" " + l.PurposeWords)
	}
	b.WriteString(".")
	if l.Reason != "" {
		fmt.Fprintf(&b, " Reason given: %s", l.Reason)
	}
	return b.String()
}

// Did is what was done: "opened this record", "saw this record on a list of
// 18 people".
func (l Look) Did() string {
	switch {
	case l.What != "":
		return l.What
	case l.Emergency:
		return "broke the glass to open this record"
	case l.List:
		return fmt.Sprintf("saw this record on a list of %d", l.People)
	}
	return "opened this record"
}
