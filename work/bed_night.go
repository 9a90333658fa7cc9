package work

import (
	"slices"
	"time"

	"byname"
	"byname/bed"
	"byname/store"
)

// tonight is the night that a moment belongs to: until six in the morning it
// is still the night before.
func (w *Work) tonight() byname.Day { return byname.MinuteOf(w.now().Add(-6 * time.Hour)).Day() }

// keepsBeds says whether somebody gives beds out: a worker of a council's
// housing options.
func (w *Work) keepsBeds(who Who) bool {
	a, err := w.Place.Agencies.Agency(who.Agency)
	return err == nil && a.Kind == "housing_options"
}

// A bedNight is what is known of tonight.
type bedNight struct {
	day      byname.Day
	cold     byname.Day
	words    string
	houses   []store.WrittenProperty
	requests []store.BedRequest
	stays    map[int64]store.Stay // that hold a bed, by request
	waited   map[byname.PersonID]int
	terms    bed.Terms
}

// bedNight reads tonight in one transaction. Beds that waited too long are free.
func (w *Work) bedNight(tx *store.Tx) (n bedNight, err error) {
	n.day, n.stays, n.waited = w.tonight(), map[int64]store.Stay{}, map[byname.PersonID]int{}
	if n.terms, err = bed.Load(w.Place.Files); err != nil {
		return n, err
	}
	if n.cold, n.words, err = tx.Cold(n.day); err != nil {
		return n, err
	}
	if n.houses, err = tx.Properties(); err != nil {
		return n, err
	}
	if n.requests, err = tx.BedRequests(); err != nil {
		return n, err
	}
	held, err := tx.Stays(w.now())
	if err != nil {
		return n, err
	}
	for _, s := range held {
		if s.State.Holds() {
			n.stays[s.Request] = s
		}
	}
	seen, err := tx.Sightings()
	if err != nil {
		return n, err
	}
	for _, s := range bed.Longest(bed.Listed(seen, n.day), n.day) {
		n.waited[s.Person] = int(n.day - s.From)
	}
	return n, nil
}

// shut says whether nobody new sleeps in a house tonight.
func (n bedNight) shut(p bed.Property) bool { return p.Closed || p.Cold && n.cold == 0 }

// question is tonight as package bed asks it: what is free, and who waits.
func (n bedNight) question() (houses []bed.Property, parties []bed.Party, of []store.BedRequest) {
	people := map[int64][]byname.PersonID{}
	for _, r := range n.requests {
		for _, need := range r.People {
			people[r.Number] = append(people[r.Number], need.Person)
		}
	}
	apart := map[byname.PersonID][]byname.PersonID{} // from either side, of those who stay too
	for _, r := range n.requests {
		for _, need := range r.People {
			for _, other := range need.Apart {
				apart[need.Person] = append(apart[need.Person], other)
				apart[other] = append(apart[other], need.Person)
			}
		}
	}
	for _, h := range n.houses {
		if n.shut(h.Property) {
			continue
		}
		p := h.Property
		p.Rooms = slices.Clone(p.Rooms)
		for _, s := range n.stays {
			if s.Property != p.ID {
				continue
			}
			p.Staying = append(p.Staying, people[s.Request]...)
			for i := range p.Rooms {
				if p.Rooms[i].ID == s.Room {
					p.Rooms[i].Taken += s.Beds
				}
			}
		}
		houses = append(houses, p)
	}
	asked := map[byname.PersonID]bool{} // who turned out to be one has one bed
	for request := range n.stays {
		for _, id := range people[request] {
			asked[id] = true
		}
	}
	for _, r := range n.requests {
		if _, has := n.stays[r.Number]; has || r.Day > n.day {
			continue
		}
		if slices.ContainsFunc(people[r.Number], func(id byname.PersonID) bool { return asked[id] }) {
			continue
		}
		for _, id := range people[r.Number] {
			asked[id] = true
		}
		party := bed.Party{People: slices.Clone(r.People)}
		party.Points, _ = n.terms.Points(r.Reasons)
		for i := range party.People {
			party.People[i].Apart = apart[party.People[i].Person]
			party.Waited = max(party.Waited, n.waited[party.People[i].Person])
		}
		parties, of = append(parties, party), append(of, r)
	}
	return houses, parties, of
}
