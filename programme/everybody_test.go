package programme_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/programme"
	"byname/signal"
)

// town is households of one to five people, each with about events things in
// five years, of all kinds alike but for contacts with the GP, which are half.
func town(people, events int) (homes []signal.Home) {
	dice := rand.New(rand.NewPCG(3, 4))
	var kinds []string
	for kind := range feed.Kinds() {
		if kind != "died" && kind != "gp.left" && kind != "consent.objection" {
			kinds = append(kinds, kind)
		}
	}
	slices.Sort(kinds)
	asOf := byname.OnDay(2026, 6, 30)
	for id := 0; id < people; {
		var h signal.Home
		for range 1 + dice.IntN(5) {
			id++
			var life population.Timeline
			life.ID = byname.PersonID(id)
			life.Born = byname.Hide(asOf - byname.Day(dice.IntN(33000)))
			for i := range dice.IntN(2 * events) {
				kind := "gp.contact"
				if dice.IntN(2) == 0 {
					kind = kinds[dice.IntN(len(kinds))]
				}
				at := (asOf - byname.Day(dice.IntN(1826))).Start() + byname.Minute(dice.IntN(1440))
				e := feed.Event{Key: feed.Key(strconv.Itoa(id) + "/" + strconv.Itoa(i)), Kind: kind, At: at, Value: float64(dice.IntN(100)), HasValue: true}
				life.Events = append(life.Events, population.Event{Event: e, Agency: "gp"})
			}
			slices.SortFunc(life.Events, func(a, b population.Event) int { return int(a.At - b.At) })
			h.Members = append(h.Members, life)
		}
		homes = append(homes, h)
	}
	return homes
}

// Everybody at once and one by one come to the same.
func TestEverybodyIsEachOne(t *testing.T) {
	set, err := programme.Compile(greaterManchester(t), words(t))
	if err != nil {
		t.Fatal(err)
	}
	homes, asOf := town(2000, 12), byname.OnDay(2026, 6, 30)
	all, err := set.EvaluateAll(context.Background(), asOf, slices.Values(homes))
	if err != nil {
		t.Fatal(err)
	}
	var each []signal.Signal
	for _, h := range homes {
		for i, m := range h.Members {
			f := signal.Facts{Person: m, AsOf: asOf}
			f.Home = append(slices.Clone(h.Members[:i]), h.Members[i+1:]...)
			each = append(each, set.Evaluate(f)...)
		}
	}
	if len(all) != len(each) || len(all) == 0 {
		t.Fatalf("%d signals of everybody at once, %d one by one", len(all), len(each))
	}
	for i := range all {
		if all[i].Person != each[i].Person || all[i].Programme != each[i].Programme || all[i].Since != each[i].Since || len(all[i].Reasons) != len(each[i].Reasons) {
			t.Fatalf("signal %d is %+v at once and %+v alone", i, all[i], each[i])
		}
	}
	stop, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := set.EvaluateAll(stop, asOf, slices.Values(homes)); err != context.Canceled {
		t.Errorf("a run that was stopped gave %v", err)
	}
}

// Every programme over half a million people with 36 events each, as many as
// 2.8 million people with 100 million events have.
func BenchmarkHalfAMillion(b *testing.B) {
	set, err := programme.Compile(greaterManchester(b), words(b))
	if err != nil {
		b.Fatal(err)
	}
	homes := town(20_000, 36)
	again := func(yield func(signal.Home) bool) {
		for range 25 {
			for _, h := range homes {
				if !yield(h) {
					return
				}
			}
		}
	}
	for b.Loop() {
		signals, err := set.EvaluateAll(context.Background(), byname.OnDay(2026, 6, 30), again)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(signals)), "signals")
	}
}

// The same, at 24 month ends in one pass.
func BenchmarkTwoYearsOfHalfAMillion(b *testing.B) {
	set, err := programme.Compile(greaterManchester(b), words(b))
	if err != nil {
		b.Fatal(err)
	}
	homes := town(20_000, 36)
	var days []byname.Day
	for back := range 24 {
		days = append(days, byname.OnDay(2026, time.Month(7-back), 1)-1)
	}
	again := func(yield func(signal.Home) bool) {
		for range 25 {
			for _, h := range homes {
				if !yield(h) {
					return
				}
			}
		}
	}
	for b.Loop() {
		found := 0
		if err := set.Over(context.Background(), days, again, func(_ signal.Home, all []signal.Finding) { found += len(all) }); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(found), "found")
	}
}
