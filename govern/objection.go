package govern

import "byname"

// An Objection is a person's no to sharing. An extract may bring one and may
// never take one away: only the person can, by a worker who writes it down.
type Objection struct {
	Person byname.PersonID
	Anchor string // a record key of the person, by which they are found again
	Words  string // in the person's words, "" when an extract brought it
	By     byname.WorkerID
	byname.Span
}

// A Retention says how long something is kept after its last use.
type Retention struct {
	Of    string // deliveries, builds, audit, plans, ...
	Years int
	Why   string // the rule it follows
}

// Until is the first day on which what was last used on day may be erased.
func (r Retention) Until(day byname.Day) byname.Day {
	t := day.Time()
	return byname.OnDay(t.Year()+r.Years, t.Month(), t.Day())
}
