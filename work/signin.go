package work

import (
	"byname"
	"byname/guard"
)

// Who is the worker asking, as read from a session.
type Who struct {
	Worker     byname.WorkerID
	Name       string // the worker's own
	Agency     byname.AgencyID
	AgencyName string
	Job        string // "district nurse"
	Roles      []guard.Role
	Teams      []TeamRef // the first is "my neighbourhood"
}

// A TeamRef names a neighbourhood team.
type TeamRef struct{ Neighbourhood, Name string }
