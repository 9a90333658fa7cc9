package splink

import (
	"context"
	"fmt"
	"slices"

	"byname"
	"byname/internal/wilson"
)

// TrainOptions say how a model is trained. The zero Options are good ones.
type TrainOptions struct {
	Deterministic []string // rules that surely find one person, in SQL with l. and r.: their pairs tell lambda
	Recall        float64  // the share of all pairs of one person that they find; 0 for .7
	Rules         []string // blocking rules to learn m on; none for those of the model
	Label         string   // column of the true person where that is known; "" for none
	Seed          uint64
	RandomPairs   int64 // to learn u on; 0 for two million
	SessionPairs  int64 // at most, of a rule, to learn m on; 0 for two million
	Progress      func(doing string, done, of int)
}

// fewPairs is below how many pairs a figure is said to rest on few.
const fewPairs = 50

// Train learns a model's probabilities from data, without labels: u among
// pairs drawn at random, lambda from rules, m by expectation and maximisation
// (Dempster, Laird and Rubin 1977) among the pairs of each blocking rule, with
// the comparisons of its columns left out. The same data, settings and seed
// give the same model, on any number of cores. The settings are not changed.
func (m *Model) Train(ctx context.Context, d *Data, o TrainOptions) (*Model, error) {
	if d.Table.Rows < 2 {
		return nil, byname.Invalid("data", "two rows or more", "give a file to learn from")
	}
	if o.Recall == 0 {
		o.Recall = .7
	}
	if !(o.Recall > 0 && o.Recall <= 1) {
		return nil, byname.Invalid("recall", "a share above 0, at most 1", "say which share of all pairs of one person the rules find")
	}
	if o.RandomPairs == 0 {
		o.RandomPairs = 2_000_000
	}
	if o.SessionPairs == 0 {
		o.SessionPairs = 2_000_000
	}
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	t := &trainer{ctx: ctx, o: o, m: m.copied()}
	t.record = &Training{By: "Byname", Rows: d.Table.Rows, Seed: o.Seed, Deterministic: o.Deterministic}
	var err error
	if t.run, err = t.m.On(d); err != nil {
		return nil, err
	}
	t.learned = make([][]session, len(t.m.Comparisons))
	t.label = -1
	if o.Label != "" {
		if t.label = d.Table.Find(o.Label); t.label < 0 {
			return nil, missing(o.Label, d.Table)
		}
	}
	if err := t.train(); err != nil {
		return nil, err
	}
	t.m.Training = t.record
	return t.m, nil
}

type trainer struct {
	ctx      context.Context
	o        TrainOptions
	m        *Model
	run      *Run
	label    int // column, -1 for none
	record   *Training
	random   []tally // by comparison
	learned  [][]session
	labelled []tally
}

// A tally is how many pairs have each level of a comparison.
type tally struct {
	pairs  int64 // without those of the null level
	counts []int64
	groups [][]int64 // counts of each of some groups of pairs, to see how much chance there is in them
	u      []float64
	known  int64 // pairs looked at, those of the null level too
}

func (t *trainer) note(format string, a ...any) {
	t.record.Notes = append(t.record.Notes, fmt.Sprintf(format, a...))
}

func (t *trainer) train() error {
	t.o.Progress("drawing pairs at random", 0, 0)
	if err := t.learnU(); err != nil {
		return err
	}
	if len(t.o.Deterministic) > 0 {
		t.o.Progress("counting pairs of deterministic rules", 0, 0)
		if err := t.learnLambda(); err != nil {
			return err
		}
	}
	rules, err := t.sessionRules()
	if err != nil {
		return err
	}
	for i, j := range rules {
		t.o.Progress("learning how records of one person agree", i, len(rules))
		if err := t.session(j); err != nil {
			return err
		}
	}
	if t.label >= 0 {
		if err := t.learnLabels(); err != nil {
			return err
		}
	}
	t.settle()
	if len(t.o.Deterministic) == 0 && t.label < 0 {
		t.o.Progress("solving for lambda", 0, 0)
		if err := t.solveLambda(); err != nil {
			return err
		}
	}
	t.write()
	return nil
}

// sessionRules are the rules that m is learned on.
func (t *trainer) sessionRules() (list []*joining, err error) {
	if len(t.o.Rules) == 0 {
		return t.run.rules, nil
	}
	for _, sql := range t.o.Rules {
		j, err := t.parsed(sql)
		if err != nil {
			return nil, err
		}
		list = append(list, j)
	}
	return list, nil
}

func (t *trainer) parsed(sql string) (*joining, error) {
	n, err := parse(sql, t.m.Dialect, true)
	if err != nil {
		return nil, within("rule", err)
	}
	return t.run.join(&Rule{SQL: sql, condition: n})
}

// copied is a model that may be changed without changing m.
func (m *Model) copied() *Model {
	c := *m
	c.Training = nil
	c.Comparisons = nil
	for _, x := range m.Comparisons {
		y := *x
		y.Levels = nil
		for _, l := range x.Levels {
			k := *l
			y.Levels = append(y.Levels, &k)
		}
		c.Comparisons = append(c.Comparisons, &y)
	}
	return &c
}

// settle makes one m of those of the sessions: their median, as in Splink;
// sessions that did not come to rest only where there is no other.
func (t *trainer) settle() {
	for i, c := range t.m.Comparisons {
		var sessions []session
		for _, s := range t.learned[i] {
			if s.good {
				sessions = append(sessions, s)
			}
		}
		if len(sessions) == 0 {
			sessions = t.learned[i]
		}
		total := 0.0
		m := make([]float64, len(c.Levels))
		for at, l := range c.Levels {
			if l.Null {
				continue
			}
			m[at], _ = l.MU()
			if len(sessions) > 0 && !l.FixM {
				var list []float64
				for _, s := range sessions {
					list = append(list, s.m[at])
				}
				m[at] = median(list)
			}
			total += m[at]
		}
		if len(sessions) == 0 && t.labelled == nil {
			t.note("%s: its columns are in every rule, so that no m could be learned: the defaults stand", c.Name)
			continue
		}
		for at, l := range c.Levels {
			if l.Null || l.FixM {
				continue
			}
			x := m[at] / total
			if t.labelled != nil {
				const belief = 10 // pairs that the unlabelled estimate counts for
				x = (float64(t.labelled[i].counts[at]) + belief*x) / (float64(t.labelled[i].pairs) + belief)
			}
			l.M = &x
		}
	}
	t.run.weigh()
}

func median(list []float64) float64 {
	slices.Sort(list)
	n := len(list)
	if n%2 == 1 {
		return list[n/2]
	}
	return (list[n/2-1] + list[n/2]) / 2
}

// write records what every level rests on.
func (t *trainer) write() {
	for i, c := range t.m.Comparisons {
		pairs, few := 0.0, ""
		for _, s := range t.learned[i] {
			pairs += s.matches
		}
		if t.labelled != nil {
			pairs += float64(t.labelled[i].pairs)
		}
		for at, l := range c.Levels {
			if l.Null {
				continue
			}
			m, u := l.MU()
			x := LevelLearned{Comparison: c.Name, Level: l.Label, M: m, MPairs: pairs, U: u, UPairs: t.random[i].pairs}
			x.MBetween[0], x.MBetween[1] = wilson.Interval(m, pairs)
			x.UBetween = t.random[i].between(at, u)
			if few == "" && m*pairs < fewPairs && u < m {
				few = l.Label
			}
			t.record.Levels = append(t.record.Levels, x)
		}
		if few != "" {
			t.note("%s: level %q rests on fewer than %d pairs of one person", c.Name, few, fewPairs)
		}
	}
}
