package discharge

import (
	"slices"
	"strings"

	"byname"
)

// An Event is one that happened to somebody, by its kind, such as
// "ed.attendance.fall".
type Event struct {
	Kind string
	At   byname.Minute
}

// What happened after somebody left, as far as the time has passed.
type After struct {
	Within72, Within28 []Event // of 72 hours, and of the rest of 28 days
	Full72, Full28     bool    // all of the time has passed
}

// signs of a discharge that did not hold.
var signs = []string{"ambulance.call", "ed.attendance", "admission.emergency", "died"}

// Afterwards finds, in the order of time, what shows that a discharge did not
// hold: an ambulance, A&E, an admission in an emergency, a death.
func Afterwards(left byname.Minute, events []Event, now byname.Minute) (a After) {
	const hours, days = 72 * 60, 28 * 24 * 60
	for _, e := range events {
		if e.At <= left || e.At > left+days || e.At > now || !slices.ContainsFunc(signs, func(s string) bool { return e.Kind == s || strings.HasPrefix(e.Kind, s+".") }) {
			continue
		}
		if e.At <= left+hours {
			a.Within72 = append(a.Within72, e)
		} else {
			a.Within28 = append(a.Within28, e)
		}
	}
	byTime := func(x, y Event) int { return int(x.At) - int(y.At) }
	slices.SortStableFunc(a.Within72, byTime)
	slices.SortStableFunc(a.Within28, byTime)
	a.Full72, a.Full28 = now >= left+hours, now >= left+days
	return a
}
