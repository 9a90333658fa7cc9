package link

import (
	"context"
	"math"
)

// An Advice is which rules to use when no more than so many pairs may be
// compared, and what that loses.
type Advice struct {
	Budget   int64
	Every    int           // one subject in so many was asked for its pairs: above 1, counts are estimates
	Rules    []AdvisedRule // in the order of what they are worth
	Pairs    float64       // different pairs that the rules bring together
	Recall   Interval      // of the likely pairs that all rules but those too dear bring together, the share that these do
	Likely   float64       // how many pairs of one person all rules but those too dear bring together, going by their weights
	TooDear  []RuleCount   // rules with so many pairs that what they would find was not looked at
	Unseen   *Unseen       // pairs that no rule brings together, where that can be estimated
	Standard *Standard     // the rules used by default, for comparison
	Known    *Known        // where the truth was given
	Model    *Model        `json:"-"` // that told likely pairs
}

// AdvisedRule is a rule and what it adds to those before it.
type AdvisedRule struct {
	RuleCount         // New is what it adds
	Together  float64 // different pairs up to this rule
	Recall    float64 // up to this rule
}

// Standard is what the rules used by default come to.
type Standard struct {
	Pairs, Recall float64
}

// Known is the recall that the truth knows of, to judge the estimates by.
type Known struct {
	Rules float64 // of the rules proposed, of all true pairs
	All   float64 // of all rules that were looked at
}

// AdviseOptions say what to advise on.
type AdviseOptions struct {
	Budget   int64    // pairs to compare at most
	Model    *Model   // to tell likely pairs; nil to learn one
	Truth    []string // the true person of each row, if known; "" where nobody knows
	Progress func(doing string, done, of int)
}

// Rules with more pairs than this, and than ten times the budget, are too
// dear to be looked at.
const dear = 5_000_000

// Advise proposes rules under a budget. Every pair that any rule brings
// together is weighed, or those of a fair choice of subjects; pairs count by
// the probability that they are one person. Then rules are
// taken one after another, each time the one that brings the most such pairs
// for what it costs, and given up again where others find nearly all it does.
//
// Source: the greedy rule for covering under a budget, Khuller, Moss and Naor
// 1999.
func Advise(ctx context.Context, t *Table, o AdviseOptions) (*Advice, error) {
	if err := tooFew(len(t.subjects)); err != nil {
		return nil, err
	}
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	n, err := newNodes(t, nil)
	if err != nil {
		return nil, err
	}
	n.leaveOut(crowds(t, n.all))
	o.Progress("counting what rules bring together", 0, 0)
	a := &Advice{Budget: o.Budget}
	standard := newIndex(t, n.all, byDefault)
	considered, usual := ruleSet(0), ruleSet(0)
	for i, c := range standard.counts {
		if c.Pairs <= max(10*o.Budget, dear) {
			considered |= 1 << i
		} else {
			a.TooDear = append(a.TooDear, c)
		}
		if c.Used {
			usual |= 1 << i
		}
	}
	m := o.Model
	if m == nil {
		o.Progress("learning how records of one person agree", 0, 0)
		m = newModel(t.believed())
		m.Frequencies = countFrequencies(t, n.base(), Options{})
		n.frequencies(m)
		newTrainer(n, standard, m, Options{}).train()
	} else {
		n.frequencies(m)
	}
	a.Model = m
	if considered == 0 {
		return a, ctx.Err()
	}
	standard = nil // large
	o.Progress("weighing what they bring together", 0, 0)
	x := newIndex(t, n.all, considered)
	s := m.scales()
	all, every, err := x.finders(ctx, n.all, func() func(i, j uint32) float64 {
		c := newComparer(t)
		return func(i, j uint32) float64 {
			return s.weight(s.weigh(c.compare(&n.all[i], &n.all[j]), &n.freq[i], &n.freq[j]))
		}
	})
	if err != nil {
		return nil, err
	}
	a.Every = every
	f := finding{all, float64(every)}
	_, a.Likely = f.of(considered)
	a.choose(f, considered, x.counts)
	a.Unseen = f.unseen()
	if usual&^considered == 0 {
		pairs, likely := f.of(usual)
		a.Standard = &Standard{pairs, ratioOf(likely, a.Likely)}
	}
	if o.Truth != nil {
		a.Known, err = n.known(ctx, x, a.Rules, o.Truth)
	}
	return a, err
}

// known is what rules find of the true pairs.
func (n *nodes) known(ctx context.Context, x *index, chosen []AdvisedRule, truth []string) (*Known, error) {
	all, every, err := x.finders(ctx, n.all, func() func(i, j uint32) float64 {
		return func(i, j uint32) float64 {
			if p := truth[n.firstRow[i]]; p != "" && p == truth[n.firstRow[j]] {
				return math.Inf(1)
			}
			return math.Inf(-1)
		}
	})
	set := ruleSet(0)
	for i, r := range rules {
		for _, c := range chosen {
			if c.Name == r.name {
				set |= 1 << i
			}
		}
	}
	records, pairs := map[string]float64{}, 0.0
	for _, row := range n.firstRow {
		if p := truth[row]; p != "" {
			pairs += records[p]
			records[p]++
		}
	}
	f := finding{all, float64(every)}
	_, these := f.of(set)
	_, any := f.of(^ruleSet(0))
	return &Known{ratioOf(these, pairs), ratioOf(any, pairs)}, err
}

// A finding is what all rules found, of one subject in so many.
type finding struct {
	all   []found
	every float64
}

// of is how many pairs some rules bring together, and how many of those are
// likely one person.
func (f finding) of(s ruleSet) (pairs, likely float64) {
	for _, x := range f.all {
		if x.by&s != 0 {
			pairs += x.pairs
			likely += x.likely
		}
	}
	return pairs * f.every, likely * f.every
}

// recall is the share of likely pairs that some rules bring together, with
// an interval for the choice of subjects and for pairs being likely only.
func (f finding) recall(s ruleSet) Interval {
	_, all := f.of(^ruleSet(0))
	_, these := f.of(s)
	if all == 0 {
		return Interval{1, 0, 1}
	}
	share, spread := these/all, 0.0
	for _, x := range f.all {
		off := -share
		if x.by&s != 0 {
			off = 1 - share
		}
		spread += off * off * f.every * (f.every*x.likely - x.squares)
	}
	half := 1.96 * math.Sqrt(max(0, spread)) / all
	return Interval{share, max(0, share-half), min(1, share+half)}
}

// Rules that add fewer likely pairs than this share are not worth their
// pairs.
const worthwhile = 1e-5

// choose takes rules one after another.
func (a *Advice) choose(f finding, considered ruleSet, counts []RuleCount) {
	chosen := f.greedy(considered, float64(a.Budget))
	for again := true; again; { // give up what the others find as well, and spend what it cost anew
		again = false
		_, with := f.of(chosen)
		for i := range rules {
			if one := ruleSet(1) << i; chosen&one != 0 {
				if _, without := f.of(chosen &^ one); with-without <= worthwhile*with {
					chosen, again = chosen&^one, true
					break
				}
			}
		}
	}
	before, left := ruleSet(0), chosen
	for left != 0 {
		i := f.best(before, left, math.Inf(1))
		if i < 0 {
			break
		}
		pairs, _ := f.of(before)
		before |= 1 << i
		left &^= 1 << i
		together, likely := f.of(before)
		c := counts[i]
		c.New = int64(together - pairs)
		a.Rules = append(a.Rules, AdvisedRule{c, together, ratioOf(likely, a.Likely)})
	}
	a.Pairs, _ = f.of(before)
	a.Recall = f.recall(before)
}

// greedy takes the best rule for its cost while the budget lasts.
func (f finding) greedy(from ruleSet, budget float64) (chosen ruleSet) {
	for {
		i := f.best(chosen, from&^chosen, budget)
		if i < 0 {
			return chosen
		}
		chosen |= 1 << i
	}
}

// best is the rule that adds the most likely pairs for the pairs it adds,
// among those that the budget allows; -1 when none adds any.
func (f finding) best(chosen, from ruleSet, budget float64) int {
	pairs, likely := f.of(chosen)
	best, most := -1, 0.0
	for i := range rules {
		if from>>i&1 == 0 {
			continue
		}
		p, l := f.of(chosen | 1<<i)
		if gain := (l - likely) / (1 + p - pairs); p <= budget && l > likely && (best < 0 || gain > most) {
			best, most = i, gain
		}
	}
	return best
}

func ratioOf(a, b float64) float64 {
	if b == 0 {
		return 1
	}
	return a / b
}
