package splink

import (
	"regexp"
	"strings"
)

// regexpExtract gives a group of the first place where the expression fits,
// or an empty text. DuckDB and Go have one kind of expression (RE2).
func regexpExtract(args []*node) (func([]value) value, string) {
	group := 0
	if len(args) == 3 {
		if args[2].kind != aNumber || args[2].num < 0 || args[2].num > 99 {
			return nil, "the number of a group"
		}
		group = int(args[2].num)
	}
	re, expected := expression(args[1])
	if expected != "" {
		return nil, expected
	}
	if group > re.NumSubexp() {
		return nil, "a group that the expression has"
	}
	return func(a []value) value {
		s, ok := a[0].asText()
		if !ok {
			return value{}
		}
		at := re.FindStringSubmatchIndex(s)
		if at == nil || at[2*group] < 0 {
			return txt("")
		}
		return txt(s[at[2*group]:at[2*group+1]])
	}, ""
}

// regexpReplace changes the first place where the expression fits, or with
// 'g' every one.
func regexpReplace(args []*node) (func([]value) value, string) {
	re, expected := expression(args[1])
	if expected != "" {
		return nil, expected
	}
	every := false
	if len(args) == 4 {
		if every = args[3].kind == aText && args[3].name == "g"; !every {
			return nil, "'g'"
		}
	}
	if args[2].kind != aText || strings.Contains(args[2].name, `\`) {
		return nil, "a text without groups"
	}
	to := args[2].name
	return func(a []value) value {
		s, ok := a[0].asText()
		if !ok {
			return value{}
		}
		if every {
			return txt(re.ReplaceAllLiteralString(s, to))
		}
		if at := re.FindStringIndex(s); at != nil {
			s = s[:at[0]] + to + s[at[1]:]
		}
		return txt(s)
	}, ""
}

func expression(n *node) (*regexp.Regexp, string) {
	if n.kind != aText {
		return nil, "an expression in quotes"
	}
	re, err := regexp.Compile(n.name)
	if err != nil {
		return nil, "a regular expression that is one (RE2)"
	}
	return re, ""
}
