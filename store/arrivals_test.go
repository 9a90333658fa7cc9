package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/signal"
	"byname/store"
)

// One row of an agency: sent, sent again, corrected, said to be about somebody
// else, handed over, taken up by a build, and waiting again after a roll-back.
func TestArrivals(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		event := func(kind string) feed.Event {
			return feed.Event{Key: "gp/gp_events/1", Subject: "gp/gp_practice/1", Kind: kind, At: today.Start(), Value: 1.5, HasValue: true}
		}
		arrive := func(row feed.Key, kind, mark string, person byname.PersonID) (number int64, before *store.Arrival, again bool) {
			t.Helper()
			write(t, db, func(tx *store.Tx) (err error) {
				number, before, again, err = tx.Arrive(store.Arrival{Row: row, Event: event(kind), Mark: mark, By: "nadia", At: noon, Person: person})
				return err
			})
			return number, before, again
		}
		first, before, again := arrive("gp/gp_events/1", "gp.contact", "", 7)
		if before != nil || again {
			t.Fatal("the first of its row has one before")
		}
		if n, _, again := arrive("gp/gp_events/1", "gp.contact", "", 7); !again || n != first {
			t.Error("the same again is another")
		}
		if _, before, again := arrive("gp/gp_events/1", "consent.objection", store.MarkObjects, 8); again || before == nil || before.Person != 7 {
			t.Errorf("corrected: %+v", before)
		}
		arrive("gp/gp_events/2", "gp.contact", store.MarkRestricted, 0)
		arrive("gp/gp_events/3", "", "", 0) // taken back
		arrive("gpx/gp_events/4", "gp.contact", "", 0)
		names := func(list []store.Arrival, err error) (rows []feed.Key) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range list {
				rows = append(rows, a.Row)
			}
			return rows
		}
		read(t, db, func(tx *store.Tx) error {
			for want, got := range map[string][]feed.Key{
				"gp/gp_events/1": names(tx.Came(7)), // told of them no more
				"gp/gp_events/2": names(tx.Unlinked("gp")),
			} {
				if len(got) != 1 || string(got[0]) != want {
					t.Errorf("got %v, want %v", got, want)
				}
			}
			if got := names(tx.Came(9)); len(got) > 0 {
				t.Errorf("somebody else is told of by %v", got)
			}
			if got := names(tx.AllUnlinked()); len(got) != 2 {
				t.Errorf("about nobody known: %v", got)
			}
			came, err := tx.Came(8)
			if diff := cmp.Diff(event("consent.objection"), came[0].Event); diff != "" || err != nil {
				t.Error(diff, err)
			}
			return nil
		})
		people := people{7: {Neighbourhood: "MAN-N07"}, 8: {Neighbourhood: "MAN-N07", Agencies: []byname.AgencyID{"gp"}}}
		objects := func() bool {
			t.Helper()
			register := store.NewRegister(db, func() (store.People, error) { return people, nil }, func() time.Time { return noon })
			standings, err := register.Standings(ctx, guard.Who{Worker: "nadia"}, []byname.PersonID{7, 8})
			if err != nil || standings[0].Objects {
				t.Fatal(standings, err)
			}
			return standings[1].Objects
		}
		if !objects() {
			t.Error("an objection that came in the day is not obeyed")
		}
		write(t, db, func(tx *store.Tx) error {
			list, err := tx.NotDelivered()
			if err != nil || len(list) != 5 {
				t.Errorf("%d to hand over: %v", len(list), err)
			}
			for _, a := range list {
				if err := tx.Delivered(a.Number, 4); err != nil {
					return err
				}
			}
			return tx.Await(4)
		})
		if objects() {
			t.Error("what a build took up is still said by the day")
		}
		write(t, db, func(tx *store.Tx) error { return tx.Await(3) })
		if !objects() {
			t.Error("after a roll-back the objection is not obeyed")
		}
	})
}

// Signs of now stand over one build, and one neighbourhood's are read alone.
func TestSignsOfNow(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		keep := func(build int, person byname.PersonID, where string, signals ...signal.Signal) {
			t.Helper()
			write(t, db, func(tx *store.Tx) error {
				return tx.KeepSigns(build, store.SignsNow{Person: person, Neighbourhood: where, Anchor: "k", Signals: signals, At: noon})
			})
		}
		falls := signal.Signal{Person: 1, Programme: "falls", Version: "v", Signs: []string{"two"}, UrgencyHours: 48, Since: today, Reasons: []signal.Reason{{Whose: 1, Agency: "mft", Day: today, Text: "Hospital: fell"}}}
		keep(3, 1, "MAN-N07")
		keep(4, 1, "MAN-N07", falls)
		keep(4, 2, "MAN-N08")
		read(t, db, func(tx *store.Tx) error {
			for _, c := range []struct {
				build int
				where string
				want  int
			}{{4, "MAN-N07", 1}, {4, "MAN-N08", 1}, {4, "", 2}, {3, "", 0}} {
				if list, err := tx.SignsNow(c.build, c.where); err != nil || len(list) != c.want {
					t.Errorf("%+v: %+v %v", c, list, err)
				}
			}
			of, err := tx.SignsNowOf(4, 1, 2)
			if err != nil || len(of) != 2 || len(of[1].Signals) != 0 {
				t.Fatal(of, err)
			}
			if diff := cmp.Diff([]signal.Signal{falls}, of[0].Signals); diff != "" {
				t.Error(diff)
			}
			return nil
		})
		write(t, db, func(tx *store.Tx) error { return tx.ForgetSigns() })
		read(t, db, func(tx *store.Tx) error {
			if list, err := tx.SignsNow(4, ""); len(list) > 0 || err != nil {
				t.Error(list, err)
			}
			return nil
		})
	})
}
