package work

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/directory"
	"byname/govern"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// referred is the story's neighbourhood with Lee, who leads, Frank and Fiona
// of the fire service and Vi of the food bank; and Amina.
func referred(t *testing.T) (w *Work, id byname.PersonID, who func(byname.WorkerID) Who) {
	t.Helper()
	w = lived(t)
	for _, a := range []NewAccount{
		{Account: "frank", Name: "Frank", Agency: "gmfrs", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
		{Account: "fiona", Name: "Fiona", Agency: "gmfrs", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
		{Account: "vi", Name: "Vi", Agency: "foodbank", Roles: []guard.Role{guard.Worker}},
		{Account: "colin", Name: "Colin", Agency: "northfold", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
		{Account: "engine", Name: "The fire service's own system", Agency: "gmfrs", Roles: []guard.Role{guard.Service}},
	} {
		_, err := w.addAccount(context.Background(), a)
		ok(t, err)
	}
	return w, amina(t, w), func(id byname.WorkerID) Who { return worker(t, w, id) }
}

func serviceID(key string) string { return string(directory.IDOf("services.yaml", key)) }

// awaiting are the kinds of notice that await a worker, newest first.
func awaiting(t *testing.T, w *Work, who Who) (kinds []string) {
	t.Helper()
	ok(t, w.DB.Read(context.Background(), func(tx *store.Tx) error {
		x, err := tx.Worker(who.Worker)
		ok(t, err)
		list, err := tx.OpenNotices(x, nil, w.Today())
		for _, n := range list {
			kinds = append(kinds, n.Kind)
			if strings.Contains(n.Link+n.About, "Amina") {
				t.Error("a notice names somebody")
			}
		}
		return err
	}))
	return kinds
}

// TestReferralCloses: from a step to a team's inbox, claimed, answered, and
// back to who asked; the step follows.
func TestReferralCloses(t *testing.T) {
	w, id, who := referred(t)
	ctx := context.Background()
	lee, frank, fiona, dot := who("lee"), who("frank"), who("fiona"), who("dot")
	ok(t, w.StartPlan(ctx, lee, id, nil, "To cook again"))
	ok(t, w.AddStep(ctx, lee, id, 2, NewStep{Title: "Alarms fitted", Owner: "gmfrs", Reason: "She hears badly"}))
	ask := NewReferral{Service: serviceID("safe-and-well"), Step: 1, Ask: "Two alarms, and look at the chip pan", Need: "A Sylheti interpreter"}
	n, err := w.Refer(ctx, lee, id, ask)
	ok(t, err)
	if again, err := w.Refer(ctx, lee, id, ask); again != n || err != nil {
		t.Errorf("the form sent twice asked twice: %d, %v", again, err)
	}
	for what, bad := range map[string]NewReferral{
		"nothing is asked for": {Service: ask.Service}, "a pharmacy has no inbox": {Service: "none", Ask: "x"},
		"a step of nobody": {Service: ask.Service, Step: 9, Ask: "x"},
	} {
		if _, err := w.Refer(ctx, lee, id, bad); err == nil {
			t.Errorf("%s: it was sent", what)
		}
	}
	if box, err := w.Referrals(ctx, frank, false, 1); err != nil || len(box.Referrals) != 1 || box.Referrals[0].Person == nil || box.Referrals[0].Late != "" {
		t.Fatalf("Frank's inbox: %+v, %v", box, err)
	}
	if box, err := w.Referrals(ctx, dot, false, 1); err != nil || len(box.Referrals) != 0 {
		t.Errorf("Dot's inbox: %+v, %v", box, err)
	}
	if _, err := w.Referral(ctx, dot, n); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("Dot opens it: %v", err)
	}
	if kinds := awaiting(t, w, frank); !slices.Contains(kinds, ToldReferred) {
		t.Errorf("Frank was told %v", kinds)
	}
	ok(t, w.ClaimReferral(ctx, frank, n, 2))
	ok(t, w.ClaimReferral(ctx, fiona, n, 3)) // Frank is away
	r, err := w.Referral(ctx, fiona, n)
	ok(t, err)
	if r.Claimed != "Fiona" || r.Need.Reveal() != "A Sylheti interpreter" || r.Phone.IsZero() || r.Step != "Alarms fitted" || len(r.Ways) != 2 {
		t.Errorf("Fiona reads %+v", r)
	}
	if err := w.TurnReferral(ctx, fiona, n, 3, string(plan.Accepted), ""); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("answered on what was read before: %v", err)
	}
	ok(t, w.TurnReferral(ctx, fiona, n, 4, string(plan.Accepted), ""))
	ok(t, w.TurnReferral(ctx, fiona, n, 4, string(plan.Accepted), "")) // the form again
	if err := w.TurnReferral(ctx, lee, n, 5, string(plan.Completed), "done"); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("who asked says it is done: %v", err)
	}
	ok(t, w.TurnReferral(ctx, fiona, n, 5, string(plan.Completed), "Three alarms, and a new pan"))
	p, err := w.Plan(ctx, lee, id)
	ok(t, err)
	if s := p.Steps[0]; s.State != StepDone || s.Outcome.Reveal() != "Three alarms, and a new pan" {
		t.Errorf("the step is %s: %s", s.State, s.Outcome.Reveal())
	}
	sent, err := w.Referrals(ctx, lee, true, 1)
	ok(t, err)
	if sent.Referrals[0].Stand != plan.Completed || !slices.Contains(awaiting(t, w, lee), ToldAnswered) {
		t.Errorf("Lee learns %s and was told %v", sent.Referrals[0].Stand, awaiting(t, w, lee))
	}
	ok(t, w.TurnReferral(ctx, lee, n, 6, string(plan.Requested), "One of them beeps"))
	if p, err := w.Plan(ctx, lee, id); err != nil || p.Steps[0].State != StepReady {
		t.Errorf("asked again, and the step is %s", p.Steps[0].State)
	}
	ok(t, w.TurnReferral(ctx, fiona, n, 7, string(plan.Rejected), "It is the neighbour's"))
	if p, err := w.Plan(ctx, lee, id); err != nil || p.Steps[0].State != StepNotDone {
		t.Errorf("rejected, and the step is %s", p.Steps[0].State)
	}
}

// TestReferralIsTheOnlyReason: a charity that does not know somebody opens
// them while a referral is open, reads what its kind may read, and no longer
// when it is closed or when the person objects.
func TestReferralIsTheOnlyReason(t *testing.T) {
	w, id, who := referred(t)
	ctx := context.Background()
	lee, vi := who("lee"), who("vi")
	if _, err := w.Person(ctx, vi, id, TimelineFilter{}); !guard.IsRefusal(err) {
		t.Fatalf("Vi opens Amina before anybody asked her to: %v", err)
	}
	n, err := w.Refer(ctx, lee, id, NewReferral{Service: serviceID("social-prescribing"), Ask: "Company on Tuesdays"})
	ok(t, err)
	r, err := w.Referral(ctx, vi, n)
	ok(t, err)
	if r.Person.Preferred.IsZero() || r.Ask.Reveal() != "Company on Tuesdays" {
		t.Errorf("Vi reads %+v", r)
	}
	page, err := w.Person(ctx, vi, id, TimelineFilter{})
	ok(t, err)
	for _, e := range page.Timeline {
		if e.Class != "Community" && e.Class != "About the person" {
			t.Errorf("the charity reads of %s: %s", e.Class, e.Phrase)
		}
	}
	if !page.NHS.IsZero() {
		t.Error("the charity reads the NHS number")
	}

	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error { // an objection that arrives after the share
		return tx.Object(govern.Objection{Scope: govern.ToAll, Person: id, Anchor: "gp/gp_practice/101447", By: "lee", Span: byname.Span{From: w.Today()}, Words: "I do not want this passed on"})
	}))
	if _, err := w.Referral(ctx, vi, n); !guard.IsRefusal(err) {
		t.Errorf("she objects, and Vi still reads: %v", err)
	}
	box, err := w.Referrals(ctx, vi, false, 1)
	if err != nil || box.Withheld != 1 || box.Referrals[0].Person != nil {
		t.Errorf("she objects, and the inbox shows %+v, %v", box, err)
	}
	if err := w.TurnReferral(ctx, vi, n, 2, string(plan.Accepted), ""); !guard.IsRefusal(err) {
		t.Errorf("she objects, and Vi goes on: %v", err)
	}
	if _, err := w.Refer(ctx, lee, id, NewReferral{Service: serviceID("food-parcel"), Ask: "Food"}); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("she objects, and is referred on: %v", err)
	}
}

// TestReferralByFile: an agency answers from its own system, by reference; the
// same file twice changes nothing; nobody else's referral is answered.
func TestReferralByFile(t *testing.T) {
	w, id, who := referred(t)
	ctx := context.Background()
	lee, engine := who("lee"), who("engine")
	n, err := w.Refer(ctx, lee, id, NewReferral{Service: serviceID("safe-and-well"), Ask: "Alarms"})
	ok(t, err)
	other, err := w.Refer(ctx, lee, id, NewReferral{Service: serviceID("food-parcel"), Ask: "Food"})
	ok(t, err)
	mine, theirs := plan.ReferralReference(id, n), plan.ReferralReference(id, other)
	file := "step_reference,outcome,date,note\n" + mine + ",accepted,2026-06-30,\n" + mine + ",completed,2026-06-30,two fitted\n" +
		theirs + ",accepted,2026-06-30,\n" + mine + ",gone,2026-06-30,\n" + plan.ReferralReference(id, 999) + ",accepted,2026-06-30,\n"
	done, err := w.Answer(ctx, engine, strings.NewReader(file))
	if err != nil || done.Taken != 2 || len(done.Refused) != 3 {
		t.Errorf("%+v, %v", done, err)
	}
	if r, err := w.Referral(ctx, lee, n); err != nil || r.Stand != plan.Completed || r.Said.Reveal() != "two fitted" || !strings.Contains(r.Turns[0].By, "own system") {
		t.Errorf("it is %+v, %v", r.Stand, err)
	}
	if done, _ := w.Answer(ctx, engine, strings.NewReader("step_reference,outcome,date,note\n"+mine+",completed,2026-06-30,two fitted\n")); done.Known != 1 {
		t.Errorf("the same file again: %+v", done)
	}
}

// TestNudges: a clock that has run out is told to the inbox, and a day later
// to the lead and to who asked; a service that merged passes its referrals on;
// a sender who left is stood in for.
func TestNudges(t *testing.T) {
	w, id, who := referred(t)
	ctx := context.Background()
	lee, dot, frank := who("lee"), who("dot"), who("frank")
	n, err := w.Refer(ctx, dot, id, NewReferral{Service: serviceID("safe-and-well"), Ask: "Alarms"})
	ok(t, err)
	if late, err := w.Nudge(ctx); late != 0 || err != nil {
		t.Errorf("%d late at once, %v", late, err)
	}
	ok(t, w.StartPlan(ctx, lee, id, nil, "To cook again"))
	ok(t, w.ReviewPlan(ctx, lee, id, latest, w.Today()+6))
	now := w.now()
	after := func(d time.Duration) { w.now = func() time.Time { return now.Add(d) } }
	after(49 * time.Hour) // Tuesday night to Thursday night: two working days
	for range 2 {         // told once a day, however often it is looked at
		_, err := w.Nudge(ctx)
		ok(t, err)
	}
	if kinds := awaiting(t, w, frank); slices.Index(kinds, ToldLate) < 0 || len(kinds) != 2 || slices.Contains(awaiting(t, w, lee), ToldLate) {
		t.Errorf("Frank was told %v, Lee %v", awaiting(t, w, frank), awaiting(t, w, lee))
	}
	after(4 * 24 * time.Hour)
	_, err = w.Nudge(ctx)
	ok(t, err)
	if !slices.Contains(awaiting(t, w, lee), ToldLate) || !slices.Contains(awaiting(t, w, dot), ToldLate) {
		t.Errorf("a day later Lee was told %v, Dot %v", awaiting(t, w, lee), awaiting(t, w, dot))
	}

	form := ServiceForm{Name: "Safe and Well visit", Kind: "help", Status: "defunct", Successor: serviceID("repairs-and-warmth")}
	_, err = w.WriteService(ctx, frank, serviceID("safe-and-well"), 0, form)
	ok(t, err)
	if box, err := w.Referrals(ctx, who("colin"), false, 1); err != nil || len(box.Referrals) != 1 || box.Referrals[0].To != "Repairs and warmth" {
		t.Errorf("the heir's inbox: %+v, %v", box, err)
	}
	if box, err := w.Referrals(ctx, frank, false, 1); err != nil || len(box.Referrals) != 0 {
		t.Errorf("the inbox of the service that ended: %+v, %v", box, err)
	}
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error { // Dot leaves
		d, err := tx.Worker("dot")
		d.To = w.Today()
		return errors.Join(err, tx.ChangeWorker(d))
	}))
	before := len(awaiting(t, w, lee))
	ok(t, w.TurnReferral(ctx, who("colin"), n, latest, string(plan.Accepted), ""))
	if kinds := awaiting(t, w, lee); len(kinds) != before+1 || kinds[0] != ToldAnswered {
		t.Errorf("who asked has left, and Lee was told %v", kinds)
	}

	// A plan's day of review: its lead hears of it once, until another is set.
	reviews := func(at time.Duration) (n int) {
		t.Helper()
		after(at)
		for range 2 {
			_, err := w.Nudge(ctx)
			ok(t, err)
		}
		return len(slices.DeleteFunc(awaiting(t, w, lee), func(k string) bool { return k != ToldReview }))
	}
	if before, on, later := reviews(5*24*time.Hour), reviews(6*24*time.Hour), reviews(8*24*time.Hour); before != 0 || on != 1 || later != 1 {
		t.Errorf("the lead was told %d times before the day, %d on it, %d by two days later", before, on, later)
	}
	after(0)
	ok(t, w.ReviewPlan(ctx, lee, id, latest, w.Today()+30))
	if n := reviews(9 * 24 * time.Hour); n != 0 {
		t.Errorf("another day is set, and %d notices wait", n)
	}
}
