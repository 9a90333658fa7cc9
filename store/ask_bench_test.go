package store_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"byname/guard"
	"byname/store"
)

// BenchmarkAsk is what a page costs before anything is shown: 20 workers at
// once, each look written down durably. It reports the 99th percentile.
func BenchmarkAsk(b *testing.B) {
	db, err := store.Open(ctx, "sqlite:"+b.TempDir()+"/byname.db")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	settle(b, db)
	g := newGuard(b, db, crowd)
	var mu sync.Mutex
	var took []time.Duration
	b.ResetTimer()
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			for range b.N/20 + 1 {
				start := time.Now()
				if _, err := g.Ask(ctx, guard.Request{Worker: "nadia", Persons: who(1)}); err != nil {
					b.Error(err)
				}
				mu.Lock()
				took = append(took, time.Since(start))
				mu.Unlock()
			}
		})
	}
	group.Wait()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-p50")
}
