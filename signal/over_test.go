package signal_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/signal"
)

// Two years of days in one pass find whom each day by itself would find, by
// the same signs, also of people who come, go, die, object or are suspects.
func TestManyDaysAtOnceAreEachDay(t *testing.T) {
	days := []byname.Day{asOf - 300, asOf - 200, asOf - 60, asOf - 20, asOf - 3, asOf}
	rapid.Check(t, func(t *rapid.T) {
		var rules []signal.Rule
		for i := range 3 {
			r := when(anyRule(t))
			r.Programme = fmt.Sprint("p", i)
			r.Signs = append(r.Signs, signal.Sign{Name: "other", When: anyRule(t), UrgencyHours: 1})
			rules = append(rules, r)
		}
		set, err := signal.Compile(signal.Words{Kinds: feed.Kinds()}, rules)
		if err != nil {
			t.Fatal(err)
		}
		var homes []signal.Home
		for n := range 3 {
			var h signal.Home
			for i := range rapid.IntRange(1, 3).Draw(t, "members") {
				h.Members = append(h.Members, comeAndGo(t, anyLife(t, byname.PersonID(10*n+i+1))))
			}
			homes = append(homes, h)
		}
		type found struct {
			person byname.PersonID
			rule   string
			signs  string
		}
		got := make([]map[found]bool, len(days))
		for i := range got {
			got[i] = map[found]bool{}
		}
		err = set.Over(t.Context(), days, slices.Values(homes), func(h signal.Home, all []signal.Finding) {
			for _, f := range all {
				for i := range days {
					var signs []string
					for j, on := range f.Signs {
						if on.Has(i) {
							signs = append(signs, rules[f.Programme].Signs[j].Name)
						}
					}
					if f.On.Has(i) != (len(signs) > 0) {
						t.Fatalf("found is %v and the signs are %v", f.On.Has(i), signs)
					}
					if len(signs) > 0 {
						got[i][found{h.Members[f.Member].ID, rules[f.Programme].Programme, fmt.Sprint(signs)}] = true
					}
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		for i, day := range days {
			want, err := set.EvaluateAll(t.Context(), day, slices.Values(homes))
			if err != nil {
				t.Fatal(err)
			}
			if len(want) != len(got[i]) {
				t.Errorf("on %v %d signals, %d in one pass", day, len(want), len(got[i]))
			}
			for _, s := range want {
				if !got[i][found{s.Person, s.Programme, fmt.Sprint(s.Signs)}] {
					t.Errorf("on %v %d is found by %s %v, and is not in one pass", day, s.Person, s.Programme, s.Signs)
				}
			}
		}
	})
}

// comeAndGo lets some leave their practice, die or object.
func comeAndGo(t *rapid.T, life population.Timeline) population.Timeline {
	for _, kind := range []string{"gp.left", "gp.left", "died", "consent.objection"} {
		if rapid.IntRange(0, 5).Draw(t, kind) == 0 {
			at := (asOf - byname.Day(rapid.IntRange(-10, 400).Draw(t, "on"))).Start()
			e := feed.Event{Kind: kind, At: at}
			if rapid.Bool().Draw(t, "ends") {
				e.Until = at.Day() + byname.Day(rapid.IntRange(0, 300).Draw(t, "until"))
			}
			life.Events = append(life.Events, population.Event{Event: e})
		}
	}
	slices.SortStableFunc(life.Events, func(a, b population.Event) int { return int(a.At - b.At) })
	return life
}
