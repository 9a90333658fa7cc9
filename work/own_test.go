package work

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"byname"
	"byname/fund"
)

// TestOwnBudget: the lead sets money aside for one person out of the team's,
// within what the board allows; a step is paid from it without asking again,
// never more than is there, also by two at once; and what is unspent is the
// team's again when the plan ends.
func TestOwnBudget(t *testing.T) {
	w, ctx := lived(t), context.Background()
	fin, dot, lee := worker(t, w, "fin"), worker(t, w, "dot"), worker(t, w, "lee")
	ok(t, w.CastVote(ctx, fin, "d", "for", ""))
	ok(t, w.CloseDecision(ctx, fin, "d"))
	_, err := w.Contribute(ctx, fin, "", "d", []fund.Contribution{{Partner: "nhs-gm", Year: 2026, Amount: 100_000_00}})
	ok(t, err)
	_, err = w.ShareOut(ctx, fin, "", 2026)
	ok(t, err)
	list, err := w.Worklist(ctx, dot, WorklistAsk{})
	ok(t, err)
	id := list.People[0].ID
	if err := w.SetAside(ctx, lee, id, 100_00, "Her own choice of coat"); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("without a plan: %v", err)
	}
	ok(t, w.StartPlan(ctx, dot, id, nil, "A place of my own"))
	add := func(own bool, cost byname.Pence) error {
		p, err := w.Plan(ctx, dot, id)
		ok(t, err)
		return w.AddStep(ctx, dot, id, p.Version, NewStep{Title: "A winter coat", Owner: "mcc-housing", Cost: cost, Own: own, Reason: "She chose it"})
	}
	is := func(set, left, most, spent, aside byname.Pence) {
		t.Helper()
		p, err := w.Plan(ctx, lee, id)
		ok(t, err)
		b, err := w.TeamBudget(ctx, dot, "", "")
		ok(t, err)
		if p.OwnBudget != (OwnBudget{set, left, most, true}) || b.Spent != spent || b.Aside != aside || b.Left+b.Aside+b.Spent != b.Budget {
			t.Fatalf("%+v, the team's %v spent, %v aside, %v left of %v", p.OwnBudget, b.Spent, b.Aside, b.Left, b.Budget)
		}
	}
	is(0, 0, 500_00, 0, 0)
	if err := add(true, 1); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("spent what nobody set aside: %v", err)
	}
	for _, who := range []Who{dot, fin} {
		if err := w.SetAside(ctx, who, id, 100_00, "r"); !errors.Is(err, byname.ErrDenied) {
			t.Errorf("%s set money aside: %v", who.Worker, err)
		}
	}
	for _, amount := range []byname.Pence{500_01, -1} {
		if err := w.SetAside(ctx, lee, id, amount, "r"); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("set %v aside: %v", amount, err)
		}
	}
	for range 2 { // sent twice
		ok(t, w.SetAside(ctx, lee, id, 300_00, "Her own choice of coat"))
	}
	is(300_00, 300_00, 500_00, 0, 300_00)
	ok(t, add(true, 120_00))
	is(300_00, 180_00, 500_00, 120_00, 180_00)
	ok(t, add(false, 200_00)) // the team's own: together at the limit
	is(300_00, 180_00, 300_00, 320_00, 180_00)
	ok(t, add(false, 1)) // a penny above waits for the lead
	if p, err := w.Plan(ctx, dot, id); err != nil || p.Steps[2].State != StepAsked || p.Steps[1].State != StepReady || p.OwnBudget.MaySet {
		t.Errorf("%+v %v", p.OwnBudget, err)
	}
	p, err := w.Plan(ctx, dot, id)
	ok(t, err)
	ok(t, w.MarkNotDone(ctx, dot, id, p.Version, 3, "No need"))
	ok(t, w.MarkNotDone(ctx, dot, id, p.Version+1, 1, "The shop had none"))
	is(300_00, 300_00, 300_00, 200_00, 300_00)

	p, err = w.Plan(ctx, dot, id)
	ok(t, err)
	var at sync.WaitGroup
	errs := make([]error, 2)
	for i := range errs { // two who are in the same shop
		at.Go(func() {
			errs[i] = w.AddStep(ctx, []Who{dot, lee}[i], id, p.Version, NewStep{Title: "A coat", Owner: "mcc-housing", Cost: 200_00, Own: true, Reason: "She chose it"})
		})
	}
	at.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Errorf("both, or neither, had the last £200: %v", errs)
	}
	if err := add(true, 100_01); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("overdrawn: %v", err)
	}
	is(300_00, 100_00, 300_00, 400_00, 100_00)

	pool, err := w.Pool(ctx, fin, "2026/27")
	ok(t, err)
	if s := pool.Schemes[0]; s.Aside != 100_00 || s.Committed != s.Spent+s.Aside+s.Left {
		t.Errorf("%+v", s)
	}
	if b, err := w.TeamBudget(ctx, dot, "", ""); err != nil || len(b.Lines) != 2 || !b.Lines[0].Own || b.Lines[1].Own {
		t.Errorf("%+v %v", b.Lines, err)
	}
	entries, err := w.Ledger(ctx, fin, "p", 1, 100)
	ok(t, err)
	for _, e := range entries {
		if text := e.Key + e.Why; strings.Contains(text, "coat") || strings.Contains(text, id.String()) {
			t.Errorf("the ledger tells of the person: %s", text)
		}
	}
	p, err = w.Plan(ctx, lee, id)
	ok(t, err)
	ok(t, w.EndPlan(ctx, lee, id, p.Version, "She lives where she wanted to"))
	b, err := w.TeamBudget(ctx, dot, "", "")
	ok(t, err)
	if b.Aside != 0 || b.Spent != 400_00 || b.Left != b.Budget-400_00 {
		t.Errorf("what was unspent did not come back: %+v", b)
	}
}
