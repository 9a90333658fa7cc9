package link

import (
	"context"
	"slices"
	"sync"

	"byname"
)

// Joining says what a day's records did.
type Joining struct {
	New, Changed, Same, Gone int   // records; Same were sent again and say nothing else
	Unknown                  int   // withdrawn, and not there
	Pairs, LeftOut           int64 // weighed; not weighed because too many share their keys
	Rules                    []RuleCount
	Regrouped                int     // things said whose groups were looked at again
	Touched                  []int32 // rows of persons who are not made of the same records as yesterday, in order
}

// Join takes a day's changes into yesterday's state with yesterday's model:
// it weighs the new against all, and groups anew only where something came,
// went or was ruled. o.Rulings are all that hold today; of the other options
// none but Progress is heeded, since yesterday's hold. Join takes yesterday
// over: after an error it is spent.
func Join(ctx context.Context, yesterday *State, c Changes, o Options) (*State, *Joining, error) {
	if o.Model != nil {
		return nil, nil, byname.Invalid("joining", "yesterday's model", "give none, or link everybody anew with another")
	}
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	j := &Joining{}
	o.Progress("reading the day's records", 0, 0)
	k, err := yesterday.take(c, j)
	if err != nil {
		return nil, nil, err
	}
	n, err := newNodes(k.Table, o.Rulings)
	if err != nil {
		return nil, nil, err
	}
	n.leaveOut(yesterday.model.Crowds)
	if err := (&grouping{nodes: n, piece: map[uint32]piece{}, apart: map[[2]piece]bool{}}).heed(o.Rulings); err != nil {
		return nil, nil, err
	}
	today := &State{nodes: n, model: yesterday.model, rulings: slices.Clone(o.Rulings), rules: yesterday.rules}
	f := follow(yesterday, today, k)
	found, counts, err := n.gather(ctx, today.model, f.fresh, yesterday.rules,
		func(done, of int) { o.Progress("bringing together records that could be one person", done, of) })
	if err != nil {
		return nil, nil, err
	}
	for _, r := range counts {
		j.Pairs, j.LeftOut = j.Pairs+r.New, j.LeftOut+r.LeftOut
	}
	j.Rules = counts
	o.Progress("grouping records into persons", 0, 0)
	today.edges = append(f.edges, found...)
	f.came(found)
	r := newRegion(n, today.model, today.rulings, today.edges, f)
	if j.Regrouped, err = r.regroup(ctx, f); err != nil {
		return nil, nil, err
	}
	today.group, today.how = r.group, r.how
	j.Touched = touched(yesterday, today, k, r.around(f.rows))
	return today, j, nil
}

// touched are the rows whose person is made of other records than yesterday,
// of those around which something changed.
func touched(yesterday, today *State, k *taking, around []bool) (rows []int32) {
	before, now := make([]uint32, len(yesterday.group)), make([]uint32, len(today.group)) // rows of each group
	var counting sync.WaitGroup
	counting.Go(func() {
		for _, n := range yesterday.ofRow {
			before[yesterday.group[n]]++
		}
	})
	from := slices.Repeat([]uint32{none}, len(today.group)) // yesterday's group of all rows of today's
	mixed := make([]bool, len(today.group))
	for row, n := range today.ofRow {
		g := today.group[n]
		if !around[g] {
			continue
		}
		rows = append(rows, int32(row))
		now[g]++
		was := k.rowWas[row]
		if was < 0 {
			mixed[g] = true
			continue
		}
		h := yesterday.group[yesterday.ofRow[was]]
		mixed[g] = mixed[g] || from[g] != none && from[g] != h
		from[g] = h
	}
	counting.Wait()
	return slices.DeleteFunc(rows, func(row int32) bool {
		g := today.group[today.ofRow[row]]
		return !mixed[g] && before[from[g]] == now[g]
	})
}
