package feed

import "byname"

// A Key names one thing for ever: agency/data set/the agency's own id for it.
// Records and events have separate keys.
type Key string

// A Record is what one row of an agency's file says about who a person is.
// It is immutable; linking puts labels over records and never changes one.
type Record struct {
	Key     Key
	Agency  byname.AgencyID
	DataSet string
	Row     string     // the row's id in its file: unique in the data set
	Local   string     // the agency's own number for the person ("" when it has none); never an NHS number
	Seen    byname.Day // the day this row speaks of, 0 when it does not say
	Identity
}

// Identity is what a row says of the person. Any field may be missing.
type Identity struct {
	NHS      byname.NHSNumber
	Verified bool // the agency traced the NHS number
	NINO     byname.Text

	Given, Family  byname.Text // as written, in NFC; upper case kept only when the source has no other
	KnownAs        byname.Text // the name they like to be called
	Former         byname.Text // a previous family name
	Born           byname.BirthDate
	BornDefault    bool // the date is one that systems write when nobody knew (1900-01-01): not evidence
	AgeLow, AgeTop int8 // approximate age in years on Seen; both 0 when not given
	Sex            byname.Sex

	Address      byname.Text // one line, without postcode
	Postcode     byname.Text // "M18 8LQ"; a sector or district ("M18") when that is all
	UPRN         string
	NoFixed      bool   // no fixed abode
	Withheld     bool   // the address must never be shown
	Scene        bool   // Address and Postcode are where something happened, not said to be home: evidence for linking, never a household
	LSOA         string // of the postcode; "" when unknown
	Phone        byname.Text
	Email        byname.Text
	Ethnicity    string
	Language     string
	Registered   byname.Day // joined this GP practice
	Deregistered byname.Day // left it, or died
}

// An Event is one dated thing that an agency's row says happened.
type Event struct {
	Key        Key
	Subject    Key    // the Record it is about
	Kind       string // a name of Kinds
	At         byname.Minute
	DayOnly    bool       // At is the start of a London day; the time is not known
	Until      byname.Day // when it ended, 0 when it did not or nobody said
	Value      float64    // its measure: pounds owed, a score, per cent, hours a week
	HasValue   bool
	Note       string // the agency's words, shown only to those who may see the kind
	Role       string // in a police incident: victim, suspect, witness, informant, subject
	Incident   string // ties rows of one incident together
	Restricted bool   // nobody outside the named need may see it
}
