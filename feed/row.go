package feed

import "byname"

// A Row is what one row of an agency's file became: what it says of a person,
// what happened, and what could not be taken.
type Row struct {
	Line    int     // in the file, from 1; where the row begins
	ID      string  // its id in its data set
	Key     Key     // agency/data set/ID
	Record  *Record // nil when the row speaks of a record of another data set
	Subject Key     // the record it speaks of: its own Key, or another data set's
	Events  []Event

	// Refusals are the fields left out, each with its reason, when Refused is
	// false; when it is true they say why nothing of the row was taken.
	Refusals []Refusal
	Refused  bool
	Raw      byname.Text // the row as it came, when there are Refusals
}

// A Refusal says why a field, or for its sake a row, was not taken. Nothing
// in it repeats what the row says, which may be a name or an NHS number.
type Refusal struct {
	Field  string // the column as the file calls it; "" when the row as a whole is at fault
	Reason string // what was expected
	Do     string // what to do about it
}
