package team

import (
	"fmt"
	"slices"

	"byname"
)

// A TeamID names a neighbourhood team for ever, in lower case.
type TeamID string

// A Worker works for one agency at a time and signs in. Where they worked
// before is in their Posts.
type Worker struct {
	ID     byname.WorkerID
	Agency byname.AgencyID
	Name   string
	Job    string // "district nurse"
	byname.Span
}

// A Post is where a worker works or worked, as what, from when to when.
type Post struct {
	Worker byname.WorkerID
	Agency byname.AgencyID
	Job    string
	byname.Span
}

// A Team is the workers of several agencies who look after one neighbourhood.
type Team struct {
	ID            TeamID
	Name          string
	Neighbourhood string            // its id in the place
	Agencies      []byname.AgencyID // those whose workers may be members
	Members       []Member
	byname.Span
}

// A Member is a worker in a team, from when to when. A lead answers for the
// team: is told of emergencies, countersigns, names who needs what is
// restricted.
type Member struct {
	Worker byname.WorkerID
	Lead   bool
	Leads  Field // which of the team's fields, "" none
	byname.Span
}

// On is the members on a day, in the order they are listed.
func (t Team) On(day byname.Day) []Member {
	var now []Member
	if t.Holds(day) {
		for _, m := range t.Members {
			if m.Holds(day) {
				now = append(now, m)
			}
		}
	}
	return now
}

// Leads are the workers who lead the team on a day.
func (t Team) Leads(day byname.Day) []byname.WorkerID {
	var leads []byname.WorkerID
	for _, m := range t.On(day) {
		if m.Lead {
			leads = append(leads, m.Worker)
		}
	}
	return leads
}

// Join adds a member. The worker must be of an agency that belongs to the
// team, be there on the first day, and not be a member then already.
func (t Team) Join(w Worker, m Member) (Team, error) {
	where := fmt.Sprintf("joining %s", t.Name)
	switch {
	case m.Worker != w.ID || !w.Holds(m.From) || !t.Holds(m.From):
		return t, byname.Invalid(where, "a worker and a team that are there on the first day", "choose a later day")
	case !slices.Contains(t.Agencies, w.Agency):
		return t, byname.Invalid(where, "a worker of an agency that belongs to the team", "add the agency to the team first")
	case slices.ContainsFunc(t.Members, func(o Member) bool { return o.Worker == m.Worker && overlap(o.Span, m.Span) }):
		return t, byname.Conflict(where, "a worker who is not a member then", "end the membership first")
	}
	if m.Leads != "" && !slices.Contains(Fields, m.Leads) {
		return t, byname.Invalid(where, "a field that teams have a lead for", "choose among those offered")
	}
	if err := m.Span.Check(where); err != nil {
		return t, err
	}
	t.Members = append(slices.Clip(t.Members), m)
	return t, nil
}

func overlap(a, b byname.Span) bool {
	return (a.To == 0 || b.From < a.To) && (b.To == 0 || a.From < b.To)
}
