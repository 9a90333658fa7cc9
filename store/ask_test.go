package store_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"byname"
	"byname/govern"
	"byname/guard"
	"byname/place"
	"byname/store"
	"byname/team"
)

// crowd is a small build: 1 and 2 live where the team of Gorton works, 3
// elsewhere; 4 objects and 5 is restricted.
var crowd = people{
	1: {Neighbourhood: "MAN-N07", Agencies: []byname.AgencyID{"gp", "nwas"}},
	2: {Neighbourhood: "MAN-N07", Agencies: []byname.AgencyID{"northfold"}},
	3: {Neighbourhood: "MAN-N01", Agencies: []byname.AgencyID{"gp", "mft"}},
	4: {Neighbourhood: "MAN-N07", Agencies: []byname.AgencyID{"gp", "nwas", "northfold"}, Objects: true},
	5: {Neighbourhood: "MAN-N07", Agencies: []byname.AgencyID{"gmp"}, Restricted: true},
}

func TestAsk(t *testing.T) {
	const reason = "her daughter rang us"
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		g := newGuard(t, db, crowd)
		write(t, db, func(tx *store.Tx) error {
			if err := tx.Find([]store.Seen{{Person: 1, Anchor: "k", Programme: "falls", Theme: "frailty_falls", First: today}}, today); err != nil {
				return err
			}
			if err := tx.HandOver(team.Care{Person: 2, Anchor: "k", Team: gorton, Worker: "pat", Weight: team.Usual, Span: byname.Span{From: today}}); err != nil {
				return err
			}
			if err := tx.AddNeed(store.Need{Person: 5, Anchor: "k", Worker: "colin", Reason: "changes the lock", By: "nadia", Span: byname.Span{From: today}}); err != nil {
				return err
			}
			if err := tx.AddWorker(team.Worker{ID: "gone", Agency: "gp", Name: "G", Job: "j", Span: byname.Span{From: 1, To: today}}); err != nil {
				return err
			}
			return tx.AddAccount(guard.Account{Worker: "gone", Login: "gone", Roles: []guard.Role{guard.Worker}}, noon)
		})
		for name, c := range map[string]struct {
			ask    guard.Request
			kind   error // nil: granted
			remedy guard.Remedy
			need   bool
		}{
			"on the list":                   {ask: guard.Request{Worker: "pat", Persons: who(1)}},
			"in my care":                    {ask: guard.Request{Worker: "pat", Persons: who(2)}},
			"our agency knows them":         {ask: guard.Request{Worker: "colin", Persons: who(2)}},
			"the ward knows them anywhere":  {ask: guard.Request{Worker: "hal", Persons: who(3)}},
			"no relationship":               {guard.Request{Worker: "pat", Persons: who(3)}, byname.ErrDenied, guard.GiveReason, false},
			"no relationship, one word":     {guard.Request{Worker: "pat", Persons: who(3), Reason: "curious"}, byname.ErrDenied, guard.GiveReason, false},
			"no relationship, a reason":     {ask: guard.Request{Worker: "pat", Persons: who(3), Reason: reason}},
			"an objector":                   {guard.Request{Worker: "pat", Persons: who(4), Reason: reason}, byname.ErrDenied, guard.NothingHelps, false},
			"an objector in an emergency":   {guard.Request{Worker: "pat", Persons: who(4), Reason: reason, Emergency: true}, byname.ErrDenied, guard.NothingHelps, false},
			"an objector their nurse sees":  {ask: guard.Request{Worker: "nadia", Persons: who(4)}},
			"restricted, with a reason":     {guard.Request{Worker: "nadia", Persons: who(5), Reason: reason}, byname.ErrDenied, guard.BreakGlass, false},
			"restricted, named":             {guard.Request{Worker: "colin", Persons: who(5), Reason: reason}, nil, 0, true},
			"restricted, in an emergency":   {guard.Request{Worker: "hal", Persons: who(5), Reason: reason, Emergency: true}, nil, 0, true},
			"restricted, the agency's own":  {ask: guard.Request{Worker: "pat", Persons: who(5)}},
			"an emergency without a reason": {guard.Request{Worker: "pat", Persons: who(3), Emergency: true}, byname.ErrDenied, guard.GiveReason, false},
			"one of two may not be opened":  {guard.Request{Worker: "pat", Persons: who(1, 3)}, byname.ErrDenied, guard.GiveReason, false},
			"nobody there":                  {guard.Request{Worker: "pat", Persons: who(99), Reason: reason}, byname.ErrNotFound, guard.NothingHelps, false},
			"a board member":                {guard.Request{Worker: "bob", Persons: who(1), Reason: reason}, byname.ErrDenied, guard.NothingHelps, false},
			"an administrator":              {guard.Request{Worker: "ada", Persons: who(1), Reason: reason}, byname.ErrDenied, guard.NothingHelps, false},
			"an analyst":                    {guard.Request{Worker: "ana", Persons: who(1), Reason: reason}, byname.ErrDenied, guard.NothingHelps, false},
			"an agency's system, its own":   {ask: guard.Request{Worker: "sys", Persons: who(2)}},
			"an agency's system, another's": {guard.Request{Worker: "sys", Persons: who(3), Reason: reason}, byname.ErrDenied, guard.NothingHelps, false},
			"the person's own request":      {ask: guard.Request{Worker: "ida", Purpose: "rights", Persons: who(4), Reason: reason}},
			"who works here no more":        {guard.Request{Worker: "gone", Persons: who(1)}, byname.ErrDenied, guard.NothingHelps, false},
			"who never worked here":         {guard.Request{Worker: "nobody", Persons: who(1)}, byname.ErrNotFound, guard.NothingHelps, false},
			"nobody signed in":              {guard.Request{Persons: who(1)}, byname.ErrNotFound, guard.NothingHelps, false},
		} {
			before := audited(t, db)
			pass, err := g.Ask(ctx, c.ask)
			if c.kind == nil && err != nil || !errors.Is(err, c.kind) || guard.What(err) != c.remedy {
				t.Errorf("%s: %v, remedy %v", name, err, guard.What(err))
			}
			for _, p := range c.ask.Persons {
				if (pass.Check(p, noon) == nil) != (c.kind == nil) {
					t.Errorf("%s: the pass is for %v: %v", name, p, pass.Check(p, noon))
				}
			}
			if pass.Need() != c.need {
				t.Errorf("%s: need %v", name, pass.Need())
			}
			after := audited(t, db)
			if len(after) != len(before)+1 {
				t.Errorf("%s: %d rows written down", name, len(after)-len(before))
				continue
			}
			row := after[len(after)-1]
			if row.Granted != (c.kind == nil) || row.Worker != c.ask.Worker || !slices.Equal(row.Persons, c.ask.Persons) || row.Rule == "" {
				t.Errorf("%s: written down as %+v", name, row)
			}
		}
	})
}

func who(ids ...byname.PersonID) []byname.PersonID { return ids }

// audited is every entry, as the audit tells it.
func audited(t *testing.T, db *store.DB) (list []guard.Entry) {
	t.Helper()
	read(t, db, func(tx *store.Tx) (err error) {
		list, err = tx.AuditEntries(0, 10000)
		return err
	})
	return list
}

// TestListLeavesOut: a list shows those it may and is silent about the rest,
// with a row for each sort.
func TestListLeavesOut(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		g := newGuard(t, db, crowd)
		pass, err := g.Ask(ctx, guard.Request{Worker: "nadia", Purpose: "find", Persons: who(4, 3, 1, 1), List: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := pass.Covers(); !slices.Equal(got, who(1)) {
			t.Error("on the list:", got)
		}
		rows := audited(t, db)
		if len(rows) != 2 || rows[0].Granted || !slices.Equal(rows[0].Persons, who(4, 3)) || !rows[1].Granted || !slices.Equal(rows[1].Persons, who(1, 1)) {
			t.Errorf("%+v", rows)
		}
		if _, err := g.Ask(ctx, guard.Request{Worker: "nadia", Purpose: "find", Persons: who(4), List: true}); !errors.Is(err, byname.ErrDenied) {
			t.Error("a list of objectors:", err)
		}
		if _, err := g.Ask(ctx, guard.Request{Worker: "nadia", Purpose: "find", List: true}); err != nil {
			t.Error("an empty list:", err)
		}
		for name, r := range map[string]guard.Request{
			"too many":        {Worker: "nadia", Persons: make([]byname.PersonID, 51), List: true},
			"nobody opened":   {Worker: "nadia"},
			"no such purpose": {Worker: "nadia", Purpose: "curiosity", Persons: who(1)},
			"person zero":     {Worker: "nadia", Persons: who(0)},
		} {
			if _, err := g.Ask(ctx, r); !errors.Is(err, byname.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// TestWrittenObjection is obeyed at once, before any build knows of it.
func TestWrittenObjection(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		g := newGuard(t, db, crowd)
		ask := func() error {
			_, err := g.Ask(ctx, guard.Request{Worker: "pat", Persons: who(1), Reason: "her daughter rang us"})
			return err
		}
		if err := ask(); err != nil {
			t.Fatal(err)
		}
		o := govern.Objection{Scope: govern.ToAll, Person: 1, Anchor: "k", Words: "I do not want this", By: "nadia", Span: byname.Span{From: today}}
		write(t, db, func(tx *store.Tx) error { return tx.Object(o) })
		if err := ask(); !errors.Is(err, byname.ErrDenied) {
			t.Error(err)
		}
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.Object(o) }); !errors.Is(err, byname.ErrConflict) {
			t.Error("objected twice:", err)
		}
		if err := db.Write(ctx, func(tx *store.Tx) error { return tx.EndObjection(1, govern.ToAll, today+1, "nadia", "") }); !errors.Is(err, byname.ErrInvalid) {
			t.Error("ended without words:", err)
		}
		write(t, db, func(tx *store.Tx) error {
			return tx.EndObjection(1, govern.ToAll, today+1, "nadia", "You may share again.")
		})
		read(t, db, func(tx *store.Tx) error {
			now, err := tx.Objectors(today)
			if len(now) != 1 || now[0].Words != o.Words {
				t.Error(now, err)
			}
			later, err := tx.Objectors(today + 1)
			if len(later) != 0 {
				t.Error(later)
			}
			return err
		})
	})
}

// broken is a register whose audit cannot be written.
type broken struct{ store.Register }

func (broken) Record(context.Context, ...guard.Entry) error { return errStop }

// TestNoAuditNoPass: when a look cannot be written down, nothing is shown.
func TestNoAuditNoPass(t *testing.T) {
	db := open(t, "sqlite:"+t.TempDir()+"/byname.db")
	settle(t, db)
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	sharing, err := guard.LoadSharing(place.GreaterManchester, []string{"find", "support", "emergency", "link", "measure", "rights", "own"})
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return noon }
	register := broken{store.NewRegister(db, func() (store.People, error) { return crowd, nil }, now)}
	g, err := guard.New(register, sharing, rules.Purposes, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []guard.Request{
		{Worker: "nadia", Persons: who(1)},
		{Worker: "nadia", Persons: who(1), List: true},
		{Worker: "nadia", Persons: who(3), Reason: "a reason that is written", Emergency: true},
		{Worker: "nobody", Persons: who(1)},
	} {
		pass, err := g.Ask(ctx, r)
		if !errors.Is(err, errStop) || pass.Check(1, noon) == nil {
			t.Errorf("%+v: %v", r, err)
		}
	}
	if pass, err := g.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "find"}); !errors.Is(err, errStop) || pass.Whole() {
		t.Error("a run that is not written down:", err)
	}
}

func TestRun(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		g := newGuard(t, db, crowd)
		pass, err := g.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "find", What: "built the population"})
		if err != nil || !pass.Whole() || pass.Check(77, noon) != nil || pass.Sees("health", "gp", false) != guard.Full {
			t.Error("the night's run:", err)
		}
		if pass.Sees("police", "gmp", true) != guard.Nothing {
			t.Error("a run holds no named need")
		}
		if _, err := g.Run(ctx, guard.Request{Worker: "ana", Purpose: "measure", Reason: "quarterly report"}); err != nil {
			t.Error("an analyst counts:", err)
		}
		for _, w := range []byname.WorkerID{"nadia", "ana", "ada", "ida", "bob", "sys", "nobody"} {
			if pass, err := g.Run(ctx, guard.Request{Worker: w, Purpose: "find", Reason: "a reason that is written"}); err == nil || pass.Whole() {
				t.Errorf("%s runs over everybody", w)
			}
		}
		rows := audited(t, db)
		if len(rows) != 9 || !rows[0].Run || !rows[0].Granted || rows[8].Granted {
			t.Errorf("%d rows", len(rows))
		}
	})
}

// TestAnyAsking has anybody ask for anybody and checks the record: nothing is
// shown that is not in it, and it stays whole.
func TestAnyAsking(t *testing.T) {
	db := open(t, "sqlite:"+t.TempDir()+"/byname.db")
	settle(t, db)
	g := newGuard(t, db, crowd)
	rapid.Check(t, func(rt *rapid.T) {
		before := len(audited(t, db))
		r := guard.Request{
			Worker:    rapid.SampledFrom([]byname.WorkerID{"nadia", "colin", "pat", "hal", "ana", "ida", "bob", "sys", "ada", "nobody"}).Draw(rt, "worker"),
			Purpose:   rapid.SampledFrom([]string{"", "find", "support", "emergency", "link", "rights"}).Draw(rt, "purpose"),
			Reason:    rapid.SampledFrom([]string{"", "a reason that is written"}).Draw(rt, "reason"),
			Persons:   rapid.SliceOfN(rapid.SampledFrom(append(crowd.ids(), 99)), 1, 6).Draw(rt, "persons"),
			List:      rapid.Bool().Draw(rt, "list"),
			Emergency: rapid.Bool().Draw(rt, "emergency"),
		}
		pass, err := g.Ask(ctx, r)
		rows := audited(t, db)[before:]
		if len(rows) == 0 {
			rt.Fatal("nothing was written down")
		}
		for _, id := range append(crowd.ids(), 99) {
			granted := slices.ContainsFunc(rows, func(e guard.Entry) bool { return e.Granted && slices.Contains(e.Persons, id) })
			if reads := pass.Check(id, noon) == nil; reads != granted || reads && !slices.Contains(r.Persons, id) {
				rt.Fatalf("reads %v: %v, written down as granted: %v (%v)", id, reads, granted, err)
			}
		}
		if !r.List && (err == nil) != (len(pass.Covers()) > 0) {
			rt.Fatal("opened in part")
		}
	})
	if c, err := db.CheckAudit(ctx); err != nil || !c.Good {
		t.Errorf("%+v %v", c, err)
	}
}
