package bed_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"byname"
	"byname/bed"
)

// small draws a night of a few people and beds in which every rule bites.
func small(t *rapid.T) ([]bed.Property, []bed.Party) {
	yes := func(name string) bool { return rapid.IntRange(0, 2).Draw(t, name) > 0 }
	var properties []bed.Property
	for i := range rapid.IntRange(1, 3).Draw(t, "properties") {
		p := bed.Property{ID: bed.PropertyID(fmt.Sprint("p", i))}
		for k := range rapid.IntRange(1, 3).Draw(t, "rooms") {
			p.Rooms = append(p.Rooms, bed.Room{ID: bed.RoomID(fmt.Sprint("r", k)), Beds: rapid.IntRange(1, 3).Draw(t, "beds"),
				Couples: yes("couples"), Dogs: yes("dogs"), StepFree: true, Smoking: true})
		}
		properties = append(properties, p)
	}
	var parties []bed.Party
	n := 0
	for range rapid.IntRange(1, 6).Draw(t, "parties") {
		p := bed.Party{Points: rapid.IntRange(0, 3).Draw(t, "points")}
		for range rapid.SampledFrom([]int{1, 1, 2, 3}).Draw(t, "size") {
			n++
			need := bed.Need{Person: byname.PersonID(n), Dog: !yes("no dog"), Alone: !yes("shares")}
			if !yes("meets everybody") {
				need.Apart = []byname.PersonID{byname.PersonID(rapid.IntRange(1, 9).Draw(t, "apart"))}
			}
			p.People = append(p.People, need)
		}
		parties = append(parties, p)
	}
	return properties, parties
}

// everyWay tries every way to place the parties and gives who is placed in the
// best, by turn. It knows nothing of how Assign works.
func everyWay(properties []bed.Property, parties []bed.Party) (best []bool) {
	type bedroom struct{ property, room int }
	parties = slices.Clone(parties)
	slices.SortStableFunc(parties, func(a, b bed.Party) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(a.People[0].Person, b.People[0].Person))
	})
	apart := func(a, b bed.Party) bool {
		says := func(a, b bed.Party) bool {
			return slices.ContainsFunc(a.People, func(n bed.Need) bool {
				return slices.ContainsFunc(b.People, func(m bed.Need) bool { return slices.Contains(n.Apart, m.Person) })
			})
		}
		return says(a, b) || says(b, a)
	}
	at := make([]*bedroom, len(parties))
	free := map[bedroom]int{}
	better := func(a, b []bool) bool {
		for i := range a {
			if a[i] != b[i] {
				return a[i]
			}
		}
		return false
	}
	count := func(who []bool) (n int) {
		for _, yes := range who {
			if yes {
				n++
			}
		}
		return n
	}
	var try func(p int)
	try = func(p int) {
		if p == len(parties) {
			var who []bool
			for i, party := range parties {
				for range party.People {
					who = append(who, at[i] != nil)
				}
			}
			if best == nil || count(who) > count(best) || count(who) == count(best) && better(who, best) {
				best = who
			}
			return
		}
		for i := range properties {
			if slices.ContainsFunc(parties[:p], func(q bed.Party) bool {
				k := slices.IndexFunc(parties, func(o bed.Party) bool { return o.People[0].Person == q.People[0].Person })
				return at[k] != nil && at[k].property == i && apart(q, parties[p])
			}) {
				continue
			}
			for k, room := range properties[i].Rooms {
				here := bedroom{i, k}
				size := len(parties[p].People)
				if room.Free()-free[here] < size || properties[i].Refuses(room, parties[p]) != "" {
					continue
				}
				at[p] = &here
				free[here] += size
				try(p + 1)
				at[p] = nil
				free[here] -= size
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
		a, err := bed.Assign(context.Background(), properties, parties)
		if err != nil {
			t.Fatal(err)
		}
		keepsTheRules(t, properties, parties, a)
		slices.SortStableFunc(parties, func(a, b bed.Party) int {
			return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(a.People[0].Person, b.People[0].Person))
		})
		var got []bool
		for _, party := range parties {
			for _, need := range party.People {
				got = append(got, slices.ContainsFunc(a.Places, func(p bed.Place) bool { return p.Person == need.Person }))
			}
		}
		if best := everyWay(properties, parties); !a.Best || !slices.Equal(got, best) {
			t.Fatalf("placed %v, the best is %v; says it is the best: %v", got, best, a.Best)
		}
	})
}

type fatal interface {
	Helper()
	Fatalf(string, ...any)
}

// keepsTheRules checks an answer from outside: no bed twice, no rule broken,
// parties together, the rest without.
func keepsTheRules(t fatal, properties []bed.Property, parties []bed.Party, a bed.Answer) {
	t.Helper()
	at := map[byname.PersonID]bed.Place{}
	for _, p := range a.Places {
		at[p.Person] = p
	}
	people := 0
	beds := map[bed.Place]int{}
	for _, party := range parties {
		people += len(party.People)
		here, placed := at[party.People[0].Person]
		for _, need := range party.People {
			p, ok := at[need.Person]
			if ok != placed || ok && (p.Property != here.Property || p.Room != here.Room) {
				t.Fatalf("%v and %v came together", party.People[0].Person, need.Person)
			}
			for _, other := range need.Apart {
				if o, there := at[other]; ok && there && o.Property == p.Property && !slices.ContainsFunc(party.People, func(n bed.Need) bool { return n.Person == other }) {
					t.Fatalf("%v meets %v", need.Person, other)
				}
			}
		}
		if placed {
			beds[bed.Place{0, here.Property, here.Room}] += len(party.People)
			i := slices.IndexFunc(properties, func(p bed.Property) bool { return p.ID == here.Property })
			k := slices.IndexFunc(properties[i].Rooms, func(r bed.Room) bool { return r.ID == here.Room })
			if rule := properties[i].Refuses(properties[i].Rooms[k], party); rule != "" {
				t.Fatalf("%v sleeps where it %s", party.People[0].Person, rule)
			}
			if beds[bed.Place{0, here.Property, here.Room}] > properties[i].Rooms[k].Free() {
				t.Fatalf("%s has not so many beds", here.Room)
			}
		}
	}
	if len(at) != len(a.Places) || len(a.Places)+len(a.Without) != people {
		t.Fatalf("%d placed and %d without, of %d", len(a.Places), len(a.Without), people)
	}
}
