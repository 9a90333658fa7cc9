package signal_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"byname"
	"byname/feed"
	"byname/signal"
)

// The night's evaluator, the one for a home in which something just happened,
// the one for one person and the slow oracle say the same of everybody: who is
// found, by which signs, since when and why.
func TestTheEvaluatorsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules := anyRules(t)
		set, err := signal.Compile(signal.Words{Kinds: feed.Kinds()}, rules)
		if err != nil {
			t.Fatal(err)
		}
		homes := anyHomes(t)
		all, err := set.EvaluateAll(context.Background(), asOf, slices.Values(homes))
		if err != nil {
			t.Fatal(err)
		}
		var atOnce, alone, slow []signal.Signal
		for _, h := range homes {
			// The last thing that was told of each home comes by itself.
			latest := h.Members[0].Events
			if n := len(latest); n > 0 {
				h = h.With(h.Members[0].ID) // a copy
				h.Members[0].Events = latest[:n-1]
				h = h.With(h.Members[0].ID, latest[n-1])
			}
			atOnce = append(atOnce, set.EvaluateHome(h, asOf)...)
			for i, m := range h.Members {
				f := signal.Facts{Person: m, AsOf: asOf, Deprivation: h.Deprivation, Deciles: h.Deciles, Programmes: h.Programmes[m.ID]}
				f.Home = append(slices.Clone(h.Members[:i]), h.Members[i+1:]...)
				alone = append(alone, set.Evaluate(f)...)
				slow = append(slow, oracleSignals(rules, f)...)
			}
		}
		for name, other := range map[string][]signal.Signal{"at once": atOnce, "alone": alone, "slowly": slow} {
			if got, want := said(other), said(all); got != want {
				t.Fatalf("%+v\n%s:\n%sand by night:\n%s", rules, name, got, want)
			}
		}
	})
}

// said is what matters of signals, in words.
func said(signals []signal.Signal) (s string) {
	for _, x := range signals {
		var reasons []string
		for _, r := range x.Reasons {
			reasons = append(reasons, fmt.Sprint(r.Whose, " ", r.Event, " ", r.Day))
		}
		slices.Sort(reasons) // things of one minute have no order
		s += fmt.Sprintln(x.Person, x.Programme, x.Signs, x.Since, reasons)
	}
	return s
}

func anyRules(t *rapid.T) (rules []signal.Rule) {
	for i := range rapid.IntRange(1, 3).Draw(t, "programmes") {
		r := signal.Rule{Programme: fmt.Sprint("p", i), Kinds: map[string][]string{"trouble": {"ambulance", "housing.arrears"}}}
		if rapid.Bool().Draw(t, "has scope") {
			r.Who = anyTest(t)
		}
		for j := range rapid.IntRange(1, 2).Draw(t, "signs") {
			some := possible(t, "", func(t *rapid.T) string { return anySelection(t) + ".any()" })
			because := []string{strings.TrimSuffix(some, ".any()"), `home.events(trouble).within("2 months")`}
			rule := anyRule(t)
			if r.Who != "" {
				rule = always + " && " + possible(t, " && ("+r.Who+")", rawRule)
			}
			r.Signs = append(r.Signs, signal.Sign{Name: fmt.Sprint("s", j), When: rule, UrgencyHours: 24 + j, Because: because})
		}
		rules = append(rules, r)
	}
	return rules
}

func anyHomes(t *rapid.T) (homes []signal.Home) {
	id := byname.PersonID(0)
	for range rapid.IntRange(1, 3).Draw(t, "homes") {
		h := signal.Home{Deprivation: int8(rapid.IntRange(0, 5).Draw(t, "deprivation")), Programmes: map[byname.PersonID]map[string]string{}}
		for _, d := range []*int8{&h.Deciles.Income, &h.Deciles.Employment, &h.Deciles.Education, &h.Deciles.Health, &h.Deciles.Crime, &h.Deciles.Housing, &h.Deciles.Environment} {
			*d = int8(rapid.IntRange(0, 10).Draw(t, "decile"))
		}
		for range rapid.IntRange(1, 3).Draw(t, "members") {
			id++
			life := anyLife(t, id)
			life.NoFixed = rapid.Bool().Draw(t, "no fixed home")
			switch rapid.IntRange(0, 9).Draw(t, "presence") {
			case 0:
				life.Objects = true
			case 1:
				life.Died = asOf - byname.Day(rapid.IntRange(-5, 5).Draw(t, "died"))
			}
			h.Members = append(h.Members, life)
			h.Programmes[id] = map[string]string{"falls": rapid.SampledFrom([]string{"offered", "active", "declined", "done"}).Draw(t, "falls")}
		}
		homes = append(homes, h)
	}
	return homes
}

// What is refused because it can be so of nobody, or is so of everybody, is: the
// oracle, which reasons about nothing, finds nobody for whom it is otherwise.
func TestWhatIsRefusedAsImpossibleIs(t *testing.T) {
	refused := 0
	rapid.Check(t, func(t *rapid.T) {
		text, facts := rawRule(t), anyFacts(t)
		_, err := signal.CompileQuestion(signal.Words{Kinds: feed.Kinds()}, nil, text)
		var faults signal.Faults
		if !errors.As(err, &faults) {
			return
		}
		refused++
		o := oracle{day: asOf, self: 1, people: append(slices.Clone(facts.Home), facts.Person)}
		so := o.eval(parsed(text)).(bool)
		switch found := faults[0].Found; {
		case found == "conditions that exclude one another" && so:
			t.Errorf("%s is so, and was refused: %v", text, err)
		case found == "conditions of which one always holds" && !so:
			t.Errorf("%s is not so, and was refused: %v", text, err)
		}
	})
	if refused == 0 {
		t.Error("nothing was refused")
	}
}
