package work

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/feed"
	"byname/govern"
	"byname/guard"
	"byname/place"
	"byname/store"
)

// reviewed is the story, built, with reviewers of the combined authority: Una
// and Vic judge, Wyn settles, Cleo is cleared for what is restricted. Ana
// looks after links. The clock is the test's to move.
func reviewed(t *testing.T) (*Work, *time.Time) {
	t.Helper()
	clock, ctx := byname.OnDay(2026, 7, 1).Start().Time().Add(9*time.Hour), context.Background()
	w, err := Open(ctx, Options{Data: t.TempDir(), Place: place.GreaterManchester, Now: func() time.Time { return clock }})
	ok(t, err)
	t.Cleanup(func() { w.Close() })
	takeIn(t, w, storyFolder)
	_, err = w.Build(ctx, BuildAsk{})
	ok(t, err)
	for name, role := range map[string]guard.Role{"una": guard.Reviewer, "vic": guard.Reviewer, "wyn": guard.Reviewer, "cleo": guard.Cleared, "ana": guard.Analyst} {
		_, err := w.addAccount(ctx, NewAccount{Account: name, Name: strings.ToUpper(name[:1]) + name[1:], Agency: "gmca", Job: "records reviewer", Roles: []guard.Role{role}})
		ok(t, err)
	}
	_, err = w.addAccount(ctx, NewAccount{Account: "lee", Name: "Lee", Agency: "gp", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton})
	ok(t, err)
	return w, &clock
}

// ruling is the last word on a pair.
func ruling(t *testing.T, w *Work, number int64) (says string) {
	t.Helper()
	ok(t, w.DB.Read(context.Background(), func(tx *store.Tx) error {
		r, err := tx.ReviewOf(number)
		if err != nil {
			return err
		}
		list, err := tx.RulingsOn(r.Left, r.Right)
		if len(list) > 0 {
			says = list[len(list)-1].Says
		}
		return err
	}))
	return says
}

// TestReview: two judge apart and blind; what they agree on becomes a ruling
// that the next build obeys; where they differ a third settles; a word taken
// back takes its ruling along.
func TestReview(t *testing.T) {
	w, clock := reviewed(t)
	ctx := context.Background()
	una, vic, wyn, ana := worker(t, w, "una"), worker(t, w, "vic"), worker(t, w, "wyn"), worker(t, w, "ana")
	queue, err := w.Reviews(ctx, una)
	ok(t, err)
	if len(queue.Waiting) < 3 {
		t.Fatalf("%d pairs wait", len(queue.Waiting))
	}
	first, second := queue.Waiting[0].Number, queue.Waiting[1].Number
	if n, any, err := w.NextReview(ctx, una, 0); n != first || !any || err != nil {
		t.Error(n, any, err)
	}

	// Blind: neither the one who is to judge nor the one who has sees our
	// answer or another's word.
	blind := func(who Who, number int64) Review {
		t.Helper()
		r, err := w.Review(ctx, who, number)
		ok(t, err)
		if r.Ours != nil || len(r.Others) > 0 || len(r.Compared) == 0 {
			t.Errorf("%s, not to know: %+v", who.Worker, r)
		}
		return r
	}
	if r := blind(una, first); r.Stage != Apart || r.Became != "" {
		t.Errorf("%+v", r)
	}
	says := store.Different
	if !joined(t, w, first) {
		says = store.Same
	}
	ok(t, w.SayReview(ctx, una, first, store.Unsure, ""))
	if again, err := w.UndoReview(ctx, una, first); !again || err != nil { // a slip of the key
		t.Error("who knows no answer may judge again:", again, err)
	}
	ok(t, w.SayReview(ctx, una, first, says, "another mother's name"))
	if err := w.SayReview(ctx, una, first, says, ""); !errors.Is(err, byname.ErrConflict) {
		t.Error("judged twice:", err)
	}
	blind(una, first)
	blind(vic, first)
	if ruling(t, w, first) != "" {
		t.Error("one word is a ruling")
	}
	ok(t, w.SayReview(ctx, vic, first, says, ""))
	r, err := w.Review(ctx, vic, first)
	ok(t, err)
	if r.Ours == nil || len(r.Ours.Pair.Lines) < 3 || len(r.Others) != 1 || r.Others[0].Note != "another mother's name" || !strings.Contains(r.Became, "next build obeys") {
		t.Errorf("settled: %+v", r)
	}
	if ruling(t, w, first) != says {
		t.Error("what two agree on is no ruling")
	}

	// They differ: a third reads both, gives a reason and settles.
	ok(t, w.SayReview(ctx, una, second, store.Same, "one phone"))
	ok(t, w.SayReview(ctx, vic, second, store.Unsure, ""))
	blind(una, second)
	third, err := w.Review(ctx, wyn, second)
	ok(t, err)
	if third.Stage != Settling || len(third.Others) != 2 || third.Ours == nil {
		t.Errorf("to settle: %+v", third)
	}
	if err := w.SayReview(ctx, wyn, second, store.Different, ""); !errors.Is(err, byname.ErrInvalid) {
		t.Error("settled without a reason:", err)
	}
	if _, err := w.Review(ctx, ana, first); err != nil {
		t.Error("who looks after links reads what is settled:", err)
	}
	ok(t, w.SayReview(ctx, ana, second, store.Different, "born in different years"))
	if ruling(t, w, second) != store.Different {
		t.Error("what a third settled is no ruling")
	}
	if err := w.SayReview(ctx, wyn, second, store.Same, "I think otherwise"); !errors.Is(err, byname.ErrConflict) {
		t.Error("settled twice:", err)
	}

	queue, err = w.Reviews(ctx, vic)
	ok(t, err)
	if a := queue.Agreement; a.Pairs != 2 || a.Agreed != 1 || len(queue.Said) != 2 {
		t.Errorf("%+v", queue)
	}

	// The next build obeys, and the reviewer sees that it did.
	was := joined(t, w, first)
	*clock = clock.Add(time.Hour)
	_, err = w.Build(ctx, BuildAsk{})
	ok(t, err)
	if joined(t, w, first) == was || joined(t, w, first) != (says == store.Same) {
		t.Error("the build did not obey")
	}
	queue, err = w.Reviews(ctx, vic)
	ok(t, err)
	if !slices.ContainsFunc(queue.Said, func(l ReviewLine) bool { return l.Number == first && strings.Contains(l.Became, "so it is") }) {
		t.Errorf("what became of it: %+v", queue.Said)
	}

	// Taken back: the ruling goes, the pair is open, and who has read the
	// answer does not judge it again.
	undo := func(who Who, number int64, again bool) {
		t.Helper()
		if may, err := w.UndoReview(ctx, who, number); err != nil || may != again {
			t.Errorf("taking back: may judge again %v, %v", may, err)
		}
	}
	undo(vic, first, false)
	if ruling(t, w, first) != store.Withdrawn {
		t.Error("the ruling stands")
	}
	if _, err := w.Review(ctx, vic, first); !errors.Is(err, byname.ErrDenied) {
		t.Error("judged again by who knows the answer:", err)
	}
	if _, err := w.UndoReview(ctx, vic, first); !errors.Is(err, byname.ErrNotFound) {
		t.Error(err)
	}
	blind(wyn, first)
	undo(ana, second, false) // which may have moved the same records
	_, err = w.Build(ctx, BuildAsk{})
	ok(t, err)
	if joined(t, w, first) != was {
		t.Error("without the ruling it is not as it was")
	}
}

// joined reports whether the records of a pair are one person now.
func joined(t *testing.T, w *Work, number int64) bool {
	t.Helper()
	var keys [2]feed.Key
	ok(t, w.DB.Read(context.Background(), func(tx *store.Tx) error {
		r, err := tx.ReviewOf(number)
		keys = [2]feed.Key{r.Left, r.Right}
		return err
	}))
	build, err := w.Builds.Current()
	ok(t, err)
	a, err := build.ByRecord(keys[0])
	ok(t, err)
	b, err := build.ByRecord(keys[1])
	ok(t, err)
	return a == b
}

// ask puts a pair into the queue before any other and gives its number.
func ask(t *testing.T, w *Work, left, right feed.Key) (number int64) {
	t.Helper()
	ok(t, w.DB.Write(context.Background(), func(tx *store.Tx) (err error) {
		number, err = tx.AskReview(store.Review{Left: left, Right: right, Source: store.Suspect, Build: 1, Weight: 3.5, Joined: true,
			Why: "a reason to doubt", Worth: 1e6, At: w.now()})
		return err
	}))
	return number
}

// Records of the story: a woman and her landlord's record of her, something
// about whom is restricted; a woman who objects; a man whom the police met.
const (
	staceyGP, staceyHome = "gp/gp_practice/104410", "northfold/housing_association/L3127"
	elaineGP, elaineHome = "gp/gp_practice/104836", "northfold/housing_association/L3100"
	nourGP, nourMet      = "gp/gp_practice/106330", "gmp/police/N1166"
)

// TestAReviewerSeesNoMore: who somebody is and nothing that happened; not
// where a police officer met them, nor which service knows them; nobody who
// objects, and nobody restricted without being cleared; never an address that
// is protected. Each look is written down, a refused one too.
func TestAReviewerSeesNoMore(t *testing.T) {
	w, _ := reviewed(t)
	ctx := context.Background()
	una, cleo := worker(t, w, "una"), worker(t, w, "cleo")
	restricted, objects, met := ask(t, w, staceyGP, staceyHome), ask(t, w, elaineGP, elaineHome), ask(t, w, nourGP, nourMet)

	build, err := w.Builds.Current()
	ok(t, err)
	nour, err := build.ByRecord(nourGP)
	ok(t, err)
	q, err := w.Reviews(ctx, una)
	ok(t, err)
	if q.Closed != 2 || slices.ContainsFunc(q.Waiting, func(l ReviewLine) bool { return l.Number == restricted || l.Number == objects }) {
		t.Errorf("offered what may not be opened: %+v", q)
	}
	if _, err := w.Review(ctx, una, restricted); !errors.Is(err, byname.ErrDenied) {
		t.Error("restricted, and opened by who is not cleared:", err)
	}
	for _, who := range []Who{una, cleo} {
		if _, err := w.Review(ctx, who, objects); !errors.Is(err, byname.ErrDenied) {
			t.Error("an objector is opened:", err)
		}
	}
	lee := worker(t, w, "lee")
	if _, err := w.Reviews(ctx, lee); !errors.Is(err, byname.ErrDenied) {
		t.Error("the queue is open to a worker:", err)
	}
	if _, err := w.Review(ctx, lee, met); !errors.Is(err, byname.ErrDenied) {
		t.Error("a pair is open to a worker:", err)
	}
	text := func(r Review) string {
		s := r.Left.Sector + " " + r.Right.Sector
		for _, c := range r.Compared {
			s += " " + c.What + ": " + c.Left.Reveal() + " / " + c.Right.Reveal() + c.LeftHidden + c.RightHidden
		}
		return s
	}
	r, err := w.Review(ctx, una, met)
	ok(t, err)
	got := text(r)
	for _, hidden := range []string{"olice", "THEFT", "theft", "GP"} {
		if strings.Contains(got, hidden) {
			t.Errorf("reads %q in %s", hidden, got)
		}
	}
	// Her own address is told once, by her practice; the officer's is not.
	if !strings.Contains(got, "Mustafa") || strings.Count(got, "Blackwin") != 1 || !strings.Contains(got, "Emergency service") || !strings.Contains(got, "need not be home") {
		t.Error(got)
	}
	r, err = w.Review(ctx, cleo, restricted)
	ok(t, err)
	if got = text(r); strings.Contains(got, "Broom") || strings.Contains(got, "M19") || !strings.Contains(got, "protected") || !strings.Contains(got, "Whitworth") {
		t.Error("a protected address:", got)
	}
	ok(t, w.SayReview(ctx, cleo, restricted, store.Same, ""))
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.SettleReview(restricted, store.Same, w.now())
	}))
	r, err = w.Review(ctx, cleo, restricted)
	ok(t, err)
	for _, l := range r.Ours.Pair.Lines {
		if (l.What == "home" || l.What == "postcode") && l.Words != "not shown to you: it counts in the weight all the same" {
			t.Errorf("how a protected address agrees is told: %+v", l)
		}
	}

	// Written down: who looked, what for, and the refusals.
	ok(t, w.DB.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.AuditEntries(0, 10_000)
		var granted, refused int
		for _, x := range rows {
			if x.Purpose != "link" || !strings.Contains(x.What, "compared two records") {
				continue
			}
			if x.Granted {
				granted++
			} else {
				refused++
			}
		}
		if granted < 4 || refused != 3 {
			t.Errorf("%d looks and %d refusals are written down", granted, refused)
		}
		return err
	}))
	if _, err := w.Person(ctx, una, nour, TimelineFilter{}); !errors.Is(err, byname.ErrDenied) {
		t.Error("a reviewer opens a person's page:", err)
	}
	if err := w.GiveReason(ctx, una, nour, "link", "to look around a little"); !errors.Is(err, byname.ErrDenied) {
		t.Error("a reviewer gives a reason and looks around:", err)
	}

	// Skipped, it is not the next; it comes round again after all others.
	seen, past := map[int64]bool{}, met
	for !seen[past] {
		seen[past] = true
		if past, _, err = w.NextReview(ctx, una, past); err != nil {
			t.Fatal(err)
		}
	}
	if past != met || len(seen) < 3 {
		t.Errorf("skipping goes round %d pairs and back to %d", len(seen), past)
	}

	// She objects, to us and to no agency: from then on her pair is offered to
	// nobody, and what comes next is offered instead.
	if next, _, err := w.NextReview(ctx, una, 0); next != met || err != nil {
		t.Error("the next pair:", next, err)
	}
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.Object(govern.Objection{Scope: govern.ToAll, Person: nour, Anchor: nourGP, By: "una", Span: byname.Span{From: w.Today()}})
	}))
	if next, any, err := w.NextReview(ctx, una, 0); next == met || !any || err != nil {
		t.Error("an objector's pair is offered:", next, err)
	}
	if _, err := w.Review(ctx, una, met); !errors.Is(err, byname.ErrDenied) {
		t.Error("an objector's pair is opened:", err)
	}
}

// TestAWorkerDoubts: who works with somebody and sees a wrong join asks, and
// reviewers look at it first. Who asked does not judge; a ruling that cannot
// hold together with others is refused before any build meets it.
func TestAWorkerDoubts(t *testing.T) {
	w, _ := reviewed(t)
	ctx := context.Background()
	lee, una := worker(t, w, "lee"), worker(t, w, "una")
	if err := w.AskReview(ctx, lee, nourGP, nourMet, "?"); !errors.Is(err, byname.ErrInvalid) {
		t.Error("no reason:", err)
	}
	build, err := w.Builds.Current()
	ok(t, err)
	for _, key := range []feed.Key{nourGP, nourMet} {
		id, err := build.ByRecord(key)
		ok(t, err)
		ok(t, w.GiveReason(ctx, lee, id, "support", "she rang about a letter"))
	}
	ok(t, w.AskReview(ctx, lee, nourGP, nourMet, "she never met an officer"))
	q, err := w.Reviews(ctx, una)
	ok(t, err)
	ok(t, w.DB.Read(ctx, func(tx *store.Tx) error {
		r, err := tx.ReviewOf(q.Waiting[0].Number)
		if r.Source != store.Asked || r.Left != min(nourGP, nourMet) {
			t.Errorf("what a worker doubts does not come first: %+v", r)
		}
		return err
	}))

	third := feed.Key(staceyGP)
	rule := func(a, b feed.Key, says string) error {
		return w.DB.Write(ctx, func(tx *store.Tx) error {
			return w.keepRuling(tx, store.Ruling{Left: a, Right: b, Says: says, Reason: "r", By: "lee", At: w.now()})
		})
	}
	ok(t, rule(nourGP, nourMet, store.Same))
	ok(t, rule(nourMet, third, store.Same))
	if err := rule(nourGP, third, store.Different); !errors.Is(err, byname.ErrConflict) {
		t.Error("rulings that contradict one another are kept:", err)
	}
	ok(t, rule(nourMet, third, store.Withdrawn))
	ok(t, rule(nourGP, third, store.Different))
}

// TestStakes is the order of the queue: the more hangs on a pair, the more a
// word on it is worth.
func TestStakes(t *testing.T) {
	for _, c := range []struct {
		s    Stakes
		want float64
	}{
		{Stakes{}, 1}, {Stakes{Found: true}, 2}, {Stakes{Planned: true}, 3}, {Stakes{Restricted: true}, 3}, {Stakes{Contradicted: true}, 2},
		{Stakes{Asked: true}, 5}, {Stakes{true, true, true, true, true}, 11},
	} {
		if got := c.s.times(); got != c.want {
			t.Errorf("%+v: %v, want %v", c.s, got, c.want)
		}
	}
}

// TestComparedAges: an age that an officer guessed is set beside the age that
// a birth date makes on that day, not beside the date.
func TestComparedAges(t *testing.T) {
	guessed := feed.Record{Key: "b", Seen: byname.OnDay(2025, 12, 12)}
	guessed.AgeLow, guessed.AgeTop = 30, 35
	for _, c := range []struct {
		born  byname.Day
		want  string
		alike bool
	}{{byname.OnDay(1993, 5, 23), "32", true}, {byname.OnDay(2021, 5, 23), "4", false}} {
		dated := feed.Record{Key: "a", Seen: byname.OnDay(2024, 1, 1)}
		dated.Born, dated.NHS = byname.Hide(c.born), byname.Hide("9991234560")
		list := compared(dated, guessed, "")
		i := slices.IndexFunc(list, func(x Compared) bool { return x.What == "Age on 12 December 2025" })
		if i < 0 || list[i].Left.Reveal() != c.want || list[i].Right.Reveal() != "30 to 35" || list[i].Alike != c.alike {
			t.Errorf("%+v", list)
		}
		if n := list[len(list)-1]; n.Left.Reveal() != "999 123 4560" {
			t.Errorf("%+v", n)
		}
	}
}

// TestBlindnessIsNotUndone: two differ and both are told so. Who takes their
// word back then knows what the other did not say, so they cannot agree with
// it afterwards; and what the two first said is what agreement is measured on.
func TestBlindnessIsNotUndone(t *testing.T) {
	w, _ := reviewed(t)
	ctx := context.Background()
	una, vic, wyn, cleo := worker(t, w, "una"), worker(t, w, "vic"), worker(t, w, "wyn"), worker(t, w, "cleo")
	_, err := w.addAccount(ctx, NewAccount{Account: "xia", Name: "Xia", Agency: "gmca", Job: "records reviewer", Roles: []guard.Role{guard.Reviewer}})
	ok(t, err)
	xia := worker(t, w, "xia")
	pair := ask(t, w, nourGP, nourMet)
	ok(t, w.SayReview(ctx, una, pair, store.Same, ""))
	ok(t, w.SayReview(ctx, vic, pair, store.Different, ""))
	r, err := w.Review(ctx, wyn, pair) // who could settle it, reads the answer, and leaves it
	ok(t, err)
	if r.Stage != Settling || r.Ours == nil {
		t.Errorf("%+v", r)
	}
	if again, err := w.UndoReview(ctx, una, pair); again || err != nil {
		t.Error("may judge again, knowing that the other differs:", again, err)
	}
	if err := w.SayReview(ctx, una, pair, store.Different, ""); !errors.Is(err, byname.ErrDenied) {
		t.Error("judged again, knowing that the other differs:", err)
	}
	// Nor may the other, of whom the first word was taken back.
	if again, err := w.UndoReview(ctx, vic, pair); again || err != nil {
		t.Error("the other may judge again:", again, err)
	}
	if err := w.SayReview(ctx, vic, pair, store.Same, ""); !errors.Is(err, byname.ErrDenied) {
		t.Error("the other judged again:", err)
	}
	if ruling(t, w, pair) != "" {
		t.Error("a ruling came of it")
	}
	if err := w.SayReview(ctx, wyn, pair, store.Same, ""); !errors.Is(err, byname.ErrDenied) {
		t.Error("who read the answer judged as if blind:", err)
	}
	ok(t, w.SayReview(ctx, cleo, pair, store.Same, "")) // the pair is still open to others
	ok(t, w.SayReview(ctx, xia, pair, store.Different, ""))
	ok(t, w.SayReview(ctx, wyn, pair, store.Same, "one phone, and one mother")) // and who read the answer may settle
	q, err := w.Reviews(ctx, una)
	ok(t, err)
	if a := q.Agreement; a.Pairs != 1 || a.Agreed != 0 {
		t.Errorf("agreement is of the first words: %+v", a)
	}
}

// TestManySayAtOnce: of one reviewer's words sent twice one counts, and nobody
// slips in a third word as if the pair had been waiting for a second.
func TestManySayAtOnce(t *testing.T) {
	w, _ := reviewed(t)
	ctx := context.Background()
	names := []byname.WorkerID{"una", "vic", "cleo", "una", "vic", "cleo", "una", "vic", "cleo"}
	q, err := w.Reviews(ctx, worker(t, w, "una"))
	ok(t, err)
	number := q.Waiting[0].Number
	said := make(chan error)
	for i, name := range names {
		who := worker(t, w, name)
		go func() {
			said <- w.SayReview(ctx, who, number, []string{store.Same, store.Different, store.Unsure}[i%3], "")
		}()
	}
	kept := 0
	for range names {
		switch err := <-said; {
		case err == nil:
			kept++
		case !errors.Is(err, byname.ErrConflict) && !errors.Is(err, byname.ErrInvalid): // invalid: who is third says no reason
			t.Error(err)
		}
	}
	ok(t, w.DB.Read(ctx, func(tx *store.Tx) error {
		words, err := tx.Said(number)
		if len(words) != 2 || kept != 2 || words[0].By == words[1].By {
			t.Errorf("%d kept: %+v", kept, words)
		}
		return err
	}))
}
