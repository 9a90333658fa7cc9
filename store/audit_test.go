package store_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"byname"
	"byname/guard"
	"byname/store"
)

func entry(w byname.WorkerID, persons ...byname.PersonID) guard.Entry {
	return guard.Entry{At: noon, Worker: w, Agency: "gp", Purpose: "support", Granted: true, Rule: "team", Persons: persons}
}

// record writes entries through the audit, in one call each.
func record(t *testing.T, db *store.DB, entries ...guard.Entry) {
	t.Helper()
	for _, e := range entries {
		if err := db.Record(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAuditIsWhole(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		check := func(kept ...store.Head) store.AuditCheck {
			t.Helper()
			c, err := db.CheckAudit(ctx, kept...)
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		if c := check(); !c.Good || c.Head.Size != 0 {
			t.Fatalf("an empty audit: %+v", c)
		}
		var kept []store.Head
		for i := range 9 {
			record(t, db, entry("nadia", byname.PersonID(i+1), byname.PersonID(i+2)))
			read(t, db, func(tx *store.Tx) error {
				h, err := tx.AuditHead()
				kept = append(kept, h)
				return err
			})
		}
		c := check(kept...)
		if !c.Good || c.Head != kept[8] || c.FirstBad != -1 {
			t.Errorf("%+v", c)
		}
		other := kept[4]
		other.Root[0] ^= 1
		if c := check(other); c.Good {
			t.Error("a head that was never the audit's is taken")
		}
		longer := store.Head{Size: 10, Root: kept[8].Root}
		if c := check(longer); c.Good {
			t.Error("an audit shorter than it was is taken")
		}
	})
}

// TestAuditTakesWhatWaits has many write at once: every row is there once,
// numbered without a gap, and the tree fits.
func TestAuditTakesWhatWaits(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		const many = 60
		var group sync.WaitGroup
		for i := range many {
			group.Go(func() {
				if err := db.Record(ctx, entry("nadia", byname.PersonID(i+1)), entry("colin")); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		c, err := db.CheckAudit(ctx)
		if err != nil || !c.Good || c.Head.Size != 2*many {
			t.Errorf("%+v %v", c, err)
		}
	})
}

func TestAuditOfTwoServers(t *testing.T) {
	url := pgURL(t)
	one, two := open(t, url), open(t, url)
	settle(t, one)
	var group sync.WaitGroup
	for i := range 20 {
		db := []*store.DB{one, two}[i%2]
		group.Go(func() {
			if err := db.Record(ctx, entry("nadia", 1)); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	c, err := two.CheckAudit(ctx)
	if err != nil || !c.Good || c.Head.Size != 20 {
		t.Errorf("%+v %v", c, err)
	}
}

func TestAuditThatCannotBeWritten(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		gone, cancel := context.WithCancel(ctx)
		cancel()
		if err := db.Record(gone, entry("nadia", 1)); !errors.Is(err, context.Canceled) {
			t.Error("one who gave up:", err)
		}
		// An emergency tells a team; one that is not there cannot be told.
		e := entry("nadia", 1)
		e.Emergency, e.Tell = true, []teamID{"no-such-team"}
		if err := db.Record(ctx, e); err == nil {
			t.Error("an emergency that nobody hears of was written down")
		}
		c, err := db.CheckAudit(ctx)
		if err != nil || !c.Good || c.Head.Size != 0 {
			t.Errorf("left behind: %+v %v", c, err)
		}
		record(t, db, entry("nadia", 1))
	})
}

func TestWhoLooked(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		g := newGuard(t, db, people{1: {Neighbourhood: "MAN-N07"}, 2: {Neighbourhood: "MAN-N07"}})
		ask := func(r guard.Request) (guard.Pass, error) { return g.Ask(ctx, r) }
		if _, err := ask(guard.Request{Worker: "colin", Purpose: "support", Persons: []byname.PersonID{1}}); err == nil {
			t.Fatal("without a reason")
		}
		if _, err := ask(guard.Request{Worker: "nadia", Purpose: "support", Reason: "her daughter rang us", Persons: []byname.PersonID{2, 1}, List: true}); err != nil {
			t.Fatal(err)
		}
		pass, err := ask(guard.Request{Worker: "nadia", Purpose: "emergency", Emergency: true, Reason: "found on the floor", Persons: []byname.PersonID{1}})
		if err != nil {
			t.Fatal(err)
		}
		read(t, db, func(tx *store.Tx) error {
			looks, err := tx.WhoLooked(pass, 1, noon, 0, 10)
			var words []string
			for _, l := range looks {
				words = append(words, l.Words())
				if l.Persons != nil {
					t.Error("who looked at one tells of others:", l.Persons)
				}
			}
			want := []string{
				"Invented nadia, district nurse, General practices, broke the glass to open this record on 10 February 2026, 12:00. Reason given: found on the floor",
				"Invented nadia, district nurse, General practices, saw this record on a list of 2 on 10 February 2026, 12:00. Reason given: her daughter rang us",
				"Invented colin, housing officer, Northfold Homes, was refused when asking to see this record on 10 February 2026, 12:00.",
			}
			if strings.Join(words, "\n") != strings.Join(want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(words, "\n"), strings.Join(want, "\n"))
			}
			older, err2 := tx.WhoLooked(pass, 1, noon, looks[1].Number, 10)
			if len(older) != 1 || err2 != nil {
				t.Error("the next page:", older, err2)
			}
			if _, err := tx.WhoLooked(pass, 2, noon, 0, 10); !errors.Is(err, byname.ErrDenied) {
				t.Error("another person's lookers without a pass:", err)
			}
			if _, err := tx.WhoLooked(pass, 1, noon.Add(guard.Lasting), 0, 10); !errors.Is(err, byname.ErrDenied) {
				t.Error("with a pass that has ended:", err)
			}
			if n, err := tx.Lookers(pass, 1, noon); n != 3 || err != nil {
				t.Error(n, err)
			}
			return err
		})
		landlords, err := ask(guard.Request{Worker: "colin", Persons: []byname.PersonID{1}, Reason: "the boiler is to be seen to"})
		if err != nil {
			t.Fatal(err)
		}
		read(t, db, func(tx *store.Tx) error {
			looks, err := tx.WhoLooked(landlords, 1, noon, 0, 10)
			for _, l := range looks {
				if (l.Reason != "") != (l.Worker == "colin" && l.Granted) {
					t.Errorf("a landlord reads what %s wrote: %q", l.Worker, l.Reason)
				}
			}
			if len(looks) != 4 {
				t.Error(len(looks))
			}
			return err
		})
	})
}

// TestAnyAudit writes batches of any size and checks that the tree fits at
// each step and still begins as it did.
func TestAnyAudit(t *testing.T) {
	db := open(t, "sqlite:"+t.TempDir()+"/byname.db")
	var kept []store.Head
	rapid.Check(t, func(t *rapid.T) {
		var batch []guard.Entry
		for range rapid.IntRange(1, 5).Draw(t, "entries") {
			batch = append(batch, guard.Entry{
				At:      noon.Add(time.Duration(rapid.IntRange(0, 1e9).Draw(t, "at"))),
				Worker:  byname.WorkerID(rapid.String().Draw(t, "worker")),
				Reason:  rapid.String().Draw(t, "reason"),
				Persons: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) byname.PersonID { return byname.PersonID(rapid.Uint32Min(1).Draw(t, "p")) }), 0, 4).Draw(t, "persons"),
			})
		}
		for i := range batch {
			batch[i].Worker = byname.WorkerID(strings.ToValidUTF8(strings.ReplaceAll(string(batch[i].Worker), "\x00", ""), ""))
		}
		if err := db.Record(ctx, batch...); err != nil {
			t.Fatal(err)
		}
		c, err := db.CheckAudit(ctx, kept...)
		if err != nil || !c.Good {
			t.Fatalf("%+v %v", c, err)
		}
		if len(kept) < 20 {
			kept = append(kept, c.Head)
		}
	})
}
