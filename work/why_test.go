package work

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"byname"
)

// TestWhy explains two records of one person and two persons, to somebody who
// may open both, and to nobody else; and says who is near and was left out.
func TestWhy(t *testing.T) {
	w, _ := reviewed(t)
	ctx := context.Background()
	una, ana := worker(t, w, "una"), worker(t, w, "ana")
	if _, err := w.Why(ctx, ana, nourGP, nourMet); !NeedsReason(err) {
		t.Fatal("without a reason:", err)
	}
	build, err := w.Builds.Current()
	ok(t, err)
	open := func(who Who, key string) byname.PersonID {
		id, err := w.Whose(context.Background(), key)
		ok(t, err)
		ok(t, w.GiveReason(ctx, who, id, "link", "checking a doubtful link"))
		return id
	}
	nour := open(ana, nourGP)
	why, err := w.Why(ctx, ana, nourGP, nourMet)
	ok(t, err)
	if !why.Same || why.Apart != "" || len(why.Pair.Lines) < 4 || len(why.Pair.Changes) == 0 {
		t.Errorf("%+v", why)
	}
	sum := 0.0
	for _, l := range why.Pair.Lines {
		sum += l.Weight
	}
	if math.Abs(sum-why.Pair.Weight) > .06 {
		t.Errorf("lines add up to %v, the weight is %v", sum, why.Pair.Weight)
	}
	if _, err := w.Why(ctx, ana, nour.String(), nour.String()); !errors.Is(err, byname.ErrInvalid) {
		t.Error("one person and themselves:", err)
	}

	// Somebody with a near one: each that is shown says what kept them apart.
	var whose byname.PersonID
	var near byname.PersonID
	ok(t, eachKey(w, func(key string) bool {
		id, err := w.Whose(context.Background(), key)
		ok(t, err)
		found, err := build.Near(id)
		ok(t, err)
		s, err := build.Sketch(id)
		ok(t, err)
		if len(found) == 0 || s.Restricted || s.Objects {
			return false
		}
		other, err := build.Sketch(found[0].Other)
		ok(t, err)
		whose, near = id, found[0].Other
		return !other.Restricted && !other.Objects
	}))
	if whose == 0 {
		t.Fatal("nobody of the story is near to anybody")
	}
	open(ana, whose.String())
	r, err := w.Records(ctx, ana, whose)
	ok(t, err)
	if len(r.Near) == 0 || r.Near[0].Why == "" || r.Near[0].Record == "" || r.Near[0].ID != near {
		t.Errorf("near: %+v, %d hidden", r.Near, r.NearHidden)
	}
	if _, err := w.Why(ctx, ana, whose.String(), near.String()); !NeedsReason(err) {
		t.Error("two persons, of whom one is not open:", err)
	}
	open(ana, near.String())
	apart, err := w.Why(ctx, ana, whose.String(), near.String())
	ok(t, err)
	if apart.Same || apart.Apart != r.Near[0].Why || !strings.Contains(apart.Pair.Left, "/") {
		t.Errorf("%+v", apart)
	}
	if _, err := w.Why(ctx, una, whose.String(), near.String()); err == nil {
		t.Error("a reviewer opens it outside the queue")
	}
}

// eachKey calls f with record keys of the GP practices until it says stop.
func eachKey(w *Work, f func(key string) (stop bool)) error {
	stopped := false
	return w.Links(context.Background(), func(l RowLink) error {
		if !stopped && strings.HasPrefix(l.File, "gp_practice") {
			stopped = f("gp/gp_practice/" + l.Row)
		}
		return nil
	})
}
