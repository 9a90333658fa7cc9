// Package population makes Persons with timelines out of linked records: one
// build of everybody.
package population

import (
	"byname"
	"byname/feed"
)

// A Person is one human being in one build: a label over records.
type Person struct {
	Number int32 // place in this build, in household order; not kept between builds
	ID     byname.PersonID
	Anchor feed.Key // the record that best stands for them: what the work about them keeps beside the id

	Preferred     byname.Text // what they like to be called: shown first, always
	Given, Family byname.Text
	Born          byname.BirthDate
	Sex           byname.Sex
	NHS           byname.NHSNumber
	Phone         byname.Text
	Address       byname.Text
	Postcode      byname.Text
	NoFixed       bool // no fixed abode
	Protected     bool // the address is hidden from all but those with the named need
	LSOA          string
	Neighbourhood string
	Household     int32 // same number, same household; 0 when none is known
	Ethnicity     string
	Language      string
	Died          byname.Day
	Objects       bool // objects to sharing: in no list, no count that opens, no search
	NoPlanning    bool // objects to planning use: in no worklist and no count, and helped as anybody
	Records       int32
}

// Unplanned reports that the person is in no worklist and no count: they object
// to all sharing, or to planning use.
func (p *Person) Unplanned() bool { return p.Objects || p.NoPlanning }

// An Event of a person, as its agency told it.
type Event struct {
	feed.Event
	Agency byname.AgencyID
}

// A Timeline is one person and what happened to them, oldest first.
type Timeline struct {
	Person
	Events []Event
}
