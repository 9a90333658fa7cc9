package bed

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"byname"
)

// small draws a night of a few people and beds in which every rule bites.
func small(t *rapid.T) ([]Property, []Party) {
	yes := func(name string) bool { return rapid.IntRange(0, 2).Draw(t, name) > 0 }
	var properties []Property
	for i := range rapid.IntRange(1, 3).Draw(t, "properties") {
		p := Property{ID: PropertyID(fmt.Sprint("p", i))}
		for k := range rapid.IntRange(1, 3).Draw(t, "rooms") {
			p.Rooms = append(p.Rooms, Room{ID: RoomID(fmt.Sprint("r", k)), Beds: rapid.IntRange(1, 3).Draw(t, "beds"),
				Couples: yes("couples"), Dogs: yes("dogs"), StepFree: true, Smoking: true})
		}
		properties = append(properties, p)
	}
	var parties []Party
	n := 0
	for range rapid.IntRange(1, 6).Draw(t, "parties") {
		p := Party{Points: rapid.IntRange(0, 3).Draw(t, "points")}
		for range rapid.SampledFrom([]int{1, 1, 2, 3}).Draw(t, "size") {
			n++
			need := Need{Person: byname.PersonID(n), Dog: !yes("no dog"), Alone: !yes("shares")}
			if !yes("meets everybody") {
				need.Apart = []byname.PersonID{byname.PersonID(rapid.IntRange(1, 9).Draw(t, "apart"))}
			}
			p.People = append(p.People, need)
		}
		parties = append(parties, p)
	}
	return properties, parties
}

// everyWay tries every way to place the parties and gives the best: who is
// placed, by turn.
func everyWay(n *night) (best bitset) {
	at := slices.Repeat([]int{nowhere}, len(n.parties))
	free := make([]int, len(n.slots))
	for i, s := range n.slots {
		free[i] = s.room.Free()
	}
	best = newBitset(len(n.people))
	var try func(p int)
	try = func(p int) {
		if p == len(n.parties) {
			who := newBitset(len(n.people))
			for i, p := range n.people {
				if at[p] != nowhere {
					who.set(i)
				}
			}
			if better(who.size(), who, best.size(), best) {
				best = who
			}
			return
		}
		for s := range n.slots {
			size := len(n.parties[p].People)
			kept := slices.ContainsFunc(n.apart[p], func(q int) bool {
				return q < p && at[q] != nowhere && n.slots[at[q]].property == n.slots[s].property
			})
			if !kept && free[s] >= size && n.properties[n.slots[s].property].Refuses(n.slots[s].room, n.parties[p]) == "" {
				at[p], free[s] = s, free[s]-size
				try(p + 1)
				at[p], free[s] = nowhere, free[s]+size
			}
		}
		try(p + 1)
	}
	try(0)
	return best
}

// TestNoWayIsBetter holds every answer against all ways there are.
func TestNoWayIsBetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		properties, parties := small(t)
		a, err := Assign(context.Background(), properties, parties)
		if err != nil {
			t.Fatal(err)
		}
		keepsTheRules(t, properties, parties, a)
		n, _ := newNight(properties, parties)
		best := everyWay(n)
		got := newBitset(len(n.people))
		for i, p := range n.people {
			person := n.parties[p].People[i-n.first[p]].Person
			if slices.ContainsFunc(a.Places, func(x Place) bool { return x.Person == person }) {
				got.set(i)
			}
		}
		if !a.Best || !slices.Equal(got, best) {
			t.Fatalf("placed %b, the best is %b; says it is the best: %v", got, best, a.Best)
		}
	})
}

type fatal interface {
	Helper()
	Fatalf(string, ...any)
}

// keepsTheRules checks an answer from outside: no bed twice, no rule broken,
// parties together, the rest without.
func keepsTheRules(t fatal, properties []Property, parties []Party, a Answer) {
	t.Helper()
	at := map[byname.PersonID]Place{}
	for _, p := range a.Places {
		at[p.Person] = p
	}
	people := 0
	beds := map[Place]int{}
	for _, party := range parties {
		people += len(party.People)
		here, placed := at[party.People[0].Person]
		for _, need := range party.People {
			p, ok := at[need.Person]
			if ok != placed || ok && (p.Property != here.Property || p.Room != here.Room) {
				t.Fatalf("%v and %v came together", party.People[0].Person, need.Person)
			}
			for _, other := range need.Apart {
				if o, there := at[other]; ok && there && o.Property == p.Property && !slices.ContainsFunc(party.People, func(n Need) bool { return n.Person == other }) {
					t.Fatalf("%v meets %v", need.Person, other)
				}
			}
		}
		if placed {
			beds[Place{0, here.Property, here.Room}] += len(party.People)
			i := slices.IndexFunc(properties, func(p Property) bool { return p.ID == here.Property })
			k := slices.IndexFunc(properties[i].Rooms, func(r Room) bool { return r.ID == here.Room })
			if rule := properties[i].Refuses(properties[i].Rooms[k], party); rule != "" {
				t.Fatalf("%v sleeps where it %s", party.People[0].Person, rule)
			}
			if beds[Place{0, here.Property, here.Room}] > properties[i].Rooms[k].Free() {
				t.Fatalf("%s has not so many beds", here.Room)
			}
		}
	}
	if len(at) != len(a.Places) || len(a.Places)+len(a.Without) != people {
		t.Fatalf("%d placed and %d without, of %d", len(a.Places), len(a.Without), people)
	}
	_ = cmp.Compare[int]
}
