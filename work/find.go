package work

import "byname"

// FindAsk is what is known of somebody looked for. Any may be empty.
type FindAsk struct{ Name, Born, NHS, Postcode string }

// A FindHit is somebody who may be meant.
type FindHit struct {
	ID              byname.PersonID
	Preferred, Full byname.Text
	Age             int
	HasAge          bool
	Neighbourhood   string
	Known           bool // the asker may open the person without giving a reason
}
