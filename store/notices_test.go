package store_test

import (
	"testing"

	"byname/store"
	"byname/team"
)

// A thing is told once, to whom it is for and to nobody else.
func TestNotices(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		for i, n := range []store.Notice{
			{Worker: "nadia", Kind: "ready", Link: "/plan/P1", About: "plan 1 step 2"},
			{Worker: "nadia", Kind: "ready", Link: "/plan/P1", About: "plan 1 step 2"},
			{Agency: "gmfrs", Kind: "ready", Link: "/plan/P1", About: "plan 1 step 2"},
			{Team: gorton, Kind: "overdue", Link: "/plan/P1", About: "plan 1 step 2"},
		} {
			n.At = noon
			write(t, db, func(tx *store.Tx) error {
				told, err := tx.Tell(n)
				if told != (i != 1) {
					t.Errorf("notice %d was told: %v", i, told)
				}
				return err
			})
		}
		read(t, db, func(tx *store.Tx) error {
			mine, err := tx.NoticesFor("nadia", "gp", []team.TeamID{gorton}, 0, 10)
			if len(mine) != 2 || mine[0].Team != gorton || !mine[1].At.Equal(noon) {
				t.Errorf("the lead is told %+v", mine)
			}
			later, err2 := tx.NoticesFor("nadia", "gp", nil, mine[1].Number, 10)
			fire, err3 := tx.NoticesFor("frank", "gmfrs", nil, 0, 10)
			if len(later) != 0 || len(fire) != 1 || err2 != nil || err3 != nil {
				t.Errorf("told later %+v, the fire service %+v", later, fire)
			}
			return err
		})
	})
}
