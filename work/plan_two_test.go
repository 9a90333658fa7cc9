package work

import (
	"context"
	"slices"
	"testing"
	"time"

	"byname"
	"byname/plan"
	"byname/population"
	"byname/store"
)

// TestPlansOfTwoWhoAreOne: two people with a plan each turn out to be one.
// Both plans are there, each is told of on the other's page, and so are the
// referrals of both.
func TestPlansOfTwoWhoAreOne(t *testing.T) {
	w, id, who := referred(t)
	ctx := context.Background()
	lee := who("lee")
	ok(t, w.StartPlan(ctx, lee, id, nil, "To cook again"))
	gone := byname.PersonID(900000) // whom no build knows any more
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error {
		row, err := tx.OpenPlan([]store.PlanPerson{{Person: gone, Anchor: "gp/gp_practice/999"}}, w.now().Add(-48*time.Hour))
		if err != nil {
			return err
		}
		changes, err := plan.Decide(plan.Plan{}, plan.Begin{Person: gone, Lead: "dot"}, plan.Hand{Worker: "dot"}, w.minute())
		if err != nil {
			return err
		}
		if _, err := w.keep(tx, kept{row: store.PlanRow{ID: row}}, 0, "dot", changes); err != nil {
			return err
		}
		last, err := tx.LastTurn()
		if err != nil {
			return err
		}
		return tx.KeepTurn(store.Turn{Build: last.Build, Before: last.Build, Way: store.Joined, At: w.now()}, []population.Move{
			{Change: population.Change{From: gone, To: id, Records: 1, Gone: true}, Cause: population.Cause{Kind: population.Ruled}}})
	}))
	p, err := w.Plan(ctx, lee, id)
	ok(t, err)
	if len(p.Others) != 1 || p.Others[0].Closed != 0 {
		t.Fatalf("two plans of one person: the page tells of %+v", p.Others)
	}
	ok(t, w.EndPlan(ctx, lee, id, p.Version, "We go on with the other"))
	p, err = w.Plan(ctx, lee, id)
	ok(t, err)
	if len(p.Others) != 1 || p.Others[0].Closed == 0 {
		t.Errorf("after ending one, the other does not stand: %+v", p.Others)
	}
}

// TestPlanOfOneWhoIsTwo: the record on which a plan was begun turns out to be
// somebody else's. The plan stays with the id, and says so; whoever leads it is
// told, once. Of a plan whose record is still theirs nobody is told.
func TestPlanOfOneWhoIsTwo(t *testing.T) {
	w, id, who := referred(t)
	ctx := context.Background()
	lee := who("lee")
	list, err := w.Worklist(ctx, lee, WorklistAsk{})
	ok(t, err)
	i := slices.IndexFunc(list.People, func(e WorklistPerson) bool { return e.ID != id })
	other, err := w.opens(ctx, lee, list.People[i].ID, "looked")
	ok(t, err)
	told := func() (n int) {
		w.lookedThrough.on = 0
		ok(t, w.planReviews(ctx))
		for _, kind := range awaiting(t, w, lee) {
			if kind == ToldTwo {
				n++
			}
		}
		return n
	}
	ok(t, w.StartPlan(ctx, lee, id, nil, "To cook again"))
	if n := told(); n != 0 {
		t.Fatalf("told %d times of a plan that is whose it was", n)
	}
	p, err := w.Plan(ctx, lee, id)
	ok(t, err)
	ok(t, w.EndPlan(ctx, lee, id, p.Version, "We begin anew"))
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error {
		row, err := tx.OpenPlan([]store.PlanPerson{{Person: id, Anchor: string(other.Anchor)}}, w.now())
		if err != nil {
			return err
		}
		changes, err := plan.Decide(plan.Plan{}, plan.Begin{Person: id, Lead: "lee"}, plan.Hand{Worker: "lee"}, w.minute())
		if err != nil {
			return err
		}
		_, err = w.keep(tx, kept{row: store.PlanRow{ID: row}}, 0, "lee", changes)
		return err
	}))
	for range 2 {
		if n := told(); n != 1 {
			t.Fatalf("told %d times that a plan's record is somebody else's", n)
		}
	}
	if p, err = w.Plan(ctx, lee, id); err != nil || p.Moved == nil || p.Moved.ID != other.ID {
		t.Errorf("the page says %+v, %v", p.Moved, err)
	}
}
