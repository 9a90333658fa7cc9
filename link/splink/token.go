package splink

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"byname"
)

type tokenKind uint8

const (
	end    tokenKind = iota
	word             // a name or keyword, as written
	quoted           // a name in " or `
	text             // in '
	number
	mark // an operator or bracket
)

type token struct {
	kind tokenKind
	text string
	num  float64
	at   int // byte of the condition
}

// is reports whether a token is a keyword or a mark.
func (t token) is(s string) bool {
	return t.kind == mark && t.text == s || t.kind == word && strings.EqualFold(t.text, s)
}

// refuse says what of a condition is not understood, and where.
func refuse(sql string, at int, format string, a ...any) error {
	return byname.Invalid(fmt.Sprintf("SQL %q, letter %d", shortened(sql), utf8.RuneCountInString(sql[:min(at, len(sql))])+1),
		fmt.Sprintf(format, a...), "write it as in docs/splink.md")
}

// longestShown is how much of a condition an error shows.
const longestShown = 300

func shortened(s string) string {
	if len(s) <= longestShown {
		return s
	}
	return strings.ToValidUTF8(s[:longestShown], "") + "…"
}

// marks, the longer first.
var marks = []string{"<=", ">=", "<>", "!=", "||", "->", "::", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", ".", ":"}

// tokens cuts a condition into tokens; the last is an end. With escapes, a
// backslash in a text stands before a letter that means itself, as on Spark.
func tokens(sql string, escapes bool) (list []token, err error) {
	for i := 0; i < len(sql); {
		r, size := utf8.DecodeRuneInString(sql[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return nil, refuse(sql, i, "text in UTF-8")
		case unicode.IsSpace(r):
			i += size
		case r == '\'' || r == '"' || r == '`':
			s, next, ok := enclosed(sql, i, escapes && r == '\'')
			if !ok {
				return nil, refuse(sql, i, "a closing %c", r)
			}
			kind := quoted
			if r == '\'' {
				kind = text
			}
			list = append(list, token{kind: kind, text: s, at: i})
			i = next
		case r >= '0' && r <= '9' || r == '.' && i+1 < len(sql) && sql[i+1] >= '0' && sql[i+1] <= '9':
			next := i + numberLength(sql[i:])
			n, err := strconv.ParseFloat(sql[i:next], 64)
			if err != nil {
				return nil, refuse(sql, i, "a number")
			}
			list = append(list, token{number, sql[i:next], n, i})
			i = next
		case r == '_' || unicode.IsLetter(r):
			next := i
			for next < len(sql) {
				r, size := utf8.DecodeRuneInString(sql[next:])
				if r != '_' && r != '$' && !unicode.IsLetter(r) && !unicode.IsDigit(r) || r == utf8.RuneError {
					break
				}
				next += size
			}
			list = append(list, token{kind: word, text: sql[i:next], at: i})
			i = next
		default:
			m := markAt(sql[i:])
			if m == "" {
				return nil, refuse(sql, i, "a name, a number, a text or an operator, not %q", r)
			}
			list = append(list, token{kind: mark, text: m, at: i})
			i += len(m)
		}
	}
	return append(list, token{kind: end, at: len(sql)}), nil
}

// enclosed reads what stands between quotes; two of them stand for one.
func enclosed(sql string, from int, escapes bool) (s string, next int, ok bool) {
	q := sql[from]
	var b strings.Builder
	for i := from + 1; i < len(sql); i++ {
		if escapes && sql[i] == '\\' && i+1 < len(sql) {
			i++
			b.WriteByte(sql[i])
			continue
		}
		if sql[i] != q {
			b.WriteByte(sql[i])
			continue
		}
		if i+1 < len(sql) && sql[i+1] == q {
			b.WriteByte(q)
			i++
			continue
		}
		return b.String(), i + 1, true
	}
	return "", 0, false
}

func numberLength(s string) int {
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '.') {
		i++
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		j := i + 1
		if j < len(s) && (s[j] == '+' || s[j] == '-') {
			j++
		}
		if j < len(s) && s[j] >= '0' && s[j] <= '9' {
			for i = j; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			}
		}
	}
	return i
}

func markAt(s string) string {
	for _, m := range marks {
		if strings.HasPrefix(s, m) {
			return m
		}
	}
	return ""
}
