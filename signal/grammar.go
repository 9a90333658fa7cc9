package signal

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/operators"
)

// The types of the language. Events, measures and people are opaque to CEL, so
// that nothing can be done with them but what a word says.
var celTypes = map[string]*cel.Type{
	"events":  cel.OpaqueType("events"),
	"measure": cel.OpaqueType("measure"),
	"people":  cel.OpaqueType("people"),
	"yes":     cel.BoolType,
	"count":   cel.IntType,
	"text":    cel.StringType,
}

// celArguments are the CEL types that an argument may be written in.
var celArguments = map[string][]*cel.Type{
	"span":   {cel.IntType, cel.StringType},
	"days":   {cel.IntType},
	"number": {cel.IntType, cel.DoubleType},
	"kinds":  {cel.StringType, cel.ListType(cel.StringType)},
	"roles":  {cel.StringType, cel.ListType(cel.StringType)},
	"name":   {cel.StringType},
	"events": {celTypes["events"]},
	"tests":  {cel.ListType(cel.BoolType)},
}

// comparisons are all there is besides and, or and not: no arithmetic, no
// index and no loop, so that no rule can fail or run long.
var comparisons = []string{operators.GreaterEquals, operators.Greater, operators.LessEquals, operators.Less, operators.Equals, operators.NotEquals}

// grammar is CEL cut down to the words of the language, without CEL's own
// functions and macros.
var grammar = sync.OnceValue(func() *cel.Env {
	yes, measure := cel.BoolType, celTypes["measure"]
	options := []cel.EnvOption{
		cel.Function(operators.LogicalAnd, cel.Overload("and", []*cel.Type{yes, yes}, yes)),
		cel.Function(operators.LogicalOr, cel.Overload("or", []*cel.Type{yes, yes}, yes)),
		cel.Function(operators.LogicalNot, cel.Overload("not", []*cel.Type{yes}, yes)),
	}
	for _, op := range comparisons {
		overloads := []cel.FunctionOpt{
			cel.Overload("count"+op, []*cel.Type{cel.IntType, cel.IntType}, yes),
			cel.Overload("measure"+op+"whole", []*cel.Type{measure, cel.IntType}, yes),
			cel.Overload("measure"+op, []*cel.Type{measure, cel.DoubleType}, yes),
		}
		if op == operators.Equals || op == operators.NotEquals {
			overloads = append(overloads, cel.Overload("text"+op, []*cel.Type{cel.StringType, cel.StringType}, yes))
		}
		options = append(options, cel.Function(op, overloads...))
	}
	functions := map[string][]cel.FunctionOpt{}
	for _, w := range language() {
		if w.takes == "" && w.on == "" {
			options = append(options, cel.Variable(w.name, celTypes[w.gives]))
			continue
		}
		functions[w.name] = append(functions[w.name], overloads(w)...)
	}
	for _, name := range slices.Sorted(maps.Keys(functions)) {
		options = append(options, cel.Function(name, functions[name]...))
	}
	env, err := cel.NewCustomEnv(options...)
	if err != nil {
		panic("signal: the language of rules: " + err.Error())
	}
	return env
})

// overloads are the forms in which a word may be written: one for each way of
// writing its arguments.
func overloads(w word) (os []cel.FunctionOpt) {
	var of []*cel.Type
	if w.on != "" {
		of = append(of, celTypes[w.on])
	}
	forms := [][]*cel.Type{of}
	for _, takes := range w.arguments() {
		var longer [][]*cel.Type
		for _, f := range forms {
			for _, a := range celArguments[takes] {
				longer = append(longer, append(slices.Clone(f), a))
			}
		}
		forms = longer
	}
	for i, f := range forms {
		id := fmt.Sprint(w.on, "_", w.name, "_", i)
		if w.on == "" {
			os = append(os, cel.Overload(id, f, celTypes[w.gives]))
			continue
		}
		os = append(os, cel.MemberOverload(id, f, celTypes[w.gives]))
	}
	return os
}

// with is the grammar and the names that a rule gives to lists of kinds.
func with(names map[string][]string) (*cel.Env, error) {
	var options []cel.EnvOption
	for _, name := range slices.Sorted(maps.Keys(names)) {
		options = append(options, cel.Variable(name, cel.ListType(cel.StringType)))
	}
	return grammar().Extend(options...)
}
