package work

import "byname"

// A Choice is one value of a form's list or of a filter.
type Choice struct {
	Value, Title string
	Entries      int // how many there are, where that is known
}

// A PersonRef is enough to show and open a person.
type PersonRef struct {
	ID        byname.PersonID
	Preferred byname.Text
}

// Paging says which part of a list is shown: Page of Pages, both from 1.
type Paging struct{ Total, Page, Pages int }
