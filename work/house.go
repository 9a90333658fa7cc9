package work

import (
	"byname"
	"byname/guard"
)

// An Account is a worker who can sign in.
type Account struct {
	Worker      byname.WorkerID
	Name        string
	Agency, Job string
	Roles       []guard.Role
	Teams       []TeamRef
	Open        bool
	LastSignIn  byname.Minute // 0 when never
}

// A NewAccount is one to make.
type NewAccount struct {
	Account, Name string
	Agency        byname.AgencyID
	Job           string
	Roles         []guard.Role
	Neighbourhood string
}

// An Emergency is one breaking of the glass, to be reviewed.
type Emergency struct {
	ID             int64
	At             byname.Minute
	Worker, Agency string
	Reason         string
	Person         byname.PersonID // by id alone: reviewing is no reason to read a name
	Right          bool
	Reviewed       byname.Minute // 0 when not yet
	ReviewedBy     string
	Words          string
}

// An AuditState is the result of checking the whole record of who looked.
type AuditState struct {
	Rows     int64
	Head     string // root of the tree, to be compared with a copy kept elsewhere
	Good     bool
	FirstBad int64 // the first row that does not fit; 0 when all do
	Checked  byname.Minute
}
