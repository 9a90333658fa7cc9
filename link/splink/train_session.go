package splink

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// A session is what one comparison learned among the pairs of one rule.
type session struct {
	m       []float64 // by level
	matches float64   // expected among the pairs
	good    bool
}

// A pattern is how a pair compares: its levels, and the frequencies' part of
// its weight in quarters of a bit.
type pattern struct {
	levels string
	tf     int16
}

type patternCount struct {
	pattern
	pairs float64
}

// session learns m among the pairs of one rule.
func (t *trainer) session(j *joining) error {
	s := Session{Rule: j.sql}
	active := t.active(j, &s)
	if len(active) == 0 {
		t.note("rule %s: every comparison has a column of it, so that it teaches nothing", j.sql)
		return nil
	}
	list, err := t.patterns(j, active, &s)
	if err != nil {
		return err
	}
	if s.Used < fewPairs {
		t.note("rule %s: %d pairs are too few to learn from", j.sql, s.Used)
		t.record.Sessions = append(t.record.Sessions, s)
		return nil
	}
	e := newEM(t, active, list, t.startOf(j))
	s.Iterations, s.Change = e.run(t.m.MaxIterations, t.m.Convergence)
	s.Converged, s.Lambda, s.Matches = s.Change < t.m.Convergence, e.lambda, e.matches
	good := s.Converged && s.Matches >= fewPairs && float64(s.Used)-s.Matches >= 0
	if !s.Converged {
		t.note("rule %s: did not come to rest in %d rounds (last change %.2g)", j.sql, s.Iterations, s.Change)
	}
	if s.Matches < fewPairs {
		t.note("rule %s: rests on about %.0f pairs of one person, which is too few", j.sql, s.Matches)
	}
	for k, i := range active {
		t.learned[i] = append(t.learned[i], session{e.m[k], s.Matches, good})
	}
	t.record.Sessions = append(t.record.Sessions, s)
	return nil
}

// active are the comparisons that have no column of the rule.
func (t *trainer) active(j *joining, s *Session) (list []int) {
	for i, c := range t.m.Comparisons {
		if slices.ContainsFunc(c.columns(), func(name string) bool { return slices.Contains(j.columns, name) }) {
			s.Left = append(s.Left, c.Name)
		} else {
			list = append(list, i)
		}
	}
	return list
}

// patterns counts how the rule's pairs compare, those that a hash of their ids
// draws where there are more than enough.
func (t *trainer) patterns(j *joining, active []int, s *Session) ([]patternCount, error) {
	k := t.run.keyed(j)
	k.sort()
	tasks, count := t.run.blocks(j, k)
	s.Pairs = count.Pairs
	most := uint64(math.MaxUint64)
	if count.Pairs > t.o.SessionPairs {
		most = uint64(float64(math.MaxUint64) * (float64(t.o.SessionPairs) / float64(count.Pairs)))
	}
	all := map[pattern]int64{}
	err := eachTask(t.ctx, len(tasks), func() func(int) map[pattern]int64 {
		sc := t.run.scorer()
		levels := make([]byte, len(active))
		return func(task int) map[pattern]int64 {
			found := map[pattern]int64{}
			sc.drawing, sc.most = true, most
			sc.seed = stir(t.o.Seed + 1)
			sc.walk(j, nil, k, tasks[task], func(l, r uint32) {
				tf := 0.0
				for x, i := range active {
					m := sc.measures[i]
					levels[x] = sc.compare(m)
					if levels[x] != noLevel {
						if a := m.adjust[levels[x]]; a != nil {
							tf += a.of(sc.rows[left][a.column], sc.rows[right][a.column])
						}
					}
				}
				found[pattern{string(levels), int16(math.Round(4 * tf))}]++
			})
			return found
		}
	}, func(_ int, found map[pattern]int64) error {
		for p, n := range found {
			all[p] += n
			s.Used += n
		}
		return nil
	})
	var list []patternCount
	for _, p := range slices.SortedFunc(maps.Keys(all), func(a, b pattern) int {
		return cmp.Or(cmp.Compare(a.levels, b.levels), cmp.Compare(a.tf, b.tf))
	}) {
		list = append(list, patternCount{p, float64(all[p])})
	}
	return list, err
}

// startOf is the share of pairs of one person to begin with: lambda, and the
// factors of what the rule makes equal, as Splink does.
func (t *trainer) startOf(j *joining) float64 {
	bits := t.m.Prior()
	for _, n := range j.exact {
		for _, c := range t.m.Comparisons {
			for _, l := range c.Levels {
				if l.condition != nil && strings.EqualFold(l.condition.exact(), n) {
					bits += l.Weight()
				}
			}
		}
	}
	return min(.9, max(.001, Probability(bits)))
}

// An em is expectation and maximisation over patterns.
type em struct {
	active  []*Comparison
	list    []patternCount
	u       [][]float64
	m       [][]float64
	lambda  float64
	matches float64
}

func newEM(t *trainer, active []int, list []patternCount, lambda float64) *em {
	e := &em{list: list, lambda: lambda}
	for _, i := range active {
		c := t.m.Comparisons[i]
		e.active = append(e.active, c)
		var m, u []float64
		for _, l := range c.Levels {
			lm, lu := l.MU()
			if l.Null {
				lm, lu = 1, 1
			}
			m, u = append(m, lm), append(u, lu)
		}
		e.m, e.u = append(e.m, m), append(e.u, u)
	}
	return e
}

// run goes round until no parameter changes by least or more.
func (e *em) run(most int, least float64) (rounds int, change float64) {
	for rounds < most {
		rounds++
		if change = e.round(); change < least {
			break
		}
	}
	return rounds, change
}

func (e *em) round() (change float64) {
	weight := make([][]float64, len(e.active))
	for k := range e.active {
		for at := range e.m[k] {
			weight[k] = append(weight[k], math.Log2(e.m[k][at]/e.u[k][at]))
		}
	}
	sums := make([][]float64, len(e.active))
	for k := range sums {
		sums[k] = make([]float64, len(e.m[k]))
	}
	prior, all := math.Log2(e.lambda/(1-e.lambda)), 0.0
	e.matches = 0
	for _, p := range e.list {
		bits := prior + float64(p.tf)/4
		for k := range e.active {
			if at := p.levels[k]; at != noLevel {
				bits += weight[k][at]
			}
		}
		matches := p.pairs * Probability(limited(bits))
		e.matches += matches
		all += p.pairs
		for k := range e.active {
			if at := p.levels[k]; at != noLevel {
				sums[k][at] += matches
			}
		}
	}
	for k, c := range e.active {
		total, levels := 0.0, 0
		for at, l := range c.Levels {
			if !l.Null {
				total += sums[k][at]
				levels++
			}
		}
		for at, l := range c.Levels {
			if l.Null || l.FixM {
				continue
			}
			// a tenth of a pair more for each level: what was not seen is rare
			m := (sums[k][at] + .1) / (total + .1*float64(levels))
			change = max(change, math.Abs(m-e.m[k][at]))
			e.m[k][at] = m
		}
	}
	lambda := min(1-1e-9, max(1e-9, e.matches/all))
	change = max(change, math.Abs(lambda-e.lambda))
	e.lambda = lambda
	return change
}

func (s Session) String() string {
	return fmt.Sprintf("%s: %d pairs, about %.0f of one person, %d rounds", s.Rule, s.Used, s.Matches, s.Iterations)
}
