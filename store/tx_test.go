package store_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"byname"
	"byname/govern"
	"byname/internal/pgtest"
	"byname/store"
	"byname/team"
)

var errStop = errors.New("stop")

func TestWriteIsAllOrNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		agency := team.Agencies{{ID: "a", Kind: "gp", Name: "A", Short: "A"}}
		err := db.Write(ctx, func(tx *store.Tx) error {
			if err := tx.SettleAgencies(agency); err != nil {
				return err
			}
			return errStop
		})
		if !errors.Is(err, errStop) {
			t.Fatal(err)
		}
		func() {
			defer func() { recover() }()
			db.Write(ctx, func(tx *store.Tx) error {
				if err := tx.SettleAgencies(agency); err != nil {
					return err
				}
				panic("killed in the middle")
			})
		}()
		read(t, db, func(tx *store.Tx) error {
			left, err := tx.Agencies()
			if len(left) != 0 {
				t.Errorf("left behind: %v", left)
			}
			return err
		})
		// The writer is free again.
		write(t, db, func(tx *store.Tx) error { return tx.SettleAgencies(agency) })
	})
}

func TestReadDoesNotWrite(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		err := db.Read(ctx, func(tx *store.Tx) error {
			return tx.SettleAgencies(team.Agencies{{ID: "a", Kind: "gp", Name: "A", Short: "A"}})
		})
		if err == nil {
			t.Error("a read wrote")
		}
	})
}

func TestKindsOfError(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		worker := team.Worker{ID: "nadia", Agency: "gp", Name: "N", Job: "j"}
		for name, c := range map[string]struct {
			fn   func(*store.Tx) error
			kind error
		}{
			"there already":     {func(tx *store.Tx) error { return tx.AddWorker(worker) }, byname.ErrConflict},
			"refers to nothing": {func(tx *store.Tx) error { return tx.AddWorker(team.Worker{ID: "x", Agency: "nobody"}) }, byname.ErrInvalid},
			"nothing to change": {func(tx *store.Tx) error { return tx.ChangeWorker(team.Worker{ID: "x", Agency: "gp"}) }, byname.ErrNotFound},
			"out of bounds": {func(tx *store.Tx) error {
				return tx.Rule(store.Ruling{Left: "a", Right: "b", Says: "perhaps", Reason: "r", By: "nadia"})
			}, byname.ErrInvalid},
			"not there to be read": {func(tx *store.Tx) error { _, err := tx.Board("none"); return err }, byname.ErrNotFound},
		} {
			if err := db.Write(ctx, c.fn); !errors.Is(err, c.kind) {
				t.Errorf("%s: %v, want %v", name, err, c.kind)
			}
		}
	})
}

// TestWritesInTurn has many writers read and write one plan's version. Each
// must see the one before.
func TestWritesInTurn(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		inTurn(t, db, db)
	})
}

// TestServersInTurn is the same with two servers on one PostgreSQL, where one
// write overtakes another and is tried again.
func TestServersInTurn(t *testing.T) {
	url := pgtest.URL(t)
	one, two := open(t, url), open(t, url)
	settle(t, one)
	inTurn(t, one, two)
}

// TestOvertaken has one server's write come between another's reading and
// writing: the other must be tried again, on what is there now.
func TestOvertaken(t *testing.T) {
	url := pgtest.URL(t)
	one, two := open(t, url), open(t, url)
	settle(t, one)
	var plan int64
	write(t, one, func(tx *store.Tx) (err error) {
		plan, err = tx.OpenPlan([]store.PlanPerson{{Person: 7, Anchor: "k"}}, noon)
		return err
	})
	change := func(tx *store.Tx, between func()) error {
		p, err := tx.Plan(plan)
		if err != nil {
			return err
		}
		between()
		return tx.ChangePlan(plan, p.Version, store.ChangeRow{By: "nadia", At: noon, Change: []byte(`{}`)})
	}
	tries := 0
	write(t, one, func(tx *store.Tx) error {
		tries++
		return change(tx, func() {
			if tries == 1 {
				write(t, two, func(tx *store.Tx) error { return change(tx, func() {}) })
			}
		})
	})
	read(t, one, func(tx *store.Tx) error {
		changes, err := tx.PlanChanges(plan)
		if len(changes) != 2 || tries != 2 {
			t.Errorf("%d changes in %d tries", len(changes), tries)
		}
		return err
	})
}

func inTurn(t *testing.T, servers ...*store.DB) {
	var plan int64
	write(t, servers[0], func(tx *store.Tx) (err error) {
		plan, err = tx.OpenPlan([]store.PlanPerson{{Person: 7, Anchor: "k"}}, noon)
		return err
	})
	const each = 20
	var group sync.WaitGroup
	for _, db := range servers {
		for range each / len(servers) {
			group.Go(func() {
				err := db.Write(ctx, func(tx *store.Tx) error {
					p, err := tx.Plan(plan)
					if err != nil {
						return err
					}
					return tx.ChangePlan(plan, p.Version, store.ChangeRow{By: "nadia", At: noon, Change: []byte(`{}`)})
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
	}
	group.Wait()
	read(t, servers[0], func(tx *store.Tx) error {
		changes, err := tx.PlanChanges(plan)
		if want := each / len(servers) * len(servers); len(changes) != want {
			t.Errorf("%d changes, want %d", len(changes), want)
		}
		return err
	})
}

// TestOrderIsOfBytes: both engines order texts alike, in whatever language
// the server was set up.
func TestOrderIsOfBytes(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		want := []byname.AgencyID{"B", "a", "a-b", "a_b", "ab", "é"}
		var register team.Agencies
		for i := range want {
			register = append(register, team.Agency{ID: want[(i+3)%len(want)], Kind: "gp", Name: "n", Short: "s"})
		}
		write(t, db, func(tx *store.Tx) error { return tx.SettleAgencies(register) })
		read(t, db, func(tx *store.Tx) error {
			got, err := tx.Agencies()
			for i := range got {
				if got[i].ID != want[i] {
					t.Errorf("%d: %s, want %s", i, got[i].ID, want[i])
				}
			}
			return err
		})
	})
}

func TestGivenUpWritesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		gone, cancel := context.WithCancel(ctx)
		cancel()
		err := db.Write(gone, func(tx *store.Tx) error {
			return tx.AddBoard(govern.Board{ID: "b", Name: "B", Quorum: 1, Seats: []govern.Seat{{ID: "s", Partner: "p"}}})
		})
		if !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}
