package directory

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A Book is all services, by id; later ones with an id take the place of
// earlier ones.
type Book struct {
	list []Service
	at   map[ServiceID]int
}

// Bind makes a book.
func Bind(services ...[]Service) Book {
	b := Book{at: map[ServiceID]int{}}
	for _, s := range slices.Concat(services...) {
		if i, there := b.at[s.ID]; there {
			b.list[i] = s
			continue
		}
		b.at[s.ID] = len(b.list)
		b.list = append(b.list, s)
	}
	return b
}

// Service finds one.
func (b Book) Service(id ServiceID) (Service, bool) {
	i, there := b.at[id]
	if !there {
		return Service{}, false
	}
	return b.list[i], true
}

// Now is the service that does a service's work today: itself, or the last of
// those that took over.
func (b Book) Now(id ServiceID) (Service, bool) {
	s, there := b.Service(id)
	for range len(b.list) {
		next, more := b.Service(s.Successor)
		if !there || s.Successor == "" || !more {
			break
		}
		s = next
	}
	return s, there
}

// All are the services, in the order they came.
func (b Book) All() []Service { return b.list }

// A Query says what is looked for. What is empty does not narrow.
type Query struct {
	Words         string
	Kind, Part    string
	Neighbourhood string
	Age           int // years; 0 is anybody
	Here          bool
	Lat, Lon      float64 // near here first; 0 is nowhere in particular
	Shut          bool    // closed services too
}

// A Hit is a service and how far it is, in kilometres; 0 when that is not
// asked or not known.
type Hit struct {
	Service
	Km float64
}

// Find gives what fits: those that take referrals here first, then near
// first, then by name.
func (b Book) Find(q Query) (hits []Hit) {
	words := strings.Fields(strings.ToLower(q.Words))
	for _, s := range b.list {
		switch {
		case !q.Shut && !s.Open(), q.Kind != "" && q.Kind != s.Kind, q.Part != "" && q.Part != s.Part,
			q.Neighbourhood != "" && !s.Reaches(q.Neighbourhood), q.Age != 0 && !s.TakesAge(q.Age), q.Here && !s.Here, !s.says(words):
			continue
		}
		h := Hit{Service: s}
		if q.Lat != 0 && s.Lat != 0 {
			h.Km = distance(q.Lat, q.Lon, s.Lat, s.Lon)
		}
		hits = append(hits, h)
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(yesFirst(a.Here, b.Here), cmp.Compare(far(a), far(b)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return hits
}

func yesFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// far sorts what has no place behind what has one.
func far(h Hit) float64 {
	if h.Km == 0 {
		return math.MaxFloat64
	}
	return h.Km
}

// says reports whether a service speaks of all the words.
func (s Service) says(words []string) bool {
	if len(words) == 0 {
		return true
	}
	text := strings.ToLower(strings.Join([]string{s.Name, s.About, s.For, s.Kind, s.Part, s.Organisation, s.Address, s.Postcode}, " "))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

// distance in kilometres, on a globe of 6,371 km (haversine).
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	rad := math.Pi / 180
	a := math.Sin((lat2 - lat1) * rad / 2)
	b := math.Sin((lon2 - lon1) * rad / 2)
	return 2 * 6371 * math.Asin(math.Sqrt(a*a+math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b))
}
