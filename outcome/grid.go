package outcome

import (
	"maps"
	"slices"
)

// A Level is one size of area: how the smallest areas make up those of this
// size. Of gives "" for what belongs to none.
type Level struct {
	ID     string // system, place, neighbourhood, msoa or lsoa
	Of     func(smallest string) string
	Groups int  // how many groups are kept: 1 for everybody alone
	Months bool // whether months are kept
}

// A Grid is what was counted of one measure at one level: by area, group and
// period.
type Grid struct {
	Measure string
	Level   string
	Areas   []string
	Groups  int
	Years   int // how many periods are years or terms, latest first; after them months, oldest first
	Periods []Period
	Refused []string // by period: why there is no number, "" when there is
	Cells   []Cell   // by area, group, period

	place map[string]int
}

// A Cell is one count, and whether anybody may see it.
type Cell struct {
	Numerator, Denominator uint32
	State                  State
}

// A State says whether a number is for everybody to see.
type State uint8

const (
	Open   State = iota
	Small        // it is of few people
	Beside       // it would give a small one away
)

// Area finds one, -1 when nothing was counted there.
func (g *Grid) Area(id string) int {
	if g.place == nil {
		g.index()
	}
	if i, ok := g.place[id]; ok {
		return i
	}
	return -1
}

// index is made before a grid is shared: then nobody writes to it.
func (g *Grid) index() {
	g.place = make(map[string]int, len(g.Areas))
	for i, a := range g.Areas {
		g.place[a] = i
	}
}

// At is one cell; the zero Cell where nobody lives.
func (g *Grid) At(area, group, period int) *Cell {
	if area < 0 || group >= g.Groups {
		return new(Cell)
	}
	return &g.Cells[(area*g.Groups+group)*len(g.Periods)+period]
}

// Grid puts what was counted of the i-th measure together at a level.
func (t *Tally) Grid(i int, level Level) *Grid {
	set, s := t.setOf[i], &t.periods[i]
	g := &Grid{Measure: t.measures[i].ID, Level: level.ID, Groups: level.Groups, Years: s.years, Periods: s.periods}
	if !level.Months {
		g.Periods = s.periods[:s.years]
	}
	for _, p := range g.Periods {
		g.Refused = append(g.Refused, t.uncovered(i, p))
	}
	of := make([]string, len(t.names))
	seen := map[string]bool{}
	for u, name := range t.names {
		of[u] = level.Of(name)
		if of[u] != "" {
			seen[of[u]] = true
		}
	}
	g.Areas = slices.Sorted(maps.Keys(seen))
	n := len(g.Periods)
	g.Cells = make([]Cell, len(g.Areas)*g.Groups*n)
	steps := make([]int32, n)
	for u := range t.names {
		at := g.Area(of[u])
		if at < 0 {
			continue
		}
		counted, people := blockAt(t.counts[i], u), blockAt(t.people[set], u)
		for group := range g.Groups {
			row := g.row(at, group)
			for p, x := range firstOf(counted.of(group, len(s.periods)), n) {
				row[p].Numerator += uint32(x)
			}
			of := firstOf(people.of(group, len(s.periods)), n)
			if len(of) == 0 {
				continue
			}
			copy(steps, of)
			if len(t.sets[set].among.Events) == 0 {
				for p := s.years + 1; p < n; p++ {
					steps[p] += steps[p-1]
				}
			}
			for p, x := range steps {
				row[p].Denominator += uint32(x)
			}
		}
	}
	return g
}

func firstOf(list []int32, n int) []int32 { return list[:min(n, len(list))] }

func blockAt(of []*block, unit int) *block {
	if unit >= len(of) {
		return nil
	}
	return of[unit]
}

// Measures are those that the tally counts, in the order of their grids.
func (t *Tally) Measures() []Measure { return t.measures }

// slack is how long after the start of a period the first event may come
// before the extracts are taken to have begun later than the period.
const slack = 45

// uncovered tells why a period cannot be counted, "" when it can.
func (t *Tally) uncovered(i int, p Period) string {
	first := t.first[i]
	switch {
	case first == 0:
		return "no extract tells of it"
	case first > p.Last, t.measures[i].Span == Year && first > p.First+slack:
		return "the extracts begin on " + first.Words()
	}
	return ""
}
