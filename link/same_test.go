package link_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byname"
	"byname/feed"
	"byname/link"
)

// townRecords are the town's, to be added in any order.
func townRecords(t testing.TB) []feed.Record {
	var all []feed.Record
	gather := &gatherer{&all}
	town(t, gather)
	return all
}

type gatherer struct{ all *[]feed.Record }

func (g *gatherer) Add(r *feed.Record) int {
	*g.all = append(*g.all, *r)
	return len(*g.all) - 1
}

// partition writes clusters as sets of keys, which know no order of rows.
func partition(records []feed.Record, cluster []int32) map[feed.Key]feed.Key {
	first := map[int32]feed.Key{}
	for i, r := range records {
		if k, ok := first[cluster[i]]; !ok || r.Key < k {
			first[cluster[i]] = r.Key
		}
	}
	p := map[feed.Key]feed.Key{}
	for i, r := range records {
		p[r.Key] = first[cluster[i]]
	}
	return p
}

func people(t testing.TB, records []feed.Record, o link.Options) (*link.Table, *link.Result) {
	table := link.NewTable()
	for i := range records {
		table.Add(&records[i])
	}
	r, err := link.People(context.Background(), table, o)
	if err != nil {
		t.Fatal(err)
	}
	return table, r
}

var linked struct {
	sync.Once
	table  *link.Table
	result *link.Result
}

// linkedTown is the town as it is linked on its own, which is done once.
func linkedTown(t testing.TB) (*link.Table, *link.Result) {
	t.Helper()
	linked.Do(func() { linked.table, linked.result = people(t, townRecords(t), link.Options{}) })
	return linked.table, linked.result
}

func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	records := townRecords(t)
	_, r := linkedTown(t)
	want := partition(records, r.Cluster)
	for seed := range 2 {
		mixed := rapid.Permutation(records).Example(seed)
		_, r := people(t, mixed, link.Options{})
		if diff := cmp.Diff(want, partition(mixed, r.Cluster)); diff != "" {
			t.Fatalf("in another order other people: %s", diff)
		}
	}
}

func TestThreadsDoNotMatter(t *testing.T) {
	records := townRecords(t)
	_, many := linkedTown(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	_, one := people(t, records, link.Options{})
	if diff := cmp.Diff(many, one); diff != "" {
		t.Error(diff)
	}
}

// An explanation has the weight of the run, to the bit: also from the model
// as it was saved, and a table that holds but the two rows, either way round.
func TestExplainAgrees(t *testing.T) {
	records := townRecords(t)
	table, r := linkedTown(t)
	text, err := json.Marshal(r.Model)
	if err != nil {
		t.Fatal(err)
	}
	var saved link.Model
	if err := json.Unmarshal(text, &saved); err != nil {
		t.Fatal(err)
	}
	if err := saved.Check(); err != nil {
		t.Fatal(err)
	}
	if len(r.Edges) < 500 {
		t.Fatalf("only %d edges", len(r.Edges))
	}
	for i := 0; i < len(r.Edges); i += 7 {
		e := r.Edges[i]
		x := link.Explain(r.Model, table, int(e.A), int(e.B))
		sum := 0.0
		for _, l := range x.Lines {
			sum += l.Bits
		}
		if float32(x.Weight) != e.Weight || math.Abs(sum-x.Weight) > .06 {
			t.Fatalf("edge weighs %v, explained as %v, with lines that add up to %v", e.Weight, x.Weight, sum)
		}
		two := link.NewTable()
		two.Add(&records[e.B])
		two.Add(&records[e.A])
		if diff := cmp.Diff(x, link.Explain(&saved, two, 0, 1)); diff != "" {
			t.Fatalf("explained otherwise on its own: %s", diff)
		}
	}
}

// A saved model finds the same people without training.
func TestSavedModel(t *testing.T) {
	records := townRecords(t)
	_, trained := linkedTown(t)
	_, given := people(t, records, link.Options{Model: trained.Model})
	if !slices.Equal(trained.Cluster, given.Cluster) {
		t.Error("the model's own records fall otherwise")
	}
	broken := *trained.Model
	broken.Comparisons = broken.Comparisons[1:]
	if _, err := link.People(context.Background(), link.NewTable(), link.Options{Model: &broken}); !errors.Is(err, byname.ErrInvalid) {
		t.Error(err)
	}
}

func TestFewOrOddRows(t *testing.T) {
	same := feed.Record{Agency: "gp"}
	same.Given, same.Family = byname.Hide("Ann"), byname.Hide("Lee")
	for name, rows := range map[string][]feed.Record{
		"none": {}, "one": {same}, "two": {same, same}, "nothing said": make([]feed.Record, 50),
		"all the same": slices.Repeat([]feed.Record{same}, 900),
	} {
		for i := range rows {
			rows[i].Key = feed.Key(name) + feed.Key(rune('a'+i%26)) + feed.Key(rune('a'+i/26))
		}
		_, r := people(t, rows, link.Options{})
		if len(r.Cluster) != len(rows) || r.Model.Check() != nil && len(rows) > 0 {
			t.Errorf("%s: %d clusters of %d rows, model %v", name, len(r.Cluster), len(rows), r.Model.Check())
		}
		if name == "nothing said" && r.Persons != 50 {
			t.Errorf("of rows that say nothing %d persons were made", r.Persons)
		}
		if name == "none" || name == "one" {
			if len(r.Model.Notes) == 0 {
				t.Errorf("%s: nothing was learned and nothing said of it", name)
			}
		}
	}
}

func TestStopsWhenTold(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	table := link.NewTable()
	town(t, table)
	if _, err := link.People(ctx, table, link.Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
