package signal_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/feed"
	"byname/internal/handwritten"
	"byname/signal"
)

func facts(t *testing.T, timeline string) signal.Facts {
	t.Helper()
	f, err := handwritten.Facts(timeline, asOf)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Nobody is signalled who objects, has died or has left, and what happened to
// them is no reason for anybody else.
func TestWhoIsNeverSignalled(t *testing.T) {
	falls := "2026-01-05 nwas ambulance.call.fall\n"
	own, others := compile(t, when(`events("ambulance").any()`)), compile(t, when(`others.events("ambulance").any()`))
	for _, c := range []struct {
		name, timeline string
		found          bool
	}{
		{"lives here", falls, true},
		{"objects", falls + "objects", false},
		{"objected before", "2024-07-15 gp consent.objection\n" + falls, false},
		{"objected, and took it back", "2024-07-15 gp consent.objection until 2025-01-01\n" + falls, true},
		{"objected, and takes it back later", "2024-07-15 gp consent.objection until 2026-02-11\n" + falls, false},
		{"objects after the day asked about", falls + "2026-03-01 gp consent.objection", false},
		{"died", falls + "died 2026-02-10", false},
		{"died after the day asked about", falls + "died 2026-02-11", true},
		{"died, as the hospital told", falls + "2026-02-01 mft died", false},
		{"left", falls + "2026-02-01 gp gp.left", false},
		{"left after the day asked about", falls + "2026-02-11 gp gp.left", true},
		{"changed practice", falls + "2026-02-01 gp gp.left\n2026-02-02 gp gp.registered", true},
		{"left a practice and was seen since", falls + "2026-02-01 gp gp.left\n2026-02-05 mcc-housing homeless.rough_sleeping", true},
	} {
		f := facts(t, c.timeline)
		if seen := signal.Away(&f.Person, []byname.Day{asOf}) & 1; (seen == 0) != c.found {
			t.Errorf("%s: among many days, seen is %v", c.name, seen == 0)
		}
		if got := len(own.Evaluate(f)) == 1; got != c.found {
			t.Errorf("%s: signalled is %v", c.name, got)
		}
		neighbour := signal.Facts{AsOf: asOf, Home: append(f.Home, f.Person)}
		neighbour.Person.ID = 99
		if got := len(others.Evaluate(neighbour)) == 1; got != c.found {
			t.Errorf("%s: a reason for somebody at home is %v", c.name, got)
		}
	}
}

func TestReasons(t *testing.T) {
	set, err := signal.Compile(signal.Words{
		Kinds:    feed.Kinds(),
		Agencies: map[byname.AgencyID]string{"nwas": "Ambulance", "gmp": "Police"},
	}, []signal.Rule{{
		Programme: "families", Version: "v1", Theme: "family",
		Signs: []signal.Sign{
			{Name: "slow", When: `home.events("police").any()`, UrgencyHours: 120, Because: []string{`home.events("police").within(200)`}},
			{Name: "quick", When: `events("ambulance").any()`, UrgencyHours: 24, Because: []string{`events("ambulance")`, `home.events("school")`, `home.events("police")`}},
			{Name: "never", When: `events("admission").any()`, UrgencyHours: 1},
		},
	}})
	if err != nil {
		t.Fatal(err)
	}
	got := set.Evaluate(facts(t, `
		2026-01-05 09:09 nwas ambulance.call.fall
		2026-02-11 nwas ambulance.call.fall
		2025-12-19 child: schools school.attendance =71.4
		2025-10-19 adult: gmp police.domestic victim incident 902 restricted`))
	want := []signal.Signal{{
		Person: 1, Programme: "families", Version: "v1", Theme: "family", Signs: []string{"slow", "quick"}, UrgencyHours: 24,
		Since: byname.OnDay(2025, 10, 19),
		Reasons: []signal.Reason{
			{Whose: 3, Agency: "gmp", Kind: "police.domestic", Class: "police", Day: byname.OnDay(2025, 10, 19), Event: "gmp/test/3/0", Restricted: true,
				Text: "Police, about another person in the home: police came about abuse at home, 19 October 2025"},
			{Whose: 2, Agency: "schools", Kind: "school.attendance", Class: "school", Day: byname.OnDay(2025, 12, 19), Event: "schools/test/2/0",
				Text: "schools, about a child in the home: attended 71.4 per cent of a school term, 19 December 2025"},
			{Whose: 1, Agency: "nwas", Kind: "ambulance.call.fall", Class: "health", Day: byname.OnDay(2026, 1, 5), Event: "nwas/test/1/0",
				Text: "Ambulance: an ambulance came after a fall, 5 January 2026"},
		},
	}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for i, other := range []bool{true, true, false} {
		if got[0].About(got[0].Reasons[i]) != other {
			t.Errorf("reason %d is another's: want %v", i, other)
		}
	}
}

// Today is the first of the days back; numbers and texts are written out.
func TestArguments(t *testing.T) {
	today := compile(t, when(`events("ambulance").within(0).any()`))
	for timeline, want := range map[string]bool{"2026-02-10 nwas ambulance.call": true, "2026-02-09 nwas ambulance.call": false} {
		if got := len(today.Evaluate(facts(t, timeline))) == 1; got != want {
			t.Errorf("%s is today: %v", timeline, got)
		}
	}
	for _, bad := range []string{
		`events(sex).any()`, `events("ambulance").any() && programme_state(sex) == ""`, `events("ambulance").within(99999).any()`,
		`events("ambulance").within(events("ed").count()).any()`, `events("ambulance").latest() >= events("ed").count()`, `events("ambulance").role(sex).any()`,
		`events([]).any() || how_many([]) == 0`, `age >= 65`, `events("ambulance")`, `"female"`, ``, `events("ambulance").all(e, true)`, `1 / 0 == 1`,
	} {
		if _, err := signal.Compile(signal.Words{Kinds: feed.Kinds()}, []signal.Rule{when(bad)}); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}

// A question may hold of somebody to whom nothing has happened.
func TestAQuestion(t *testing.T) {
	q, err := signal.CompileQuestion(signal.Words{Kinds: feed.Kinds()}, map[string][]string{"fall": {"ambulance.call.fall"}}, `events(fall).within(30).none()`)
	if err != nil {
		t.Fatal(err)
	}
	f := facts(t, "2026-01-05 nwas ambulance.call.fall")
	for day, want := range map[byname.Day]bool{byname.OnDay(2026, 1, 4): true, byname.OnDay(2026, 1, 5): false, byname.OnDay(2026, 2, 4): false, byname.OnDay(2026, 2, 5): true} {
		if got := q.Holds(f, day); got != want {
			t.Errorf("on %v it holds is %v", day, got)
		}
	}
	if f.Person.Objects = true; q.Holds(f, asOf) {
		t.Error("an objector was looked at")
	}
	if _, err := signal.CompileQuestion(signal.Words{Kinds: feed.Kinds()}, nil, `events("fall").none()`); err == nil {
		t.Error("a kind that does not exist was taken")
	}
}
