package work

import (
	"context"
	"fmt"
	"slices"

	"byname"
	"byname/feed"
	"byname/govern"
	"byname/store"
)

// A source is a delivery that counts tonight.
type source struct {
	store.DeliveryRow
	older bool // another delivery of its data set, later than it, counts too
}

// purposeFind is the purpose of a build: what it holds of an agency, an
// agreement lets it hold for this.
const purposeFind = "find"

// counting are the deliveries that count on a day, the latest of a data set
// first: the last snapshot and the changes after it, or all changes; none
// whose agreement has ended or that retention erased.
func counting(deliveries []store.DeliveryRow, agreements govern.Agreements, day byname.Day) (sources []source, without []string) {
	type dataSet struct {
		agency byname.AgencyID
		name   string
	}
	whole := map[dataSet]bool{} // a snapshot was met
	met := map[dataSet]bool{}
	for _, d := range slices.Backward(deliveries) {
		set := dataSet{d.Agency, d.DataSet}
		if whole[set] || !d.Erased.IsZero() {
			continue
		}
		if _, err := agreements.Covers(d.Agency, d.DataSet, purposeFind, day); err != nil {
			if !met[set] {
				without = append(without, string(d.Agency)+"/"+d.DataSet)
			}
			met[set] = true
			continue
		}
		sources = append(sources, source{d, met[set]})
		met[set], whole[set] = true, whole[set] || d.Snapshot
	}
	slices.SortStableFunc(sources, func(a, b source) int {
		return slices.Compare([]string{string(a.Agency), a.DataSet}, []string{string(b.Agency), b.DataSet})
	})
	return sources, without
}

// accepted is how many rows the sources have.
func (n *night) accepted() (rows int) {
	for _, s := range n.sources {
		rows += s.Accepted
	}
	return rows
}

// eachRow hands over the accepted rows of all sources, of several versions of
// a row the latest. What it hands over is not to be kept.
func (n *night) eachRow(ctx context.Context, doing string, take func(*source, *feed.Row) error) error {
	of, done := n.accepted(), 0
	var versions *store.Rows
	for i := range n.sources {
		s := &n.sources[i]
		last := i+1 == len(n.sources) || !n.sources[i+1].older
		if !s.older {
			versions = nil
			if !last {
				versions = store.NumberRows(s.Accepted)
			}
		}
		for row, err := range n.work.deliveries().Rows(ctx, s.Hash) {
			if err != nil {
				return fmt.Errorf("population build: %w", err)
			}
			if done++; done%4096 == 0 {
				n.say(doing, done, of)
			}
			if versions != nil {
				if _, first := versions.Add(row.Key); !first {
					continue
				}
			}
			if n.later(row) {
				continue
			}
			if err := take(s, row); err != nil {
				return err
			}
		}
	}
	n.say(doing, of, of)
	return nil
}

// later leaves out of a row what is dated after the day of a build that looks
// back, and reports whether that is all of it.
func (n *night) later(row *feed.Row) bool {
	if n.until == 0 {
		return false
	}
	row.Events = slices.DeleteFunc(row.Events, func(e feed.Event) bool { return e.At.Day() > n.until })
	if r := row.Record; r != nil {
		if max(r.Seen, r.Registered) > n.until {
			row.Record = nil
		}
		if r.Deregistered > n.until {
			r.Deregistered = 0
		}
	}
	return row.Record == nil && len(row.Events) == 0
}
