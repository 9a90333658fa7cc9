package signal

import (
	"fmt"
	"slices"

	"cel.dev/cel-go/common/operators"

	"byname"
)

// A Set is rules compiled once, to be put to any number of people from any
// number of goroutines.
type Set struct {
	words *vocabulary
	rules []compiled
}

type compiled struct {
	Rule
	who   func(*view) bool
	signs []compiledSign
	clock clock
	shows kindSet // what its reasons may speak of
}

type compiledSign struct {
	Sign
	when    func(*view) bool
	needs   []need
	reasons []*selection
}

var badNames = Fault{Line: 1, Column: 1, Found: "a name in kinds that cannot be used", Expected: "names in small letters that are not words of the language"}

// Compile checks the rules and makes them ready. Its error is Faults: all that
// is wrong, each with its place.
func Compile(words Words, rules []Rule) (*Set, error) {
	if len(words.Kinds) > kindLimit {
		return nil, byname.Invalid("event kinds", fmt.Sprintf("no more than %d", kindLimit), "raise kindLimit in signal/kinds.go")
	}
	s := &Set{words: number(words)}
	var faults Faults
	for i, r := range rules {
		c, bad := s.compile(r)
		for _, f := range bad {
			f.Rule = i
			faults = append(faults, f)
		}
		s.rules = append(s.rules, c)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return s, nil
}

// Join is all the rules of sets that were compiled with the same kinds of
// event, in their order.
func Join(words Words, sets ...*Set) (*Set, error) {
	all := &Set{words: number(words)}
	for _, s := range sets {
		if !slices.Equal(s.words.names, all.words.names) {
			return nil, byname.Invalid("rules", "one list of kinds of event for all", "compile them with the same words")
		}
		all.rules = append(all.rules, s.rules...)
	}
	return all, nil
}

func (s *Set) compile(r Rule) (compiled, []Fault) {
	c := compiled{Rule: r}
	env, err := with(r.Kinds)
	if err != nil {
		return c, []Fault{badNames}
	}
	var faults []Fault
	scope := formula{op: operators.LogicalAnd} // of nothing: everybody
	subjects := map[string]*subject{}
	expression := func(part, text, gives string) term {
		tree, bad := parse(env, text, gives, r.Kinds)
		var t term
		if tree != nil {
			k := compiler{words: s.words, names: r.Kinds, tree: tree, clock: c.clock}
			t = k.term(tree.Expr())
			c.clock, bad = k.clock, append(bad, k.faults...)
			if gives == "yes" && len(bad) == 0 {
				bad = k.beside(&scope, subjects, part == "who")
			}
		}
		for _, f := range bad {
			f.Part = part
			faults = append(faults, f)
		}
		return t
	}
	who := term{test: func(*view) bool { return true }}
	if r.Who != "" {
		who = expression("who", r.Who, "yes")
	}
	c.who = who.test
	for i, sign := range r.Signs {
		part := fmt.Sprintf("signs[%d].", i)
		before := len(faults)
		when := expression(part+"when", sign.When, "yes")
		cs := compiledSign{Sign: sign, when: when.test, needs: both(who.needs, when.needs)}
		if len(cs.needs) == 0 && len(faults) == before {
			faults = append(faults, Fault{Part: part + "when", Line: 1, Column: 1, Found: "a sign that can hold of people of whom nothing is known", Expected: "at least one kind of event that must have happened"})
		}
		for j, because := range sign.Because {
			if t := expression(fmt.Sprintf("%sbecause[%d]", part, j), because, "events"); t.picks != nil {
				cs.reasons = append(cs.reasons, t.picks)
				c.shows.union(&t.picks.kinds)
			}
		}
		c.signs = append(c.signs, cs)
	}
	return c, faults
}

// Reads are the kinds of event that a programme's rules look at or show, in
// the order of their names.
func (s *Set) Reads(programme string) (kinds []string) {
	for _, r := range s.rules {
		if r.Programme != programme {
			continue
		}
		for code, name := range s.words.names {
			if r.clock.kinds.has(uint16(code)) || r.shows.has(uint16(code)) {
				kinds = append(kinds, name)
			}
		}
	}
	return kinds
}
