package work

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/crisis"
	"byname/guard"
)

// aCrisisSheet: what Kev agreed is read by an officer and a paramedic, each
// their own part, and by nobody else; whoever keeps it is told; it ends when
// he says so, and by itself.
func aCrisisSheet(t *testing.T, w *Work) {
	ctx := context.Background()
	now := byname.OnDay(2026, 6, 30).Start().Time().Add(17 * time.Hour)
	w.now = func() time.Time { return now }
	for _, a := range []NewAccount{
		{Account: "pat", Name: "Pat", Agency: "gmp", Roles: []guard.Role{guard.Worker}},
		{Account: "rhona", Name: "Rhona", Agency: "gmmh", Roles: []guard.Role{guard.Worker}},
		{Account: "amy", Name: "Amy", Agency: "nwas", Roles: []guard.Role{guard.Worker}},
		{Account: "nora", Name: "Nora", Agency: "northfold", Roles: []guard.Role{guard.Worker}},
	} {
		_, err := w.addAccount(ctx, a)
		ok(t, err)
	}
	lee, pat, rhona, amy, nora := worker(t, w, "lee"), worker(t, w, "pat"), worker(t, w, "rhona"), worker(t, w, "amy"), worker(t, w, "nora")
	kev, err := w.Whose(ctx, "gp/gp_practice/100602")
	ok(t, err)
	ok(t, w.GiveReason(ctx, lee, kev, "support", "He asked for a crisis sheet."))
	open, err := w.OpenSheetForm(ctx, lee, kev)
	ok(t, err)
	if open.Version != 0 || open.Form.Name != "Kev" || len(open.Readers) != 6 {
		t.Errorf("the form: %+v", open)
	}
	f := SheetForm{Name: "Kev", Helps: "Talk about the dog.", Worse: "Being moved on without Dawn.", Calls: "Olive, 0161 496 0101, day and night\n", Medical: "Asthma, blue inhaler.",
		Safety: "None known.", How: "He said so, and signed", Readers: []string{"police", "ambulance"}, Agreed: w.Today(), Expires: w.Today() + 90}
	denied(t, "a sheet written by the landlord", w.WriteSheet(ctx, nora, kev, 0, f))
	ok(t, w.WriteSheet(ctx, lee, kev, 0, f))
	if err := w.WriteSheet(ctx, lee, kev, 0, f); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("who did not see the last version: %v", err)
	}

	s, err := w.ReadSheet(ctx, pat, kev)
	if err != nil || s.Name != "Kev" || s.Medical != "" || s.Helps == "" || len(s.Call) != 1 || s.Call[0].When != "day and night" {
		t.Errorf("the officer reads %+v, %v", s, err)
	}
	if s, err = w.ReadSheet(ctx, amy, kev); err != nil || s.Medical != "Asthma, blue inhaler." {
		t.Errorf("the paramedic reads %+v, %v", s, err)
	}
	for name, who := range map[string]Who{"a nurse whom he did not choose": rhona, "the landlord": nora} {
		if _, err := w.ReadSheet(ctx, who, kev); !errors.Is(err, byname.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if hits, _, err := w.FindSheets(ctx, pat, "kev rowb", 0); err != nil || len(hits) != 1 || hits[0].ID != kev || hits[0].Age != 45 {
		t.Errorf("the officer finds %+v, %v", hits, err)
	}
	if hits, _, err := w.FindSheets(ctx, rhona, "kev", 0); err != nil || len(hits) != 0 {
		t.Errorf("a nurse whom he did not choose finds %+v, %v", hits, err)
	}
	if _, _, err := w.FindSheets(ctx, pat, "ke", 0); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("two letters: %v", err)
	}
	if _, err := w.Person(ctx, amy, kev, TimelineFilter{}); err == nil {
		t.Error("the sheet opened the paramedic all of his page")
	}
	told, err := w.Notices(ctx, lee)
	ok(t, err)
	if len(told.Notices) != 1 || told.Notices[0].Words != NoticeWords[ToldSheet] {
		t.Errorf("who keeps it is told %+v", told.Notices)
	}
	looked, err := w.WhoLooked(ctx, lee, kev, 1)
	ok(t, err)
	reads := 0
	for _, l := range looked.Looks {
		if strings.Contains(l.What, "crisis sheet") && (l.Worker == "Pat" || l.Worker == "Amy") {
			reads++
		}
	}
	if reads != 3 {
		t.Errorf("%d readings are on the record of who looked: %+v", reads, looked.Looks)
	}

	now = now.AddDate(0, 0, 90)
	if _, err := w.ReadSheet(ctx, pat, kev); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("after it expired: %v", err)
	}
	now = now.AddDate(0, 0, -90)
	ok(t, w.WithdrawSheet(ctx, lee, kev, 1))
	if _, err := w.ReadSheet(ctx, pat, kev); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("after he took it back: %v", err)
	}
	f.Helps = "Talk about Biscuit."
	ok(t, w.WriteSheet(ctx, lee, kev, 2, f))
}

// streetTriage: an officer logs what happened; the clock runs for all who
// answer crises, and only the clock; a doctor extends it.
func streetTriage(t *testing.T, w *Work) {
	ctx := context.Background()
	now := byname.OnDay(2026, 6, 30).Start().Time().Add(18 * time.Hour)
	w.now = func() time.Time { return now }
	pat, rhona, nora, lee := worker(t, w, "pat"), worker(t, w, "rhona"), worker(t, w, "nora"), worker(t, w, "lee")
	kev, err := w.Whose(ctx, "gp/gp_practice/100602")
	ok(t, err)
	ok(t, w.GiveReason(ctx, lee, kev, "support", "He asked for help with his plan."))
	ok(t, w.StartPlan(ctx, lee, kev, nil, "Not without Dawn"))
	minute := byname.MinuteOf(now)
	i := crisis.Incident{At: minute - 60, What: "On the parapet, Dawn with him", Advice: "Place of safety", Outcome: crisis.Detained,
		Detention: crisis.Detention{Place: "A health-based place of safety", Began: minute - 10}}
	ok(t, w.LogIncident(ctx, pat, kev, i))
	ok(t, w.LogIncident(ctx, pat, 0, crisis.Incident{At: minute - 5, What: "Somebody not known, calm when met", Outcome: crisis.Home}))
	if err := w.LogIncident(ctx, nora, kev, i); err == nil {
		t.Error("the landlord logged a crisis of somebody they may not see")
	}
	log := func(who Who) []TriageLine {
		t.Helper()
		lines, err := w.Triage(ctx, who)
		ok(t, err)
		return lines
	}
	own := log(pat)
	if len(own) != 2 || own[0].Left != 23*time.Hour+50*time.Minute || own[0].What == "" || own[0].Late {
		t.Fatalf("the police read %+v", own)
	}
	theirs := log(rhona)
	if len(theirs) != 1 || theirs[0].What != "" || !theirs[0].Hidden || theirs[0].Due != own[0].Due {
		t.Errorf("a nurse reads %+v", theirs)
	}
	if lines := log(nora); len(lines) != 0 {
		t.Errorf("the landlord reads %+v", lines)
	}
	told, err := w.Notices(ctx, lee)
	ok(t, err)
	if told.Notices[0].Words != NoticeWords[ToldCrisis] {
		t.Errorf("who leads his plan is told %+v", told.Notices)
	}
	n := own[0].Number
	ok(t, w.TurnDetention(ctx, pat, n, 1, "hand over", "Nurse in charge"))
	denied(t, "extended by the police", w.TurnDetention(ctx, pat, n, 2, "extend", "Too unwell"))
	denied(t, "ended by the landlord", w.TurnDetention(ctx, nora, n, 2, "end", ""))
	ok(t, w.TurnDetention(ctx, rhona, n, 2, "extend", "Too unwell to be assessed"))
	if err := w.TurnDetention(ctx, rhona, n, 2, "end", ""); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("who did not see the last version: %v", err)
	}
	now = now.Add(37 * time.Hour)
	if lines := log(rhona); len(lines) != 1 || !lines[0].Late {
		t.Errorf("after 37 hours: %+v", lines)
	}
	ok(t, w.TurnDetention(ctx, rhona, n, 3, "end", ""))
	if lines := log(rhona); len(lines) != 0 {
		t.Errorf("a clock that ended: %+v", lines)
	}
	w.now = func() time.Time { return now.Add(-37 * time.Hour) }
	k, err := w.Plan(ctx, lee, kev)
	ok(t, err)
	ok(t, w.EndPlan(ctx, lee, kev, k.Version, "For the next test"))
}
