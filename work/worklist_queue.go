package work

import (
	"slices"
	"time"

	"byname"
	"byname/store"
)

// queued is a person who waits, with the programmes that found them and that
// the team has not answered yet.
type queued struct {
	person  byname.PersonID
	found   []store.Waiting
	urgency int // hours, the soonest
	since   byname.Day
	open    int        // of found: those for which no plan was started
	planned time.Time  // when a plan was opened for who stays though nothing that the team has not answered finds them
	gone    bool       // nor anything answered
	parted  byname.Day // when records were parted from theirs since the plan began
	place   rank
}

func (q queued) has(theme string) bool {
	return slices.ContainsFunc(q.found, func(f store.Waiting) bool { return f.Theme == theme })
}

// finding is one programme's of one person.
type finding struct {
	person    byname.PersonID
	programme string
}

// queue brings signals together person by person, leaves out what the team
// has answered, and puts everybody in their place. planned are those who stay
// on the list whatever finds them. aside counts those left out because the
// team said not now.
func (w *Work) queue(waiting []store.Waiting, acts []store.Act, planned []queued) (queue []queued, aside int) {
	last := map[finding]store.Act{}
	for _, a := range acts {
		last[finding{a.Person, a.Programme}] = a
	}
	today := w.Today()
	var later byname.PersonID
	stays := map[byname.PersonID]*queued{}
	for i := range planned {
		stays[planned[i].person] = &planned[i]
	}
	for _, s := range waiting {
		a, acted := last[finding{s.Person, s.Programme}]
		stay := stays[s.Person]
		if stay != nil {
			stay.gone = false
		}
		if acted && answers(a, s, today) {
			if a.Act == store.NotNow && later != s.Person && stay == nil {
				later = s.Person
				aside++
			}
			continue
		}
		if n := len(queue); n == 0 || queue[n-1].person != s.Person {
			queue = append(queue, queued{person: s.Person, urgency: s.UrgencyHours, since: s.Since})
		}
		q := &queue[len(queue)-1]
		q.found = append(q.found, s)
		q.urgency, q.since = min(q.urgency, s.UrgencyHours), min(q.since, s.Since)
		if stay == nil || !acted || a.Act != store.PlanStarted {
			q.open++
		}
	}
	for _, p := range planned {
		if !slices.ContainsFunc(queue, func(q queued) bool { return q.person == p.person }) {
			queue = append(queue, p)
		}
	}
	for i := range queue {
		queue[i].place = w.rank(queue[i])
	}
	slices.SortStableFunc(queue, func(a, b queued) int { return a.place.compare(b.place) })
	return queue, aside
}

// answers reports whether the team's last act on a finding still holds. "Not
// now" ends on its day; anything else holds for this run of the signal, so
// that a finding that went away and came back is shown again. A person for
// whom a plan is open stays on the list: the list shows that it is.
func answers(a store.Act, s store.Waiting, today byname.Day) bool {
	switch a.Act {
	case store.NotNow:
		return today < a.Until
	case store.PlanStarted:
		return false
	}
	return byname.MinuteOf(a.At).Day() >= s.Since
}
