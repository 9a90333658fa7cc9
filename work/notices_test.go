package work

import (
	"context"
	"errors"
	"testing"

	"byname"
	"byname/store"
)

// TestNotices: what awaits somebody is theirs to see and to end, with the
// name of whom it is about where they may see them, and without where not.
func TestNotices(t *testing.T) {
	w, ctx := lived(t), context.Background()
	dot, lee, fin := worker(t, w, "dot"), worker(t, w, "lee"), worker(t, w, "fin")
	id := amina(t, w)
	tell := func(n store.Notice) {
		t.Helper()
		n.Person, n.Link = id, "/plan/"+id.String()
		ok(t, w.DB.Write(ctx, func(tx *store.Tx) error { return w.tell(tx, n) }))
	}
	tell(store.Notice{Kind: ToldReady, About: "plan 1 step 1", Worker: "dot"})
	tell(store.Notice{Kind: ToldReady, About: "plan 1 step 1", Worker: "fin"}) // who may not see her
	tell(store.Notice{Kind: ToldReferred, Whole: true, About: "referral 1", Team: "gorton-levenshulme"})
	mine := func(who Who) []Notice {
		t.Helper()
		n, err := w.Notices(ctx, who)
		ok(t, err)
		return n.Notices
	}
	if got := mine(dot); len(got) != 2 || got[0].Of.Reveal() != "Amina" || got[0].For != "your team" || got[1].Words != "A step of a plan is ready for you." {
		t.Errorf("Dot is told %+v", got)
	}
	if got := mine(fin); len(got) != 1 || !got[0].Of.IsZero() || !got[0].About {
		t.Errorf("who may not see her is told %+v", got)
	}
	if err := w.SettleNotice(ctx, lee, mine(dot)[1].Number); !errors.Is(err, byname.ErrNotFound) {
		t.Error("ended by somebody else:", err)
	}
	ok(t, w.SettleNotice(ctx, lee, mine(lee)[0].Number)) // the team's: one ends it for all
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error { return w.settled(tx, dot, ToldReady, "plan 1 step 1") }))
	for _, who := range []Who{dot, lee, fin} {
		if got := mine(who); len(got) != 0 {
			t.Errorf("%s is still told %+v", who.Name, got)
		}
	}
}
