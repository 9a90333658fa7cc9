package report

import (
	"fmt"
	"html/template"
	"math"
	"strings"

	"byname/link"
)

// evidenceView is one comparison and what its levels are worth.
type evidenceView struct {
	Name   string
	Pairs  float64
	Levels []levelView
}

type levelView struct {
	link.Level
	Bits     float64
	Low, Top float64 // of the bits; both 0 when nothing was learned
	Bar      template.HTML
}

// evidence leaves out comparisons on which nothing was compared.
func evidence(m *link.Model) (list []evidenceView) {
	for _, c := range m.Comparisons {
		if c.Pairs < .5 {
			continue
		}
		v := evidenceView{Name: c.Name, Pairs: c.Pairs}
		for _, l := range c.Levels {
			x := levelView{Level: l, Bits: l.Weight()}
			if l.MTop > 0 && l.ULow > 0 && l.MLow > 0 {
				x.Low, x.Top = math.Log2(l.MLow/l.UTop), math.Log2(l.MTop/l.ULow)
			}
			x.Bar = bits(x.Bits, x.Low, x.Top)
			v.Levels = append(v.Levels, x)
		}
		list = append(list, v)
	}
	return list
}

// many writes a count as people do: 12,400.
func many(n any) string {
	var x float64
	switch n := n.(type) {
	case int:
		x = float64(n)
	case int64:
		x = float64(n)
	case float64:
		x = n
	}
	s := fmt.Sprintf("%.0f", math.Abs(x))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if x < 0 {
		s = "−" + s
	}
	return s
}

// number writes a probability with three digits that matter: 0.0123, 4.5e−7.
func number(x float64) string {
	if x >= 1000 {
		return many(x)
	}
	s := strings.Replace(fmt.Sprintf("%.3g", x), "e-0", "e-", 1)
	return strings.ReplaceAll(s, "-", "−")
}

// chance is a probability as people say one; it is never certain.
func chance(p float32) string {
	switch {
	case p > .99:
		return "more than 99 cases in 100"
	case p < .01:
		return "fewer than 1 case in 100"
	}
	if n := int(math.Round(100 * float64(p))); n > 1 {
		return fmt.Sprintf("%d cases in 100", n)
	}
	return "1 case in 100"
}

// about is a number of pairs that need not be whole.
func about(pairs float64) string {
	switch {
	case pairs < 1:
		return "less than one pair"
	case pairs < 1.5:
		return "about 1 pair"
	}
	return "about " + many(pairs) + " pairs"
}

func percent(x float64) string { return fmt.Sprintf("%.2f %%", 100*x) }

func signed(x any) string {
	f := 0.0
	switch x := x.(type) {
	case float64:
		f = x
	case float32:
		f = float64(x)
	}
	return strings.Replace(fmt.Sprintf("%+.1f", f), "-", "−", 1)
}
