package work

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/govern"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// huddled is the team with Una of the food bank, and a huddle in which Lee
// shows the screen and Dot is there; Amina is on its agenda.
func huddled(t *testing.T) (w *Work, lee Who, number int64, item func() HuddleItem) {
	t.Helper()
	w, ctx := staffed(t), context.Background()
	_, err := w.addAccount(ctx, NewAccount{Account: "una", Name: "Una", Agency: "christie", Job: "ward clerk", Roles: []guard.Role{guard.Worker}})
	ok(t, err)
	lee = worker(t, w, "lee")
	ok(t, w.StartPlan(ctx, lee, amina(t, w), []string{"falls"}, "To cook again"))
	ok(t, w.PutOnAgenda(ctx, lee, amina(t, w)))
	list, err := w.Huddles(ctx, lee, "")
	ok(t, err)
	number, err = w.BeginHuddle(ctx, lee, "", list.Planned[0].Number, []byname.WorkerID{"dot"})
	ok(t, err)
	return w, lee, number, func() HuddleItem {
		t.Helper()
		h, err := w.Huddle(ctx, lee, number)
		ok(t, err)
		i := slices.IndexFunc(h.Items, func(i HuddleItem) bool { return slices.Contains(i.Why, team.AskedFor.Words()) })
		if i < 0 {
			t.Fatalf("Amina is not on the agenda: %+v", h.Items)
		}
		return h.Items[i]
	}
}

// TestHuddleNamesWhoMayNotHear: who may not hear about a person is named before
// anything of the person is shown; when they have stepped out it opens, and
// everybody in the room is written down as having heard.
func TestHuddleNamesWhoMayNotHear(t *testing.T) {
	w, lee, number, item := huddled(t)
	ctx := context.Background()
	if i := item(); i.Preferred.Reveal() != "Amina" || len(i.Barred) != 0 {
		t.Fatalf("%+v", i)
	}
	ok(t, w.Comes(ctx, lee, number, "una", "")) // of a hospital that has nothing to do with her
	ok(t, w.Comes(ctx, lee, number, "", "A volunteer"))
	i := item()
	if !i.Preferred.IsZero() || !slices.Contains(i.Barred, "Una") || !slices.Contains(i.Barred, "A volunteer") {
		t.Errorf("the agenda shows %+v", i)
	}
	talk, err := w.Talk(ctx, lee, i.Number)
	ok(t, err)
	if text := fmt.Sprintf("%+v", talk); len(talk.Barred) != 2 || talk.ID != 0 || len(talk.Steps)+len(talk.Reasons) > 0 || strings.Contains(text, "Amina") {
		t.Errorf("before they stepped out: %s", text)
	}
	if err := w.Say(ctx, lee, i.Number, "She asked for her daughter"); !errors.Is(err, byname.ErrDenied) {
		t.Error("spoken of while somebody may not hear:", err)
	}
	ok(t, w.HaveStepped(ctx, lee, i.Number))
	talk, err = w.Talk(ctx, lee, i.Number)
	ok(t, err)
	if talk.Preferred.Reveal() != "Amina" || len(talk.Grounds) != 2 || talk.Grounds[0].Ground == "" || len(talk.Out) != 2 || len(talk.Steps) == 0 {
		t.Errorf("%+v", talk)
	}
	looked, err := w.WhoLooked(ctx, lee, amina(t, w), 1)
	ok(t, err)
	for _, name := range []string{"Lee", "Dot"} {
		if !slices.ContainsFunc(looked.Looks, func(l Look) bool { return strings.HasPrefix(l.Worker, name) && strings.Contains(l.What, "huddle") }) {
			t.Errorf("%s heard, and it is not written down", name)
		}
	}
	if slices.ContainsFunc(looked.Looks, func(l Look) bool { return strings.HasPrefix(l.Worker, "Una") }) {
		t.Error("Una stepped out, and is written down as having seen")
	}
	// Who may not hear may not show the screen either.
	ok(t, w.Comes(ctx, lee, number, "colin", ""))
	if _, err := w.Talk(ctx, worker(t, w, "una"), i.Number); !errors.Is(err, byname.ErrDenied) {
		t.Error("somebody of no team shows the screen:", err)
	}
}

// TestHuddleShowsWhatAllMaySee: with the landlord's officer in the room the
// screen shows no more than the officer may see.
func TestHuddleShowsWhatAllMaySee(t *testing.T) {
	w, lee, number, item := huddled(t)
	ctx := context.Background()
	ok(t, w.Goes(ctx, lee, number, "dot", ""))
	alone, err := w.Talk(ctx, lee, item().Number)
	ok(t, err)
	ok(t, w.Say(ctx, lee, item().Number, "Her blood pressure is low"))
	ok(t, w.Comes(ctx, lee, number, "colin", ""))
	together, err := w.Talk(ctx, lee, item().Number)
	ok(t, err)
	if alone.Hidden != 0 || len(together.Reasons) >= len(alone.Reasons) || together.Hidden == 0 {
		t.Errorf("alone %d reasons, together %d and %d hidden", len(alone.Reasons), len(together.Reasons), together.Hidden)
	}
	if alone.Matters.IsZero() || !together.Matters.IsZero() || strings.Contains(fmt.Sprint(reveals(together)), "blood") {
		t.Error("the landlord's officer reads what matters to her, or what was said before he came")
	}
	for _, r := range together.Reasons {
		if strings.Contains(r.Agency, "GP") || strings.Contains(r.Agency, "Hospital") {
			t.Errorf("the landlord's officer reads %q", r.Text)
		}
	}
}

func reveals(talk HuddleTalk) (all []string) {
	for _, m := range talk.Said {
		all = append(all, m.Said.Reveal())
	}
	return all
}

// TestHuddleAgrees: one form makes a step with an owner and a day; the owner is
// told; the minutes have written themselves; the next huddle asks what came
// of it until somebody says.
func TestHuddleAgrees(t *testing.T) {
	w, lee, number, item := huddled(t)
	ctx := context.Background()
	dot := worker(t, w, "dot")
	s := HuddleStep{Title: "Ring the boiler firm", Owner: "worker:dot", Due: w.Today() + 2}
	for _, bad := range []HuddleStep{{Owner: s.Owner, Due: s.Due}, {Title: s.Title, Due: s.Due}, {Title: s.Title, Owner: s.Owner}, {Title: s.Title, Owner: "worker:nobody", Due: s.Due}} {
		if err := w.Agree(ctx, lee, item().Number, bad); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	ok(t, w.Agree(ctx, lee, item().Number, s))
	ok(t, w.Say(ctx, lee, item().Number, "She wants it warm for her sister"))
	if !item().Heard {
		t.Error("spoken of, and still to come")
	}
	told, err := w.Notices(ctx, dot)
	ok(t, err)
	if !slices.ContainsFunc(told.Notices, func(n Notice) bool { return n.Words == NoticeWords[ToldReady] && n.Of.Reveal() == "Amina" }) {
		t.Errorf("the owner is told %+v", told.Notices)
	}
	ok(t, w.CloseHuddle(ctx, lee, number))
	if err := w.Say(ctx, lee, item().Number, "late"); !errors.Is(err, byname.ErrConflict) {
		t.Error("spoken of after the end:", err)
	}
	minutes, err := w.HuddleMinutes(ctx, lee, number)
	ok(t, err)
	var text []string
	for _, l := range minutes.Lines {
		text = append(text, l.Words+" "+l.Of.Reveal()+" "+l.Said.Reveal())
	}
	if all := strings.Join(text, "\n"); !strings.Contains(all, "Agreed Amina Ring the boiler firm: Dot, by 2 July 2026") || !strings.Contains(all, "warm for her sister") {
		t.Errorf("the minutes say\n%s", all)
	}

	for range 2 { // asked until it is said
		later(w, 7)
		number, err = w.BeginHuddle(ctx, lee, "", 0, []byname.WorkerID{"dot"})
		ok(t, err)
		h, err := w.Huddle(ctx, lee, number)
		ok(t, err)
		i := slices.IndexFunc(h.Items, func(i HuddleItem) bool { return slices.Contains(i.Why, team.Promised.Words()) })
		if i < 0 {
			t.Fatalf("nobody asks what came of it: %+v", h.Items)
		}
		talk, err := w.Talk(ctx, lee, h.Items[i].Number)
		ok(t, err)
		if len(talk.Promised) != 1 || talk.Promised[0].Title != s.Title || talk.Promised[0].Owner != "Dot, Housing options" || !talk.Promised[0].MayMark {
			t.Fatalf("%+v", talk.Promised)
		}
		p := talk.Promised[0]
		ok(t, w.CameOf(ctx, lee, talk.Item, p.Plan, p.Step, "going", "They come on Friday"))
		ok(t, w.CloseHuddle(ctx, lee, number))
		if i := h.Items[i]; !slices.Contains(i.Why, team.PastDay.Words()) {
			t.Errorf("the step is past its day, and the agenda says %v", i.Why)
		}
	}
	later(w, 7)
	number, err = w.BeginHuddle(ctx, lee, "", 0, nil)
	ok(t, err)
	h, err := w.Huddle(ctx, lee, number)
	ok(t, err)
	i := slices.IndexFunc(h.Items, func(i HuddleItem) bool { return slices.Contains(i.Why, team.Promised.Words()) })
	talk, err := w.Talk(ctx, lee, h.Items[i].Number)
	ok(t, err)
	ok(t, w.CameOf(ctx, lee, talk.Item, talk.Promised[0].Plan, talk.Promised[0].Step, "done", "It is warm"))
	plan, err := w.Plan(ctx, lee, amina(t, w))
	ok(t, err)
	if !slices.ContainsFunc(plan.Steps, func(x Step) bool {
		return x.Title == s.Title && x.State == StepDone && x.Outcome.Reveal() == "It is warm"
	}) {
		t.Error("what came of it is not in the plan")
	}
	if talk, err = w.Talk(ctx, lee, talk.Item); err != nil || len(talk.Promised) != 0 {
		t.Errorf("answered, and still asked: %+v, %v", talk.Promised, err)
	}
}

// TestARestrictionThatArrivesAfterAnInvitation: who was invited and could hear
// is named as one who may not, once the person objects, or their account ends.
func TestARestrictionThatArrivesAfterAnInvitation(t *testing.T) {
	w, lee, number, item := huddled(t)
	ctx := context.Background()
	i := item()
	if _, err := w.Talk(ctx, lee, i.Number); err != nil {
		t.Fatal(err)
	}
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error { return tx.CloseAccount("dot", w.now()) }))
	talk, err := w.Talk(ctx, lee, i.Number)
	if err != nil || len(talk.Barred) != 1 || talk.Barred[0].Name != "Dot" || talk.ID != 0 {
		t.Errorf("her account is closed, and she hears: %+v, %v", talk.Barred, err)
	}
	ok(t, w.Comes(ctx, lee, number, "nell", ""))
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error {
		return errors.Join(tx.CloseAccount("dot", time.Time{}),
			tx.Object(govern.Objection{Scope: govern.ToAll, Person: amina(t, w), Anchor: "gp/gp_practice/101447", Words: "share nothing", By: "lee", Span: byname.Span{From: w.Today()}}))
	}))
	if i := item(); !i.Preferred.IsZero() || len(i.Barred) != 3 {
		t.Errorf("she objects to sharing, and the agenda shows %+v", i)
	}
	if talk, err = w.Talk(ctx, lee, i.Number); err != nil || len(talk.Barred) != 3 || talk.ID != 0 {
		t.Errorf("she objects to sharing, and is spoken of: %+v, %v", talk, err)
	}
	if err := w.HaveStepped(ctx, lee, i.Number); !errors.Is(err, byname.ErrDenied) {
		t.Error("all stepped out but the screen:", err)
	}
}

// TestHuddleOnTheNightTheClocksChange: a huddle planned for nine is at nine by
// the clock on the wall, before and after.
func TestHuddleOnTheNightTheClocksChange(t *testing.T) {
	w, ctx := staffed(t), context.Background()
	lee := worker(t, w, "lee")
	for _, d := range []byname.Day{byname.OnDay(2026, time.October, 24), byname.OnDay(2026, time.October, 25), byname.OnDay(2026, time.October, 26)} {
		_, err := w.PlanHuddle(ctx, lee, "", team.OnDayAt(d, 9, 0))
		ok(t, err)
	}
	list, err := w.Huddles(ctx, lee, "")
	ok(t, err)
	for i, h := range list.Planned {
		if want := fmt.Sprintf("2026-10-2%d 09:00", 4+i); h.At.String() != want {
			t.Errorf("%s, want %s", h.At, want)
		}
	}
}
