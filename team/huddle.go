package team

import (
	"cmp"
	"slices"

	"byname"
)

// A Concern is why a huddle speaks of somebody.
type Concern string

// Concerns, most pressing first.
const (
	AtRisk   Concern = "risk"     // a sign that should be acted on within a day
	StuckAt  Concern = "stuck"    // a step waits for one that was not done, or for a yes
	Called   Concern = "called"   // ambulance, fire or police came again and again
	PastDay  Concern = "overdue"  // a step or a review is past its day
	Promised Concern = "promised" // what came of what an earlier huddle agreed
	AskedFor Concern = "asked"    // somebody of the team put them on the agenda
	Loose    Concern = "loose"    // a plan, and nobody who leads
	Review   Concern = "review"   // the plan is due to be looked at again within a week
	NewSign  Concern = "new"      // found since the last huddle
)

// Concerns are all, in the order in which a huddle takes them.
var Concerns = []Concern{AtRisk, StuckAt, Called, PastDay, Promised, AskedFor, Loose, Review, NewSign}

// Words says a concern on a screen that everybody sees: nothing about whom.
func (c Concern) Words() string {
	return map[Concern]string{AtRisk: "somebody may be at risk", StuckAt: "a step is stuck", Called: "called out again and again", PastDay: "past its day", Promised: "promised last time",
		AskedFor: "put on by the team", Loose: "nobody leads", Review: "due to be looked at again", NewSign: "new signs"}[c]
}

// A Matter is a person for a huddle's agenda: why, since when.
type Matter struct {
	Person byname.PersonID
	Why    []Concern
	Since  byname.Day
}

// Agenda brings matters together person by person and puts the most pressing
// first, then those of more concerns, then the longest waiting. The first most
// are for today; the others are for another day.
func Agenda(matters []Matter, most int) (today []Matter, others int) {
	rank := func(c Concern) int { return slices.Index(Concerns, c) }
	at := map[byname.PersonID]int{}
	for _, m := range matters {
		i, known := at[m.Person]
		if !known {
			at[m.Person] = len(today)
			today = append(today, Matter{Person: m.Person, Since: m.Since})
			i = at[m.Person]
		}
		today[i].Why = append(today[i].Why, m.Why...)
		if m.Since != 0 && (today[i].Since == 0 || m.Since < today[i].Since) {
			today[i].Since = m.Since
		}
	}
	for i := range today {
		slices.SortFunc(today[i].Why, func(a, b Concern) int { return rank(a) - rank(b) })
		today[i].Why = slices.Compact(today[i].Why)
	}
	slices.SortFunc(today, func(a, b Matter) int {
		return cmp.Or(rank(a.Why[0])-rank(b.Why[0]), len(b.Why)-len(a.Why), cmp.Compare(a.Since, b.Since), cmp.Compare(a.Person, b.Person))
	})
	others = max(0, len(today)-most)
	return today[:len(today)-others], others
}
