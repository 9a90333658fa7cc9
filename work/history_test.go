package work

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/store"
)

// rule writes a ruling down, without asking whether nadia may.
func rule(t *testing.T, w *Work, left, right feed.Key, says, reason string) {
	t.Helper()
	write(t, w, func(tx *store.Tx) error {
		return tx.Rule(store.Ruling{Left: left, Right: right, Says: says, Reason: reason, By: "nadia", At: w.now()})
	})
}

func plansOf(t *testing.T, w *Work, id byname.PersonID) (plans []int64) {
	t.Helper()
	err := w.DB.Read(context.Background(), func(tx *store.Tx) error {
		rows, err := tx.PlansOf(id)
		for _, r := range rows {
			plans = append(plans, r.ID)
			if !slices.ContainsFunc(r.Persons, func(p store.PlanPerson) bool { return p.Person == id }) {
				t.Errorf("plan %d of %v is for %+v", r.ID, id, r.Persons)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(plans)
	return plans
}

func openPlan(t *testing.T, w *Work, id byname.PersonID, anchor feed.Key) (plan int64) {
	t.Helper()
	write(t, w, func(tx *store.Tx) (err error) {
		plan, err = tx.OpenPlan([]store.PlanPerson{{Person: id, Anchor: string(anchor)}}, w.now())
		return err
	})
	return plan
}

// A record that goes to another person takes nobody's plan with it; when two
// people turn out to be one, the plans of both are found; when that is taken
// back, each has their own again. The history says who ruled what.
func TestPlansStayWithTheirPerson(t *testing.T) {
	w, ctx := smallWork(t), context.Background()
	practice, ward, id := rowsOf(t, w)
	mine := openPlan(t, w, id, practice)

	rule(t, w, practice, ward, store.Different, "they are father and son")
	other := whose(t, nextJoin(t, w), ward)
	if other == id || whose(t, nextJoin(t, w), practice) != id {
		t.Fatal("ruled apart, and still one person")
	}
	if mines, others := plansOf(t, w, id), plansOf(t, w, other); !slices.Equal(mines, []int64{mine}) || others != nil {
		t.Errorf("plans %v and %v", mines, others)
	}
	theirs := openPlan(t, w, other, ward)

	rule(t, w, practice, ward, store.Withdrawn, "I was wrong")
	if b := nextJoin(t, w); whose(t, b, ward) != id {
		t.Fatal("withdrawn, and still two people")
	}
	if plans := plansOf(t, w, id); !slices.Equal(plans, []int64{mine, theirs}) {
		t.Errorf("of one person there are plans %v", plans)
	}
	if now, err := w.Became(ctx, other); err != nil || now != id {
		t.Errorf("%v became %v, %v", other, now, err)
	}
	if now, err := w.Whose(ctx, other.String()); err != nil || now != id {
		t.Errorf("a link to %v finds %v, %v", other, now, err)
	}

	rule(t, w, practice, ward, store.Different, "they are father and son after all")
	if again := whose(t, nextBuild(t, w), ward); again != other {
		t.Errorf("ruled apart again, and the son is %v, not %v again", again, other)
	}
	if plans := plansOf(t, w, other); !slices.Equal(plans, []int64{theirs}) {
		t.Errorf("the son's plans are %v", plans)
	}

	if _, err := w.addAccount(ctx, NewAccount{Account: "ana", Name: "Ana", Agency: "gp", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton}); err != nil {
		t.Fatal(err)
	}
	ana := worker(t, w, "ana")
	if err := w.GiveReason(ctx, ana, id, "support", "I visit them"); err != nil {
		t.Fatal(err)
	}
	h, err := w.History(ctx, ana, id)
	if err != nil || len(h.Happened) != 3 || len(h.Was) != 0 {
		t.Fatalf("%+v, %v", h, err)
	}
	for i, want := range []string{"two people (GP practice", "no more on two records", "two people (GP practice"} {
		x := h.Happened[i]
		if x.Other != other || !strings.Contains(x.Why, want) || !strings.Contains(x.Why, "Invented") || len(x.Records) == 0 {
			t.Errorf("%d: %s. %s: %+v", i, x.Words(), x.Why, x)
		}
	}
	if !strings.HasSuffix(h.Happened[2].Why, ": they are father and son") { // of ana's own agency
		t.Error(h.Happened[2].Why)
	}
}

// Pointing at an earlier build gives everybody the id, the records and the
// plans they had then, reads nothing of the later one, and stands in the
// history.
func TestChoosingABuildRestoresExactly(t *testing.T) {
	w, ctx := smallWork(t), context.Background()
	practice, ward, id := rowsOf(t, w)
	first, before := everyoneIn(t, w)
	rule(t, w, practice, ward, store.Different, "they are father and son")
	second := nextJoin(t, w)
	other := whose(t, second, ward)
	theirs := openPlan(t, w, other, ward)

	if err := w.BuildUse(ctx, first, "nadia"); err != nil {
		t.Fatal(err)
	}
	if n, now := everyoneIn(t, w); n != first || !maps.Equal(before, now) {
		t.Errorf("build %d tells other people apart than before", n)
	}
	if now, err := w.Became(ctx, other); err != nil || now != id || !slices.Contains(plansOf(t, w, id), theirs) {
		t.Errorf("%v became %v, %v", other, now, err)
	}
	if err := w.BuildUse(ctx, second.Number, "nadia"); err != nil {
		t.Fatal(err)
	}
	b, err := w.Builds.Current()
	if err != nil || whose(t, b, ward) != other || !slices.Equal(plansOf(t, w, other), []int64{theirs}) {
		t.Errorf("chosen again, the son is %v with plans %v, %v", whose(t, b, ward), plansOf(t, w, other), err)
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		moves, err := tx.MovesOf(id)
		if len(moves) != 3 || moves[1].Way != store.Chosen || moves[1].By != "nadia" || moves[1].To != id || !moves[1].Gone || moves[2].To != other {
			t.Errorf("%+v", moves)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// everyoneIn is the current build and whose each record is in it.
func everyoneIn(t *testing.T, w *Work) (number int, of map[feed.Key]byname.PersonID) {
	t.Helper()
	b, err := w.Builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	of = map[feed.Key]byname.PersonID{}
	if err := b.Whose(func(key feed.Key, id byname.PersonID) { of[feed.Key(strings.Clone(string(key)))] = id }); err != nil {
		t.Fatal(err)
	}
	return b.Number, of
}
