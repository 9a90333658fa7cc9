package work

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/fund"
	"byname/govern"
	"byname/guard"
	"byname/internal/onefolder"
	"byname/store"
)

const gorton = "MAN-N07"

// lived is the story's population with a team, a board and a pool: Dot and Lee
// of the team, Lee its lead, and Fin of the board.
func lived(t *testing.T) *Work {
	t.Helper()
	w := openIn(t, livedTown.Copy(t))
	w.now = lateInJune
	return w
}

func lateInJune() time.Time { return byname.OnDay(2026, 6, 30).Start().Time().Add(21 * time.Hour) }

var livedTown = onefolder.Folder{Make: func(t testing.TB, folder string) {
	w := openIn(t, folder)
	w.now = lateInJune
	takeIn(t, w, storyFolder)
	if _, err := w.Build(context.Background(), BuildAsk{}); err != nil {
		t.Fatal(err)
	}
	for _, a := range []NewAccount{
		{Account: "dot", Name: "Dot", Agency: "mcc-housing", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
		{Account: "lee", Name: "Lee", Agency: "gp", Roles: []guard.Role{guard.Worker, guard.Lead}, Neighbourhood: gorton},
		{Account: "fin", Name: "Fin", Agency: "nhs-gm", Roles: []guard.Role{guard.Member}},
	} {
		if _, err := w.addAccount(context.Background(), a); err != nil {
			t.Fatal(err)
		}
	}
	err := w.DB.Write(context.Background(), func(tx *store.Tx) error {
		p := fund.Pool{ID: "p", Title: "P", Host: "nhs-gm", First: 2025, Last: 2027, Places: []string{gorton, "MAN-N08"},
			Partners: []fund.Partner{{ID: "nhs-gm", Name: "NHS Greater Manchester", Gains: []string{"NHS"}}, {ID: "gmp", Name: "Greater Manchester Police"}}}
		return errors.Join(
			tx.AddPool(p, fund.Terms{From: 1, Decision: "d", Reserve: fund.Percent{Decimal: "5"}, Base: "0.5", Need: "0.5",
				Team: fund.Percent{Decimal: "6"}, OnePerson: 500_00, Cashable: fund.Percent{Decimal: "80"}}, "fin", 1),
			tx.AddBoard(govern.Board{ID: "b", Name: "B", Quorum: 1, Seats: []govern.Seat{{ID: "s", Partner: "NHS", Holder: "fin"}}}),
			tx.PutQuestion(govern.Question{ID: "d", Board: "b", Title: "T", Text: "t", Put: w.Today(), By: "fin", Result: govern.Open}))
	})
	if err != nil {
		t.Fatal(err)
	}
	ok(t, w.Close())
}}

func worker(t *testing.T, w *Work, id byname.WorkerID) Who {
	t.Helper()
	who, err := w.Who(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return who
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestMoneyOfATeam pays for steps of a plan from a team's budget: at once
// within the limit for one person, after the lead's yes above it, and given
// back when a step will not be done.
func TestMoneyOfATeam(t *testing.T) {
	w, ctx := lived(t), context.Background()
	fin, dot, lee := worker(t, w, "fin"), worker(t, w, "dot"), worker(t, w, "lee")
	ok(t, w.CastVote(ctx, fin, "d", "for", ""))
	ok(t, w.CloseDecision(ctx, fin, "d"))
	_, err := w.Contribute(ctx, fin, "", "d", []fund.Contribution{{Partner: "nhs-gm", Year: 2026, Amount: 100_000_00}})
	ok(t, err)
	a, err := w.ShareOut(ctx, fin, "", 2026)
	ok(t, err)
	given := a.Lines[0].Amount * 6 / 100

	list, err := w.Worklist(ctx, dot, WorklistAsk{})
	ok(t, err)
	id := list.People[0].ID
	ok(t, w.StartPlan(ctx, dot, id, nil, "A place of my own"))
	step := func(title string, cost byname.Pence) {
		t.Helper()
		p, err := w.Plan(ctx, dot, id)
		ok(t, err)
		ok(t, w.AddStep(ctx, dot, id, p.Version, NewStep{Title: title, Owner: "mcc-housing", Cost: cost, Reason: "No bed takes the dog"}))
	}
	budget := func(who Who, spent byname.Pence, paid, asked int) TeamBudget {
		t.Helper()
		b, err := w.TeamBudget(ctx, who, "", "")
		ok(t, err)
		if b.Spent != spent || len(b.Lines) != paid || len(b.Asked) != asked || b.Budget-given > 1 || b.Limit != 500_00 {
			t.Fatalf("%+v: want %v spent, %d lines, %d asked", b, spent, paid, asked)
		}
		return b
	}
	budget(dot, 0, 0, 0)
	step("Kennels", 496_40)
	b := budget(dot, 496_40, 1, 0)
	if l := b.Lines[0]; l.What != "Kennels" || l.For == nil || l.For.ID != id || l.Reason != "No bed takes the dog" || l.By != "Dot" {
		t.Errorf("%+v", l)
	}
	step("A fridge", 219_00) // above the limit together
	b = budget(lee, 496_40, 1, 1)
	if a := b.Asked[0]; !b.MayCountersign || a.For.ID != id || a.What != "A fridge" || a.Step != 2 || b.Left != b.Budget-496_40-219_00 {
		t.Errorf("%+v", b)
	}
	if err := w.Countersign(ctx, dot, id, 2, true, ""); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("a worker countersigned: %v", err)
	}
	ok(t, w.Countersign(ctx, lee, id, 2, true, ""))
	if b := budget(dot, 715_40, 2, 0); b.Lines[0].Countersigned != "Lee" {
		t.Errorf("%+v", b.Lines[0])
	}
	step("A bed", 50_00)
	ok(t, w.Countersign(ctx, lee, id, 3, false, "There is one in the store"))
	budget(dot, 715_40, 2, 0)
	for _, s := range []int64{2, 1} {
		p, err := w.Plan(ctx, dot, id)
		ok(t, err)
		ok(t, w.MarkNotDone(ctx, dot, id, p.Version, s, "Moved away"))
	}
	if b := budget(dot, 0, 0, 0); b.Left != b.Budget {
		t.Errorf("not all came back: %+v", b)
	}
	if _, err := w.TeamBudget(ctx, dot, "MAN-N08", ""); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("another team's budget: %v", err)
	}
	if _, err := w.TeamBudget(ctx, fin, gorton, ""); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("the board reads what was spent on whom: %v", err)
	}
	entries, err := w.Ledger(ctx, fin, "p", 1, 100)
	ok(t, err)
	for _, e := range entries {
		if strings.Contains(e.Why, "dog") || strings.Contains(e.Why, "fridge") {
			t.Errorf("the ledger tells why: %s", e.Why)
		}
	}
	page, err := w.Pool(ctx, fin, "2026/27")
	ok(t, err)
	if page.Name != "P" || page.ToShare != 95_000_00 || len(page.Shares) != 2 || page.Shares[0].Population != 41210 || page.Contributions[0].ByYear[1] != 100_000_00 || len(page.Schemes) != 2 {
		t.Errorf("%+v", page)
	}
	if _, err := w.Pool(ctx, dot, ""); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("a worker reads the pool: %v", err)
	}
}
