package work

import (
	"context"
	"testing"
	"time"

	"byname"
	"byname/govern"
)

// whoLeadsHearsANo: whoever leads an open plan hears once, and with no name,
// that the person says no to all sharing: what an extract tells when plans are
// looked through, what somebody else writes down at once. A no to planning,
// their own writing, and what was taken back await them no more. told objects
// in an extract, another has not said no.
func whoLeadsHearsANo(t *testing.T, w *Work, clock *time.Time, told, another byname.PersonID) {
	t.Helper()
	ctx := context.Background()
	lee, lou, surgery := worker(t, w, "lee"), worker(t, w, "lou"), worker(t, w, "surgery")
	waits := func(when string, who Who, want int) {
		t.Helper()
		all, err := w.Notices(ctx, who)
		ok(t, err)
		n := 0
		for _, x := range all.Notices {
			if x.Words != NoticeWords[ToldNo] {
				continue
			}
			if n++; !x.Of.IsZero() {
				t.Errorf("%s: the name is told", when)
			}
		}
		if n != want {
			t.Errorf("%s: %s has %d notices, want %d", when, who.Worker, n, want)
		}
	}
	nudge := func() {
		t.Helper()
		_, err := w.Nudge(ctx)
		ok(t, err)
		*clock = clock.Add(24 * time.Hour)
	}
	nudge()
	waits("with no plan", lee, 0)
	ok(t, w.StartPlan(ctx, lee, told, nil, "To be left in peace"))
	nudge()
	nudge()
	waits("an extract says no", lee, 1)
	waits("an extract says no", lou, 0)

	ok(t, w.StartPlan(ctx, lee, another, nil, "To get out more"))
	ok(t, w.Object(ctx, surgery, another, NewObjection{Scope: govern.ToPlanning, Words: "No lists."}))
	waits("no to planning alone", lee, 1)
	ok(t, w.Object(ctx, surgery, another, NewObjection{Scope: govern.ToAll, Words: "Nor anything else."}))
	waits("somebody wrote it down", lee, 2)
	nudge()
	waits("a day after", lee, 2)
	ok(t, w.EndObjection(ctx, lee, another, govern.ToAll, "They rang again."))
	waits("taken back", lee, 1)
	ok(t, w.Object(ctx, lee, another, NewObjection{Scope: govern.ToAll, Words: "No after all."}))
	waits("who leads wrote it down", lee, 1)
}
