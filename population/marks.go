package population

import (
	"byname"
	"byname/feed"
)

// Marks are what events say that changes how a person may be shown.
type Marks struct {
	Objects    bool       // has objected to sharing, and has not taken it back
	NoPlanning bool       // has objected to planning use, as told to us
	Died       byname.Day // 0 when no agency says so
	Victim     byname.Day // last day of abuse at home whose record is restricted, 0 when none
}

// Marking reads everybody's events for what changes how people may be shown.
// Clusters are those of linking.
type Marking struct {
	day       byname.Day
	marks     map[int32]Marks
	incidents map[string]*incident
}

// An incident is abuse at home as the police wrote it: one row a person.
type incident struct {
	day               byname.Day
	restricted        bool
	victims, suspects []int32
}

// NewMarking begins; objections that ended before day do not count.
func NewMarking(day byname.Day) *Marking {
	return &Marking{day: day, marks: map[int32]Marks{}, incidents: map[string]*incident{}}
}

// Objection is the kind of event by which an agency tells that somebody
// objects to sharing.
const Objection = "consent.objection"

// Telling are the kinds of event that Marking reads.
func Telling(kind string) bool {
	return kind == "died" || kind == Objection || feed.Under(kind, "police.domestic")
}

// Event takes one event of a cluster. The order does not matter.
func (m *Marking) Event(cluster int32, e feed.Event) {
	if !Telling(e.Kind) {
		return
	}
	mark := m.marks[cluster]
	switch e.Kind {
	case "died":
		if day := e.At.Day(); mark.Died == 0 || day < mark.Died {
			mark.Died = day
		}
	case Objection:
		mark.Objects = mark.Objects || e.Until == 0 || e.Until > m.day
	default:
		m.abuse(cluster, e)
		return
	}
	m.marks[cluster] = mark
}

// Incident is the incident of abuse at home that an event is part of, "" when
// it is none.
func Incident(e feed.Event) string {
	if !feed.Under(e.Kind, "police.domestic") {
		return ""
	}
	if e.Incident == "" {
		return string(e.Key)
	}
	return e.Incident
}

func (m *Marking) abuse(cluster int32, e feed.Event) {
	name := Incident(e)
	in := m.incidents[name]
	if in == nil {
		in = &incident{}
		m.incidents[name] = in
	}
	in.day = max(in.day, e.At.Day())
	in.restricted = in.restricted || e.Restricted
	switch e.Role {
	case "victim":
		in.victims = append(in.victims, cluster)
	case "suspect":
		in.suspects = append(in.suspects, cluster)
	}
}

// Done gives the marks by cluster, and the pairs whom no household may hold
// together: [0] is suspected of abuse at home of [1].
func (m *Marking) Done() (marks map[int32]Marks, apart [][2]int32) {
	for _, in := range m.incidents {
		for _, v := range in.victims {
			if in.restricted {
				mark := m.marks[v]
				mark.Victim = max(mark.Victim, in.day)
				m.marks[v] = mark
			}
			for _, s := range in.suspects {
				if s != v {
					apart = append(apart, [2]int32{s, v})
				}
			}
		}
	}
	return m.marks, apart
}
