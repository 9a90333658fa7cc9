package link_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/feed"
	"byname/link"
)

func matcher(t testing.TB, records []feed.Record) (*link.Matcher, *link.Result) {
	t.Helper()
	table := link.NewTable()
	for i := range records {
		table.Add(&records[i])
	}
	_, town := linkedTown(t)
	r, err := link.People(context.Background(), table, link.Options{Model: town.Model})
	if err != nil {
		t.Fatal(err)
	}
	m, err := link.NewMatcher(table, r.Model, r.Cluster)
	if err != nil {
		t.Fatal(err)
	}
	return m, r
}

func match(t testing.TB, m *link.Matcher, r feed.Record) link.Answer {
	t.Helper()
	f, err := m.Match(&link.Row{Record: r}, 5)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A record that the population has is matched to its own person, by as many
// as ask at once, and against a person of one record it weighs what the pair
// does. Lines add up to the weight.
func TestMatchFindsWhoIsThere(t *testing.T) {
	town := townRecords(t)
	m, r := matcher(t, town)
	records := map[int32][]int{}
	for row, p := range r.Cluster {
		records[p] = append(records[p], row)
	}
	var wg sync.WaitGroup
	for part := range 4 {
		wg.Go(func() {
			for i := part; i < len(town); i += 4 {
				asked := town[i]
				asked.Key = "asked"
				f, err := m.Match(&link.Row{Record: asked}, 5)
				if err != nil {
					t.Error(err)
					return
				}
				if len(f.Candidates) == 0 || f.Candidates[0].Person != r.Cluster[i] {
					t.Errorf("%s is not found: %+v", town[i].Key, f)
					continue
				}
				for _, c := range f.Candidates {
					sum := 0.0
					for _, l := range c.Lines {
						sum += l.Bits
					}
					if math.Abs(sum-c.Weight) > .06 {
						t.Errorf("%s: lines add up to %v, not %v", town[i].Key, sum, c.Weight)
					}
					if rows := records[c.Person]; len(rows) == 1 {
						two := link.NewTable()
						two.Add(&town[rows[0]])
						two.Add(&asked)
						if e := link.Explain(r.Model, two, 1, 0); math.Abs(e.Weight-c.Weight) > 1e-4 {
							t.Errorf("%s weighs %v against %s, explained as %v", town[i].Key, c.Weight, town[rows[0]].Key, e.Weight)
						}
					}
				}
			}
		})
	}
	wg.Wait()
}

// Two people who say the same are both named, and neither is certain.
func TestMatchOfTwoIsNotCertain(t *testing.T) {
	town := townRecords(t)
	a := town[0]
	a.Key, a.Local, a.Agency, a.NHS = "one", "", "gmp", byname.NHSNumber{}
	other := town[0]
	other.Key, other.Local, other.NHS = "other", "other", byname.Hide(invented("other"))
	m, r := matcher(t, append(town, other))
	if r.Cluster[0] == r.Cluster[len(r.Cluster)-1] {
		t.Fatal("they are one person")
	}
	f := match(t, m, a)
	if len(f.Candidates) < 2 || f.Candidates[0].Grade == link.Certain || f.Candidates[0].Lead > 3 {
		t.Errorf("%+v", f)
	}
}

// What a record does not say is no wildcard, and who cannot be told from many
// others is said to be left out.
func TestMatchSaysWhenItCannot(t *testing.T) {
	town := townRecords(t)
	for n := range 1200 {
		r := feed.Record{Key: feed.Key(fmt.Sprintf("crowd/%d", n)), Agency: "gp", Local: fmt.Sprint("crowd", n)}
		r.Given, r.Family = byname.Hide("Maria"), byname.Hide("Khan")
		r.NHS, r.Verified = byname.Hide(invented(string(r.Key))), true
		town = append(town, r)
	}
	m, _ := matcher(t, town)
	ask := feed.Record{Agency: "foodbank"}
	ask.Given = byname.Hide("Maria")
	if _, err := m.Match(&link.Row{Record: ask}, 5); !errors.Is(err, byname.ErrInvalid) {
		t.Error(err)
	}
	ask.Family = byname.Hide("Khan")
	f := match(t, m, ask)
	if f.LeftOut < 1000 || f.Looked > 2000 {
		t.Errorf("%d left out, %d looked at", f.LeftOut, f.Looked)
	}
	ask.NHS = town[len(town)-1].NHS
	if f := match(t, m, ask); len(f.Candidates) == 0 || f.Candidates[0].Grade != link.Certain {
		t.Errorf("%+v", f)
	}
}

// A state matches as the linking that it was saved from.
func TestStateMatchesAlike(t *testing.T) {
	town := townRecords(t)
	m, _ := matcher(t, town)
	_, linked := linkedTown(t)
	again, err := begin(t, town, link.Options{Model: linked.Model}).Matcher()
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(town); i += 50 {
		if diff := cmp.Diff(match(t, m, town[i]), match(t, again, town[i])); diff != "" {
			t.Fatal(diff)
		}
	}
}
