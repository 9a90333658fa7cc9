package store_test

import (
	"errors"
	"testing"

	"byname"
	"byname/bed"
	"byname/crisis"
	"byname/population"
	"byname/store"
)

// A night in a bed follows two who turn out to be one: the request, whom they
// must not meet, and since when they are without a home.
func TestABedOfTwoWhoAreOne(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		const stays, gone, other = byname.PersonID(7), byname.PersonID(8), byname.PersonID(9)
		write(t, db, func(tx *store.Tx) error {
			for _, r := range []store.BedRequest{
				{By: "nadia", Agency: "gp", Day: 100, At: noon, People: []bed.Need{{Person: gone}}, Anchors: []string{"gp/a/8"}},
				{By: "nadia", Agency: "gp", Day: 100, At: noon, People: []bed.Need{{Person: other, Apart: []byname.PersonID{gone}}}, Anchors: []string{"gp/a/9"}}} {
				number, err := tx.AskForBed(r)
				if err != nil {
					return err
				}
				if _, err := tx.OfferBed(store.Stay{Request: number, Property: "house", Provider: "gp", Room: "1", Beds: 1, Held: 5, At: noon}, "nadia"); err != nil {
					return err
				}
			}
			return errors.Join(tx.Sight(bed.Sighting{Person: gone, Day: 60, What: bed.Met}, "gp/a/8", "nadia", noon),
				tx.Sight(bed.Sighting{Person: stays, Day: 90, What: bed.Met}, "gp/a/7", "nadia", noon),
				tx.KeepTurn(store.Turn{Build: 2, Before: 1, Way: store.Built, At: noon}, []population.Move{
					{Change: population.Change{From: gone, To: stays, Records: 1, Gone: true}, Cause: population.Cause{Kind: population.Ruled}}}))
		})
		read(t, db, func(tx *store.Tx) error {
			requests, err1 := tx.BedRequests()
			held, err2 := tx.Stays(noon)
			seen, err3 := tx.Sightings()
			if len(requests) != 2 || requests[0].People[0].Person != stays || len(requests[1].People[0].Apart) != 1 || requests[1].People[0].Apart[0] != stays {
				t.Errorf("asked for: %+v", requests)
			}
			if len(held) != 2 || held[0].Request != requests[0].Number {
				t.Errorf("held: %+v", held)
			}
			if len(seen) != 2 || seen[0] != (bed.Sighting{Person: stays, Day: 60, What: bed.Met}) || seen[1].Person != stays {
				t.Errorf("seen: %+v", seen)
			}
			return errors.Join(err1, err2, err3)
		})
	})
}

// One who turns out to be two: whatever was written down stays with who kept
// the id, all of it, and none of it is found of the other.
func TestOneWhoIsTwo(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		const stays, other = byname.PersonID(7), byname.PersonID(8)
		write(t, db, func(tx *store.Tx) error {
			_, err1 := tx.BeginVisit(stays, "gp/a/7", "gp", "nadia", noon)
			_, err2 := tx.BeginReferral(store.ReferralRow{Person: stays, Anchor: "gp/a/7", Service: "s", Agency: "gp", Sender: "gp", Worker: "nadia"})
			_, err3 := tx.OpenPlan([]store.PlanPerson{{Person: stays, Anchor: "gp/a/7"}}, noon)
			_, err4 := tx.AskForBed(store.BedRequest{By: "nadia", Agency: "gp", Day: 100, At: noon, People: []bed.Need{{Person: stays}}, Anchors: []string{"gp/a/7"}})
			return errors.Join(err1, err2, err3, err4,
				tx.WriteSheet(store.WrittenSheet{Sheet: crisis.Sheet{Name: "Del", Helps: "Tea"}, Person: stays, Anchor: "gp/a/7", By: "nadia", At: noon}, 0),
				tx.KeepTurn(store.Turn{Build: 2, Before: 1, Way: store.Built, At: noon}, []population.Move{
					{Change: population.Change{From: stays, To: other, Records: 1}, Cause: population.Cause{Kind: population.Ruled}}}))
		})
		for id, want := range map[byname.PersonID]int{stays: 1, other: 0} {
			read(t, db, func(tx *store.Tx) error {
				visits, err1 := tx.VisitsOf(id)
				referrals, err2 := tx.ReferralsOf(id)
				plans, err3 := tx.PlansOf(id)
				requests, err4 := tx.BedRequests()
				sheet, err5 := tx.Sheet(id)
				if errors.Is(err5, byname.ErrNotFound) && want == 0 {
					err5 = nil
				}
				beds := 0
				for _, r := range requests {
					if r.People[0].Person == id {
						beds++
					}
				}
				if len(visits) != want || len(referrals) != want || len(plans) != want || beds != want || (sheet.Helps == "Tea") != (want == 1) {
					t.Errorf("of %v: %d visits, %d referrals, %d plans, %d beds, sheet %q; want %d of each", id, len(visits), len(referrals), len(plans), beds, sheet.Helps, want)
				}
				return errors.Join(err1, err2, err3, err4, err5)
			})
		}
	})
}
