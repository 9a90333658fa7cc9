package work

import "byname"

// Looked is who looked at a person, newest first.
type Looked struct {
	PersonRef
	Looks []Look
	Paging
}

// A Look is one reading, or one that was refused.
type Look struct {
	At              byname.Minute
	Worker, Agency  string
	Purpose, Reason string
	What            string // "opened the page", "on a list of 18 people"
	Emergency       bool   // broke the glass
	Refused         bool
}
