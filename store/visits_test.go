package store_test

import (
	"errors"
	"testing"

	"byname"
	"byname/store"
	"byname/visit"
)

// A visit reads as the sum of its changes; of two who change it at once the
// second is told; one in which nothing was written yet is there all the same.
func TestVisits(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		answers := visit.Change{What: visit.Answers, At: 10, Replies: visit.Replies{"alarms": "no"}, Words: "Ring twice"}
		send := visit.Change{What: visit.Send, At: 20, Consent: visit.Agreed, Asked: []visit.Asked{{To: "safe-and-well", Referral: 3}}, Told: []string{"byname-1"}}
		var first store.Visit
		write(t, db, func(tx *store.Tx) (err error) {
			if first, err = tx.BeginVisit(7, "gp/a/7", "gp", "nadia", noon); err != nil {
				return err
			}
			now, err := tx.ChangeVisit(first, answers, "nadia")
			if err == nil {
				_, err = tx.ChangeVisit(now, send, "nadia")
			}
			if err == nil {
				_, err = tx.BeginVisit(7, "gp/a/7", "gp", "nadia", noon)
			}
			return err
		})
		err := db.Write(ctx, func(tx *store.Tx) error { _, err := tx.ChangeVisit(first, answers, "nadia"); return err })
		if !errors.Is(err, byname.ErrConflict) {
			t.Errorf("the second of two: %v", err)
		}
		var of, other []store.Visit
		read(t, db, func(tx *store.Tx) (err error) {
			if of, err = tx.VisitsOf(7); err == nil {
				other, err = tx.VisitsOf(8)
			}
			return err
		})
		if len(of) != 2 || len(other) != 0 || of[0].Replies["alarms"] != "no" || of[0].Note != "Ring twice" || of[0].Asked[0].Referral != 3 || of[0].Agency != "gp" || !of[1].Open() || of[1].Version != 0 {
			t.Errorf("read again: %+v, of another %+v", of, other)
		}
	})
}

// A team is told once of calls to somebody, until the days have gone by.
func TestCalled(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		day := byname.OnDay(2026, 2, 3)
		for _, x := range []struct {
			person byname.PersonID
			on     byname.Day
			told   bool
		}{{7, day, true}, {7, day, false}, {7, day + 29, false}, {8, day + 1, true}, {7, day + 30, true}} {
			write(t, db, func(tx *store.Tx) error {
				told, err := tx.Called(store.Called{Person: x.person, Anchor: "gp/a/7", Neighbourhood: "gorton", Times: 3, On: x.on}, x.on-30)
				if told != x.told {
					t.Errorf("of %d on %s: %v", x.person, x.on, told)
				}
				return err
			})
		}
		read(t, db, func(tx *store.Tx) error {
			list, err := tx.CalledSince("gorton", day+1)
			if len(list) != 2 || list[0].Person != 8 || list[1].On != day+30 {
				t.Errorf("since: %+v", list)
			}
			return err
		})
	})
}
