package work

import (
	"context"
	"errors"
	"slices"
	"testing"

	"byname"
	"byname/govern"
	"byname/guard"
)

// whoHearsANo: a no is written down by whoever helps the person, by their
// agency's system, and by who answers their request; it empties lists at once,
// and taking it back, which no machine may, fills them at once. One scope ends,
// and the other stays. listed is how many are on the list beside who objects.
func whoHearsANo(t *testing.T, w *Work, id byname.PersonID, listed int) {
	t.Helper()
	ctx := context.Background()
	for _, a := range []NewAccount{
		{Account: "una", Name: "Una", Agency: "gp", Roles: []guard.Role{guard.Analyst}},
		{Account: "gov", Name: "Gov", Agency: "mft", Roles: []guard.Role{guard.Governance}},
	} {
		_, err := w.addAccount(ctx, a)
		ok(t, err)
	}
	lee, lou, surgery, una, gov := worker(t, w, "lee"), worker(t, w, "lou"), worker(t, w, "surgery"), worker(t, w, "una"), worker(t, w, "gov")
	planning := NewObjection{Scope: govern.ToPlanning} // nobody need say why
	total := func() int {
		list, err := w.Worklist(ctx, lee, WorklistAsk{})
		ok(t, err)
		return list.Total
	}
	if err := w.Object(ctx, Who{}, id, planning); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("nobody hears: %v", err)
	}
	denied(t, "who counts hears", w.Object(ctx, una, id, planning))
	denied(t, "who gave no reason hears", w.Object(ctx, gov, id, planning))
	for name, n := range map[string]NewObjection{
		"no scope": {Words: "No."},
		"tomorrow": {Scope: govern.ToPlanning, Words: "No.", Said: w.Today() + 1}, "whose words": {Scope: govern.ToPlanning, Words: "No.", Voice: "neighbour"},
	} {
		if err := w.Object(ctx, lee, id, n); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	ok(t, w.GiveReason(ctx, gov, id, "rights", "They wrote us a letter."))
	for name, who := range map[string]Who{"their practice": lee, "its own system": surgery, "who answers their request": gov} {
		ok(t, w.Object(ctx, who, id, planning))
		if n := total(); n != listed-1 {
			t.Errorf("%s wrote it down, and the list counts %d, want %d", name, n, listed-1)
		}
		if err := w.Object(ctx, who, id, planning); !errors.Is(err, byname.ErrConflict) {
			t.Errorf("%s wrote it down twice: %v", name, err)
		}
		denied(t, "a machine ends it", w.EndObjection(ctx, surgery, id, govern.ToPlanning, "They rang again."))
		if err := w.EndObjection(ctx, lee, id, govern.ToPlanning, "Yes."); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("it ends without a reason: %v", err)
		}
		ok(t, w.EndObjection(ctx, lee, id, govern.ToPlanning, "They rang again."))
		if n := total(); n != listed {
			t.Errorf("they took it back, and the list counts %d, want %d", n, listed)
		}
	}
	ok(t, w.Object(ctx, lee, id, NewObjection{Scope: govern.ToPlanning, Words: "No lists.", Voice: govern.Appointed, Said: w.Today() - 3}))
	ok(t, w.Object(ctx, lee, id, NewObjection{Scope: govern.ToAll, Words: "Nor anything else."}))
	denied(t, "who does not know them ends it", w.EndObjection(ctx, lou, id, govern.ToAll, "They rang again."))
	ok(t, w.EndObjection(ctx, lee, id, govern.ToAll, "They rang again."))
	o, err := w.Objections(ctx, lee, id)
	ok(t, err)
	last := o.Said[slices.IndexFunc(o.Said, func(s SaidObjection) bool { return s.To == 0 })]
	if total() != listed-1 || len(o.Said) != 5 || o.Told || !o.MayEnd || last.Scope != govern.ToPlanning || last.Voice != govern.Appointed || last.By != "Lee" || last.From != w.Today()-3 {
		t.Errorf("of two scopes one is left: the list counts %d, want %d; %+v", total(), listed-1, o)
	}
	ok(t, w.EndObjection(ctx, lee, id, govern.ToPlanning, "They rang a last time."))
	if err := w.EndObjection(ctx, lee, id, govern.ToPlanning, "They rang a last time."); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("what has ended ends again: %v", err)
	}
}
