package work

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"byname"
	"byname/discharge"
	"byname/guard"
)

// goingHome: a ward writes down that Amina came; what her home needs becomes
// tasks of several agencies, each told and each shown its own; two things keep
// her at once, each with whoever can end it; she leaves, and what happens next
// is seen.
func goingHome(t *testing.T, w *Work) {
	ctx := context.Background()
	for _, a := range []NewAccount{
		{Account: "hana", Name: "Hana", Agency: "mft", Roles: []guard.Role{guard.Worker}},
		{Account: "cara", Name: "Cara", Agency: "mcc-care", Roles: []guard.Role{guard.Worker}},
		{Account: "noel", Name: "Noel", Agency: "northfold", Roles: []guard.Role{guard.Worker}},
		{Account: "ed", Name: "Ed", Agency: "schools", Roles: []guard.Role{guard.Worker}},
	} {
		_, err := w.addAccount(ctx, a)
		ok(t, err)
	}
	hana, cara, noel, ed, lee := worker(t, w, "hana"), worker(t, w, "cara"), worker(t, w, "noel"), worker(t, w, "ed"), worker(t, w, "lee")
	now := byname.OnDay(2026, 6, 26).Start().Time().Add(10 * time.Hour)
	w.now = func() time.Time { return now }
	amina, err := w.Whose(ctx, "gp/gp_practice/101447")
	ok(t, err)
	ok(t, w.GiveReason(ctx, hana, amina, "support", "She was brought to the ward this morning."))
	ok(t, w.GiveReason(ctx, lee, amina, "support", "She is in hospital."))
	denied(t, "the GP admits", w.AdmitToHospital(ctx, lee, amina, "AM3", byname.OnDay(2026, 6, 25)))
	if err := w.AdmitToHospital(ctx, hana, amina, "AM3", byname.OnDay(2026, 6, 27)); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("admitted tomorrow: %v", err)
	}
	ok(t, w.AdmitToHospital(ctx, hana, amina, "AM3", byname.OnDay(2026, 6, 25)))
	if err := w.AdmitToHospital(ctx, hana, amina, "AM4", byname.OnDay(2026, 6, 25)); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("admitted twice: %v", err)
	}

	page := func(who Who) Discharge {
		t.Helper()
		d, err := w.Discharge(ctx, who, amina)
		ok(t, err)
		return d
	}
	does := func(who Who, c discharge.Change) {
		t.Helper()
		ok(t, w.ChangeDischarge(ctx, who, amina, page(who).Version, c))
	}
	told := func(who Who) (words []string) {
		t.Helper()
		n, err := w.Notices(ctx, who)
		ok(t, err)
		for _, x := range n.Notices {
			words = append(words, x.Words)
		}
		return words
	}
	does(hana, discharge.Change{What: discharge.Plan, Day: byname.OnDay(2026, 7, 1), Pathway: discharge.Helped, Needs: []string{"heating", "care"}})
	if d := page(hana); len(d.Tasks) != 5 || !d.Keeps || !d.Review || d.Soonest != byname.OnDay(2026, 6, 30) {
		t.Fatalf("the ward reads %+v", d)
	}
	if err := w.ChangeDischarge(ctx, hana, amina, 1, discharge.Change{What: discharge.Move, Ward: "AM4"}); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("who did not see the last change: %v", err)
	}
	for who, want := range map[*Who]bool{&cara: true, &noel: true, &ed: false} {
		if got := slices.Contains(told(*who), NoticeWords[ToldHome]); got != want {
			t.Errorf("%s is told: %v", who.Worker, got)
		}
	}

	// The landlord sees the day and the boiler, and nothing else of it.
	d := page(noel)
	if d.Whole || d.Ward != "" || len(d.Needs) != 0 || len(d.Tasks) != 1 || d.Tasks[0].ID != "heating" || d.Ready != byname.OnDay(2026, 7, 1) {
		t.Errorf("the landlord reads %+v", d)
	}
	denied(t, "the landlord reviews", w.ChangeDischarge(ctx, noel, amina, d.Version, discharge.Change{What: discharge.Look}))
	denied(t, "the landlord marks the care", w.ChangeDischarge(ctx, noel, amina, d.Version, discharge.Change{What: discharge.Mark, ID: "care", State: discharge.Done}))
	if _, err := w.Discharge(ctx, ed, amina); err == nil {
		t.Error("a school opens her way home")
	}
	if list, err := w.Discharges(ctx, ed, "", 1); err != nil || list.Total != 0 {
		t.Errorf("the school's list: %+v, %v", list, err)
	}

	// Two things keep her at once; whoever holds one is told, again each day
	// that she is found well enough.
	does(hana, discharge.Change{What: discharge.Look})
	does(hana, discharge.Change{What: discharge.Delay, ID: "heating", Owner: "northfold", Words: "A part is on order"})
	does(cara, discharge.Change{What: discharge.Delay, ID: "home_help", Owner: "mcc-care"})
	if !slices.Contains(told(noel), NoticeWords[ToldKept]) || !slices.Contains(told(cara), NoticeWords[ToldKept]) {
		t.Errorf("told: %v and %v", told(noel), told(cara))
	}
	now = now.AddDate(0, 0, 2)
	list, err := w.Discharges(ctx, hana, "", 1)
	if err != nil || list.Ready != 1 || list.Review != 1 || len(list.People) != 1 || list.People[0].Delayed != 2 || len(list.People[0].Causes) != 2 || list.Wards[0].Value != "AM3" {
		t.Fatalf("the ward's list: %+v, %v", list, err)
	}
	does(hana, discharge.Change{What: discharge.Look})
	if n := len(slices.DeleteFunc(told(noel), func(s string) bool { return s != NoticeWords[ToldKept] })); n != 2 {
		t.Errorf("the landlord was told %d times on two days", n)
	}
	does(noel, discharge.Change{What: discharge.Mark, ID: "heating", State: discharge.Done, Words: "Boiler mended"})
	does(noel, discharge.Change{What: discharge.Clear, Number: 1})
	if slices.Contains(told(noel), NoticeWords[ToldKept]) {
		t.Error("what was ended still waits for the landlord")
	}
	does(hana, discharge.Change{What: discharge.Depart, Left: byname.MinuteOf(now)})
	if slices.Contains(told(cara), NoticeWords[ToldKept]) {
		t.Error("she has left, and still waits for care")
	}
	if d := page(hana); d.Left == 0 || d.Full72 || d.Delayed != 2 || len(d.After) != 0 {
		t.Errorf("afterwards: %+v", d)
	}
}
