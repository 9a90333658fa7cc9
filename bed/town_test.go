package bed

import (
	"fmt"
	"math/rand/v2"

	"byname"
)

// town draws a night: people and beds in the proportions of a city's winter
// provision, with a seed.
func town(seed uint64, people, beds int) ([]Property, []Party) {
	r := rand.New(rand.NewPCG(seed, 1))
	chance := func(p float64) bool { return r.Float64() < p }
	var properties []Property
	for n := 0; n < beds; {
		p := Property{ID: PropertyID(fmt.Sprint("p", len(properties))), Name: fmt.Sprint("House ", len(properties))}
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
			p.Rooms = append(p.Rooms, Room{ID: RoomID(fmt.Sprint("r", len(p.Rooms))), Beds: size, Women: women, Men: men, Dogs: dogs, Smoking: smoking,
				Couples: size == 2 && !women && !men && chance(.6), StepFree: chance(.35), AgeFrom: from, AgeTo: to})
			want, n = want-size, n+size
		}
		properties = append(properties, p)
	}
	var parties []Party
	for n := 0; n < people; {
		need := func() Need {
			n++
			woman := chance(.25)
			return Need{Person: byname.PersonID(n), Women: woman, Men: !woman, Age: 18 + r.IntN(50), StepFree: chance(.08), Dog: chance(.1),
				Smokes: chance(.45), Alone: chance(.15)}
		}
		p := Party{People: []Need{need()}, Points: r.IntN(10), Waited: r.IntN(200)}
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
