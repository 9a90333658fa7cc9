package work

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/guard"
	"byname/outcome"
)

// officed is a place with people at work and nobody's records yet.
func officed(t *testing.T) *Work {
	t.Helper()
	w := openWork(t)
	for _, a := range []NewAccount{
		{Account: "ola", Name: "Ola", Agency: "mft", Roles: []guard.Role{guard.Analyst}},
		{Account: "lee", Name: "Lee", Agency: "gp", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
		{Account: "fin", Name: "Fin", Agency: "gmp", Roles: []guard.Role{guard.Member}},
	} {
		_, err := w.addAccount(context.Background(), a)
		ok(t, err)
	}
	return w
}

// An analyst loads what the national site exports; pages show it with its
// interval, and the target is judged by it. The same file twice, or a file
// with a mistake, changes nothing.
func TestLoadFigures(t *testing.T) {
	w, ctx := officed(t), context.Background()
	ola, lee := worker(t, w, "ola"), worker(t, w, "lee")
	file := "Indicator ID,Area Code,Sex,Age,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Denominator,Category Type,Category\n" +
		"93085,E08000003,Female,All ages,2024/25,7.4,6.7,8.1,480,6500,,\n93085,E92000001,Female,All ages,2024/25,6.1,6,6.2,31000,510000,,\n93085,E12000002,Female,All ages,2024/25,7,6.8,7.2,,,,\n"
	load := func(who Who, text string) (Loaded, error) {
		return w.LoadFigures(ctx, who, "/home/ola/export.csv", strings.NewReader(text))
	}
	smoking := func() Indicator {
		in, err := w.Outcome(ctx, ola, "smoking-at-delivery", "MAN")
		ok(t, err)
		return in
	}
	if in := smoking(); len(in.Here) != 0 || !strings.Contains(in.Words, "byname outcome load") {
		t.Errorf("nothing is to hand, and the page says %q", in.Words)
	}
	if _, err := load(lee, file); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("a worker loads figures: %v", err)
	}
	if _, err := load(ola, strings.Replace(file, "7.4", "9.4", 1)); !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), "line 2") || strings.Contains(err.Error(), "home") {
		t.Errorf("limits that do not hold the value: %v", err)
	}
	l, err := load(ola, strings.ReplaceAll(file, "Female", "Persons"))
	ok(t, err)
	if l.Figures != 2 || l.Rows != 3 || !slices.Equal(l.Notes, []string{"1 rows of areas elsewhere were left out"}) || len(l.Unused) > 0 {
		t.Errorf("%+v", l)
	}
	if _, err := load(ola, strings.ReplaceAll(file, "Female", "Persons")); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("the same file twice: %v", err)
	}
	in := smoking()
	if in.Here[0].Value != 7.4 || in.Here[0].Numerator != 480 || in.England[0].Value != 6.1 || in.Verdict != "Worse" || !strings.Contains(in.Words, "Higher than England, which is worse") {
		t.Errorf("%+v", in)
	}
}

// A target has one owner; who works there or for a partner says what is being
// done, and the words stand beside the numbers, of that area only.
func TestTargets(t *testing.T) {
	w, ctx := officed(t), context.Background()
	ola, fin := worker(t, w, "ola"), worker(t, w, "fin")
	all, err := w.Targets(ctx, ola, "")
	ok(t, err)
	find := func(t Targets, id string) Indicator {
		return t.List[slices.IndexFunc(t.List, func(in Indicator) bool { return in.ID == id })]
	}
	gld := find(all, "good-level-of-development")
	if all.Area != "Greater Manchester" || gld.Target.Value != 71.5 || gld.Target.Owner != "GMCA" || len(gld.Target.Partners) != 2 || !strings.HasPrefix(gld.Target.Baseline, "68, 2017/18") || gld.Target.State != outcome.NoFigure {
		t.Errorf("%+v", gld.Target)
	}
	for _, in := range all.List {
		if in.Target.Owner == "" || in.Target.Mission && len(in.Here) == 0 && in.Words == "" {
			t.Errorf("%s: %+v", in.ID, in.Target)
		}
	}
	if err := w.NoteTarget(ctx, fin, "cancer-62-days", "", "x"); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("a stranger to a target speaks for it: %v", err)
	}
	if err := w.NoteTarget(ctx, ola, "smokers-quit", "", "  "); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("nothing is said: %v", err)
	}
	ok(t, w.NoteTarget(ctx, ola, "smokers-quit", "", "Every ward has a nurse for it since May."))
	all, err = w.Targets(ctx, fin, "")
	ok(t, err)
	if in := find(all, "smokers-quit"); in.Target.Doing != "Every ward has a nurse for it since May." || in.Target.Noted == "" {
		t.Errorf("%+v", in.Target)
	}
	manchester, err := w.Targets(ctx, fin, "MAN")
	ok(t, err)
	if in := find(manchester, "smokers-quit"); in.Target.Doing != "" {
		t.Errorf("words of the system stand in Manchester: %+v", in.Target)
	}
	if in := find(manchester, "good-level-of-development"); in.Target.State != outcome.CannotTell {
		t.Errorf("figures without intervals are judged: %+v", in.Target)
	}
	if _, err := w.Targets(ctx, fin, "nowhere"); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("an area that is none: %v", err)
	}
}
