package work

import (
	"context"
	"errors"
	"strings"
	"testing"

	"byname"
	"byname/govern"
	"byname/outcome"
	"byname/store"
)

// What a place asks before a programme goes live, and how it judges those that
// are: one story, one build.
func TestWhatIf(t *testing.T) {
	w := lived(t)
	t.Run("try", func(t *testing.T) { triesAProgramme(t, w) })
	t.Run("invented", func(t *testing.T) { gathersWhatTeamsInvent(t, w) })
	t.Run("balance", func(t *testing.T) { tellsEarlyFromLate(t, w) })
	t.Run("judge", func(t *testing.T) { judgesEarlySigns(t, w) })
	t.Run("effect", func(t *testing.T) { countsWhatAProgrammeDid(t, w) })
}

const everybodyAtThePractice = `id: tea
title: A cup of tea
theme: loneliness
lead: charity
tells: [health]
purpose: find
agreements: [gp-2024]
sources: [what neighbours have always done]
find:
  signs:
    - name: seen
      title: Saw their practice this year
      when: events("gp").within(365).any()
      urgency: 1 week
      because: [events("gp").within(365)]
      source: common sense
offer:
  - {id: tea, step: You drink tea together, by: charity, within: 1 week, cost: £1.50, cost_from: tea, hours: 0.5, places: 4, places_from: the kettle}
success: {when: events("community.link").within(90).any(), by: 12 weeks, sustained: 4 weeks}
money:
  benefits: [{line: HE4.0, gains: NHS, avoided_per_person: 0.1}]
  evidence: {grade: 6, says: nobody has counted}
`

// A trial tells a board about how many, and a lead about some of their own
// people by name; nobody else may ask, and a mistake is told with its line.
func triesAProgramme(t *testing.T, w *Work) {
	ctx := context.Background()
	fin, lee, dot := worker(t, w, "fin"), worker(t, w, "lee"), worker(t, w, "dot")
	file := []byte(everybodyAtThePractice)

	board, err := w.TryProgramme(ctx, fin, file, nil)
	ok(t, err)
	if board.Live != "" || board.Found.Hidden || board.Found.N < 100 || board.People.N < 500 || len(board.Months) != triedMonths {
		t.Errorf("live %q, found %v of %v, %d months", board.Live, board.Found, board.People, len(board.Months))
	}
	if board.Cost != byname.Pence(150*board.Found.N) || len(board.Gains) == 0 || board.Hours != float64(board.Found.N)/2 {
		t.Errorf("it needs %v hours and %v, and %v gain", board.Hours, board.Cost, board.Gains)
	}
	if len(board.Examples) != mostExamples {
		t.Errorf("%d examples", len(board.Examples))
	}
	for _, e := range board.Examples {
		if !e.Invented || e.ID.String() == "" {
			t.Error("the board is shown somebody")
		}
	}
	for _, way := range board.Ways {
		for _, g := range way.Groups {
			if !g.Found.Hidden && g.Found.N%5 != 0 || g.Found.Hidden && (g.Share.Value != 0 || g.Share.Numerator != 0) {
				t.Errorf("%s %s is not protected: %+v", way.Name, g.Name, g)
			}
		}
	}

	team, err := w.TryProgramme(ctx, lee, file, nil)
	ok(t, err)
	named := 0
	for _, e := range team.Examples {
		if !e.Invented {
			named++
			if e.Preferred.IsZero() || len(e.Reasons) == 0 {
				t.Errorf("%+v", e)
			}
		}
	}
	if named == 0 {
		t.Error("the lead is shown none of the team's own people")
	}

	live, err := w.ProgrammeFile("families")
	ok(t, err)
	same, err := w.TryProgramme(ctx, fin, live, nil)
	ok(t, err)
	if same.Live != same.Version || !same.Newly.Hidden || !same.NoLonger.Hidden {
		t.Errorf("the live file beside itself: %v newly, %v no longer", same.Newly, same.NoLonger)
	}
	if _, err := w.TryProgramme(ctx, dot, file, nil); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("somebody who neither leads nor counts tries a programme: %v", err)
	}
	_, err = w.TryProgramme(ctx, fin, []byte(strings.Replace(string(file), "events(", "evnts(", 1)), nil)
	if m, about := Mistakes(err); !about || len(m) == 0 || m[0].Line < 10 || m[0].Column == 0 {
		t.Errorf("a mistake is told as %v (%v)", m, err)
	}
	if _, about := Mistakes(byname.Denied("a", "b", "c")); about {
		t.Error("a refusal is taken for a mistake in a file")
	}
}

// Early signs are judged by who may count, and shown protected to all who may
// see outcomes; as told, nothing is said before time has passed.
func judgesEarlySigns(t *testing.T, w *Work) {
	ctx := context.Background()
	fin, dot := worker(t, w, "fin"), worker(t, w, "dot")
	none, err := w.JudgedSigns(ctx, dot, LookingBack)
	ok(t, err)
	if none.On != 0 || len(none.Programmes) != 0 {
		t.Errorf("verdicts before anybody counted: %d", len(none.Programmes))
	}
	if err := w.JudgeSigns(ctx, dot, nil); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("somebody who neither leads nor counts judges: %v", err)
	}
	ok(t, w.JudgeSigns(ctx, fin, nil))
	j, err := w.JudgedSigns(ctx, dot, LookingBack)
	ok(t, err)
	if j.On != w.Today() || len(j.Programmes) < 9 {
		t.Errorf("%d programmes judged on %v", len(j.Programmes), j.On)
	}
	for _, p := range j.Programmes {
		if len(p.Rivals) != 3 || len(p.Ways) != len(judgedWays) || p.Prevents == "" || p.From >= p.To {
			t.Errorf("%s: %d rivals, %d ways, %q", p.ID, len(p.Rivals), len(p.Ways), p.Prevents)
		}
		for _, x := range []Point{p.Found, p.Harmed, p.Sensitivity, p.Predictive} {
			if x.Numerator%5 != 0 || x.Denominator%5 != 0 {
				t.Errorf("%s is not protected: %+v", p.ID, x)
			}
		}
	}
	told, err := w.JudgedSigns(ctx, fin, AsTold)
	ok(t, err)
	if told.On != 0 || told.Awaits <= w.Today() {
		t.Errorf("what was first told today can be judged from %v on (%v)", told.Awaits, told.On)
	}
}

// What was done early and what answered a crisis is told by month, protected,
// to all who may see outcomes; who objects is not counted.
func tellsEarlyFromLate(t *testing.T, w *Work) {
	ctx := context.Background()
	dot := worker(t, w, "dot")
	everywhere, err := w.EarlyOrLate(ctx, dot, "")
	ok(t, err)
	here, err := w.EarlyOrLate(ctx, dot, gorton)
	ok(t, err)
	if len(everywhere.Months) != balanceMonths || everywhere.Months[balanceMonths-1].Name != "June 2026" || here.Name != "Gorton and Levenshulme" {
		t.Errorf("%d months to %s, %s", len(everywhere.Months), everywhere.Months[len(everywhere.Months)-1].Name, here.Name)
	}
	told := 0
	for _, b := range []Balance{everywhere, here} {
		for _, m := range b.Months {
			p := m.Share
			if p.Missing == "" && !p.Protected {
				told++
				if p.Numerator%5 != 0 || p.Denominator%5 != 0 || p.Value <= 0 || p.Value >= 100 || m.NoHours || m.NoCost {
					t.Errorf("%s: %+v", m.Name, m)
				}
			} else if m.Hours != 0 || m.Cost != 0 || p.Numerator != 0 {
				t.Errorf("%s is hidden and told: %+v", m.Name, m)
			}
		}
	}
	if told < balanceMonths {
		t.Errorf("%d months are told", told)
	}
	if _, err := w.EarlyOrLate(ctx, dot, "NOWHERE"); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a neighbourhood that is none: %v", err)
	}
	counted := w.balances.cells[gorton]
	before := outcome.Tilt{}
	for _, c := range counted {
		before = before.And(c)
	}
	build, err := w.Builds.Current()
	ok(t, err)
	waiting, err := build.Waiting(gorton)
	ok(t, err)
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.Object(govern.Objection{Scope: govern.ToAll, Person: waiting[0].Person, Anchor: waiting[0].Anchor, Words: "no", By: "dot", Span: byname.Span{From: w.Today()}})
	})
	ok(t, err)
	w.balances = new(balanced)
	_, err = w.EarlyOrLate(ctx, dot, gorton)
	ok(t, err)
	after := outcome.Tilt{}
	for _, c := range w.balances.cells[gorton] {
		after = after.And(c)
	}
	if n, m := before.Early.Contacts+before.Late.Contacts, after.Early.Contacts+after.Late.Contacts; m >= n {
		t.Errorf("%d contacts before somebody objected, %d after", n, m)
	}
}
