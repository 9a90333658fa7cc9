package store_test

import (
	"errors"
	"testing"
	"time"

	"byname"
	"byname/bed"
	"byname/store"
)

// Of two who move one stay the second is told; what has ended holds no bed;
// who gives beds out, and the house where one is offered, have its person in
// their care until the request ends.
func TestBeds(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		var request, stay int64
		write(t, db, func(tx *store.Tx) (err error) {
			p := bed.Property{ID: "house", Name: "A house", Provider: "gp", Rooms: []bed.Room{{ID: "1", Beds: 2, Couples: true}}}
			if err := tx.WriteProperty(p, 0, "nadia", noon); err != nil {
				return err
			}
			request, err = tx.AskForBed(store.BedRequest{By: "nadia", Agency: "gp", Day: 100, At: noon, Reasons: []string{"ill"},
				People: []bed.Need{{Person: 7, Women: true, Dog: true}, {Person: 8, Men: true}}, Anchors: []string{"gp/a/7", "gp/a/8"}})
			if err != nil {
				return err
			}
			stay, err = tx.OfferBed(store.Stay{Request: request, Property: "house", Provider: "gp", Room: "1", Beds: 2, Held: 5, At: noon}, "nadia")
			return err
		})
		move := func(seen int, to bed.State) error {
			return db.Write(ctx, func(tx *store.Tx) error {
				return tx.MoveStay(stay, seen, to, "", "nadia", noon.Add(time.Duration(seen)*time.Minute))
			})
		}
		if err := move(1, bed.Accepted); err != nil {
			t.Fatal(err)
		}
		if err := move(1, bed.Declined); !errors.Is(err, byname.ErrConflict) {
			t.Errorf("the second mover: %v", err)
		}
		read(t, db, func(tx *store.Tx) error {
			requests, err := tx.BedRequests()
			if len(requests) != 1 || !requests[0].People[0].Dog || requests[0].Anchors[1] != "gp/a/8" || requests[0].Number != request || requests[0].Day != 100 {
				t.Errorf("requests: %+v", requests)
			}
			stays, err2 := tx.Stays(noon.Add(time.Hour))
			if len(stays) != 1 || stays[0].State != bed.Accepted || stays[0].Seq != 2 || stays[0].Provider != "gp" {
				t.Errorf("stays: %+v", stays)
			}
			houses, err3 := tx.Properties()
			if len(houses) != 1 || houses[0].Version != 1 || !houses[0].Rooms[0].Couples {
				t.Errorf("houses: %+v", houses)
			}
			return errors.Join(err, err2, err3)
		})
		if err := move(2, bed.NoShow); err != nil {
			t.Fatal(err)
		}
		read(t, db, func(tx *store.Tx) error {
			stays, err := tx.Stays(noon.Add(time.Hour))
			if len(stays) != 0 {
				t.Errorf("a bed nobody came to is held: %+v", stays)
			}
			return err
		})
		write(t, db, func(tx *store.Tx) error {
			return errors.Join(tx.EndBedRequest(request, "nadia", noon, "housed"), tx.Chill(byname.Span{From: 100, To: 102}, "nadia", noon, "snow"),
				tx.Sight(bed.Sighting{Person: 7, Day: 100, What: bed.Met}, "gp/a/7", "nadia", noon), tx.Sight(bed.Sighting{Person: 7, Day: 100, What: bed.Met}, "gp/a/7", "nadia", noon))
		})
		read(t, db, func(tx *store.Tx) error {
			requests, err := tx.BedRequests()
			seen, err2 := tx.Sightings()
			cold, words, err3 := tx.Cold(101)
			if len(requests) != 0 || len(seen) != 1 || cold != 102 || words != "snow" {
				t.Errorf("afterwards: %v, %v, %v %q", requests, seen, cold, words)
			}
			if cold, _, err := tx.Cold(102); cold != 0 || err != nil {
				t.Errorf("after the cold: %v %v", cold, err)
			}
			return errors.Join(err, err2, err3)
		})
	})
}
