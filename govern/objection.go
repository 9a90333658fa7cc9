package govern

import "byname"

// A Scope is what somebody says no to.
type Scope string

const (
	ToAll      Scope = "all"      // nothing that one agency told is shown to another
	ToPlanning Scope = "planning" // no worklist and no count: whoever helps them sees what they always saw
)

// Covers reports whether a no to this is a no to the other too.
func (s Scope) Covers(other Scope) bool { return s == ToAll || s == other }

// Scopes are both, the narrower first.
var Scopes = []Scope{ToPlanning, ToAll}

// A Voice is in whose words an objection was said.
type Voice string

const (
	Themselves Voice = "person"
	Parent     Voice = "parent"    // for a child who cannot decide this yet
	Appointed  Voice = "appointed" // by the person, or by a court, to decide for them
)

// Voices are all, the person first.
var Voices = []Voice{Themselves, Parent, Appointed}

// An Objection is a person's no to sharing, or to planning use alone. An
// extract may bring one, to all sharing, and may never take one away: only the
// person can, to a worker who writes it down or by themselves.
type Objection struct {
	Person byname.PersonID
	Scope  Scope
	Anchor string // a record key of the person, by which they are found again
	Voice  Voice
	Words  string
	By     byname.WorkerID // "" when they wrote it down themselves
	byname.Span

	EndedBy    byname.WorkerID // "" when they ended it themselves, or it holds
	EndedWords string
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
