package work

import (
	"context"
	"errors"
	"slices"
	"testing"

	"byname"
	"byname/fund"
	"byname/guard"
)

// TestWhatATeamDoesNotTellAllOfIt asks as a landlord's worker of the team, to
// whom plans and health are hints: the budget does not tell what was bought for
// whom, nor a number how few they are. A nurse of another neighbourhood opens
// somebody with a reason, and spends nothing of this one's money.
func TestWhatATeamDoesNotTellAllOfIt(t *testing.T) {
	w, ctx := lived(t), context.Background()
	for _, a := range []NewAccount{
		{Account: "lou", Name: "Lou", Agency: "northfold", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
		{Account: "fay", Name: "Fay", Agency: "gp", Roles: []guard.Role{guard.Worker, guard.Lead}, Neighbourhood: "MAN-N08"},
	} {
		_, err := w.addAccount(ctx, a)
		ok(t, err)
	}
	fin, lee, lou, fay := worker(t, w, "fin"), worker(t, w, "lee"), worker(t, w, "lou"), worker(t, w, "fay")
	ok(t, w.CastVote(ctx, fin, "d", "for", ""))
	ok(t, w.CloseDecision(ctx, fin, "d"))
	_, err := w.Contribute(ctx, fin, "", "d", []fund.Contribution{{Partner: "nhs-gm", Year: 2026, Amount: 100_000_00}})
	ok(t, err)
	_, err = w.ShareOut(ctx, fin, "", 2026)
	ok(t, err)
	list, err := w.Worklist(ctx, lee, WorklistAsk{})
	ok(t, err)
	id := list.People[0].ID
	ok(t, w.StartPlan(ctx, lee, id, nil, "My own front door"))
	ok(t, w.AddStep(ctx, lee, id, 2, NewStep{Title: "Iron tablets", Owner: "gp", Cost: 9_00, Reason: "She is pregnant"}))
	ok(t, w.AddStep(ctx, lee, id, latest, NewStep{Title: "A cot", Owner: "gp", Cost: 900_00, Reason: "The baby comes in May"}))

	for _, who := range []Who{lee, lou} {
		b, err := w.TeamBudget(ctx, who, "", "")
		ok(t, err)
		if len(b.Lines) != 1 || len(b.Asked) != 1 {
			t.Fatalf("%+v", b)
		}
		l, a, told := b.Lines[0], b.Asked[0], who.Worker == "lee"
		if told != (l.What == "Iron tablets") || told != (l.Reason != "") || told != (a.What == "A cot") || told != (a.Reason != "") {
			t.Errorf("%s reads %+v and %+v", who.Worker, l, a)
		}
	}

	ok(t, w.GiveReason(ctx, fay, id, "support", "I was asked to help out"))
	if err := w.AddStep(ctx, fay, id, latest, NewStep{Title: "A pram", Owner: "gp", Cost: 1_00, Reason: "She has none"}); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("another team's money is spent: %v", err)
	}
	if err := w.Countersign(ctx, fay, id, 2, true, ""); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("another team's money is countersigned: %v", err)
	}

	for _, indicator := range []string{"ae-attendances", "emergency-admissions-65"} {
		in, err := w.Outcome(ctx, lou, indicator, "")
		ok(t, err)
		_, err = w.PeopleBehind(ctx, lou, indicator, "", in.Here[len(in.Here)-1].Period, 1)
		if in.PeopleBehind || !errors.Is(err, byname.ErrDenied) ||
			slices.ContainsFunc(in.Here, func(p Point) bool { return p.Numerator%5 != 0 }) {
			t.Errorf("a landlord opens %s: %+v %v", indicator, in, err)
		}
	}
}

// TestThemesDoNotTell: a list's theme says what kind of trouble somebody is in,
// so who may read no reason for it is not told the theme, on the list, by
// narrowing it, or on the person's page.
func TestThemesDoNotTell(t *testing.T) {
	w, ctx := lived(t), context.Background()
	_, err := w.addAccount(ctx, NewAccount{Account: "lou", Name: "Lou", Agency: "northfold", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton})
	ok(t, err)
	lee, lou := worker(t, w, "lee"), worker(t, w, "lou")
	narrowed := func(who Who, theme string) []WorklistPerson {
		t.Helper()
		list, err := w.Worklist(ctx, who, WorklistAsk{Theme: theme})
		ok(t, err)
		return list.People
	}
	for _, theme := range []string{"crisis", "maternal_mh", "smoking"} {
		nurse, landlord := narrowed(lee, theme), narrowed(lou, theme)
		if len(nurse) == 0 || len(landlord) != 0 {
			t.Errorf("%s: the nurse sees %d people, the landlord's officer %d", theme, len(nurse), len(landlord))
			continue
		}
		for _, p := range narrowed(lou, "") {
			if p.ID == nurse[0].ID && (len(p.Themes) > 0 || p.Next != "") {
				t.Errorf("%s: the landlord's officer is told %v, and that next comes %q", theme, p.Themes, p.Next)
			}
		}
		if p, err := w.Person(ctx, lou, nurse[0].ID, TimelineFilter{}); err == nil && len(p.Found) > 0 {
			t.Errorf("%s: the landlord's officer is told on the person's page", theme)
		}
	}
}
