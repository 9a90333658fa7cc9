package link

import (
	"context"
	"fmt"
	"math"
	"testing"

	"byname"
	"byname/feed"
)

// Fitting finds the probabilities that the pairs were made with, without
// being told which pairs are one person's.
func TestFitRecoversWhatWasPlanted(t *testing.T) {
	on := []int{onGiven, onFamily, onBorn, onSex, onPostcode}
	truth := newModel(&beliefs)
	plant := func(c int, m, u []float64) {
		for l := range m {
			truth.Comparisons[c].Levels[l].M, truth.Comparisons[c].Levels[l].U = m[l], u[l]
		}
	}
	plant(onGiven, []float64{.6, .02, .12, .1, .01, .02, .03, .1}, []float64{.01, .002, .005, .006, .0001, .01, .04, .9269})
	plant(onFamily, []float64{.7, .05, .1, .02, .01, .03, .09}, []float64{.02, .0001, .005, .004, .001, .03, .9399})
	plant(onSex, []float64{.97, .03}, []float64{.5, .5})
	plant(onPostcode, []float64{.6, .05, .02, .03, .1, .05, .1, .05}, []float64{.001, .002, .005, .005, .05, .2, .587, .15})
	const share, pairs = .1, 1e6
	made := tally{}
	var all func(i int, p pattern, one, two float64)
	all = func(i int, p pattern, one, two float64) {
		if i == len(on) {
			if n := math.Round(pairs * (share*one + (1-share)*two)); n > 0 {
				made[p] = n
			}
			return
		}
		for l, x := range truth.Comparisons[on[i]].Levels {
			q := p
			q.set(on[i], l+1)
			all(i+1, q, one*x.M, two*x.U)
		}
	}
	all(0, 0, 1, 1)
	tr := &trainer{model: newModel(&beliefs), beliefs: &beliefs}
	for c := range comparisons {
		for l := range tr.model.Comparisons[c].Levels { // what two people agree on is known from pairs at random
			tr.model.Comparisons[c].Levels[l].U = truth.Comparisons[c].Levels[l].U
			tr.model.Comparisons[c].Levels[l].H = truth.Comparisons[c].Levels[l].U
		}
	}
	run, counts := tr.fit(made, nil, nil)
	if math.Abs(run.People/float64(run.Pairs)-share) > .005 || !run.Converged {
		t.Errorf("%.4f of the pairs are one person's, expected %.4f: %+v", run.People/float64(run.Pairs), share, run)
	}
	for _, c := range on {
		total := 0.0
		for _, n := range counts[c][1:] {
			total += n
		}
		for l, x := range truth.Comparisons[c].Levels {
			if got := counts[c][l+1] / total; math.Abs(got-x.M) > .01 {
				t.Errorf("%s: %.4f, planted %.4f", x.Words, got, x.M)
			}
		}
	}
}

// A key that everybody shares neither takes for ever nor loses pairs in
// silence.
func TestOneKeyForAll(t *testing.T) {
	table := NewTable()
	const rows = 20_000
	for i := range rows {
		r := feed.Record{Agency: "a", Key: feed.Key(fmt.Sprint(i))}
		r.Given, r.Family, r.Postcode = byname.Hide("Same"), byname.Hide("Everywhere"), byname.Hide("M1 1AA")
		table.Add(&r)
	}
	r, err := People(context.Background(), table, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Persons != 1 {
		t.Errorf("%d persons were made of %d rows that say the same, as few rows would be one", r.Persons, rows)
	}
	all := int64(rows) * (rows - 1) / 2
	for _, c := range r.Rules {
		if c.Largest == rows && c.Used && c.Pairs+c.LeftOut != all {
			t.Errorf("%s: %d pairs and %d left out, of %d", c.Rule, c.Pairs, c.LeftOut, all)
		}
		if c.Largest == rows && !c.Used && c.Pairs != all {
			t.Errorf("%s: %d pairs not looked at, of %d", c.Rule, c.Pairs, all)
		}
	}
}
