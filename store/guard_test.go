package store_test

import (
	"testing"
	"time"

	"byname/govern"
	"byname/guard"
	"byname/internal/pgtest"
	"byname/place"
	"byname/store"
	"byname/team"
)

type teamID = team.TeamID

func pgURL(t *testing.T) string { return pgtest.URL(t) }

// newGuard is the guard of Greater Manchester at noon of today.
func newGuard(t testing.TB, db *store.DB, p people) *guard.Guard {
	t.Helper()
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	var purposes []string
	for _, p := range rules.Purposes {
		purposes = append(purposes, p.ID)
	}
	sharing, err := guard.LoadSharing(place.GreaterManchester, purposes)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return noon }
	register := store.NewRegister(db, func() (store.People, error) { return p, nil }, now)
	g, err := guard.New(register, sharing, rules.Purposes, now)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
