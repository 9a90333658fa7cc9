package work

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/feed"
	"byname/store"
)

// TestAPlanKeepsItsPersonOnTheList: reviewers part the ambulance's records
// from a woman's others, and what found her is gone. Her plan is open, so she
// stays on the team's list, which says so, after a joined build and after a
// whole one; when the plan ends she leaves it.
func TestAPlanKeepsItsPersonOnTheList(t *testing.T) {
	w, ctx := lived(t), context.Background()
	clock := byname.OnDay(2026, 6, 30).Start().Time().Add(21 * time.Hour)
	w.now = func() time.Time { clock = clock.Add(time.Second); return clock }
	lee, id := worker(t, w, "lee"), amina(t, w)
	ok(t, w.StartPlan(ctx, lee, id, []string{"falls"}, "To cook again"))
	line := func() *WorklistPerson {
		t.Helper()
		for page := 1; ; page++ {
			list, err := w.Worklist(ctx, lee, WorklistAsk{Page: page})
			ok(t, err)
			if i := slices.IndexFunc(list.People, func(p WorklistPerson) bool { return p.ID == id }); i >= 0 {
				return &list.People[i]
			}
			if page >= list.Pages {
				return nil
			}
		}
	}
	if p := line(); p == nil || !p.PlanOpen || p.SignsGone || p.Gone() != "" {
		t.Fatalf("before: %+v", p)
	}
	build, err := w.Builds.Current()
	ok(t, err)
	var keys []feed.Key
	ok(t, build.Whose(func(key feed.Key, of byname.PersonID) {
		if of == id {
			keys = append(keys, key)
		}
	}))
	for i, key := range keys {
		for _, other := range keys[:i] {
			if strings.HasPrefix(string(key), "nwas/") || strings.HasPrefix(string(other), "nwas/") {
				write(t, w, func(tx *store.Tx) error {
					return tx.Rule(store.Ruling{Left: key, Right: other, Says: store.Different, Reason: "another woman", By: "lee", At: w.now()})
				})
			}
		}
	}
	for _, way := range []func(testing.TB, *Work) *store.Build{nextJoin, nextBuild} {
		way(t, w)
		if p := line(); p == nil || !p.PlanOpen || p.Lead == "" || len(p.Reasons) > 0 || p.Parted != w.Today() || !strings.Contains(p.Gone(), "gone since 30 June 2026, when records were parted") {
			t.Errorf("after: %+v", p)
		}
	}
	p, err := w.Plan(ctx, lee, id)
	ok(t, err)
	ok(t, w.EndPlan(ctx, lee, id, p.Version, "It was another woman"))
	if p := line(); p != nil {
		t.Errorf("her plan has ended: %+v", p)
	}
}
