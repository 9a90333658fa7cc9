package store_test

import (
	"errors"
	"testing"
	"time"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// TestDoors: codes, visits and what is said at a door, on both engines.
func TestDoors(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		code := store.DoorCode{Anchor: "k", Age: 40, Reach: "Nadia", By: "nadia", Code: guard.Code{Name: "K7QD", Hash: "h", Person: 1, Made: noon, Ends: noon.Add(time.Hour), Uses: 1}}
		write(t, db, func(tx *store.Tx) error { return tx.AddCode(code) })
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.AddCode(code) }); !errors.Is(err, byname.ErrConflict) {
			t.Error("two codes of one name:", err)
		}
		c, err := db.Code(ctx, "K7QD")
		if err != nil || c.Person != 1 || c.Uses != 1 || c.Moved || !c.Ends.Equal(code.Ends) {
			t.Fatalf("%+v, %v", c, err)
		}
		if err := db.CodeTried(ctx, c.Number, false, noon); err != nil {
			t.Error(err)
		}
		if c, err := db.Code(ctx, "K7QD"); err != nil || c.Wrong != 1 || !c.WrongAt.Equal(noon) {
			t.Errorf("after a wrong try: %+v, %v", c, err)
		}
		if err := db.CodeTried(ctx, c.Number, true, noon); err != nil {
			t.Error(err)
		}
		if err := db.CodeTried(ctx, c.Number, true, noon); !errors.Is(err, byname.ErrConflict) {
			t.Error("a use that is not there is taken:", err)
		}
		one, two := guard.TokenHash{1}, guard.TokenHash{2}
		for hash, at := range map[guard.TokenHash]time.Time{one: noon, two: noon} {
			if err := db.KeepVisit(ctx, hash, guard.Visit{Code: c, Made: at, Used: at, Ends: at.Add(time.Hour)}); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(db.TouchVisit(ctx, one, noon.Add(time.Minute)), db.EndVisit(ctx, two), db.EndVisit(ctx, two)); err != nil {
			t.Error(err)
		}
		if v, err := db.Visit(ctx, one); err != nil || v.Code.Person != 1 || !v.Used.Equal(noon.Add(time.Minute)) {
			t.Errorf("%+v, %v", v, err)
		}
		if _, err := db.Visit(ctx, two); !errors.Is(err, byname.ErrNotFound) {
			t.Error("a visit that ended:", err)
		}
		write(t, db, func(tx *store.Tx) error {
			number, err := tx.SayAtDoor(store.Said{Person: 1, Anchor: "k", Code: c.Number, About: store.SaidWrong, Words: byname.Hide("not my daughter"), At: noon})
			if err == nil {
				err = tx.AnswerSaid(number, "nadia", "put right", noon)
			}
			if again := tx.AnswerSaid(number, "pat", "me too", noon); !errors.Is(again, byname.ErrConflict) {
				t.Error("answered twice:", again)
			}
			for _, own := range []bool{false, true} {
				err = errors.Join(err, tx.AddFeeling(1, "k", plan.Feeling{Day: today, Answers: [5]int{1, 2, 3, 4, 5}, Own: own}, "nadia", noon))
			}
			return err
		})
		read(t, db, func(tx *store.Tx) error {
			said, err := tx.SaidBy(1)
			if err != nil || len(said) != 1 || said[0].Answer.Reveal() != "put right" || said[0].By != "nadia" || said[0].Words.Reveal() != "not my daughter" {
				t.Errorf("%+v, %v", said, err)
			}
			felt, err := tx.Feelings(1)
			if err != nil || len(felt) != 2 || felt[0].Own || !felt[1].Own {
				t.Errorf("%+v, %v", felt, err)
			}
			return nil
		})
		write(t, db, func(tx *store.Tx) error { return tx.EndCodes(1, "nadia", noon) })
		if _, err := db.Visit(ctx, one); !errors.Is(err, byname.ErrNotFound) {
			t.Error("a visit by a code that was taken back:", err)
		}
	})
}
