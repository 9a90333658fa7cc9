package synth

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"byname"
	"byname/area"
)

// grounds are the LSOAs to fill with n people: all of the area's in
// proportion to who lives there, or, when n is small, some of them, so that
// households and streets stay whole.
func grounds(s *area.System, o Options) ([]*ground, error) {
	lsoas := s.LSOAs
	if o.Area != "" {
		n, ok := s.Neighbourhood(o.Area)
		if !ok {
			return nil, byname.NotFound("neighbourhood "+o.Area, "an id in neighbourhoods.yaml, or none for everywhere", "see `byname area list`")
		}
		lsoas = slices.SortedFunc(slices.Values(n.LSOAs), func(a, b *area.LSOA) int { return strings.Compare(a.Code, b.Code) })
	}
	if most := lsoas.Population(); o.People < 1 || o.People > most {
		return nil, byname.Invalid("people", "from 1 to the number who live there", "ask for fewer, or for a larger area")
	}
	if some := (o.People + 199) / 200; some < len(lsoas) {
		c := chanceOf(o.Seed, 'g')
		lsoas = slices.Clone(lsoas)
		for i := range some {
			j := i + c.below(len(lsoas)-i)
			lsoas[i], lsoas[j] = lsoas[j], lsoas[i]
		}
		lsoas = lsoas[:some]
		slices.SortFunc(lsoas, func(a, b *area.LSOA) int { return strings.Compare(a.Code, b.Code) })
	}
	weights := make([]float64, len(lsoas))
	for i, l := range lsoas {
		weights[i] = float64(l.Population)
	}
	var all []*ground
	first := 1
	for i, n := range shared(o.People, weights) {
		all = append(all, &ground{LSOA: lsoas[i], people: n, first: first})
		first += n
	}
	if err := furnish(s, all); err != nil {
		return nil, err
	}
	return all, nil
}

// shared splits n in proportion to weights, in whole numbers, by largest
// remainder; ties go to the earlier.
func shared(n int, weights []float64) []int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	parts, order, rest := make([]int, len(weights)), make([]int, len(weights)), make([]float64, len(weights))
	left := n
	for i, w := range weights {
		exact := 0.0
		if sum > 0 {
			exact = float64(n) * w / sum
		}
		parts[i] = int(exact)
		rest[i] = exact - math.Floor(exact)
		order[i] = i
		left -= parts[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rest[b], rest[a]) })
	for i := range left {
		parts[order[i%len(order)]]++
	}
	return parts
}

// furnish gives each LSOA its streets, practices and schools: the nearest.
func furnish(s *area.System, all []*ground) error {
	type spot struct {
		name string
		lsoa *area.LSOA
	}
	sites := func(kind string, keep func(area.Site) bool) (spots []spot, err error) {
		found, err := s.Sites(kind)
		for _, x := range found {
			if x.LSOA != nil && keep(x) {
				spots = append(spots, spot{titled(x.Name), x.LSOA})
			}
		}
		return spots, err
	}
	practices, err := sites("gp_practice", func(area.Site) bool { return true })
	if err != nil {
		return err
	}
	primary, err := sites("school", func(x area.Site) bool { return x.Detail == "Primary" && x.Size > 60 })
	if err != nil {
		return err
	}
	secondary, err := sites("school", func(x area.Site) bool { return x.Detail == "Secondary" && x.Size > 300 })
	if err != nil {
		return err
	}
	var streets []spot
	err = readList("streets.csv.gz", func(r []string) error {
		if l, ok := s.LSOA(r[1]); ok {
			streets = append(streets, spot{r[0], l})
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(practices) == 0 || len(primary) == 0 || len(secondary) == 0 || len(streets) == 0 {
		return byname.Invalid("place", "GP practices, schools and streets to invent people around", "add them to sites.csv")
	}
	nearest := func(spots []spot, l *area.LSOA, n int) (names []string) {
		near := slices.Clone(spots)
		far := func(x spot) float64 {
			return math.Hypot(float64(x.lsoa.Easting-l.Easting), float64(x.lsoa.Northing-l.Northing))
		}
		slices.SortStableFunc(near, func(a, b spot) int { return cmp.Compare(far(a), far(b)) })
		for _, x := range near {
			if len(names) < n && !slices.Contains(names, x.name) {
				names = append(names, x.name)
			}
		}
		return names
	}
	used := map[string]int{} // houses so far on a street
	for _, g := range all {
		g.practices = nearest(practices, g.LSOA, 3)
		g.primary = nearest(primary, g.LSOA, 3)
		g.secondary = nearest(secondary, g.LSOA, 2)
		postcodes := s.Postcodes(g.Code)
		if len(postcodes) == 0 {
			return byname.Invalid("place: "+g.Code, "at least one postcode", "add it to postcodes.csv")
		}
		near := nearest(streets, g.LSOA, min(max(len(postcodes)/6, 2), 15))
		each := g.people/len(postcodes) + 2 // more than enough: a household needs one, or two when it moved
		for i, p := range postcodes {
			street := near[i*len(near)/len(postcodes)]
			g.doors = append(g.doors, door{street, p, used[street] + 1})
			used[street] += each
		}
	}
	return nil
}

// titled writes names in capitals as people write them: Gorton Medical Centre.
func titled(s string) string {
	if s != strings.ToUpper(s) {
		return s
	}
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}
