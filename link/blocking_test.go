package link

import (
	"compress/gzip"
	"context"
	"math"
	"math/bits"
	"os"
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

// What rules bring together is counted as going through all pairs would.
func TestCountBlocks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := NewTable()
		for range rapid.IntRange(0, 25).Draw(t, "rows") {
			table.AddRow(anyRecord(t))
		}
		names := rapid.SliceOfDistinct(rapid.SampledFrom(RuleNames()), rapid.ID[string]).Draw(t, "rules")
		b, err := CountBlocks(context.Background(), table, names)
		if err != nil {
			t.Fatal(err)
		}
		wanted, _ := chosenRules(names)
		n, err := newNodes(table, nil)
		if err != nil {
			t.Fatal(err)
		}
		pairs, alone, fresh, together := make([]int64, len(rules)), make([]int64, len(rules)), make([]int64, len(rules)), 0.0
		for i := range n.all {
			for k := range i {
				var by ruleSet
				for r := range rules {
					if wanted.has(r) && shares(table, &rules[r], &n.all[i], &n.all[k]) {
						by |= 1 << r
					}
				}
				if by == 0 {
					continue
				}
				together++
				fresh[bits.TrailingZeros32(uint32(by))]++
				for r := range rules {
					if by>>r&1 == 1 {
						pairs[r]++
					}
					if by == 1<<r {
						alone[r]++
					}
				}
			}
		}
		if b.Pairs != together || b.Every != 1 {
			t.Fatalf("%v pairs, expected %v", b.Pairs, together)
		}
		for r, f := range b.Rules {
			// A pair that shares two keys of a rule stands in two blocks.
			if f.Pairs < pairs[r] || f.New != fresh[r] || f.Alone != float64(alone[r]) || f.LeftOut != 0 {
				t.Fatalf("%+v, expected %d pairs, %d new, %d alone", f, pairs[r], fresh[r], alone[r])
			}
			if len(f.Biggest) > 0 && f.Biggest[0].Subjects != f.Largest && !rules[r].sparse {
				t.Fatalf("%+v", f)
			}
		}
	})
}

// febrl reads a file of known truth.
func febrl(t *testing.T) (*Table, []string) {
	file, err := os.Open("testdata/febrl3.csv.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	text, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	entity := regexp.MustCompile(`rec-(\d+)-`)
	table := NewTable()
	s, err := table.ReadSheet(text, SheetOptions{Source: "febrl3", ID: "rec_id", Truth: "rec_id", Entity: func(s string) string { return entity.FindStringSubmatch(s)[1] }})
	if err != nil {
		t.Fatal(err)
	}
	return table, s.Truth
}

// What the advisor says is lost, without knowing the truth, is about what is
// lost.
func TestAdvise(t *testing.T) {
	table, truth := febrl(t)
	var m *Model
	for _, c := range []struct {
		budget int64
		least  float64
	}{{6_000, .85}, {8_000, .98}, {200_000, .999}} {
		a, err := Advise(t.Context(), table, AdviseOptions{Budget: c.budget, Model: m, Truth: truth})
		if err != nil {
			t.Fatal(err)
		}
		m = a.Model
		if recall := a.Known.Rules; a.Pairs > float64(c.budget) || recall < c.least || math.Abs(recall-a.Recall.Value) > .005 || a.Recall.Low > a.Recall.Value || a.Recall.High < a.Recall.Value {
			t.Errorf("budget %d: %v pairs, recall %.4f, told %+v", c.budget, a.Pairs, recall, a.Recall)
		}
		if a.Unseen == nil || a.Unseen.Recall.Value < .99 {
			t.Errorf("budget %d: %+v", c.budget, a.Unseen)
		}
	}
	if a, err := Advise(t.Context(), table, AdviseOptions{Budget: 1, Model: m}); err != nil || len(a.Rules) > 0 || a.Recall.Value != 0 {
		t.Errorf("nothing can be afforded: %+v %v", a, err)
	}
	if _, err := Advise(t.Context(), NewTable(), AdviseOptions{Budget: 10}); err == nil {
		t.Error("advice on no rows")
	}
}
