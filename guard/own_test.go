package guard_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"byname"
	"byname/govern"
	"byname/guard"
	"byname/place"
	"byname/population"
	"byname/store"
)

// A doorstep is a door on a database, with a clock that the test moves.
type doorstep struct {
	*guard.Door
	*gate
}

func newDoorstep(t *testing.T) doorstep {
	g := newGate(t)
	return doorstep{guard.NewDoor(g.db, func() time.Time { return g.now }), g}
}

// gives makes a code for somebody.
func (d doorstep) gives(t *testing.T, person byname.PersonID, uses int, lasts time.Duration) byname.Text {
	t.Helper()
	code := guard.NewCode()
	c := store.DoorCode{Anchor: "k", Age: 40, Reach: "r", By: "nadia", Code: guard.Code{Person: person, Made: d.now, Ends: d.now.Add(lasts), Uses: uses}}
	c.Name, c.Hash = guard.HashCode(code)
	d.write(t, func(tx *store.Tx) error { return tx.AddCode(c) })
	return code
}

// in is whom a code lets in now, 0 for nobody.
func (d doorstep) in(t *testing.T, code byname.Text) byname.PersonID {
	t.Helper()
	token, err := d.Open(context.Background(), code)
	if err != nil && !errors.Is(err, byname.ErrDenied) && !errors.Is(err, byname.ErrInvalid) {
		t.Fatal(err)
	}
	return d.stays(t, token)
}

func (d doorstep) stays(t *testing.T, token guard.Token) byname.PersonID {
	t.Helper()
	self, err := d.Door.Whose(context.Background(), token)
	if err != nil && !errors.Is(err, byname.ErrDenied) {
		t.Fatal(err)
	}
	return self.Person()
}

// TestCodesOpenForWhomTheyWereGiven: a code opens for one person, so often and
// so long; a visit ends unused, at the latest after an hour, and with its code.
func TestCodesOpenForWhomTheyWereGiven(t *testing.T) {
	d, ctx := newDoorstep(t), context.Background()
	one, two := d.gives(t, 1, 2, 24*time.Hour), d.gives(t, 2, 1, time.Hour)
	token, err := d.Open(ctx, one)
	if err != nil || d.stays(t, token) != 1 || d.in(t, two) != 2 {
		t.Fatal("a code does not open for whom it was given", err)
	}
	if d.in(t, two) != 0 {
		t.Error("a code opens more often than it may")
	}
	d.now = d.now.Add(9 * time.Minute)
	if d.stays(t, token) != 1 {
		t.Error("a visit ends while it is used")
	}
	d.now = d.now.Add(11 * time.Minute)
	if d.stays(t, token) != 0 {
		t.Error("a visit lasts unused")
	}
	if token, err = d.Open(ctx, one); err != nil {
		t.Fatal(err)
	}
	d.write(t, func(tx *store.Tx) error { return tx.EndCodes(1, "nadia", d.now) })
	if d.stays(t, token) != 0 || d.in(t, one) != 0 {
		t.Error("a code that was taken back opens")
	}
	three := d.gives(t, 3, 9, time.Hour)
	d.now = d.now.Add(time.Hour)
	if d.in(t, three) != 0 {
		t.Error("a code opens when its time is over")
	}
	// Somebody else's records became theirs, perhaps by mistake.
	four := d.gives(t, 4, 9, time.Hour)
	if token, err = d.Open(ctx, four); err != nil {
		t.Fatal(err)
	}
	d.write(t, func(tx *store.Tx) error {
		return tx.KeepTurn(store.Turn{Build: 1, Way: store.Built, At: d.now.Add(time.Second)}, []population.Move{{Change: population.Change{From: 5, To: 4, Records: 1, Gone: true}, Cause: population.Cause{Kind: "c"}}})
	})
	if d.stays(t, token) != 0 || d.in(t, four) != 0 {
		t.Error("a code opens when who it was given to has changed")
	}
}

// TestCodesCannotBeGuessed: wrong tries make a code wait, though the right one
// comes; every code that does not open is answered alike; neither a code nor
// its secret is kept.
func TestCodesCannotBeGuessed(t *testing.T) {
	d, ctx := newDoorstep(t), context.Background()
	code := d.gives(t, 1, 9, 24*time.Hour)
	guess := code
	for guess == code || guess.Reveal()[:4] != code.Reveal()[:4] {
		guess = guard.CodeNamed(code.Reveal()[:4])
	}
	_, unknown := d.Open(ctx, byname.Hide("0000-0000-0000"))
	for range 10 {
		if _, err := d.Open(ctx, guess); err == nil || err.Error() != unknown.Error() {
			t.Fatal("a wrong code and an unknown one are answered differently:", err, unknown)
		}
	}
	if d.in(t, code) != 0 {
		t.Error("after ten wrong tries the right code opens at once")
	}
	d.now = d.now.Add(16 * time.Minute)
	if d.in(t, code) != 1 {
		t.Error("the right code does not open after a while")
	}
	secret := strings.ReplaceAll(code.Reveal(), "-", "")
	d.write(t, func(tx *store.Tx) error {
		c, err := tx.CodesOf(1)
		if len(c) != 1 || strings.Contains(c[0].Hash, secret[4:]) || !strings.HasPrefix(c[0].Hash, "$argon2id$") {
			t.Errorf("what is kept of a code is %q", c[0].Hash)
		}
		return err
	})
}

// folk is a small build.
type folk map[byname.PersonID]store.Sketch

func (f folk) Sketch(id byname.PersonID) (store.Sketch, error) {
	s, known := f[id]
	if !known {
		return s, byname.NotFound("person", "one of the folk", "look again")
	}
	return s, nil
}

// guard is the guard of Greater Manchester before them.
func (f folk) guard(t *testing.T, d doorstep) *guard.Guard {
	t.Helper()
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	var purposes []string
	for _, p := range rules.Purposes {
		purposes = append(purposes, p.ID)
	}
	sharing, err := guard.LoadSharing(place.GreaterManchester, purposes)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return d.now }
	g, err := guard.New(store.NewRegister(d.db, func() (store.People, error) { return f, nil }, now), sharing, rules.Purposes, now)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestNobodyElseOpensAPersonsDoor: the zero Self sees nobody, and no worker is
// themself.
func TestNobodyElseOpensAPersonsDoor(t *testing.T) {
	d, ctx := newDoorstep(t), context.Background()
	people := folk{1: {}, 2: {}}
	g := people.guard(t, d)
	if _, err := g.AskOwn(ctx, guard.Self{}, "read"); !errors.Is(err, byname.ErrDenied) {
		t.Error("the zero Self:", err)
	}
	for _, w := range []byname.WorkerID{guard.Themself, "nadia"} {
		if _, err := g.Ask(ctx, guard.Request{Worker: w, Purpose: guard.Own, Reason: "a reason that is written", Persons: []byname.PersonID{1}}); err == nil {
			t.Errorf("%s reads as the person", w)
		}
	}
	token, err := d.Open(ctx, d.gives(t, 1, 1, time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	self, err := d.Door.Whose(ctx, token)
	if err != nil {
		t.Fatal(err)
	}
	pass, err := g.AskOwn(ctx, self, "read their own plan")
	if err != nil {
		t.Fatal(err)
	}
	if pass.Check(1, d.now) != nil || pass.Check(2, d.now) == nil || pass.Need() {
		t.Error("the Pass of a door covers them alone")
	}
	for class, want := range map[string]guard.Sight{"plan": guard.Full, "consent": guard.Full, "police": guard.Nothing, "person": guard.Nothing, "nhs_number": guard.Nothing, "health": guard.Hint} {
		if got := pass.Sees(class, "", false); got != want {
			t.Errorf("a door shows %d of %s, want %d", got, class, want)
		}
	}
	for _, class := range []string{"plan", "health", "police"} {
		if pass.Sees(class, "", true) != guard.Nothing || pass.Sees(class, "gp", false) != guard.Nothing {
			t.Errorf("a door shows something restricted of %s, or what an agency told", class)
		}
	}
	// A restriction that comes later shuts the door at the next page.
	people[1] = store.Sketch{Restricted: true}
	if _, err := g.AskOwn(ctx, self, "read their own plan"); !guard.IsRefusal(err) {
		t.Error("a door stays open when something becomes restricted:", err)
	}
}

// TestAnyCode: a code is read however it is typed, and any one wrong letter is
// found before it counts as a try.
func TestAnyCode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := guard.NewCode()
		name := code.Reveal()[:4]
		typed := strings.ToLower(strings.ReplaceAll(code.Reveal(), "-", rapid.SampledFrom([]string{"", " ", "-", " - "}).Draw(t, "between")))
		typed = strings.NewReplacer("0", "o", "1", rapid.SampledFrom([]string{"i", "l", "1"}).Draw(t, "one")).Replace(typed)
		got, _, read := guard.ReadCode(byname.Hide(typed))
		if !read || got != name {
			t.Fatalf("%q is read as %q", typed, got)
		}
		letters := []byte(strings.ReplaceAll(code.Reveal(), "-", ""))
		at := rapid.IntRange(0, len(letters)-1).Draw(t, "at")
		was := letters[at]
		letters[at] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[rapid.IntRange(0, 31).Draw(t, "letter")]
		if _, _, read := guard.ReadCode(byname.Hide(string(letters))); read && letters[at] != was {
			t.Fatalf("a slip of the pen at %d is not found in %s", at, letters)
		}
	})
}
