package bed

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"byname"
)

// A Place is where one person sleeps tonight.
type Place struct {
	Person   byname.PersonID
	Property PropertyID
	Room     RoomID
}

// An Answer is who sleeps where tonight, and how good that is.
type Answer struct {
	Places  []Place // in the order of turns
	Without []Without
	AtMost  int  // nobody can place more people than this
	Best    bool // proved: no other way places more people, nor others who come sooner
	Looked  int  // at this many partial answers
}

// Assign places as many people as possible, and of all ways to place that
// many the one that is best for whoever's turn is first, then second, and so
// on. A turn comes by points, then nights waited, then the person's id, so
// that the same night always gives the same answer. Parties stay together in
// one room, and nobody sleeps where a rule forbids it. When ctx ends first,
// the best answer so far is given with Best false.
//
// It searches by branch and bound. The bound leaves out what couples people
// to each other (one room for a party, two who must not meet); what is left
// is a matching of people to beds, in which taking people in order of turns
// gives the best set (Edmonds and Fulkerson 1965: the sets that can be
// matched are a matroid).
func Assign(ctx context.Context, properties []Property, parties []Party) (Answer, error) {
	n, err := newNight(properties, parties)
	if err != nil {
		return Answer{}, err
	}
	s := &search{night: n}
	s.run(ctx)
	return s.answer(), nil
}

// A night is the question: people in order of turns, and slots, which are
// rooms with free beds.
type night struct {
	properties []Property
	parties    []Party
	slots      []slot
	people     []int    // the party of each person; a party's people are neighbours
	first      []int    // the first person of each party
	open       []bitset // by party: the slots whose rules allow it
	apart      [][]int  // by party: parties that may not sleep in the same property
	inside     []bitset // by property: its slots
	order      []int    // slots, those that suit the fewest people first
}

type slot struct {
	property int
	room     Room
}

func newNight(properties []Property, parties []Party) (*night, error) {
	n := &night{properties: properties, parties: slices.Clone(parties)}
	slices.SortStableFunc(n.parties, func(a, b Party) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(b.Waited, a.Waited), cmp.Compare(lowest(a), lowest(b)))
	})
	party := map[byname.PersonID]int{}
	for i, p := range n.parties {
		if len(p.People) == 0 {
			return nil, byname.Invalid(fmt.Sprintf("party %d", i+1), "at least one person", "leave it out")
		}
		n.first = append(n.first, len(n.people))
		for _, need := range p.People {
			if _, twice := party[need.Person]; twice {
				return nil, byname.Invalid("person "+need.Person.String(), "one request for tonight", "withdraw the other one")
			}
			party[need.Person] = i
			n.people = append(n.people, i)
		}
	}
	n.keepApart(party)
	for i := range properties {
		for _, r := range properties[i].Rooms {
			if r.Free() > 0 {
				n.slots = append(n.slots, slot{i, r})
			}
		}
	}
	n.openUp()
	return n, nil
}

func lowest(p Party) byname.PersonID {
	var low byname.PersonID
	for i, need := range p.People {
		if i == 0 || need.Person < low {
			low = need.Person
		}
	}
	return low
}

// keepApart reads who must not meet from either side.
func (n *night) keepApart(party map[byname.PersonID]int) {
	n.apart = make([][]int, len(n.parties))
	add := func(p, q int) {
		if p != q && !slices.Contains(n.apart[p], q) {
			n.apart[p] = append(n.apart[p], q)
		}
	}
	for p, of := range n.parties {
		for _, need := range of.People {
			for _, other := range need.Apart {
				if q, here := party[other]; here {
					add(p, q)
					add(q, p)
				}
			}
		}
	}
}

// openUp finds the slots whose rules allow each party.
func (n *night) openUp() {
	n.open = make([]bitset, len(n.parties))
	n.inside = make([]bitset, len(n.properties))
	for i := range n.inside {
		n.inside[i] = newBitset(len(n.slots))
	}
	suits := make([]int, len(n.slots))
	for p, party := range n.parties {
		n.open[p] = newBitset(len(n.slots))
		for i, s := range n.slots {
			if n.properties[s.property].Refuses(s.room, party) == "" {
				n.open[p].set(i)
				suits[i] += len(party.People)
			}
		}
	}
	for i, s := range n.slots {
		n.inside[s.property].set(i)
		n.order = append(n.order, i)
	}
	slices.SortStableFunc(n.order, func(a, b int) int { return cmp.Compare(suits[a], suits[b]) })
}
