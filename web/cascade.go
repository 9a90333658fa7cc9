package web

import (
	"fmt"
	"math"
	"slices"

	"byname/work"
)

// Sizes of a cascade of evidence, a waterfall chart, in the units of its own drawing: narrow enough to be
// read on a phone.
const (
	fallWide  = 420.0
	fallLeft  = 10.0
	fallRight = 58.0 // room for the figures
	fallRow   = 42.0
	fallBar   = 14.0
	fallTop   = 34.0 // room for the words above the lines
	certainly = 10.0 // bits from which a link is certain
)

// A cascade is the evidence of a pair drawn: each bar begins where the one
// above ended, and the last shows what they come to.
type cascade struct {
	High  float64
	Bars  []fallingBar
	Lines []chartMark // what the weight is measured by
}

// A fallingBar is one piece of evidence.
type fallingBar struct {
	What, Bits string
	Class      string // for, against or total
	X, Wide, Y float64
	Joint      float64 // x of where it ends
}

// fell draws a pair.
func fell(p work.Pair) cascade {
	ends := []float64{0}
	for _, l := range p.Lines {
		ends = append(ends, ends[len(ends)-1]+l.Weight)
	}
	low, high := min(slices.Min(ends), p.Weight, -1), max(slices.Max(ends), p.Weight, certainly)
	x := func(bits float64) float64 {
		return fallLeft + (fallWide-fallLeft-fallRight)*(bits-low)/(high-low)
	}
	w := cascade{High: fallTop + fallRow*float64(len(p.Lines)+1)}
	for i, l := range p.Lines {
		from, to := ends[i], ends[i+1]
		class := "for"
		if l.Weight < 0 {
			class = "against"
		}
		w.Bars = append(w.Bars, fallingBar{capital(l.What), leaning(l.Weight), class, x(min(from, to)), max(2, x(max(from, to))-x(min(from, to))), fallTop + fallRow*float64(i), x(to)})
	}
	w.Bars = append(w.Bars, fallingBar{"Together", leaning(p.Weight), "total", x(min(0, p.Weight)), max(2, math.Abs(x(p.Weight)-x(0))), fallTop + fallRow*float64(len(p.Lines)), x(p.Weight)})
	w.Lines = []chartMark{{x(0), 12, "as likely as not"}, {x(certainly), 26, "certain"}}
	return w
}

// inWords says a pair's weight in a sentence or two.
func inWords(p work.Pair) string {
	s := fmt.Sprintf("Together %s bits: ", leaning(p.Weight))
	switch {
	case p.Apart != "":
		s += "kept apart whatever they weigh."
	case p.Weight >= 0:
		s += odds(p.Weight) + " that they are one person’s."
	default:
		s += odds(-p.Weight) + " that they are two people’s."
	}
	most, least := -1, -1
	for i, l := range p.Lines {
		if l.What == "beforehand" {
			continue // nothing that the records say
		}
		if l.Weight > 0 && (most < 0 || l.Weight > p.Lines[most].Weight) {
			most = i
		}
		if l.Weight < 0 && (least < 0 || l.Weight < p.Lines[least].Weight) {
			least = i
		}
	}
	if most >= 0 {
		s += fmt.Sprintf(" Most speaks for it: %s.", p.Lines[most].Words)
	}
	if least >= 0 {
		s += fmt.Sprintf(" Most against: %s.", p.Lines[least].Words)
	}
	return s
}

// odds are bits as people bet.
func odds(bits float64) string {
	switch n := math.Exp2(bits); {
	case n < 1.5:
		return "about even odds"
	case bits > 20:
		return "more than a million to one"
	case n >= 100:
		return fmt.Sprintf("%d to one", int(math.Round(n/100)*100))
	default:
		return fmt.Sprintf("%.0f to one", n)
	}
}
