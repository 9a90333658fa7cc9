package store

import (
	"cmp"
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"byname/feed"
)

// clustersPerShelf bounds what is in memory while persons are made: some
// hundred thousand records.
const clustersPerShelf = 16 << 10

// A Gathering brings the records of each cluster together, in files beside
// the build, because all of them do not fit into memory.
type Gathering struct{ shelves *shelves[recordRow] }

// Gather begins a gathering of this many clusters.
func (n *NewBuild) Gather(clusters int) (*Gathering, error) {
	s, err := makeShelves[recordRow](n.folder, "records", clusters/clustersPerShelf+1)
	return &Gathering{s}, err
}

// Record takes one record of a cluster, numbered from 0.
func (g *Gathering) Record(cluster int32, r *feed.Record) error {
	row := rowOfRecord(r)
	row.Person = cluster
	return g.shelves.put(int(cluster)/clustersPerShelf, row)
}

// End ends the taking; it comes before Each.
func (g *Gathering) End() error { return g.shelves.close() }

// Each hands over every cluster with its records in the order of their keys,
// from several goroutines at once.
func (g *Gathering) Each(ctx context.Context, goroutines int, take func(cluster int32, records []feed.Record) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(goroutines)
	for i := range g.shelves.counts {
		group.Go(func() error {
			rows, err := g.take(i)
			for err == nil && len(rows) > 0 {
				var of []recordRow
				of, rows = firstPerson(rows)
				records := make([]feed.Record, len(of))
				for j := range of {
					records[j] = of[j].record()
				}
				if err = ctx.Err(); err == nil {
					err = take(of[0].Person, records)
				}
			}
			return err
		})
	}
	return group.Wait()
}

// take is one shelf in order.
func (g *Gathering) take(i int) ([]recordRow, error) {
	rows, err := g.shelves.take(i)
	slices.SortFunc(rows, func(a, b recordRow) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.Key, b.Key))
	})
	return rows, err
}

// firstPerson splits the rows of the first person from the rest.
func firstPerson(rows []recordRow) (of, rest []recordRow) {
	n := slices.IndexFunc(rows, func(r recordRow) bool { return r.Person != rows[0].Person })
	if n < 0 {
		n = len(rows)
	}
	return rows[:n], rows[n:]
}
