package signal_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"byname/feed"
	"byname/signal"
)

// What is said to contradict itself never is so: the oracle, which reasons
// about nothing, finds nobody of whom it is.
func TestWhatContradictsItselfIsNeverSo(t *testing.T) {
	words, said, open := signal.Words{Kinds: feed.Kinds()}, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		one := func(list string) (texts []string) {
			for range rapid.IntRange(1, 2).Draw(t, list) {
				events := fmt.Sprintf("events(%q)", rapid.SampledFrom(kinds[:2]).Draw(t, "of"))
				if n := rapid.SampledFrom([]int{0, 30, 200}).Draw(t, "days"); n > 0 {
					events += fmt.Sprintf(".within(%d)", n)
				}
				n := rapid.IntRange(0, 3).Draw(t, "number")
				texts = append(texts, rapid.SampledFrom([]string{events + ".any()", events + ".none()", fmt.Sprintf("%s.count() >= %d", events, n), fmt.Sprintf("%s.count() < %d", events, n), fmt.Sprintf("(age >= %d || %s.any())", 20*n, events)}).Draw(t, "test"))
			}
			return texts
		}
		yes, no, facts := one("yes"), one("no"), anyFacts(t)
		if !signal.Never(words, nil, yes, no) {
			open++
			return
		}
		said++
		o := oracle{day: asOf, self: 1, people: append(slices.Clone(facts.Home), facts.Person)}
		for i, text := range append(slices.Clone(yes), no...) {
			if o.eval(parsed(text)).(bool) != (i < len(yes)) {
				return
			}
		}
		t.Errorf("%v without %v is so", yes, no)
	})
	if said == 0 || open == 0 {
		t.Errorf("%d contradict themselves, %d do not", said, open)
	}
	if signal.Never(words, nil, []string{"age >"}, []string{"age > 3"}) {
		t.Error("something is said of what cannot be read")
	}
}
