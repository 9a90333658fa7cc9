package signal

import "cel.dev/cel-go/common/operators"

// Never reports that there can be no day and nobody of whom all of yes holds
// and none of no: what they say contradicts itself. It is sure when it says so.
// Of expressions with faults, which are told of elsewhere, it says nothing.
func Never(words Words, names map[string][]string, yes, no []string) bool {
	env, err := with(names)
	if err != nil {
		return false
	}
	subjects := map[string]*subject{}
	all := formula{op: operators.LogicalAnd}
	for i, text := range append(append([]string{}, yes...), no...) {
		tree, _ := parse(env, text, "yes", names)
		if tree == nil {
			return false
		}
		c := compiler{words: number(words), names: names, tree: tree}
		f := c.read(tree.Expr(), subjects)
		if len(c.faults) > 0 {
			return false
		}
		if i >= len(yes) {
			f = formula{op: operators.LogicalNot, parts: []formula{f}}
		}
		all.parts = append(all.parts, f)
	}
	nested(subjects)
	return impossible(all, subjects)
}
