package splink

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"byname/internal/columns"
)

// drawnTable has short values of few letters, so that much is equal.
func drawnTable(t *rapid.T, rows int, names ...string) *columns.Table {
	table := &columns.Table{Rows: rows, Columns: []columns.Column{{Name: "unique_id", Values: columns.NewValues()}}}
	for _, name := range names {
		table.Columns = append(table.Columns, columns.Column{Name: name, Values: columns.NewValues()})
	}
	var known []*columns.Interner
	for i := range table.Columns {
		known = append(known, columns.NewInterner(&table.Columns[i].Values))
	}
	ids := rapid.Permutation(idsTo(rows)).Draw(t, "ids")
	for row := range rows {
		table.Codes = append(table.Codes, known[0].Code([]byte(ids[row])))
		for i := range names {
			code := uint32(0)
			if text := rapid.StringMatching("[ab1]{0,3}").Draw(t, names[i]); text != "" {
				code = known[i+1].Code([]byte(text))
			}
			table.Codes = append(table.Codes, code)
		}
	}
	return table
}

func idsTo(n int) (list []string) {
	for i := range n {
		list = append(list, fmt.Sprintf("id%02d", i))
	}
	return list
}

var someRules = []string{
	`l.a = r.a`, `l.a = r.a and l.b = r.b`, `l.a = r.b`, `substr(l.a, 1, 1) = substr(r.a, 1, 1) and l.b = r.b`,
	`l.a = r.b and r.a = l.b`, `l.a = r.a and levenshtein(l.b, r.b) <= 1`, `l.a = r.a or l.b = r.b`, `l.a || l.b = r.a || r.b`,
	`l.a = r.a and l.b <> r.b`, `r.b = l.a and l.b is null`, `nullif(l.a, 'a') = nullif(r.a, 'a')`, `l.a = r.a and l.b = r.b and l.c = r.c`,
}

var compared3 = []string{`"a_l" = "a_r"`, `jaro_winkler_similarity("a_l", "a_r") >= 0.7`, `"a_l" = "b_r"`, `"a_l" is null or "a_r" is null`, `levenshtein("b_l", "a_r") < 2`}

// drawnModel compares and blocks in all ways.
func drawnModel(t *rapid.T) *Model {
	m := &Model{LinkType: rapid.SampledFrom([]string{DedupeOnly, LinkOnly, LinkAndDedupe}).Draw(t, "type"), Lambda: .01, Dialect: "duckdb", ID: "unique_id", Convergence: .1, MaxIterations: 1}
	for _, sql := range rapid.SliceOfN(rapid.SampledFrom(someRules), 1, 4).Draw(t, "rules") {
		m.Rules = append(m.Rules, &Rule{SQL: sql})
	}
	for n := range rapid.IntRange(1, 3).Draw(t, "comparisons") {
		c := &Comparison{Name: fmt.Sprint("c", n)}
		for _, sql := range append(rapid.SliceOfN(rapid.SampledFrom(compared3), 1, 3).Draw(t, "levels"), "ELSE") {
			l := &Level{SQL: sql, TFWeight: 1}
			if sql == compared3[0] && rapid.Bool().Draw(t, "tf") {
				l.TFColumn, l.TFWeight = "a", .5
			}
			c.Levels = append(c.Levels, l)
		}
		m.Comparisons = append(m.Comparisons, c)
	}
	if err := m.check("drawn"); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestBlockedSearchIsBruteForce: the pairs that blocking brings are those for
// which a rule holds, each once, by the first rule that holds, with the same
// weight, on any number of cores; and people are what the heavy ones connect.
func TestBlockedSearchIsBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawnModel(t)
		d := &Data{Table: drawnTable(t, rapid.IntRange(2, 14).Draw(t, "rows"), "a", "b", "c"), Sources: []string{"x"}, First: []int{0}}
		if m.LinkType != DedupeOnly {
			d.Sources, d.First = []string{"x", "y"}, []int{0, d.Table.Rows / 2}
		}
		run, err := m.On(d)
		if err != nil {
			t.Fatal(err)
		}
		want := bruteForce(t, run)
		for _, cores := range []int{1, 3} {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
			var got []string
			if _, err := run.Pairs(context.Background(), Options{From: All}, func(pairs []Pair) error {
				for _, p := range pairs {
					got = append(got, pairText(p))
				}
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			slices.Sort(got)
			var texts []string
			for _, p := range want {
				texts = append(texts, pairText(p))
			}
			slices.Sort(texts)
			if !slices.Equal(got, texts) {
				t.Fatalf("found\n%v\nexpected\n%v", got, texts)
			}
		}
		join := float64(rapid.IntRange(-20, 10).Draw(t, "join"))
		cluster, people, _, err := run.People(context.Background(), Options{Join: join}, nil)
		if err != nil {
			t.Fatal(err)
		}
		expected := newGroups(d.Table.Rows)
		for _, p := range want {
			if p.Weight >= join {
				expected.join(p.L, p.R)
			}
		}
		if c, n := expected.numbered(); n != people || !slices.Equal(c, cluster) {
			t.Fatalf("people %v, expected %v", cluster, c)
		}
	})
}

func pairText(p Pair) string {
	return fmt.Sprintf("%d-%d by %d: %.6f", p.L, p.R, p.Rule, p.Weight)
}

// bruteForce asks every rule of every pair.
func bruteForce(t *rapid.T, run *Run) (list []Pair) {
	d := run.data
	width := len(d.Table.Columns)
	s := run.scorer()
	for a := range d.Table.Rows {
		for b := range d.Table.Rows {
			if a == b || !d.less(a, b) || run.Model.LinkType == LinkOnly && d.Source(a) == d.Source(b) {
				continue
			}
			s.set(d.Table.Codes[a*width:(a+1)*width], d.Table.Codes[b*width:(b+1)*width])
			for i, j := range run.rules {
				if j.whole(s.pair) != yes {
					continue
				}
				w := run.prior
				for _, x := range run.measures {
					for at, holds := range x.levels {
						if holds(s.pair) == yes {
							w += x.weights[at]
							if adjust := x.adjust[at]; adjust != nil {
								w += adjust.of(s.rows[left][adjust.column], s.rows[right][adjust.column])
							}
							break
						}
					}
				}
				list = append(list, Pair{L: uint32(a), R: uint32(b), Rule: i, Weight: limited(w)})
				break
			}
		}
	}
	return list
}

// TestALargeBlock: a block of many equal keys loses no pair, is weighed in the
// room of a few tasks, and can be refused beforehand with its size.
func TestALargeBlock(t *testing.T) {
	const rows = 4000
	table := &columns.Table{Rows: rows, Columns: []columns.Column{{Name: "unique_id", Values: columns.NewValues()}, {Name: "a", Values: columns.NewValues()}}}
	id, a := columns.NewInterner(&table.Columns[0].Values), columns.NewInterner(&table.Columns[1].Values)
	for row := range rows {
		table.Codes = append(table.Codes, id.Code([]byte(fmt.Sprintf("%05d", row))), a.Code([]byte("same")))
	}
	m := &Model{LinkType: DedupeOnly, Lambda: .01, Dialect: "duckdb", ID: "unique_id", Convergence: .1, MaxIterations: 1,
		Rules:       []*Rule{{SQL: "l.a = r.a"}},
		Comparisons: []*Comparison{{Name: "a", Levels: []*Level{{SQL: "a_l = a_r", TFWeight: 1}, {SQL: "ELSE", TFWeight: 1}}}}}
	if err := m.check("m"); err != nil {
		t.Fatal(err)
	}
	run, err := m.On(&Data{Table: table, Sources: []string{"x"}, First: []int{0}})
	if err != nil {
		t.Fatal(err)
	}
	const pairs = rows * (rows - 1) / 2
	found, largest := 0, 0
	counts, err := run.Pairs(context.Background(), Options{From: math.Inf(-1)}, func(list []Pair) error {
		found += len(list)
		largest = max(largest, len(list))
		return nil
	})
	if err != nil || found != pairs || counts[0].Pairs != pairs || counts[0].Largest != pairs || counts[0].New != pairs {
		t.Errorf("%d pairs found of %d: %v %v", found, pairs, counts, err)
	}
	if largest > 2*pairsOfTask {
		t.Errorf("%d pairs held at once", largest)
	}
	if _, err := run.Pairs(context.Background(), Options{MostPairs: pairs - 1}, nil); err == nil {
		t.Error("too many pairs are not refused")
	}
}
