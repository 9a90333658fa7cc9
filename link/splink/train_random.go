package splink

import (
	"math"

	"byname/internal/wilson"
)

// groupsOfPairs are how many parts the random pairs are cut into, to see how
// much they differ.
const groupsOfPairs = 20

// learnU counts levels among pairs drawn at random. Rows stand in the order
// of a hash of their ids and the seed, and each is paired with those that
// follow, so that each row counts as often as another.
func (t *trainer) learnU() error {
	n := t.run.data.Table.Rows
	order := keyed{make([]uint64, 0, n), make([]uint32, 0, n)}
	for row := range n {
		order.add(stir(hashText(t.run.data.Source(row)+"\x1f"+t.run.data.RowID(row))^stir(t.o.Seed)), uint32(row))
	}
	order.sort()
	reach := int((t.o.RandomPairs + int64(n) - 1) / int64(n))
	around := 2*reach < n
	if !around {
		reach = n - 1 // all pairs
	}
	const part = 1 << 12
	tasks := (n + part - 1) / part
	t.random = make([]tally, len(t.run.measures))
	for i, m := range t.run.measures {
		t.random[i] = newTally(len(m.levels))
	}
	err := eachTask(t.ctx, tasks, func() func(int) []tally {
		s := t.run.scorer()
		return func(task int) []tally {
			list := make([]tally, len(s.measures))
			for i, m := range s.measures {
				list[i] = newTally(len(m.levels))
			}
			for at := task * part; at < min(n, (task+1)*part); at++ {
				for k := 1; k <= reach; k++ {
					other := at + k
					if other >= n {
						if !around {
							break
						}
						other -= n
					}
					if s.drawn(order.rows[at], order.rows[other], t.label) {
						for i, m := range s.measures {
							list[i].add(s.compare(m), at%groupsOfPairs, m, t.m.Comparisons[i])
						}
					}
				}
			}
			return list
		}
	}, func(_ int, list []tally) error {
		for i := range list {
			t.random[i].merge(list[i])
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, c := range t.m.Comparisons {
		t.record.RandomPairs = max(t.record.RandomPairs, t.random[i].pairs)
		t.setU(i, c)
	}
	t.run.weigh()
	return nil
}

// drawn sets two rows as a pair, unless they cannot be one or are known to be
// one person.
func (s *scorer) drawn(a, b uint32, label int) bool {
	if s.Model.LinkType == LinkOnly && s.data.source(int(a)) == s.data.source(int(b)) {
		return false
	}
	if s.after(a, b) {
		a, b = b, a
	}
	width := len(s.data.Table.Columns)
	codes := s.data.Table.Codes
	s.set(codes[int(a)*width:(int(a)+1)*width], codes[int(b)*width:(int(b)+1)*width])
	return label < 0 || s.rows[left][label] == 0 || s.rows[left][label] != s.rows[right][label]
}

func newTally(levels int) tally {
	t := tally{counts: make([]int64, levels), groups: make([][]int64, groupsOfPairs)}
	for g := range t.groups {
		t.groups[g] = make([]int64, levels)
	}
	return t
}

func (t *tally) add(level uint8, group int, m *measure, c *Comparison) {
	if level == noLevel || c.Levels[level].Null {
		return
	}
	t.pairs++
	t.counts[level]++
	t.groups[group][level]++
}

func (t *tally) merge(o tally) {
	t.pairs += o.pairs
	for i, n := range o.counts {
		t.counts[i] += n
	}
	for g := range o.groups {
		for i, n := range o.groups[g] {
			t.groups[g][i] += n
		}
	}
}

// setU takes u of a comparison from its tally. How often values are equal is
// counted among all pairs, which is better than a sample: rare things hardly
// ever meet in one.
func (t *trainer) setU(i int, c *Comparison) {
	r := &t.random[i]
	r.u = make([]float64, len(c.Levels))
	exact, share := t.equalAmongAll(i, c)
	rest := r.pairs
	if exact >= 0 {
		rest -= r.counts[exact]
	}
	levels := 0
	for at, l := range c.Levels {
		if !l.Null && at != exact {
			levels++
		}
	}
	for at, l := range c.Levels {
		if l.Null {
			continue
		}
		u := share
		if at != exact {
			// half a pair more for each level, so that what was not seen is rare and not impossible
			u = (1 - share) * (float64(r.counts[at]) + .5) / (float64(rest) + .5*float64(levels))
		}
		r.u[at] = u
		if !l.FixU {
			l.U = &u
		}
	}
	if r.pairs < fewPairs {
		t.note("%s: u rests on %d pairs only", c.Name, r.pairs)
	}
}

// equalAmongAll is the level that holds where the only column of a comparison
// is equal, and its share of all pairs; -1 if there is no such level, no pair
// has it, or pairs within a source do not count.
func (t *trainer) equalAmongAll(i int, c *Comparison) (exact int, share float64) {
	m := t.run.measures[i]
	exact = -1
	for at, l := range c.Levels {
		if l.condition != nil && l.condition.exact() != "" && exact < 0 {
			exact = at
		}
	}
	if exact < 0 || m.oneOf < 0 || t.m.LinkType == LinkOnly || t.label >= 0 {
		return -1, 0
	}
	table := t.run.data.Table
	width := len(table.Columns)
	counts := make([]uint32, table.Columns[m.oneOf].Len())
	for at := m.oneOf; at < len(table.Codes); at += width {
		counts[table.Codes[at]]++
	}
	s := t.run.scorer()
	row := make([]uint32, width)
	var equal, some float64
	for code, n := range counts {
		if n == 0 {
			continue
		}
		row[m.oneOf] = uint32(code)
		s.set(row, row)
		level := m.decide(s.pair)
		if level == noLevel || c.Levels[level].Null {
			continue
		}
		some += float64(n)
		if int(level) == exact {
			equal += float64(n) * float64(n-1)
		}
	}
	if equal == 0 {
		return -1, 0
	}
	return exact, equal / (some * (some - 1))
}

// between is the 95 % interval of u: by leaving out one group of pairs after
// another (Quenouille 1949, Tukey 1958), and no narrower than Wilson's.
func (t *tally) between(level int, u float64) [2]float64 {
	var w [2]float64
	w[0], w[1] = wilson.Interval(u, float64(t.pairs))
	var shares []float64
	mean := 0.0
	for _, g := range t.groups {
		var all int64
		for _, n := range g {
			all += n
		}
		if rest := t.pairs - all; rest > 0 {
			s := float64(t.counts[level]-g[level]) / float64(rest)
			shares = append(shares, s)
			mean += s
		}
	}
	if len(shares) < 2 {
		return w
	}
	mean /= float64(len(shares))
	sum := 0.0
	for _, s := range shares {
		sum += (s - mean) * (s - mean)
	}
	n := float64(len(shares))
	reach := 1.959964 * math.Sqrt(sum*(n-1)/n)
	return [2]float64{max(0, min(w[0], u-reach)), min(1, max(w[1], u+reach))}
}
