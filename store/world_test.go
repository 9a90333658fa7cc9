package store_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"byname"
	"byname/feed"
	"byname/govern"
	"byname/guard"
	"byname/place"
	"byname/store"
	"byname/team"
)

var (
	ctx   = context.Background()
	today = byname.OnDay(2026, time.February, 10)
	noon  = today.Start().Time().Add(12 * time.Hour)
)

var placeFiles = place.GreaterManchester

const gorton team.TeamID = "gorton-levenshulme"

// settle brings Greater Manchester into an empty database, with a few
// workers of the team of Gorton and Levenshulme. Nadia leads it; Hal works
// in the hospital, in no team.
func settle(t testing.TB, db *store.DB) {
	t.Helper()
	agencies, teams, err := team.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	write(t, db, func(tx *store.Tx) error {
		if err := tx.SettleAgencies(agencies); err != nil {
			return err
		}
		if err := tx.SettleTeams(teams); err != nil {
			return err
		}
		if err := tx.SettleAgreements(rules.Agreements); err != nil {
			return err
		}
		for _, w := range []struct {
			id     byname.WorkerID
			agency byname.AgencyID
			job    string
			team   team.TeamID
			roles  []guard.Role
		}{
			{"nadia", "gp", "district nurse", gorton, []guard.Role{guard.Worker}},
			{"colin", "northfold", "housing officer", gorton, []guard.Role{guard.Worker}},
			{"pat", "gmp", "police officer", gorton, []guard.Role{guard.Worker}},
			{"hal", "mft", "ward nurse", "", []guard.Role{guard.Worker}},
			{"ana", "manchester", "analyst", "", []guard.Role{guard.Analyst}},
			{"ida", "nhs-gm", "information-governance lead", "", []guard.Role{guard.Governance}},
			{"bob", "manchester", "leader of the council", "", []guard.Role{guard.Member}},
			{"sys", "northfold", "housing system", "", []guard.Role{guard.Service}},
			{"ada", "gmca", "administrator", "", []guard.Role{guard.Administrator}},
		} {
			err := tx.AddWorker(team.Worker{ID: w.id, Agency: w.agency, Name: "Invented " + string(w.id), Job: w.job, Span: byname.Span{From: today - 400}})
			if err != nil {
				return err
			}
			if err := tx.AddAccount(guard.Account{Worker: w.id, Login: string(w.id), Roles: w.roles}, noon); err != nil {
				return err
			}
			if w.team == "" {
				continue
			}
			if err := tx.Join(w.team, team.Member{Worker: w.id, Lead: w.id == "nadia", Span: byname.Span{From: today - 300}}); err != nil {
				return err
			}
		}
		return nil
	})
}

func read(t *testing.T, db *store.DB, fn func(*store.Tx) error) {
	t.Helper()
	if err := db.Read(ctx, fn); err != nil {
		t.Fatal(err)
	}
}

// people is a small build: what guard may know of each person.
type people map[byname.PersonID]store.Sketch

func (p people) Sketch(id byname.PersonID) (store.Sketch, error) {
	s, ok := p[id]
	if !ok {
		return s, byname.NotFound("person", "somebody", "look again")
	}
	return s, nil
}

func (p people) ids() []byname.PersonID {
	var ids []byname.PersonID
	for id := range p {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func key(s string) feed.Key { return feed.Key(s) }

func refusal(line int, row, field string, whole bool) store.RefusalRow {
	return store.RefusalRow{Line: line, Row: row, Whole: whole, Raw: byname.Hide("the row as it came"),
		Refusal: feed.Refusal{Field: field, Reason: "what was expected", Do: "what to do"}}
}
