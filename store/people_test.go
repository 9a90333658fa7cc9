package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/store"
)

func TestRulings(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		rule := func(left, right, says, reason string) error {
			return db.Write(ctx, func(tx *store.Tx) error {
				return tx.Rule(store.Ruling{Left: key(left), Right: key(right), Says: says, Reason: reason, By: "nadia", At: noon})
			})
		}
		for _, err := range []error{
			rule("b", "a", store.Same, "one birth certificate"),
			rule("a", "c", store.Different, "two sisters"),
			rule("a", "b", store.Different, "I was wrong: cousins"),
			rule("d", "e", store.Same, "one passport"),
			rule("d", "e", store.Withdrawn, "not sure any more"),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := rule("a", "a", store.Same, "r"); !errors.Is(err, byname.ErrInvalid) {
			t.Error("one record:", err)
		}
		if err := rule("a", "b", store.Same, ""); !errors.Is(err, byname.ErrInvalid) {
			t.Error("no reason:", err)
		}
		read(t, db, func(tx *store.Tx) error {
			list, err := tx.Rulings()
			want := []store.Ruling{
				{Left: "a", Right: "b", Says: store.Different, Reason: "I was wrong: cousins", By: "nadia", At: noon},
				{Left: "a", Right: "c", Says: store.Different, Reason: "two sisters", By: "nadia", At: noon},
			}
			if diff := cmp.Diff(want, list); diff != "" {
				t.Error(diff)
			}
			both, err2 := tx.RulingsOn("b", "a")
			if len(both) != 2 || both[0].Says != store.Same || err2 != nil {
				t.Error(both, err2)
			}
			return err
		})
	})
}

// Who somebody was and became, over turns, a join undone and a roll-back among
// them.
func TestMoves(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		move := func(from, to byname.PersonID, records int32, gone, returned bool, c population.Cause) population.Move {
			return population.Move{Change: population.Change{From: from, To: to, Records: records, Gone: gone, Returned: returned}, Cause: c,
				Keys: []feed.Key{key("gp/people/" + from.String()), key("mft/ward/1")}}
		}
		ruled := population.Cause{Kind: population.Ruled, Ruling: 1, Records: []feed.Key{"gp/people/1", "mft/ward/ 1"}}
		corrected := population.Cause{Kind: population.Corrected, Records: []feed.Key{"gp/people/1"}, Fields: []string{"NHS number", "name"}}
		turns := []store.Turn{{Build: 1, Way: store.Built, At: noon}, {Build: 2, Before: 1, Way: store.Joined, At: noon}, {Build: 1, Before: 2, Way: store.Chosen, By: "nadia", At: noon}}
		moves := [][]population.Move{
			{move(1, 2, 3, true, false, ruled), move(5, 6, 1, false, false, corrected)},
			{move(2, 3, 4, true, false, ruled), move(3, 1, 4, true, true, ruled), move(7, 8, 1, true, false, corrected), move(8, 9, 1, true, false, corrected)},
			{move(9, 8, 1, false, true, population.Cause{Kind: population.Chosen})},
		}
		for i := range turns {
			write(t, db, func(tx *store.Tx) error { return tx.KeepTurn(turns[i], moves[i]) })
		}
		read(t, db, func(tx *store.Tx) error {
			last, err := tx.LastTurn()
			if turns[2].Number = 3; err != nil || last != turns[2] {
				t.Errorf("last %+v, %v", last, err)
			}
			for from, want := range map[byname.PersonID]byname.PersonID{1: 1, 2: 1, 3: 1, 4: 4, 5: 5, 7: 8, 8: 8, 9: 9} {
				if to, err := tx.Alias(from); to != want || err != nil {
					t.Errorf("%v is now %v, want %v (%v)", from, to, want, err)
				}
			}
			for id, want := range map[byname.PersonID][]byname.PersonID{1: {1, 3, 2}, 5: {5}, 8: {8, 7}, 9: {9}} {
				if was, err := tx.Was(id); !slices.Equal(was, want) || err != nil {
					t.Errorf("%v was %v, want %v (%v)", id, was, want, err)
				}
			}
			of, err := tx.MovesOf(6)
			if err != nil || len(of) != 1 {
				t.Fatal(of, err)
			}
			if diff := cmp.Diff(moves[0][1], of[0].Move); diff != "" {
				t.Error(diff)
			}
			if of[0].Build != 1 || of[0].Way != store.Built || !of[0].At.Equal(noon) {
				t.Errorf("%+v", of[0].Turn)
			}
			of, err = tx.MovesOf(8)
			if err != nil || len(of) != 3 || of[2].By != "nadia" {
				t.Error(of, err)
			}
			return err
		})
	})
}

func TestActs(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		act := func(a store.Act) error {
			a.Person, a.Anchor, a.Programme, a.By, a.At = 7, "k", "falls", "nadia", noon
			return db.Write(ctx, func(tx *store.Tx) error { return tx.Act(a) })
		}
		for name, a := range map[string]store.Act{
			"not now, until when?":      {Act: store.NotNow},
			"not now, until yesterday":  {Act: store.NotNow, Until: today},
			"not right, why?":           {Act: store.NotRight},
			"already known, to whom?":   {Act: store.AlreadyKnown},
			"something nobody declared": {Act: "ignored", Words: "w"},
		} {
			if err := act(a); !errors.Is(err, byname.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		for _, err := range []error{act(store.Act{Act: store.NotNow, Until: today + 20}), act(store.Act{Act: store.PlanStarted})} {
			if err != nil {
				t.Fatal(err)
			}
		}
		read(t, db, func(tx *store.Tx) error {
			last, err := tx.LastActs()
			if len(last) != 1 || last[0].Act != store.PlanStarted {
				t.Errorf("%+v", last)
			}
			all, err2 := tx.ActsOn(7)
			if len(all) != 2 || all[0].Until != today+20 || !all[0].At.Equal(noon) || err2 != nil {
				t.Errorf("%+v %v", all, err2)
			}
			return err
		})
	})
}

func TestFound(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		one := store.Seen{Person: 1, Anchor: "k", Programme: "falls", Theme: "frailty_falls", First: today - 3, Told: today - 2}
		two := store.Seen{Person: 2, Anchor: "l", Programme: "falls", Theme: "frailty_falls", First: today - 1, Told: today}
		find := func(day byname.Day, now ...store.Seen) {
			t.Helper()
			// Found twice on one day, nothing changes.
			for range 2 {
				write(t, db, func(tx *store.Tx) error { return tx.Find(now, day) })
			}
		}
		want := func(name string, found ...store.Seen) {
			t.Helper()
			read(t, db, func(tx *store.Tx) error {
				list, err := tx.Found()
				if diff := cmp.Diff(found, list); diff != "" {
					t.Errorf("%s: %s", name, diff)
				}
				return err
			})
		}
		find(today-2, one)
		want("one", one)
		later := one
		later.First = today - 1 // a rule that counts from another day does not begin it anew
		find(today, later, two)
		want("both", one, two)
		find(today+1, two)
		want("one went", two)
		again := one
		again.First, again.Told = today+9, today+10
		find(today+10, again, two)
		want("one is back", again, two)
		read(t, db, func(tx *store.Tx) error {
			list, err := tx.SeenOf(1)
			gone := one
			gone.Gone = today + 1
			if diff := cmp.Diff([]store.Seen{gone, again}, list); diff != "" {
				t.Error(diff)
			}
			return err
		})
	})
}

func TestPlans(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		var id int64
		change := func(seen int, text ...string) error {
			var rows []store.ChangeRow
			for _, s := range text {
				rows = append(rows, store.ChangeRow{By: "nadia", At: noon, Change: []byte(s)})
			}
			return db.Write(ctx, func(tx *store.Tx) error { return tx.ChangePlan(id, seen, rows...) })
		}
		write(t, db, func(tx *store.Tx) (err error) {
			id, err = tx.OpenPlan([]store.PlanPerson{{Person: 9, Anchor: "a"}, {Person: 3, Anchor: "b"}}, noon)
			return err
		})
		if err := change(0, `{"goal":"dance"}`, `{"step":1}`); err != nil {
			t.Fatal(err)
		}
		if err := change(0, `{"step":2}`); !errors.Is(err, byname.ErrConflict) {
			t.Error("somebody was first:", err)
		}
		if err := change(2, `{"step":2}`); err != nil {
			t.Fatal(err)
		}
		if err := db.Write(ctx, func(tx *store.Tx) error { _, err := tx.OpenPlan(nil, noon); return err }); !errors.Is(err, byname.ErrInvalid) {
			t.Error("for nobody:", err)
		}
		steps := []store.StepRow{
			{Plan: id, Step: 3, Agency: "gp", State: "ready", Due: today},
			{Plan: id, Step: 1, Agency: "gp", Worker: "nadia", State: "ready", Due: today + 5},
			{Plan: id, Step: 2, Agency: "gp", State: "ready"},
			{Plan: id, Step: 4, Agency: "northfold", State: "ready", Due: today},
			{Plan: id, Step: 5, Agency: "gp", State: "waiting", Due: today},
		}
		for range 2 {
			write(t, db, func(tx *store.Tx) error { return tx.SaveSteps(id, steps) })
		}
		read(t, db, func(tx *store.Tx) error {
			plans, err := tx.PlansOf(3)
			want := []store.PlanRow{{ID: id, Persons: []store.PlanPerson{{Person: 9, Anchor: "a"}, {Person: 3, Anchor: "b"}}, Opened: noon, Version: 3}}
			if diff := cmp.Diff(want, plans, cmp.Comparer(time.Time.Equal)); diff != "" || err != nil {
				t.Error(diff, err)
			}
			changes, err := tx.PlanChanges(id)
			if len(changes) != 3 || changes[2].Version != 3 || string(changes[0].Change) != `{"goal":"dance"}` || err != nil {
				t.Error(changes, err)
			}
			mine, err := tx.StepsOf("gp", "ready")
			if diff := cmp.Diff([]store.StepRow{steps[0], steps[1], steps[2]}, mine); diff != "" {
				t.Error(diff)
			}
			return err
		})
		write(t, db, func(tx *store.Tx) error { return tx.ClosePlan(id, noon) })
		read(t, db, func(tx *store.Tx) error {
			open, err := tx.OpenPlans()
			if len(open) != 0 {
				t.Error("closed and open")
			}
			return err
		})
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.ClosePlan(99, noon) }); !errors.Is(err, byname.ErrNotFound) {
			t.Error(err)
		}
	})
}

func TestDeliveriesAreKept(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		d := store.DeliveryRow{Hash: "h1", File: "gp_events.csv", Agency: "gp", DataSet: "gp_events", Mapping: "m", Agreement: "gp-2024",
			Snapshot: true, Accepted: 10, Refused: 1, By: "nadia", Taken: noon}
		refusals := []store.RefusalRow{refusal(4, "r4", "DOB", false), refusal(4, "r4", "NHSNumber", false), refusal(9, "r9", "", true)}
		var number int64
		write(t, db, func(tx *store.Tx) (err error) {
			number, err = tx.AddDelivery(d, refusals)
			return err
		})
		err := db.Write(ctx, func(tx *store.Tx) error { _, err := tx.AddDelivery(d, refusals); return err })
		if !errors.Is(err, byname.ErrConflict) {
			t.Error("the same file twice:", err)
		}
		read(t, db, func(tx *store.Tx) error {
			got, err := tx.Refusals(number)
			if diff := cmp.Diff(refusals, got, cmp.Comparer(func(a, b byname.Text) bool { return a == b })); diff != "" || err != nil {
				t.Error(diff, err)
			}
			d.Number = number
			one, err := tx.Delivery("h1")
			if diff := cmp.Diff(d, one, cmp.Comparer(time.Time.Equal)); diff != "" || err != nil {
				t.Error(diff, err)
			}
			all, err := tx.Deliveries()
			if len(all) != 1 {
				t.Error(all)
			}
			return err
		})
		write(t, db, func(tx *store.Tx) error { return tx.EraseDelivery(number, noon) })
		read(t, db, func(tx *store.Tx) error {
			left, err := tx.Refusals(number)
			if len(left) != 0 {
				t.Error("what was refused outlives the delivery")
			}
			return err
		})
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.EraseDelivery(number, noon) }); !errors.Is(err, byname.ErrNotFound) {
			t.Error("erased twice:", err)
		}
	})
}

// TestAnyFindings has findings come and go over many days and compares the
// record with a plain set.
func TestAnyFindings(t *testing.T) {
	db := open(t, "sqlite:"+t.TempDir()+"/byname.db")
	day := today
	rapid.Check(t, func(rt *rapid.T) {
		day++
		var now []store.Seen
		for _, p := range rapid.SliceOfNDistinct(rapid.IntRange(1, 5), 0, 5, rapid.ID).Draw(rt, "found") {
			now = append(now, store.Seen{Person: byname.PersonID(p), Anchor: "k", Programme: "falls", Theme: "t", First: day - byname.Day(rapid.IntRange(0, 9).Draw(rt, "since"))})
		}
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.Find(now, day) }); err != nil {
			rt.Fatal(err)
		}
		err := db.Read(ctx, func(tx *store.Tx) error {
			found, err := tx.Found()
			var got, want []byname.PersonID
			for _, s := range found {
				got = append(got, s.Person)
			}
			for _, s := range now {
				want = append(want, s.Person)
			}
			slices.Sort(want)
			if !slices.Equal(got, want) {
				rt.Fatalf("found %v, want %v", got, want)
			}
			for p := byname.PersonID(1); p <= 5; p++ {
				history, err := tx.SeenOf(p)
				if err != nil {
					return err
				}
				for _, s := range history {
					if s.Gone != 0 && s.Gone < s.First {
						rt.Fatalf("went before it came: %+v", s)
					}
				}
			}
			return err
		})
		if err != nil {
			rt.Fatal(err)
		}
	})
}
