package team

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"byname"
	"byname/place"
)

func TestSuccessors(t *testing.T) {
	as, _, err := Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		id   byname.AgencyID
		day  string
		want string
	}{
		{"ccg-manchester", "2020-01-01", "[ccg-manchester]"},
		{"ccg-manchester", "2022-06-30", "[ccg-manchester]"},
		{"ccg-manchester", "2022-07-01", "[nhs-gm]"},
		{"pennine-acute", "2024-01-01", "[mft northern-care-alliance]"},
		{"nhs-gm", "2021-01-01", "[]"},
	} {
		day, err := byname.ParseDay(c.day)
		if err != nil {
			t.Fatal(err)
		}
		got, err := as.On(c.id, day)
		if fmt.Sprint(got) != c.want || err != nil {
			t.Errorf("%s on %s: %v, want %s (%v)", c.id, c.day, got, c.want, err)
		}
	}
	if _, err := as.On("nobody", 1); !errors.Is(err, byname.ErrNotFound) {
		t.Error(err)
	}
}

// TestAnyRegister merges and divides agencies at random. Whatever passes
// Check has no circle, and what an agency did is always somebody's, from the
// day it began, as long as anybody follows.
func TestAnyRegister(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var as Agencies
		n := rapid.IntRange(1, 8).Draw(t, "agencies")
		id := func(i int) byname.AgencyID { return byname.AgencyID(rune('a' + i)) }
		for i := range n {
			a := Agency{ID: id(i), Kind: "k", Name: "n", Short: "s"}
			a.From = byname.Day(rapid.IntRange(1, 50).Draw(t, "from"))
			if rapid.Bool().Draw(t, "ended") {
				a.To = byname.Day(rapid.IntRange(1, 100).Draw(t, "to"))
				a.Successors = rapid.SliceOfN(rapid.Map(rapid.IntRange(0, n-1), id), 0, 3).Draw(t, "heirs")
			}
			as = append(as, a)
		}
		if as.Check() != nil {
			return
		}
		for _, a := range as {
			for day := byname.Day(1); day < 120; day++ {
				heirs, err := as.On(a.ID, day)
				if err != nil {
					t.Fatal(err)
				}
				if !slices.IsSorted(heirs) || len(slices.Compact(slices.Clone(heirs))) != len(heirs) {
					t.Fatal("not in order, or twice", heirs)
				}
				for _, h := range heirs {
					if heir, err := as.Agency(h); err != nil || !heir.Holds(day) {
						t.Fatalf("%s does the work of %s on day %d and is not there", h, a.ID, day)
					}
				}
				if a.Holds(day) && !slices.Equal(heirs, []byname.AgencyID{a.ID}) {
					t.Fatal("it is there and another does its work")
				}
			}
		}
	})
}

func TestFilesThatContradictThemselves(t *testing.T) {
	const agency = "- {id: a, kind: gp, name: A, short: A}\n"
	const ofTeam = "- {id: t, name: T, neighbourhood: N, agencies: [a]}\n"
	for name, c := range map[string]struct{ agencies, teams, says string }{
		"no file":                  {"", "", "agencies.yaml"},
		"a field nobody knows":     {"- {id: a, kind: gp, name: A, short: A, colour: red}\n", ofTeam, "colour"},
		"no name":                  {"- {id: a, kind: gp, short: A}\n", ofTeam, "agency 1 (a)"},
		"one id twice":             {agency + agency, ofTeam, "agency 2 (a)"},
		"ends before it begins":    {"- {id: a, kind: gp, name: A, short: A, from: 2020-01-02, to: 2020-01-01}\n", ofTeam, "from or to"},
		"a date that is none":      {"- {id: a, kind: gp, name: A, short: A, from: yesterday}\n", ofTeam, "date"},
		"followed by nobody known": {"- {id: a, kind: gp, name: A, short: A, to: 2020-01-01, successors: [b]}\n", ofTeam, "successor b of a"},
		"followed before it ended": {"- {id: a, kind: gp, name: A, short: A, successors: [a]}\n", ofTeam, "ended"},
		"follows itself":           {"- {id: a, kind: gp, name: A, short: A, to: 2020-01-01, successors: [a]}\n", ofTeam, "longer"},
		"a team of nobody":         {agency, "- {id: t, name: T, neighbourhood: N, agencies: []}\n", "team 1 (t)"},
		"a team of strangers":      {agency, "- {id: t, name: T, neighbourhood: N, agencies: [b]}\n", "agency b"},
		"a team twice":             {agency, ofTeam + ofTeam, "team 2 (t)"},
	} {
		files := fstest.MapFS{"teams.yaml": {Data: []byte(c.teams)}}
		if c.agencies != "" {
			files["agencies.yaml"] = &fstest.MapFile{Data: []byte(c.agencies)}
		}
		_, _, err := Load(files)
		if err == nil || !strings.Contains(err.Error(), c.says) || !errors.Is(err, byname.ErrInvalid) && !errors.Is(err, byname.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestHand passes leads on at random: nobody is ever led by two.
func TestHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Care
		for range rapid.IntRange(1, 10).Draw(t, "times") {
			next := Care{Person: byname.PersonID(rapid.IntRange(1, 2).Draw(t, "person")), Team: "t",
				Worker: rapid.SampledFrom([]byname.WorkerID{"a", "b", "c"}).Draw(t, "worker"),
				Span:   byname.Span{From: byname.Day(rapid.IntRange(1, 40).Draw(t, "from"))}}
			next.Weight = Usual
			of := slices.DeleteFunc(slices.Clone(all), func(c Care) bool { return c.Person != next.Person })
			changed, err := Hand(of, next)
			if err != nil {
				continue
			}
			for _, c := range changed {
				i := slices.IndexFunc(all, func(o Care) bool { return o.Person == c.Person && o.From == c.From })
				if i < 0 {
					all = append(all, c)
				} else {
					all[i] = c
				}
			}
		}
		for day := byname.Day(1); day < 50; day++ {
			for person := byname.PersonID(1); person <= 2; person++ {
				leads := 0
				for _, c := range all {
					if c.Person == person && c.Holds(day) {
						leads++
					}
				}
				if leads > 1 {
					t.Fatalf("%d lead for person %d on day %d: %+v", leads, person, day, all)
				}
			}
		}
	})
}

// TestLeave takes leave at random: who stands in is here, and is the worker
// themselves when they are; whoever stands in for somebody is told so.
func TestLeave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		workers := []byname.WorkerID{"a", "b", "c", "d"}
		var leaves []Leave
		for i := range rapid.IntRange(0, 6).Draw(t, "leaves") {
			from := byname.Day(rapid.IntRange(1, 20).Draw(t, "from"))
			l := Leave{Number: int64(i + 1), Worker: rapid.SampledFrom(workers).Draw(t, "worker"), Cover: rapid.SampledFrom(append(workers, "")).Draw(t, "cover"),
				Span: byname.Span{From: from, To: from + byname.Day(rapid.IntRange(0, 10).Draw(t, "days"))}}
			if l.Check(leaves) == nil {
				leaves = append(leaves, l)
			}
		}
		for day := byname.Day(1); day < 32; day++ {
			away := func(w byname.WorkerID) bool {
				return slices.ContainsFunc(leaves, func(l Leave) bool { return l.Worker == w && l.Holds(day) })
			}
			for _, w := range workers {
				in := StandIn(leaves, w, day)
				if in != "" && away(in) || !away(w) && in != w {
					t.Fatalf("day %d: %q stands in for %s: %+v", day, in, w, leaves)
				}
				if in != "" && in != w && !slices.Contains(StandsFor(leaves, in, day), w) {
					t.Fatalf("day %d: %s is not told that they stand in for %s", day, in, w)
				}
			}
		}
	})
}

func TestVacant(t *testing.T) {
	if got := fmt.Sprint(Vacant([]Member{{Worker: "a", Leads: LeadsGP}, {Worker: "b", Leads: LeadsNeighbourhood}, {Worker: "c"}})); got != "[social care nursing health development]" {
		t.Error(got)
	}
	for _, f := range Fields {
		if f.Title() == "" {
			t.Errorf("%q has no title", f)
		}
	}
}
