package store_test

import (
	"errors"
	"testing"

	"byname"
	"byname/store"
)

// A thing is told once, to whom it is for and to nobody else, until somebody
// has dealt with it.
func TestNotices(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		page := "/plan/" + byname.PersonID(5).String()
		for i, n := range []store.Notice{
			{Worker: "colin", Kind: "ready", About: "plan 1 step 2", Person: 5},
			{Worker: "colin", Kind: "ready", About: "plan 1 step 2", Person: 5},
			{Agency: "mft", Kind: "ready", About: "plan 1 step 2"},
			{Team: gorton, Kind: "overdue", About: "plan 1 step 2"},
			{Team: gorton, Whole: true, Kind: "referral came", About: "referral 7"},
			{Team: gorton, Agency: "gmp", Kind: "given", About: "plan 1 step 3"},
		} {
			n.At, n.Link = noon, page
			write(t, db, func(tx *store.Tx) error {
				told, err := tx.Tell(n)
				if told != (i != 1) {
					t.Errorf("notice %d was told: %v", i, told)
				}
				return err
			})
		}
		told := func(id byname.WorkerID, standsFor ...byname.WorkerID) (list []store.Notice) {
			t.Helper()
			read(t, db, func(tx *store.Tx) error {
				w, err := tx.Worker(id)
				if err == nil {
					list, err = tx.OpenNotices(w, standsFor, today)
				}
				return err
			})
			return list
		}
		for _, c := range []struct {
			worker byname.WorkerID
			stands []byname.WorkerID
			want   int
		}{
			{"colin", nil, 2},                        // the step, and what all of the team are told
			{"nadia", nil, 2},                        // as a lead, as everybody
			{"nadia", []byname.WorkerID{"colin"}, 3}, // and Colin's, while she stands in
			{"pat", nil, 2},                          // what all are told, and the police
			{"hal", nil, 1},                          // the hospital
			{"ana", nil, 0},
			{"ana", []byname.WorkerID{"colin", "x"}, 1},
		} {
			if got := told(c.worker, c.stands...); len(got) != c.want {
				t.Errorf("%s, standing in for %v, is told %+v, want %d", c.worker, c.stands, got, c.want)
			}
		}
		write(t, db, func(tx *store.Tx) error { return tx.Leave(gorton, "pat", today) })
		if got := told("pat"); len(got) != 0 {
			t.Errorf("who left the team is told %+v", got)
		}
		for range 2 { // the second time changes nothing
			write(t, db, func(tx *store.Tx) error {
				numbers, err := tx.NoticesAbout("ready", "plan 1 step 2")
				if err != nil {
					return err
				}
				return tx.Settle("colin", noon, numbers...)
			})
		}
		if got := told("colin"); len(got) != 1 || !got[0].Whole || got[0].Link != page || !got[0].At.Equal(noon) {
			t.Errorf("after it was dealt with: %+v", got)
		}
		if got := told("hal"); len(got) != 0 {
			t.Errorf("it was dealt with for all: %+v", got)
		}
		for what, n := range map[string]store.Notice{
			"for nobody":                  {Link: page, About: "plan 1"},
			"for a worker and a team":     {Worker: "colin", Team: gorton, Link: page, About: "plan 1"},
			"a page with somebody's name": {Worker: "colin", Link: "/population/find?name=Amina", About: "plan 1"},
			"another site":                {Worker: "colin", Link: "//example.org/plan", About: "plan 1"},
			"about somebody in words":     {Worker: "colin", Link: page, About: "Amina's boiler"},
		} {
			err := db.Write(ctx, func(tx *store.Tx) error { _, err := tx.Tell(n); return err })
			if !errors.Is(err, byname.ErrInvalid) {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}
