package splink

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname/internal/columns"
)

// untrained is a published model without what it learned.
func untrained(t testing.TB, name string) *Model {
	t.Helper()
	m := published(t, name)
	m.Lambda = defaultLambda
	for _, c := range m.Comparisons {
		for _, l := range c.Levels {
			l.M, l.U = nil, nil
		}
	}
	return m
}

func written(t testing.TB, m *Model) string {
	t.Helper()
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// best is the best F1 of pairs at any threshold.
func best(t testing.TB, m *Model, d *Data, truth int, all float64) (f1, at float64) {
	t.Helper()
	run, err := m.On(d)
	if err != nil {
		t.Fatal(err)
	}
	var right, wrong [200]float64 // by weight, from 40 bits down
	_, err = run.Pairs(context.Background(), Options{From: -40}, func(pairs []Pair) error {
		for _, p := range pairs {
			bin := int(max(0, min(199, (40-p.Weight)*2)))
			if d.Table.Code(int(p.L), truth) == d.Table.Code(int(p.R), truth) {
				right[bin]++
			} else {
				wrong[bin]++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	r, w := 0.0, 0.0
	for bin := range right {
		r, w = r+right[bin], w+wrong[bin]
		if f := 2 * r / (r + w + all); f > f1 {
			f1, at = f, 40-float64(bin+1)/2
		}
	}
	return f1, at
}

// A model trained here without labels finds people of history as well as the
// one that Splink trained and published (best F1 .7750).
func TestTrainedModelIsAsGoodAsThePublishedOne(t *testing.T) {
	d := historical(t)
	trained, err := untrained(t, "model_h50k").Train(context.Background(), d, TrainOptions{RandomPairs: 500_000, SessionPairs: 300_000,
		Deterministic: []string{"l.first_name = r.first_name and l.surname = r.surname and l.dob = r.dob", "l.postcode_fake = r.postcode_fake and l.dob = r.dob and l.surname = r.surname"}, Recall: .6})
	if err != nil {
		t.Fatal(err)
	}
	f1, at := best(t, trained, d, d.Table.Find("cluster"), 303961)
	if f1 < .775 {
		t.Errorf("best F1 %.4f at %.1f bits, the published model's is .7750", f1, at)
	}
	t.Logf("best F1 %.4f at %.1f bits", f1, at)
	for _, s := range trained.Training.Sessions {
		if !s.Converged {
			t.Errorf("did not come to rest: %s", s)
		}
	}
}

// The same data and seed give the same bytes, however many cores there are,
// and the file says how the model came to be.
func TestTrainingRepeats(t *testing.T) {
	d := historical(t)
	train := func(cores int) string {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		m, err := untrained(t, "model_h50k").Train(context.Background(), d, TrainOptions{Seed: 5, RandomPairs: 100_000, SessionPairs: 20_000})
		if err != nil {
			t.Fatal(err)
		}
		return written(t, m)
	}
	one := train(1)
	if diff := cmp.Diff(one, train(3)); diff != "" {
		t.Error(diff)
	}
	m, err := Read("model", bytes.NewReader([]byte(one)))
	if err != nil {
		t.Fatal(err)
	}
	if m.Training == nil || m.Training.Seed != 5 || m.Training.Rows != 50578 || len(m.Training.Levels) == 0 {
		t.Error("the file does not say how the model was trained")
	}
	if m.Comparisons[0].Description != "NameComparison" {
		t.Errorf("description is now %q", m.Comparisons[0].Description)
	}
	if diff := cmp.Diff(one, written(t, m)); diff != "" {
		t.Error("written, read and written again:", diff)
	}
}

// EM finds the parameters that pairs were made with.
func TestTrainingRecoversPlantedParameters(t *testing.T) {
	const lambda = .2
	m, u := []float64{.85, .1, .05}, []float64{.02, .08, .9}
	c := &Comparison{Name: "a"}
	for range m {
		c.Levels = append(c.Levels, &Level{SQL: "x"})
	}
	c.complete()
	e := &em{lambda: .01, active: []*Comparison{c, c, c}}
	for range e.active {
		e.u = append(e.u, u)
		e.m = append(e.m, []float64{.6, .3, .1})
	}
	for a := range m {
		for b := range m {
			for k := range m {
				share := lambda*m[a]*m[b]*m[k] + (1-lambda)*u[a]*u[b]*u[k]
				e.list = append(e.list, patternCount{pattern{levels: string([]byte{byte(a), byte(b), byte(k)})}, 1e6 * share})
			}
		}
	}
	rounds, change := e.run(500, 1e-9)
	if math.Abs(e.lambda-lambda) > 1e-3 {
		t.Errorf("lambda %.4f after %d rounds (change %g), planted %.4f", e.lambda, rounds, change, lambda)
	}
	for at := range m {
		if math.Abs(e.m[1][at]-m[at]) > 1e-3 {
			t.Errorf("m of level %d is %.4f, planted %.4f", at, e.m[1][at], m[at])
		}
	}
}

// A file too small to learn from says so.
func TestTooLittleToLearnFrom(t *testing.T) {
	table := &columns.Table{}
	known := map[string]*columns.Interner{}
	m := untrained(t, "model_h50k")
	for _, name := range append([]string{"unique_id"}, m.Columns()...) {
		table.Columns = append(table.Columns, columns.Column{Name: name, Values: columns.NewValues()})
	}
	for i := range table.Columns {
		known[table.Columns[i].Name] = columns.NewInterner(&table.Columns[i].Values)
	}
	for row := range 4 {
		for _, c := range table.Columns {
			text := fmt.Sprint(c.Name, row/2)
			if c.Name == "unique_id" {
				text = fmt.Sprint(row)
			}
			table.Codes = append(table.Codes, known[c.Name].Code([]byte(text)))
		}
		table.Rows++
	}
	trained, err := m.Train(context.Background(), &Data{Table: table, Sources: []string{"x"}, First: []int{0}}, TrainOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(trained.Training.Notes) < len(m.Rules) {
		t.Errorf("it only says %q", trained.Training.Notes)
	}
}
