package work

import (
	"context"
	"testing"
	"time"

	"byname"
	"byname/feed"
	"byname/signal"
	"byname/store"
)

// TestProgrammeState: rules read how somebody stands with another programme as
// last published, the night's and those weighed in the day alike.
func TestProgrammeState(t *testing.T) {
	w, ctx := smallWork(t), context.Background()
	_, _, id := rowsOf(t, w)
	rules := func(state string) []signal.Rule {
		return []signal.Rule{{Programme: "asks", Kinds: map[string][]string{}, Signs: []signal.Sign{{Name: "so", UrgencyHours: 24,
			When: `programme_state("other") == "` + state + `" && events(["gp", "ed", "admission", "discharge"]).any()`}}}}
	}
	act := func(what string, until byname.Day) {
		write(t, w, func(tx *store.Tx) error {
			return tx.Act(store.Act{Person: id, Anchor: "k", Programme: "other", Act: what, Until: until, Words: "said so", By: "ida", At: w.now()})
		})
	}
	plan := int64(0)
	for _, c := range []struct {
		state string
		comes func()
	}{
		{"", func() {}},
		{"offered", func() {
			write(t, w, func(tx *store.Tx) error {
				return tx.FindOf([]byname.PersonID{id}, []store.Seen{{Person: id, Anchor: "k", Programme: "other", Theme: "t", First: w.Today()}}, w.Today())
			})
		}},
		{"declined", func() { act(store.NotRight, 0) }},
		{"offered", func() { act(store.NotNow, w.Today()+7) }},
		{"active", func() {
			act(store.PlanStarted, 0)
			write(t, w, func(tx *store.Tx) (err error) {
				plan, err = tx.OpenPlan([]store.PlanPerson{{Person: id, Anchor: "k"}}, w.now())
				return err
			})
		}},
		{"done", func() { write(t, w, func(tx *store.Tx) error { return tx.ClosePlan(plan, w.now().Add(time.Minute)) }) }},
	} {
		c.comes()
		for _, asked := range []string{"offered", "active", "declined", "done"} {
			set, err := signal.Compile(signal.Words{Kinds: feed.Kinds()}, rules(asked))
			ok(t, err)
			w.Place.Signs = set
			found, err := w.Signals(ctx, w.Today(), nil)
			ok(t, err)
			met := false
			for _, s := range found {
				met = met || s.Person == id
			}
			if met != (asked == c.state) {
				t.Errorf("%q: somebody found because of %q is %v", c.state, asked, met)
			}
			write(t, w, func(tx *store.Tx) error {
				states, err := statesIn(tx, id)
				if states[id]["other"] != c.state {
					t.Errorf("in the day %q, want %q", states[id]["other"], c.state)
				}
				return err
			})
		}
	}
}
