package signal

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"

	"byname/internal/spell"
)

var (
	isWord     = regexp.MustCompile(`^[a-zA-Z]`)
	undeclared = regexp.MustCompile(`undeclared reference to '([^']*)'`)
	wrongType  = regexp.MustCompile(`expected type '([^']*)' but found '([^']*)'`)
	noOverload = regexp.MustCompile(`found no matching overload for '([^']*)' applied to '([^']*)'`)
)

// parse checks an expression that must give a value of the type.
func parse(env *cel.Env, text, gives string, names map[string][]string) (*ast.AST, []Fault) {
	checked, issues := env.Compile(text)
	if issues.Err() != nil {
		var faults []Fault
		for _, e := range issues.Errors() {
			faults = append(faults, explain(e, names))
		}
		return nil, faults
	}
	if got := checked.OutputType(); !got.IsEquivalentType(celTypes[gives]) {
		return nil, []Fault{{Line: 1, Column: 1, Found: "this gives " + plainType(got.String()), Expected: "something that gives " + plainType(celTypes[gives].String())}}
	}
	return checked.NativeRep(), nil
}

// explain says what CEL found wrong in the words of docs/signal.md.
func explain(e *common.Error, names map[string][]string) Fault {
	f := Fault{Line: e.Location.Line(), Column: e.Location.Column() + 1}
	if m := wrongType.FindStringSubmatch(e.Message); m != nil {
		f.Found, f.Expected = plainType(m[2])+" where there must be "+plainType(m[1]), "a question that has that answer"
		return f
	}
	if m := undeclared.FindStringSubmatch(e.Message); m != nil {
		if symbol := strings.Trim(m[1], "_"); !isWord.MatchString(symbol) {
			f.Found, f.Expected = "the sign "+symbol, "comparisons, &&, || and !: there is no arithmetic"
			return f
		}
		f.Found, f.Expected = "no word "+m[1], "a word of the language"
		f.Nearest = spell.Nearest(m[1], allWords(names))
		return f
	}
	if m := noOverload.FindStringSubmatch(e.Message); m != nil {
		operator, plain := strings.CutPrefix(m[1], "_")
		if plain || strings.HasPrefix(m[1], "!") {
			f.Found = strings.Trim(operator, "_") + " cannot stand between these"
			f.Expected = "two tests, two counts, two texts, or a measure and a number"
			return f
		}
		var forms []string
		for _, w := range language() {
			if w.name == m[1] {
				forms = append(forms, w.form())
			}
		}
		f.Found, f.Expected = m[1]+" used as "+plainType(m[2]), strings.Join(forms, " or ")
		return f
	}
	found, _, _ := strings.Cut(strings.TrimPrefix(e.Message, "Syntax error: "), "\n")
	found, _, _ = strings.Cut(found, " expecting {")
	f.Found = found
	f.Expected = "an expression such as " + `events("ed.attendance").within(90).count() >= 2`
	return f
}

func allWords(names map[string][]string) []string {
	words := slices.Collect(maps.Keys(names))
	for _, w := range language() {
		words = append(words, w.name)
	}
	return words
}

var plainTypes = strings.NewReplacer("bool", "yes or no", "int", "a count", "double", "a number", "string", "text")

func plainType(t string) string { return plainTypes.Replace(t) }
