package link

import (
	"cmp"
	"context"
	"slices"

	"byname"
)

// A Blocking is what blocking rules bring together, counted without weighing
// a pair.
type Blocking struct {
	Rows, Subjects int
	All            float64 // pairs there are, of subjects
	Pairs          float64 // different ones that the rules used bring together
	Every          int     // one subject in so many was asked for its pairs: above 1, Pairs, New and Alone are estimates
	Rules          []RuleFound
}

// RuleFound is what one rule brings together.
type RuleFound struct {
	RuleCount
	Together float64 // different pairs up to this rule
	Alone    float64 // pairs that no other rule used brings together
	Biggest  []Block // the largest first, at most five
}

// A Block is the subjects that share one key of a rule.
type Block struct {
	Subjects int
	Row      int // the table's first row that has the key
}

// CountBlocks counts what rules bring together, those used by default when
// none are named.
func CountBlocks(ctx context.Context, t *Table, names []string) (*Blocking, error) {
	wanted, err := chosenRules(names)
	if err != nil {
		return nil, err
	}
	n, err := newNodes(t, nil)
	if err != nil {
		return nil, err
	}
	n.leaveOut(crowds(t, n.all))
	x := newIndex(t, n.all, wanted)
	all, every, err := x.finders(ctx, n.all, nil)
	if err != nil {
		return nil, err
	}
	subjects := float64(len(n.all))
	b := &Blocking{Rows: t.Rows(), Subjects: len(n.all), All: subjects * (subjects - 1) / 2, Every: every}
	before := ruleSet(0)
	for i, c := range x.counts {
		f := RuleFound{RuleCount: c}
		if wanted.has(i) {
			f.Biggest = n.biggest(&rules[i])
		}
		one, first := ruleSet(1)<<i, 0.0
		for _, p := range all {
			pairs := p.pairs * float64(every)
			if p.by&one != 0 && p.by&before == 0 {
				first += pairs
			}
			if p.by == one {
				f.Alone += pairs
			}
		}
		before |= one
		b.Pairs += first
		f.New, f.Together = int64(first), b.Pairs
		b.Rules = append(b.Rules, f)
	}
	return b, nil
}

// biggest are the largest blocks of a rule as its keys make them, before any
// is cut.
func (n *nodes) biggest(r *blockingRule) []Block {
	b, _ := blocked(n.Table, n.all, r, nil, true)
	var list []Block
	for p := 0; p < len(b.node); p = int(b.end[p]) {
		size := int(b.end[p]) - p
		if len(list) == 5 && size <= list[4].Subjects {
			continue
		}
		row := int(n.firstRow[b.node[p]])
		for _, m := range b.node[p:b.end[p]] {
			row = min(row, int(n.firstRow[m]))
		}
		list = append(list, Block{size, row})
		slices.SortStableFunc(list, func(a, b Block) int { return cmp.Or(cmp.Compare(b.Subjects, a.Subjects), cmp.Compare(a.Row, b.Row)) })
		list = list[:min(5, len(list))]
	}
	return list
}

// An Interval is an estimate and the bounds that hold it with 95 %.
type Interval struct{ Value, Low, High float64 }

// tooFew refuses to advise on nothing.
func tooFew(subjects int) error {
	if subjects < 2 {
		return byname.Invalid("files", "two rows at least", "there is nothing to bring together")
	}
	return nil
}
