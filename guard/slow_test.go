package guard_test

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"testing"
	"time"

	"byname"
	"byname/guard"
	"byname/store"
)

// TestManyTriesAtOnce: whoever sends many wrong passwords or codes at once does
// not take the memory of the machine with them.
func TestManyTriesAtOnce(t *testing.T) {
	const tries, each = 24, 19 << 20
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var all sync.WaitGroup
	for range tries {
		all.Go(func() {
			if _, err := guard.HashPassword(byname.Hide("correct horse battery")); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	runtime.ReadMemStats(&after)
	if grew := after.HeapSys - before.HeapSys; grew > tries/2*each {
		t.Errorf("%d tries at once took %d MB", tries, grew>>20)
	}
}

// TestTriesAtOnceAreCounted: to send them at once is no way around ten.
func TestTriesAtOnceAreCounted(t *testing.T) {
	d, ctx := newDoorstep(t), context.Background()
	typed := guard.NewCode()
	name, _ := guard.HashCode(typed)
	_, another := guard.HashCode(guard.NewCode()) // so that each is wrong
	c := store.DoorCode{Anchor: "k", Reach: "r", By: "nadia", Code: guard.Code{Name: name, Hash: another, Person: 1, Made: d.now, Ends: d.now.Add(time.Hour), Uses: 1}}
	d.write(t, func(tx *store.Tx) error { return tx.AddCode(c) })
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := d.Open(ctx, typed); !errors.Is(err, byname.ErrDenied) {
				t.Error(err)
			}
			if _, err := d.signIn("nadia", "wrong wrong wrong"); !errors.Is(err, byname.ErrDenied) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	code, err := d.db.Code(ctx, name)
	if err != nil || code.Wrong > 13 {
		t.Errorf("%d tries were made of a code, %v", code.Wrong, err)
	}
	if a, err := d.db.Account(ctx, "nadia"); err != nil || a.Wrong > 13 {
		t.Errorf("%d tries were made of a password, %v", a.Wrong, err)
	}
}
