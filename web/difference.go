package web

import (
	"html"
	"slices"
	"strings"

	"github.com/a-h/templ"
)

// A piece is a run of letters that another text has too, or has not.
type piece struct {
	Text    string
	Differs bool
}

// differences cuts two texts into what they share and what they do not. Texts
// of as many words are compared word by word, others by the words they share;
// words that share little differ whole. Case does not count.
func differences(a, b string) (left, right []piece) {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return shared(x, y), shared(y, x)
	}
	for i := range x {
		l, r := letters(x[i], y[i])
		if i > 0 {
			l, r = append([]piece{{Text: " "}}, l...), append([]piece{{Text: " "}}, r...)
		}
		left, right = append(left, l...), append(right, r...)
	}
	return joined(left), joined(right)
}

// shared marks the words of a that b has not.
func shared(a, b []string) (list []piece) {
	for i, w := range a {
		if i > 0 {
			list = append(list, piece{Text: " "})
		}
		list = append(list, piece{w, !slices.ContainsFunc(b, func(o string) bool { return strings.EqualFold(o, w) })})
	}
	return joined(list)
}

// letters compares two words by their longest common run of letters in order.
func letters(a, b string) (left, right []piece) {
	x, y := []rune(a), []rune(b)
	same := func(i, j int) bool { return strings.EqualFold(string(x[i]), string(y[j])) }
	most := make([][]int, len(x)+1)
	for i := range most {
		most[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if same(i, j) {
				most[i][j] = most[i+1][j+1] + 1
			} else {
				most[i][j] = max(most[i+1][j], most[i][j+1])
			}
		}
	}
	if most[0][0]*2 < max(len(x), len(y)) {
		return []piece{{a, true}}, []piece{{b, true}}
	}
	for i, j := 0, 0; i < len(x) || j < len(y); {
		switch {
		case i < len(x) && j < len(y) && same(i, j):
			left, right = append(left, piece{string(x[i]), false}), append(right, piece{string(y[j]), false})
			i, j = i+1, j+1
		case j == len(y) || i < len(x) && most[i+1][j] >= most[i][j+1]:
			left = append(left, piece{string(x[i]), true})
			i++
		default:
			right = append(right, piece{string(y[j]), true})
			j++
		}
	}
	return left, right
}

// joined makes neighbours that differ alike one.
func joined(list []piece) (all []piece) {
	for _, p := range list {
		if n := len(all); n > 0 && all[n-1].Differs == p.Differs {
			all[n-1].Text += p.Text
		} else {
			all = append(all, p)
		}
	}
	return all
}

// pieces shows a text, with what differs marked where it is to be. It is made
// here because a template would put spaces between the letters of a word.
func pieces(list []piece, mark bool) templ.Component {
	var b strings.Builder
	for _, p := range list {
		text := html.EscapeString(p.Text)
		if p.Differs && mark {
			text = `<mark class="byname-differs">` + text + `</mark>`
		}
		b.WriteString(text)
	}
	return templ.Raw(b.String())
}
