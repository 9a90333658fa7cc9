package signal

import (
	"cel.dev/cel-go/common/operators"

	"byname"
)

// A Question is a yes or no in the language of rules, put to one person at a
// time: has the programme succeeded for them? Unlike a sign, it may hold of
// somebody to whom nothing has happened.
type Question struct {
	words *vocabulary
	holds func(*view) bool
}

// CompileQuestion checks a question, with the names it gives to lists of
// kinds. Its error is Faults.
func CompileQuestion(words Words, kinds map[string][]string, text string) (*Question, error) {
	w := number(words)
	env, err := with(kinds)
	if err != nil {
		return nil, Faults{badNames}
	}
	tree, faults := parse(env, text, "yes", kinds)
	if tree == nil {
		return nil, Faults(faults)
	}
	c := compiler{words: w, names: kinds, tree: tree}
	t := c.term(tree.Expr())
	if len(c.faults) == 0 {
		c.faults = c.beside(&formula{op: operators.LogicalAnd}, map[string]*subject{}, false)
	}
	if len(c.faults) > 0 {
		return nil, Faults(c.faults)
	}
	return &Question{w, t.test}, nil
}

// Holds reports whether the answer is yes on a day, from what was known on it.
// It is no for those whom no rule may see.
func (q *Question) Holds(f Facts, day byname.Day) (yes bool) {
	w := worker{set: &Set{words: q.words}}
	f.AsOf = day
	w.each(f.home(), day, func(v *view, member int) {
		if member == len(f.Home) {
			yes = q.holds(v)
		}
	})
	return yes
}
