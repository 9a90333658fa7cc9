package invent

import (
	"fmt"
	"math/rand/v2"

	"byname"
	"byname/bed"
)

// Night draws a night: people and beds in the proportions of a city's winter
// provision, with a seed.
func Night(seed uint64, people, beds int) ([]bed.Property, []bed.Party) {
	r := rand.New(rand.NewPCG(seed, 1))
	chance := func(p float64) bool { return r.Float64() < p }
	var properties []bed.Property
	for n := 0; n < beds; {
		p := bed.Property{ID: bed.PropertyID(fmt.Sprint("p", len(properties))), Name: fmt.Sprint("House ", len(properties))}
		women, men, dogs, smoking := chance(.2), false, chance(.3), chance(.7)
		if !women {
			men = chance(.25)
		}
		from, to := 18, 0
		if chance(.12) {
			to = 25
		}
		for want := 3 + r.IntN(12); want > 0 && n < beds; {
			size := 1
			if chance(.35) {
				size = 2 + r.IntN(3)
			}
			size = min(size, want, beds-n)
			p.Rooms = append(p.Rooms, bed.Room{ID: bed.RoomID(fmt.Sprint("r", len(p.Rooms))), Beds: size, Women: women, Men: men, Dogs: dogs, Smoking: smoking,
				Couples: size == 2 && !women && !men && chance(.6), StepFree: chance(.35), AgeFrom: from, AgeTo: to})
			want, n = want-size, n+size
		}
		properties = append(properties, p)
	}
	var parties []bed.Party
	for n := 0; n < people; {
		need := func() bed.Need {
			n++
			woman := chance(.25)
			return bed.Need{Person: byname.PersonID(n), Women: woman, Men: !woman, Age: 18 + r.IntN(50), StepFree: chance(.08), Dog: chance(.1),
				Smokes: chance(.45), Alone: chance(.15)}
		}
		p := bed.Party{People: []bed.Need{need()}, Points: r.IntN(10), Waited: r.IntN(200)}
		if n < people && chance(.06) {
			p.People = append(p.People, need())
		}
		for i := range p.People {
			for chance(.08) {
				p.People[i].Apart = append(p.People[i].Apart, byname.PersonID(1+r.IntN(people)))
			}
		}
		parties = append(parties, p)
	}
	return properties, parties
}
