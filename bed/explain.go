package bed

import "byname"

// Without is somebody who has no bed tonight, and why.
type Without struct {
	Person  byname.PersonID
	Refused map[Rule]int // free beds by the rule that keeps them from this party
	Taken   int          // free beds whose rules allow it, all of them given to people who would otherwise have none or whose turn is sooner
}

func (s *search) answer() Answer {
	a := Answer{AtMost: s.atMost, Best: s.proved, Looked: s.looked}
	for i, p := range s.people {
		person := s.parties[p].People[i-s.first[p]].Person
		if s.at[i] == nowhere {
			w := Without{Person: person, Refused: map[Rule]int{}}
			for _, slot := range s.slots {
				rule := s.properties[slot.property].Refuses(slot.room, s.parties[p])
				if rule == "" && s.meets(p, slot.property) {
					rule = NotWith
				}
				if rule != "" {
					w.Refused[rule] += slot.room.Free()
				} else {
					w.Taken += slot.room.Free()
				}
			}
			a.Without = append(a.Without, w)
			continue
		}
		slot := s.slots[s.at[i]]
		a.Places = append(a.Places, Place{person, s.properties[slot.property].ID, slot.room.ID})
	}
	return a
}

// meets says whether tonight's answer puts somebody a party must not meet
// into a property.
func (s *search) meets(p, property int) bool {
	return (&matching{night: s.night, at: s.at}).meets(p, property)
}
