package store_test

import (
	"errors"
	"testing"

	"byname"
	"byname/guard"
	"byname/store"
	"byname/team"
)

func TestEmergencyIsHeardAndReviewed(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		g := newGuard(t, db, crowd)
		for _, id := range who(1, 3) {
			if _, err := g.Ask(ctx, guard.Request{Worker: "hal", Persons: who(id), Reason: "found on the floor", Emergency: true}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := g.Ask(ctx, guard.Request{Worker: "hal", Persons: who(2), Emergency: true}); err == nil {
			t.Fatal("the glass broke without a reason")
		}
		list := func(of team.TeamID, open bool) (list []store.Emergency) {
			read(t, db, func(tx *store.Tx) (err error) {
				list, err = tx.Emergencies(of, open)
				return err
			})
			return list
		}
		mine := list(gorton, true)
		if len(mine) != 1 || mine[0].Person != 1 || mine[0].Entry.Worker != "hal" || mine[0].Entry.Reason != "found on the floor" || !mine[0].Reviewed.IsZero() {
			t.Fatalf("told to the lead: %+v", mine)
		}
		if n := len(list("", true)); n != 2 {
			t.Errorf("all: %d", n)
		}
		if n := len(list("ancoats-clayton-bradford", true)); n != 1 {
			t.Errorf("the other team: %d", n)
		}
		review := func(by byname.WorkerID, words string) error {
			return db.Write(ctx, func(tx *store.Tx) error { return tx.Review(mine[0].ID, by, true, words, noon) })
		}
		if err := review("hal", "I was right"); !errors.Is(err, byname.ErrDenied) {
			t.Error("reviewed by who broke it:", err)
		}
		if err := review("nadia", ""); !errors.Is(err, byname.ErrInvalid) {
			t.Error("reviewed without words:", err)
		}
		if err := review("nadia", "He was on the floor."); err != nil {
			t.Fatal(err)
		}
		if err := review("ida", "Again."); !errors.Is(err, byname.ErrConflict) {
			t.Error("reviewed twice:", err)
		}
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.Review(99, "ida", true, "w", noon) }); !errors.Is(err, byname.ErrNotFound) {
			t.Error(err)
		}
		if n := len(list(gorton, true)); n != 0 {
			t.Error("reviewed and still open")
		}
		if all := list(gorton, false); len(all) != 1 || !all[0].Justified || all[0].Reviewer != "nadia" || all[0].Words != "He was on the floor." || !all[0].Reviewed.Equal(noon) {
			t.Errorf("%+v", all)
		}
	})
}

// TestOneNoticeAnEmergency: the pages opened while the glass is broken are one
// notice; another reason, or the same after the review, is another.
func TestOneNoticeAnEmergency(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		g := newGuard(t, db, crowd)
		notices := func(worker byname.WorkerID, reason string, want int) {
			t.Helper()
			if _, err := g.Ask(ctx, guard.Request{Worker: worker, Persons: who(1), Reason: reason, Emergency: true}); err != nil {
				t.Fatal(err)
			}
			read(t, db, func(tx *store.Tx) error {
				list, err := tx.Emergencies("", false)
				if len(list) != want {
					t.Errorf("%s, %s: %d notices, want %d", worker, reason, len(list), want)
				}
				return err
			})
		}
		notices("hal", "found on the floor", 1)
		notices("hal", "found on the floor", 1)
		notices("pat", "found on the floor", 2)
		notices("hal", "her door is open", 3)
		write(t, db, func(tx *store.Tx) error { return tx.Review(1, "ida", true, "He was.", noon) })
		notices("hal", "found on the floor", 4)
		if rows := audited(t, db); len(rows) != 5 {
			t.Errorf("%d rows in the audit", len(rows))
		}
	})
}

func TestNamedNeeds(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		name := func(n store.Need) error {
			return db.Write(ctx, func(tx *store.Tx) error { return tx.AddNeed(n) })
		}
		good := store.Need{Person: 5, Anchor: "k", Worker: "colin", Reason: "changes the lock", By: "nadia", Span: byname.Span{From: today}}
		if err := name(good); err != nil {
			t.Fatal(err)
		}
		self, silent := good, good
		self.By, silent.Reason = "colin", ""
		if err := name(self); !errors.Is(err, byname.ErrDenied) {
			t.Error("named by oneself:", err)
		}
		if err := name(silent); !errors.Is(err, byname.ErrInvalid) {
			t.Error("named without a reason:", err)
		}
		g := newGuard(t, db, crowd)
		needs := func() bool {
			pass, err := g.Ask(ctx, guard.Request{Worker: "colin", Persons: who(5), Reason: "changes the lock today"})
			return err == nil && pass.Need()
		}
		if !needs() {
			t.Error("named, and not shown")
		}
		read(t, db, func(tx *store.Tx) error {
			list, err := tx.NamedNeeds(5)
			if len(list) == 1 {
				good.ID = list[0].ID
			}
			if len(list) != 1 || list[0] != good {
				t.Errorf("%+v", list)
			}
			return err
		})
		write(t, db, func(tx *store.Tx) error { return tx.EndNeed(good.ID, today) })
		if needs() {
			t.Error("ended, and still shown")
		}
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.EndNeed(good.ID, today) }); !errors.Is(err, byname.ErrNotFound) {
			t.Error("ended twice:", err)
		}
	})
}
