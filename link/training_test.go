package link_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"

	"byname"
	"byname/feed"
	"byname/link"
)

// Every probability that was learned lies in its interval, more pairs make
// it narrower, and the model says how it came to be.
func TestTrainingIsKept(t *testing.T) {
	records := townRecords(t)
	_, all := linkedTown(t)
	_, few := people(t, records[:len(records)/6], link.Options{})
	wide := [2]float64{}
	for c, x := range all.Model.Comparisons {
		for l, level := range x.Levels {
			if !(level.MLow <= level.M && level.M <= level.MTop && level.ULow <= level.U && level.U <= level.UTop && level.MLow >= 0 && level.MTop <= 1) {
				t.Errorf("%s: m %v in %v to %v, u %v in %v to %v", level.Words, level.M, level.MLow, level.MTop, level.U, level.ULow, level.UTop)
			}
			wide[0] += level.MTop - level.MLow
			wide[1] += few.Model.Comparisons[c].Levels[l].MTop - few.Model.Comparisons[c].Levels[l].MLow
		}
	}
	if wide[0] >= wide[1] {
		t.Errorf("intervals are %v wide in all, %v with a sixth of the records", wide[0], wide[1])
	}
	how := all.Model.Training
	if how.Random == 0 || how.AtHome == 0 || how.Asked == 0 || how.Rounds != 3 || len(how.Lists) < 7 || len(how.Rules) != len(all.Rules) || how.Restless > .01 {
		t.Errorf("the training says of itself: %+v", how)
	}
	_, again := people(t, records, link.Options{})
	if d := diff.Diff(all.Model, again.Model); d != "" {
		t.Error(d)
	}
}

// Another seed draws other pairs, which teach nearly the same.
func TestSeed(t *testing.T) {
	records := townRecords(t)
	_, one := people(t, records, link.Options{Seed: 1})
	_, two := people(t, records, link.Options{Seed: 2})
	if one.Model.Training.Seed != 1 || diff.Equal(one.Model.Comparisons, two.Model.Comparisons) {
		t.Error("the seed drew the same pairs")
	}
	if d := diff.Diff(partition(records, one.Cluster), partition(records, two.Cluster)); d != "" {
		t.Error("another seed, other people: ", d)
	}
}

// Who is labelled need not hold together, but teaches: people who say that
// pairs near the line are one person lower it, and those who say the
// opposite raise it. Fewer than twenty teach nothing.
func TestLabelsTeach(t *testing.T) {
	records := townRecords(t)
	_, none := linkedTown(t)
	said := func(n int, same bool) *link.Model {
		edges := slices.Clone(none.Edges)
		slices.SortStableFunc(edges, func(a, b link.Edge) int { return cmp.Compare(max(a.Weight, -a.Weight), max(b.Weight, -b.Weight)) })
		var labels []link.Ruling
		for _, e := range edges[:n] {
			labels = append(labels, link.Ruling{A: records[e.A].Key, B: records[e.B].Key, Same: same})
		}
		_, r := people(t, records, link.Options{Labels: labels})
		return r.Model
	}
	if few := said(19, true); few.Lambda != none.Model.Lambda || few.Training.Same != 0 {
		t.Error("nineteen labels taught something")
	}
	one, two := said(30, true), said(30, false)
	if !(two.Lambda < none.Model.Lambda && none.Model.Lambda < one.Lambda) {
		t.Errorf("the prior is %v when pairs are one person, %v when nobody says and %v when they are two", one.Lambda, none.Model.Lambda, two.Lambda)
	}
	if one.Training.Same != 30 || two.Training.Apart != 30 || one.Training.Moved <= 0 || two.Training.Moved >= 0 {
		t.Errorf("kept of labels: %+v, %+v", one.Training, two.Training)
	}
}

// Sharing a name that is common in the population says less than the file
// alone would have it, and one that is rare in it more.
func TestNamesOfThePopulation(t *testing.T) {
	records := townRecords(t)
	for i := range 2 {
		r := feed.Record{Agency: "gp", Key: feed.Key(fmt.Sprint("case/", i))}
		r.Given, r.Family, r.Born = byname.Hide("Onyeka"), byname.Hide("Satterthwaite"), byname.Hide(byname.OnDay(1980, 2, 1))
		records = append(records, r)
	}
	bits := func(o link.Options) map[string]float64 {
		table, r := people(t, records, o)
		of := map[string]float64{}
		for _, l := range link.Explain(r.Model, table, len(records)-2, len(records)-1).Lines {
			of[l.Of] = l.Bits
		}
		return of
	}
	family, err := link.ReadNameCounts(strings.NewReader("name,count\nSmith,500000\nSatterthwaite,900000\n"))
	if err != nil {
		t.Fatal(err)
	}
	given, err := link.ReadNameCounts(strings.NewReader("Anne,1000000\nOnyeka,7\n"))
	if err != nil {
		t.Fatal(err)
	}
	alone, beside := bits(link.Options{}), bits(link.Options{Family: family, Given: given})
	if beside["family name"] > alone["family name"]-5 {
		t.Errorf("a common family name weighs %.1f, alone %.1f", beside["family name"], alone["family name"])
	}
	if beside["given name"] < alone["given name"]+3 {
		t.Errorf("a rare given name weighs %.1f, alone %.1f", beside["given name"], alone["given name"])
	}
	for _, bad := range []string{"", "name,count\n", "Ann\n", "Ann,5\nBob,many\n", "Ann,-3\n", "\"Ann,5\n", "Ann,NaN\nBob,NaN"} {
		if _, err := link.ReadNameCounts(strings.NewReader(bad)); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
