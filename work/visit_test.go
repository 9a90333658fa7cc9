package work

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
	"byname/visit"
)

// aVisitAtHome: a housing officer is at Amina's. What was answered is there
// when the phone comes back; what would be sent is shown first; one thing is
// left out with a reason; the crew is asked once, with all it has to do; the
// timeline tells that a visit was made and not who is afraid of whom; and it
// can be taken back.
func aVisitAtHome(t *testing.T, w *Work) {
	ctx := context.Background()
	now := byname.OnDay(2026, 6, 30).Start().Time().Add(19 * time.Hour)
	w.now = func() time.Time { return now }
	for _, a := range []NewAccount{
		{Account: "olu", Name: "Olu", Agency: "gmfrs", Roles: []guard.Role{guard.Worker}},
		{Account: "nat", Name: "Nat", Agency: "northfold", Roles: []guard.Role{guard.Worker}},
	} {
		_, err := w.addAccount(ctx, a)
		ok(t, err)
	}
	noel, nat, ed, lee, olu := worker(t, w, "noel"), worker(t, w, "nat"), worker(t, w, "ed"), worker(t, w, "lee"), worker(t, w, "olu")
	amina, err := w.Whose(ctx, "gp/gp_practice/101447")
	ok(t, err)
	for _, who := range []Who{noel, nat, lee} {
		ok(t, w.GiveReason(ctx, who, amina, "support", "She asked for a visit at home."))
	}
	visits := func() int {
		t.Helper()
		p, err := w.Person(ctx, lee, amina, TimelineFilter{Agency: "gmfrs"})
		ok(t, err)
		return len(slices.DeleteFunc(p.Timeline, func(e Entry) bool { return e.At.Day() != w.Today() }))
	}
	form := func(who Who) Visit {
		t.Helper()
		v, err := w.OpenVisit(ctx, who, amina, 1)
		ok(t, err)
		return v
	}
	if _, err := w.OpenVisit(ctx, ed, amina, 1); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("a school opens it without a reason: %v", err)
	}
	if _, err := w.ReviewVisit(ctx, noel, amina); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("reviewed before it began: %v", err)
	}

	note := "Ring twice, she is slow"
	ok(t, w.AnswerVisit(ctx, noel, amina, visit.Replies{"alarms": "no", "escape": "hear", "smoking": "yes"}, nil))
	ok(t, w.AnswerVisit(ctx, noel, amina, visit.Replies{"smoking": "", "clutter": "full"}, &note))
	ok(t, w.AnswerVisit(ctx, noel, amina, visit.Replies{"smoking": "", "clutter": "full"}, &note))
	ok(t, w.AnswerVisit(ctx, noel, amina, visit.Replies{"abuse": "yes", "food": "no"}, nil))
	if v := form(noel); v.Replies["alarms"] != "no" || v.Replies["smoking"] != "" || v.Note != note || v.Version != 3 {
		t.Fatalf("what was answered: %+v", v.Replies)
	}
	if v := form(nat); len(v.Replies) != 0 || len(v.Before) != 0 || v.Number != 0 {
		t.Errorf("a colleague reads what is being written: %+v", v)
	}
	r, err := w.ReviewVisit(ctx, noel, amina)
	ok(t, err)
	if len(r.Proposals) != 4 || r.Proposals[0].Title != "Safe and Well visit" || len(r.Proposals[0].Asks) != 3 || r.Objects || len(r.Risks) != 4 {
		t.Fatalf("would be sent: %+v", r)
	}

	send := VisitSend{Consent: visit.Agreed, How: "She said so", Ask: []string{"safe-and-well", "team", "adult-safeguarding"}}
	if err := w.SendVisit(ctx, noel, amina, r.Version, send); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("left out for no reason: %v", err)
	}
	send.Why = map[string]string{"food-parcel": "Her daughter shops tonight"}
	if err := w.SendVisit(ctx, noel, amina, r.Version-1, send); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("sent without having seen the last answers: %v", err)
	}
	if visits() != 0 {
		t.Error("the timeline tells of a visit that was not sent")
	}
	door := CodeAsk{Uses: 5, Days: 30, Reach: "The team, by day", Alone: true}
	code, _, err := w.GiveCode(ctx, lee, amina, door)
	ok(t, err)
	token, err := w.OpenDoor(ctx, code.Reveal())
	ok(t, err)
	ok(t, w.SendVisit(ctx, noel, amina, r.Version, send))
	ok(t, w.SendVisit(ctx, noel, amina, r.Version, send)) // the form twice
	if _, err := w.AtDoor(ctx, token); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("a visit at her own door goes on after what she said in private: %v", err)
	}
	if _, _, err := w.GiveCode(ctx, lee, amina, door); err == nil || err.Error() != errNoDoor.Error() {
		t.Errorf("a code is given after what she said in private: %v", err)
	}
	if n := visits(); n != 2 {
		t.Errorf("the timeline tells %d things of the visit", n)
	}
	before := form(noel).Before
	if len(before) != 1 || !before[0].Happened || len(before[0].Asked) != 3 || len(before[0].Left) != 1 || len(before[0].Risks) != 4 || len(before[0].Private) != 1 || !before[0].Mine {
		t.Fatalf("as its writer reads it: %+v", before)
	}
	for _, a := range before[0].Asked {
		if sent, err := w.Referral(ctx, noel, a.Referral); err != nil || a.AnswerBy != sent.AnswerBy || a.AnswerBy == 0 && a.To == "Safe and Well visit" {
			t.Errorf("%s answers by %v, and the referral says %v: %v", a.To, a.AnswerBy, sent.AnswerBy, err)
		}
	}
	b := form(nat).Before[0]
	if len(b.Risks) != 4 || len(b.Private) != 0 || b.Hidden != 0 || len(b.Asked) != 2 || b.Mine || slices.ContainsFunc(b.Asked, func(a VisitAsked) bool { return a.To == "Adult safeguarding" }) {
		t.Errorf("a colleague reads what was said in private: %+v", b)
	}
	if b := form(lee).Before[0]; b.Hidden == 0 || len(b.Asked) != 0 || len(b.Private) != 0 {
		t.Errorf("the GP reads %+v", b)
	}
	inbox, err := w.Referrals(ctx, olu, false, 1)
	ok(t, err)
	if len(inbox.Referrals) == 0 || inbox.Referrals[0].Stand != plan.Requested {
		t.Fatalf("the crew's inbox: %+v", inbox)
	}
	asked := inbox.Referrals[0].Number
	one, err := w.Referral(ctx, olu, asked)
	ok(t, err)
	if want := "Found on a visit at home. Fit smoke alarms that work on every floor. Fit alarms that flash and shake the pillow. Rooms are full and ways blocked (4 to 6 of 9). A way out and alarms."; one.Ask.Reveal() != want {
		t.Errorf("the crew is asked %q", one.Ask.Reveal())
	}

	// Taken back: the team of the neighbourhood has taken it on already.
	team := before[0].Asked[slices.IndexFunc(before[0].Asked, func(a VisitAsked) bool { return a.To != "Safe and Well visit" && a.To != "Adult safeguarding" })].Referral
	ok(t, w.ClaimReferral(ctx, lee, team, latest))
	if err := w.TakeBackVisit(ctx, nat, amina, before[0].Number, "Not mine"); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a colleague takes it back: %v", err)
	}
	ok(t, w.TakeBackVisit(ctx, noel, amina, before[0].Number, "It was her sister’s home"))
	ok(t, w.TakeBackVisit(ctx, noel, amina, before[0].Number, "It was her sister’s home"))
	stands := func(number int64) (s string) {
		t.Helper()
		ok(t, w.DB.Read(ctx, func(tx *store.Tx) error { r, err := tx.Referral(number); s = r.Stand; return err }))
		return s
	}
	if visits() != 0 || stands(asked) != string(plan.InError) || stands(team) != string(plan.Requested) {
		t.Errorf("after it was taken back: %d told, the crew %s, the team %s", visits(), stands(asked), stands(team))
	}

	// Without a yes only what has a reason is asked.
	now = now.Add(time.Hour)
	ok(t, w.AnswerVisit(ctx, noel, amina, visit.Replies{"alarms": "no", "food": "no"}, nil))
	r, err = w.ReviewVisit(ctx, noel, amina)
	ok(t, err)
	ok(t, w.SendVisit(ctx, noel, amina, r.Version, VisitSend{Consent: visit.Not, Ask: []string{"safe-and-well", "food-parcel"}}))
	if b := form(noel).Before[0]; len(b.Asked) != 1 || b.Asked[0].To != "Safe and Well visit" || len(b.Left) != 1 || b.Left[0].Why != leftNo {
		t.Errorf("without a yes: %+v", b)
	}
	now = now.Add(time.Hour)
	ok(t, w.RefuseVisit(ctx, noel, amina, "Nobody in"))
	ok(t, w.RefuseVisit(ctx, noel, amina, "Nobody in"))
	if before := form(noel).Before; len(before) != 3 || before[0].Happened || before[0].Why != "Nobody in" {
		t.Errorf("nobody in: %+v", before)
	}
}
