package population

import (
	"cmp"
	"slices"
)

// communalNames is how many family names may live behind one door before it
// is a hostel, a care home or a hall, and no household.
const communalNames = 6

// Households groups drafts who live together: the same UPRN, else the same
// door, else the same phone at the same postcode. It gives one number per
// draft, the same for the same household, and 0 for nobody's; which number is
// of no meaning. Nobody shares a household with somebody they are suspected of
// abusing: pairs in apart are [suspect, victim], positions in drafts.
func Households(drafts []Draft, apart [][2]int32, rules Rules) []int32 {
	homes := newHomes(drafts)
	home := make([]int32, len(drafts))
	for i := range drafts {
		home[i] = homes.of(drafts[i].Home)
	}
	joinByPhone(drafts, home)
	for _, h := range communal(drafts, home, rules) {
		for _, i := range h {
			home[i] = 0
		}
	}
	for _, pair := range apart {
		if suspect, victim := pair[0], pair[1]; home[suspect] != 0 && home[suspect] == home[victim] {
			home[suspect] = 0
		}
	}
	return home
}

// homes numbers what Homes have in common.
type homes struct {
	byUPRN, byDoor map[string]int32
	last           int32
}

// newHomes reads the UPRNs first: a door that somebody's record ties to a UPRN
// is that property for all behind it, unless records tie it to several.
func newHomes(drafts []Draft) *homes {
	h := &homes{byUPRN: map[string]int32{}, byDoor: map[string]int32{}}
	several := map[string]bool{}
	for i := range drafts {
		d := drafts[i].Home
		if d.UPRN == "" {
			continue
		}
		n := h.number(h.byUPRN, d.UPRN)
		if d.Door == "" {
			continue
		}
		if other, known := h.byDoor[d.Door]; known && other != n {
			several[d.Door] = true
		}
		h.byDoor[d.Door] = n
	}
	for door := range several {
		delete(h.byDoor, door)
	}
	return h
}

func (h *homes) of(d Home) int32 {
	switch {
	case d.UPRN != "":
		return h.number(h.byUPRN, d.UPRN)
	case d.Door != "":
		return h.number(h.byDoor, d.Door)
	}
	return 0
}

func (h *homes) number(known map[string]int32, key string) int32 {
	if n := known[key]; n != 0 {
		return n
	}
	h.last++
	known[key] = h.last
	return h.last
}

// joinByPhone puts those with no address, mostly children known to a school
// alone, into the one household that their phone rings in.
func joinByPhone(drafts []Draft, home []int32) {
	const several = -1
	rings := map[string]int32{}
	for i := range drafts {
		if c := drafts[i].Home.Call; c != "" && home[i] != 0 {
			if n := rings[c]; n != 0 && n != home[i] {
				rings[c] = several
			} else {
				rings[c] = home[i]
			}
		}
	}
	for i := range drafts {
		if n := rings[drafts[i].Home.Call]; home[i] == 0 && n > 0 {
			home[i] = n
		}
	}
}

// communal lists the members behind each door with too many adults' names.
func communal(drafts []Draft, home []int32, rules Rules) [][]int32 {
	var found [][]int32
	for _, members := range together(home) {
		names := map[string]bool{}
		for _, i := range members {
			if d := &drafts[i]; !child(&d.Person, rules) && !d.Family.IsZero() {
				names[d.Family.Reveal()] = true
			}
		}
		if len(names) > communalNames {
			found = append(found, members)
		}
	}
	return found
}

// together lists the positions that share a number, for each number but 0.
func together(home []int32) [][]int32 {
	order := make([]int32, 0, len(home))
	for i, h := range home {
		if h != 0 {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(home[a], home[b]), cmp.Compare(a, b)) })
	var groups [][]int32
	for len(order) > 0 {
		n := slices.IndexFunc(order, func(i int32) bool { return home[i] != home[order[0]] })
		if n < 0 {
			n = len(order)
		}
		groups, order = append(groups, order[:n]), order[n:]
	}
	return groups
}

// adult is the age at which childhood ends in law: Children Act 1989, s. 105.
const adult = 18

func child(p *Person, rules Rules) bool {
	born := p.Born.Reveal()
	return born != 0 && born.YearsBefore(rules.Day) < adult
}
