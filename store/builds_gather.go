package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"golang.org/x/sync/errgroup"

	"byname/feed"
)

// clustersPerShelf bounds what is in memory while persons are made: some
// hundred thousand records.
const clustersPerShelf = 16 << 10

// A Gathering brings the records of each cluster together, in files beside
// the build, because all of them do not fit into memory.
type Gathering struct {
	shelves *shelves[recordRow, *recordRow]
	Records int
}

// newGathering makes room for clusters, numbered from 0.
func (n *NewBuild) newGathering(clusters int) (*Gathering, error) {
	s, err := makeShelves[recordRow](n.folder, "records", clusters/clustersPerShelf+1)
	return &Gathering{shelves: s}, err
}

// Gather gathers the records of all sources; cluster is that of each row.
func (n *NewBuild) Gather(ctx context.Context, s *Sources, rows *Rows, clusters int, cluster func(row int32) int32) (*Gathering, error) {
	g, err := n.newGathering(clusters)
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, "bringing records together", reading{record: func(_ *Source, r *recordRow) error {
		row, _ := rows.Of(feed.Key(r.Key))
		return g.put(cluster(row), r)
	}})
	return g, errors.Join(err, g.shelves.close())
}

// GatherAnew gathers the records that came, and those that some persons of
// another build had. clusters are as many as there may be; cluster is that of
// a record, and not known when the record stands no more.
func (n *NewBuild) GatherAnew(came []feed.Record, had *Retelling, numbers []int32, clusters int, cluster func(key feed.Key, came bool) (int32, bool)) (*Gathering, error) {
	g, err := n.newGathering(clusters)
	if err != nil {
		return nil, err
	}
	put := func(r *recordRow, came bool) error {
		c, stands := cluster(feed.Key(r.Key), came)
		if !stands {
			return nil
		}
		return g.put(c, r)
	}
	for i := 0; i < len(came) && err == nil; i++ {
		r := rowOfRecord(&came[i])
		err = put(&r, true)
	}
	for i := 0; i < len(numbers) && err == nil; i++ {
		err = had.records(numbers[i], func(r *recordRow) error { return put(r, false) })
	}
	return g, errors.Join(err, g.shelves.close())
}

func (g *Gathering) put(cluster int32, r *recordRow) error {
	g.Records++
	r.Person = cluster
	return g.shelves.put(int(cluster)/clustersPerShelf, r)
}

// Each hands over every cluster with its records in the order of their keys,
// from several goroutines at once. Texts of theirs that are kept are to be
// cloned: they are parts of a larger one.
func (g *Gathering) Each(ctx context.Context, goroutines int, take func(cluster int32, records []feed.Record) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(goroutines)
	for i := range g.shelves.counts {
		group.Go(func() error {
			rows, err := g.take(i)
			h := newHider()
			for err == nil && len(rows) > 0 {
				var of []*recordRow
				of, rows = firstPerson(rows)
				records := make([]feed.Record, len(of))
				for j := range of {
					records[j] = of[j].record(h)
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
func (g *Gathering) take(i int) ([]*recordRow, error) {
	rows, err := g.shelves.take(i)
	slices.SortFunc(rows, func(a, b *recordRow) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.Key, b.Key))
	})
	return rows, err
}

// firstPerson splits the rows of the first person from the rest.
func firstPerson(rows []*recordRow) (of, rest []*recordRow) {
	n := slices.IndexFunc(rows, func(r *recordRow) bool { return r.Person != rows[0].Person })
	if n < 0 {
		n = len(rows)
	}
	return rows[:n], rows[n:]
}
