package work

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
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
		if p, err := w.Person(ctx, lou, nurse[0].ID, TimelineFilter{}); err == nil && slices.ContainsFunc(p.Found, func(f Found) bool { return f.Programme != "" }) {
			t.Errorf("%s: the landlord's officer is told on the person's page", theme)
		}
	}
}

// TestWhoMayNotHearOfAProgramme looks at the list and at everybody on it as
// workers of several agencies: a programme's name, theme and first step are
// nowhere, unless its reasons could be.
func TestWhoMayNotHearOfAProgramme(t *testing.T) {
	w, ctx := lived(t), context.Background()
	for login, agency := range map[string]byname.AgencyID{"lou": "northfold", "vi": "foodbank", "pip": "gmp", "fi": "gmfrs", "joe": "dwp"} {
		_, err := w.addAccount(ctx, NewAccount{Account: login, Name: login, Agency: agency, Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton})
		ok(t, err)
	}
	hears := map[byname.WorkerID][]string{
		"lou": {"bed_every_night", "keep_your_home", "warm_home"}, "vi": nil, "pip": nil, "fi": {"safe_and_well"}, "joe": {"working_well"},
		"dot": {"bed_every_night", "keep_your_home", "warm_home", "working_well"},
		"lee": {"carers", "crisis", "falls", "home_from_hospital", "new_mothers", "stop_smoking", "working_well", "bed_every_night", "families",
			"ageing_well", "breathe_easy", "cancer_early", "cancer_in_time", "children_minds", "eating_disorders", "in_school", "keep_your_home",
			"often_at_hospital", "place_of_safety", "safe_and_well", "school_ready", "smoke_free_homes", "urgent_response", "warm_home"},
	}
	for login, programmes := range hears {
		who := worker(t, w, login)
		list, err := w.Worklist(ctx, who, WorklistAsk{})
		ok(t, err)
		shown := fmt.Sprintf("%+v", list)
		if len(list.People) == 0 {
			t.Errorf("%s sees nobody", login)
			continue
		}
		for _, line := range list.People {
			p, err := w.Person(ctx, who, line.ID, TimelineFilter{})
			ok(t, err)
			shown += fmt.Sprintf("%+v", p.Found)
		}
		if told := strings.Contains(shown, "New mothers, not alone"); told != (login == "lee") {
			t.Errorf("%s hears of new mothers: %v", login, told)
		}
		for _, p := range w.Place.Programmes {
			step, _ := w.Place.firstStep(p)
			told := slices.Contains(programmes, p.ID)
			for _, words := range []string{p.ID, p.Title, p.Theme, step} {
				if strings.Contains(shown, words) && !told {
					t.Errorf("%s reads %q", login, words)
				}
			}
			if theme, err := w.Worklist(ctx, who, WorklistAsk{Theme: p.Theme}); err != nil || len(theme.People) > 0 && !told {
				t.Errorf("%s lists %d people for %s: %v", login, len(theme.People), p.Theme, err)
			}
			if told {
				continue
			}
			if err := w.NotRight(ctx, who, list.People[0].ID, p.ID, "of no concern"); !errors.Is(err, byname.ErrNotFound) {
				t.Errorf("%s answers %s: %v", login, p.ID, err)
			}
		}
	}
}

// TestWhoLeadsAProgrammeHearsOfIt: who answers for a programme is told whom it
// finds.
func TestWhoLeadsAProgrammeHearsOfIt(t *testing.T) {
	w := lived(t)
	for _, p := range w.Place.Programmes {
		for _, a := range w.Place.Agencies {
			for _, purpose := range []string{"find", "support"} {
				if a.Kind == p.Lead && !w.hears(Who{Agency: a.ID}, purpose, p.ID) {
					t.Errorf("%s leads %s and may not hear of it to %s", a.ID, p.ID, purpose)
				}
			}
		}
	}
}
