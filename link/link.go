// Package link finds which records are of one person: it standardises what
// they say, brings together pairs that could be one person, weighs each pair
// in bits of evidence (Fellegi and Sunter 1969), and groups records into
// persons so that contradictions and people's rulings hold. Same records,
// same answer, whatever their order.
package link

import (
	"cmp"
	"context"
	"slices"
)

// Options of a linking run. The zero Options train a model.
type Options struct {
	Model    *Model // weigh with this one instead of training
	Rulings  []Ruling
	Labels   []Ruling                         // pairs whose truth is known: they teach, and need not hold
	Given    *NameCounts                      // how many people of the population have a given name; may be nil
	Family   *NameCounts                      // and a family name
	Seed     uint64                           // of what training draws by chance
	Trials   int                              // how many records of each agency to try without their NHS number, at most
	Progress func(doing string, done, of int) // may be nil; of is 0 when nobody knows
	Rules    []string                         // blocking rules by name; none for all, the loose ones while their budget lasts
}

// A Result says who is who.
type Result struct {
	Cluster []int32 // by row: the number of its person, counted in the order of first rows
	Persons int     // how many there are
	Edges   []Edge  // by row, those kept and those worth a person's look
	Model   *Model
	Rules   []RuleCount

	// Cohesion, by person, is how firmly their records hold together: the
	// probability that goes with the mean weight across their weakest bridge.
	// It is 1 for who has but one record, and for records that say the same
	// of one of an agency's own numbers.
	Cohesion []float32
	Suspects []Suspect // worth most first

	Trials []Trial // in the order of hashed keys
	Marks  []Mark  // by row; only when there were to be trials
}

// An Edge is a pair of rows that was weighed. Rows that are the same subject
// (one agency, one number of its own, saying the same) have none: the first
// row speaks for them.
type Edge struct {
	A, B   int32
	Weight float32 // bits
	Rule   uint8   // the first of Result.Rules that found it
	Kept   bool    // the two are one person in the end
}

// reviewFrom is the weight from which a pair that was not kept is reported.
const reviewFrom = -5

// People groups the rows of a table into persons. It reads the table only,
// and stops with ctx's error when ctx ends.
func People(ctx context.Context, t *Table, o Options) (*Result, error) {
	r, _, err := people(ctx, t, o)
	return r, err
}

// people is People, and what a State keeps of it.
func people(ctx context.Context, t *Table, o Options) (*Result, *State, error) {
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	if o.Model != nil {
		if err := o.Model.Check(); err != nil {
			return nil, nil, err
		}
	}
	wanted, err := chosenRules(o.Rules)
	if err != nil {
		return nil, nil, err
	}
	n, err := newNodes(t, o.Rulings)
	if err != nil {
		return nil, nil, err
	}
	o.Progress("counting how common names and dates are", 0, 0)
	m := o.Model
	if m == nil {
		m = newModel(t.believed())
		m.Crowds = crowds(t, n.base())
	}
	n.leaveOut(m.Crowds)
	if o.Model == nil {
		m.Frequencies = countFrequencies(t, n.base(), o)
	}
	n.frequencies(m)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	o.Progress("bringing together records that could be one person", 0, 0)
	x := newIndex(t, n.all, wanted)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if o.Model == nil {
		o.Progress("learning how records of one person agree", 0, 0)
		newTrainer(n, x, m, o).train()
	}
	edges, err := n.weighAll(ctx, x, m.scales(), func(done, of int) { o.Progress("weighing pairs", done, of) })
	if err != nil {
		return nil, nil, err
	}
	trials := n.trials(o.Trials)
	if err := n.meet(ctx, x, m.scales(), trials); err != nil {
		return nil, nil, err
	}
	o.Progress("grouping records into persons", 0, 0)
	counts := x.counts
	x = nil // large, and done with
	g := newGrouping(n, m.scales())
	if err := g.run(ctx, edges, o.Rulings); err != nil {
		return nil, nil, err
	}
	r := &Result{Model: m, Rules: counts}
	r.number(n, g.group)
	r.report(n, edges)
	o.Progress("finding what a person should look at", 0, 0)
	r.doubts(g, edges)
	if o.Trials > 0 {
		r.Trials, r.Marks = g.try(trials), g.mark()
	}
	return r, &State{nodes: n, model: m, rulings: o.Rulings, edges: edges, group: g.group, how: g.how, rules: counts}, nil
}

// number gives each row the number of its person.
func (r *Result) number(n *nodes, group []uint32) {
	r.Cluster = make([]int32, len(n.ofRow))
	numbers := map[uint32]int32{}
	for row, node := range n.ofRow {
		k, ok := numbers[group[node]]
		if !ok {
			k = int32(len(numbers))
			numbers[group[node]] = k
		}
		r.Cluster[row] = k
	}
	r.Persons = len(numbers)
}

// report turns edges of nodes into edges of their first rows.
func (r *Result) report(n *nodes, edges []edge) {
	for _, e := range edges {
		a, b := n.firstRow[e.a], n.firstRow[e.b]
		if a > b {
			a, b = b, a
		}
		if kept := r.Cluster[a] == r.Cluster[b]; kept || e.weight >= reviewFrom {
			r.Edges = append(r.Edges, Edge{a, b, e.weight, e.rule, kept})
		}
	}
	slices.SortFunc(r.Edges, func(a, b Edge) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
}
