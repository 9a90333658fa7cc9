package store_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/guard"
	"byname/place"
	"byname/store"
	"byname/team"
)

func TestPlaceSettles(t *testing.T) {
	agencies, teams, err := team.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		// Settled again, nothing changes.
		write(t, db, func(tx *store.Tx) error {
			if err := tx.SettleAgencies(agencies); err != nil {
				return err
			}
			return tx.SettleTeams(teams)
		})
		read(t, db, func(tx *store.Tx) error {
			got, err := tx.Agencies()
			if err != nil {
				return err
			}
			if len(got) != len(agencies) {
				t.Errorf("%d agencies, want %d", len(got), len(agencies))
			}
			for _, want := range agencies {
				a, err := got.Agency(want.ID)
				if diff := cmp.Diff(want, a); diff != "" || err != nil {
					t.Error(err, diff)
				}
			}
			home, err := tx.Team(gorton)
			if err != nil {
				return err
			}
			if home.Neighbourhood != "MAN-N07" || len(home.Agencies) != 12 || len(home.Members) != 3 || home.Leads(today)[0] != "nadia" {
				t.Errorf("%+v", home)
			}
			of, err := tx.TeamsOf("nadia", today)
			if diff := cmp.Diff([]store.Membership{{Team: gorton, Name: "Gorton and Levenshulme team", Neighbourhood: "MAN-N07", Lead: true}}, of); diff != "" {
				t.Error(diff)
			}
			return err
		})
	})
}

func TestJoinAndLeave(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		join := func(w byname.WorkerID, from byname.Day) error {
			return db.Write(ctx, func(tx *store.Tx) error {
				return tx.Join(gorton, team.Member{Worker: w, Span: byname.Span{From: from}})
			})
		}
		if err := join("nadia", today); !errors.Is(err, byname.ErrConflict) {
			t.Error("a member joined twice:", err)
		}
		if err := join("ida", today); !errors.Is(err, byname.ErrInvalid) {
			t.Error("a worker of an agency outside the team joined:", err)
		}
		write(t, db, func(tx *store.Tx) error { return tx.Leave(gorton, "nadia", today) })
		read(t, db, func(tx *store.Tx) error {
			before, err := tx.TeamsOf("nadia", today-1)
			if err != nil || len(before) != 1 {
				t.Error("the day before", before, err)
			}
			after, err := tx.TeamsOf("nadia", today)
			if len(after) != 0 {
				t.Error("after leaving", after)
			}
			return err
		})
		if err := join("nadia", today+10); err != nil {
			t.Error("joining again:", err)
		}
	})
}

func TestHandOver(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		hand := func(w byname.WorkerID, day byname.Day) error {
			return db.Write(ctx, func(tx *store.Tx) error {
				return tx.HandOver(team.Care{Person: 5, Anchor: "k", Team: gorton, Worker: w, Weight: team.Usual, Span: byname.Span{From: day}})
			})
		}
		for _, err := range []error{hand("nadia", today-20), hand("colin", today-10)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := hand("colin", today); !errors.Is(err, byname.ErrConflict) {
			t.Error(err)
		}
		if err := hand("pat", today-10); !errors.Is(err, byname.ErrInvalid) {
			t.Error(err)
		}
		read(t, db, func(tx *store.Tx) error {
			for day, want := range map[byname.Day]byname.WorkerID{today - 21: "", today - 20: "nadia", today - 11: "nadia", today - 10: "colin", today: "colin"} {
				if got, err := tx.LeadFor(5, day); got != want || err != nil {
					t.Errorf("on %v %q leads, want %q (%v)", day, got, want, err)
				}
			}
			load, err := tx.Caseload("colin", today)
			if len(load) != 1 || load[0].Person != 5 {
				t.Error(load)
			}
			return err
		})
	})
}

// Who moves to another agency has looked as what they were then.
func TestPostsAndWhoLooked(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		g := newGuard(t, db, crowd)
		pass, err := g.Ask(ctx, guard.Request{Worker: "hal", Persons: who(5), Reason: "asked on the ward", Emergency: true})
		if err != nil {
			t.Fatal(err)
		}
		write(t, db, func(tx *store.Tx) error {
			return tx.TakePost(team.Post{Worker: "hal", Agency: "gmmh", Job: "crisis nurse", Span: byname.Span{From: today + 1}})
		})
		read(t, db, func(tx *store.Tx) error {
			w, err := tx.Worker("hal")
			if w.Agency != "gmmh" || w.Job != "crisis nurse" {
				t.Errorf("%+v", w)
			}
			posts, err2 := tx.PostsOf("hal")
			if len(posts) != 2 || posts[0].Agency != "mft" || posts[0].To != today+1 {
				t.Errorf("%+v", posts)
			}
			looks, err3 := tx.WhoLooked(pass, 5, noon, 0, 10)
			if len(looks) != 1 || looks[0].Job != "ward nurse" || !strings.Contains(looks[0].AgencyName, "Manchester University") {
				t.Errorf("%+v", looks)
			}
			return errors.Join(err, err2, err3)
		})
		early := team.Post{Worker: "hal", Agency: "gp", Job: "x", Span: byname.Span{From: today}}
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.TakePost(early) }); !errors.Is(err, byname.ErrInvalid) {
			t.Error("a post before the last:", err)
		}
	})
}

// Who is away is covered by somebody who may see whom they led for; who left
// the team sees them no more.
func TestCareFollowsCoverAndMembership(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		near := people{5: {Neighbourhood: "MAN-N08"}}
		may := func(w byname.WorkerID) bool {
			t.Helper()
			_, err := newGuard(t, db, near).Ask(ctx, guard.Request{Worker: w, Persons: who(5)})
			if err != nil && !guard.IsRefusal(err) {
				t.Fatal(err)
			}
			return err == nil
		}
		write(t, db, func(tx *store.Tx) error {
			return tx.HandOver(team.Care{Person: 5, Anchor: "k", Team: gorton, Worker: "colin", Weight: team.Heavy, Span: byname.Span{From: today - 9}})
		})
		if !may("colin") || may("pat") {
			t.Error("before the leave")
		}
		leave := team.Leave{Worker: "colin", Cover: "pat", By: "colin", Span: byname.Span{From: today, To: today + 5}}
		write(t, db, func(tx *store.Tx) error { return tx.AddLeave(leave) })
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.AddLeave(leave) }); !errors.Is(err, byname.ErrConflict) {
			t.Error("away twice:", err)
		}
		if !may("pat") {
			t.Error("who stands in may not see whom they stand in for")
		}
		read(t, db, func(tx *store.Tx) error {
			leaves, err := tx.Leaves(today)
			if len(leaves) != 1 || team.StandIn(leaves, "colin", today) != "pat" {
				t.Errorf("%+v", leaves)
			}
			leave = leaves[0]
			return err
		})
		write(t, db, func(tx *store.Tx) error { return tx.EndLeave(leave.Number, today) })
		if may("pat") {
			t.Error("who stood in still sees them")
		}
		write(t, db, func(tx *store.Tx) error { return tx.Leave(gorton, "colin", today) })
		if may("colin") {
			t.Error("who left the team still sees whom they led for")
		}
	})
}
