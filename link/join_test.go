package link_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"byname"
	"byname/feed"
	"byname/link"
)

func begin(t testing.TB, records []feed.Record, o link.Options) *link.State {
	t.Helper()
	table := link.NewTable()
	for i := range records {
		table.Add(&records[i])
	}
	s, _, err := link.Begin(context.Background(), table, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func join(t testing.TB, s *link.State, put []feed.Record, gone []feed.Key, rulings []link.Ruling) (*link.State, *link.Joining) {
	t.Helper()
	c := link.Changes{Gone: gone}
	for _, r := range put {
		c.Rows = append(c.Rows, link.Row{Record: r})
	}
	s, j, err := link.Join(context.Background(), s, c, link.Options{Rulings: rulings})
	if err != nil {
		t.Fatal(err)
	}
	return s, j
}

// persons of a state, by key.
func persons(t testing.TB, s *link.State, records []feed.Record) map[feed.Key]feed.Key {
	t.Helper()
	if s.Rows() != len(records) {
		t.Fatalf("%d rows of %d records", s.Rows(), len(records))
	}
	cluster := make([]int32, len(records))
	for i, r := range records {
		row, ok := s.Row(r.Key)
		if !ok {
			t.Fatalf("no row for %s", r.Key)
		}
		cluster[i] = s.Person(row)
	}
	return partition(records, cluster)
}

// differ are the records whose person is not the same set of records.
func differ(a, b map[feed.Key]feed.Key) (keys []feed.Key) {
	members := func(p map[feed.Key]feed.Key) map[feed.Key]int {
		n := map[feed.Key]int{}
		for _, first := range p {
			n[first]++
		}
		return n
	}
	x, y := members(a), members(b)
	for k, first := range a {
		if b[k] != first || x[first] != y[b[k]] {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

// Records that join in any number of days are the people that a rebuild with
// the same model finds, whatever came, changed, went and was ruled.
func TestJoinEqualsRebuild(t *testing.T) {
	town := townRecords(t)
	_, trained := linkedTown(t)
	model := link.Options{Model: trained.Model}
	records, wrong := 0, 0
	for seed := range 4 {
		g := rapid.Custom(func(t *rapid.T) *days { return drawDays(t, town) }).Example(seed)
		s := begin(t, g.first, model)
		for i, d := range g.days {
			var j *link.Joining
			s, j = join(t, s, d.put, d.gone, d.rulings)
			now := d.after
			o := link.Options{Model: trained.Model, Rulings: d.rulings}
			_, rebuilt := people(t, now, o)
			bad := differ(persons(t, s, now), partition(now, rebuilt.Cluster))
			records, wrong = records+len(now), wrong+len(bad)
			t.Logf("seed %d day %d: %d records, %d differ, of %+v", seed, i, len(now), len(bad), counts(j))
			for _, r := range d.rulings {
				a, known := s.Row(r.A)
				b, both := s.Row(r.B)
				if known && both && (s.Person(a) == s.Person(b)) != r.Same {
					t.Errorf("a ruling on %s and %s does not hold", r.A, r.B)
				}
			}
		}
	}
	if float64(wrong) > .001*float64(records) {
		t.Errorf("%d of %d records are not where a rebuild has them", wrong, records)
	}
}

func counts(j *link.Joining) string {
	return fmt.Sprintf("%d new, %d changed, %d the same, %d gone; %d pairs, %d regrouped, %d touched", j.New, j.Changed, j.Same, j.Gone, j.Pairs, j.Regrouped, len(j.Touched))
}

// days are a town's records as they come.
type days struct {
	first []feed.Record
	days  []day
}

type day struct {
	put, after []feed.Record
	gone       []feed.Key
	rulings    []link.Ruling
}

func drawDays(t *rapid.T, town []feed.Record) *days {
	mixed := rapid.Permutation(town).Draw(t, "order")
	n := len(mixed) - rapid.IntRange(1, len(mixed)/2).Draw(t, "later")
	d := &days{first: mixed[:n]}
	held, later := slices.Clone(mixed[:n]), mixed[n:]
	var rulings []link.Ruling
	ruled := map[feed.Key]bool{}
	for i := range 3 {
		var x day
		take := len(later) / (3 - i)
		x.put, later = slices.Clone(later[:take]), later[take:]
		held = append(held, x.put...)
		for range rapid.IntRange(20, 60).Draw(t, "changed") {
			at := rapid.IntRange(0, len(held)-1).Draw(t, "who")
			if slices.ContainsFunc(x.put, func(r feed.Record) bool { return r.Key == held[at].Key }) {
				continue
			}
			other := town[rapid.IntRange(0, len(town)-1).Draw(t, "like")]
			switch rapid.IntRange(0, 3).Draw(t, "how") {
			case 0:
				held[at].Family = other.Family
			case 1:
				held[at].Address, held[at].Postcode = other.Address, other.Postcode
			case 2:
				held[at].Born = other.Born
			}
			x.put = append(x.put, held[at])
		}
		for range rapid.IntRange(10, 60).Draw(t, "gone") {
			at := rapid.IntRange(0, len(held)-1).Draw(t, "who")
			if slices.ContainsFunc(x.put, func(r feed.Record) bool { return r.Key == held[at].Key }) {
				continue
			}
			x.gone = append(x.gone, held[at].Key)
			held = slices.Delete(slices.Clone(held), at, at+1)
		}
		rulings = slices.Clone(rulings)
		for range rapid.IntRange(0, 5).Draw(t, "rulings") {
			a, b := held[rapid.IntRange(0, len(held)-1).Draw(t, "one")].Key, held[rapid.IntRange(0, len(held)-1).Draw(t, "other")].Key
			if a != b && !ruled[a] && !ruled[b] {
				ruled[a], ruled[b] = true, true
				rulings = append(rulings, link.Ruling{A: a, B: b, Same: rapid.Bool().Draw(t, "same")})
			}
		}
		if len(rulings) > 2 && rapid.Bool().Draw(t, "withdrawn") {
			rulings = rulings[1:]
		}
		x.rulings, x.after = rulings, slices.Clone(held)
		d.days = append(d.days, x)
	}
	return d
}

func TestJoinRefuses(t *testing.T) {
	town := townRecords(t)
	_, r := linkedTown(t)
	s := begin(t, town, link.Options{Model: r.Model})
	twice := link.Changes{Rows: []link.Row{{Record: town[0]}}, Gone: []feed.Key{town[0].Key}}
	if _, _, err := link.Join(context.Background(), s, twice, link.Options{}); !errors.Is(err, byname.ErrInvalid) {
		t.Error(err)
	}
	if _, _, err := link.Join(context.Background(), s, link.Changes{}, link.Options{Model: s.Model()}); !errors.Is(err, byname.ErrInvalid) {
		t.Error(err)
	}
	table := link.NewTable()
	table.Add(&town[0])
	table.Add(&town[0])
	if _, _, err := link.Begin(context.Background(), table, link.Options{}); !errors.Is(err, byname.ErrInvalid) {
		t.Error(err)
	}
}
