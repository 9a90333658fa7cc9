package work

import (
	"context"
	"errors"
	"slices"
	"testing"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
	"byname/store"
)

// A record from elsewhere that says who somebody is is matched to them, for
// those who may be shown to the worker who asks, and each who is shown is
// written down. Who objects is not found; and who is protected is as likely
// with their address as without, so that nobody learns it by trying.
func TestMatch(t *testing.T) {
	w, ctx := lived(t), context.Background()
	lee := worker(t, w, "lee")
	people := everybody(t, w)
	asked, found := 0, 0
	for i, p := range people {
		if i%10 != 0 && !p.Protected && !p.Objects || p.Born.IsZero() || p.Given.IsZero() || p.Family.IsZero() {
			continue
		}
		r := feed.Record{Key: "elsewhere/1"}
		r.Given, r.Family, r.Born, r.NHS = p.Given, p.Family, p.Born, p.NHS
		bare, err := w.Match(ctx, lee, MatchAsk{Record: r})
		ok(t, err)
		r.Address, r.Postcode = p.Address, p.Postcode
		m, err := w.Match(ctx, lee, MatchAsk{Record: r})
		ok(t, err)
		switch is := func(k MatchedPerson) bool { return k.ID == p.ID }; {
		case p.Objects:
			if slices.ContainsFunc(bare.Persons, is) || slices.ContainsFunc(m.Persons, is) {
				t.Errorf("%s objects, and is found", p.ID)
			}
		case p.Protected:
			if len(bare.Persons) != len(m.Persons) || len(m.Persons) > 0 && m.Persons[0].Weight != bare.Persons[0].Weight {
				t.Errorf("%s is protected, and an address tells", p.ID)
			}
		default:
			if asked++; len(m.Persons) > 0 && is(m.Persons[0]) && m.Persons[0].Grade != "possible" {
				found++
			}
		}
	}
	if asked < 50 || float64(found) < .97*float64(asked) {
		t.Errorf("of %d people %d are found", asked, found)
	}
	var entries []guard.Entry
	ok(t, w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		entries, err = tx.AuditEntries(1, 100_000)
		return err
	}))
	written := 0
	for _, e := range entries {
		if e.Worker == "lee" && e.What == "found this person by a record from elsewhere" && e.Granted {
			written++
		}
	}
	if written < found {
		t.Errorf("%d were found and %d searches written down", found, written)
	}
	nobody := feed.Record{Key: "elsewhere/2"}
	nobody.Given = byname.Hide("Ann")
	if _, err := w.Match(ctx, lee, MatchAsk{Record: nobody}); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("a given name alone: %v", err)
	}
	if _, err := w.Match(ctx, worker(t, w, "fin"), MatchAsk{Record: nobody}); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("a member of a board matches people: %v", err)
	}
}

// everybody is of the current build; some are protected and some object.
func everybody(t *testing.T, w *Work) (people []population.Person) {
	t.Helper()
	build, err := w.Builds.Current()
	ok(t, err)
	protected, objecting := 0, 0
	for n := range build.Counts.Persons {
		told, err := build.Told(int32(n) + 1)
		ok(t, err)
		people = append(people, told.Person)
		if told.Person.Protected {
			protected++
		}
		if told.Person.Objects {
			objecting++
		}
	}
	if protected == 0 || objecting == 0 {
		t.Fatalf("%d are protected and %d object", protected, objecting)
	}
	return people
}
