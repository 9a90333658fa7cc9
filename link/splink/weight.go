package splink

import (
	"math"
	"strings"
)

func exp2(x float64) float64 { return math.Exp2(x) }

// Prior is the weight before anything is compared, in bits.
func (m *Model) Prior() float64 { return math.Log2(m.Lambda / (1 - m.Lambda)) }

// Weight is a level's weight in bits, without frequency: 0 for null, positive
// infinity where u is 0.
func (l *Level) Weight() float64 {
	if l.Null {
		return 0
	}
	m, u := l.MU()
	if u == 0 {
		return math.Inf(1)
	}
	return math.Log2(m / u)
}

// adjusts reports whether the frequency of a value changes the level's weight.
func (l *Level) adjusts() bool {
	return l.TFColumn != "" && l.TFWeight != 0 && !l.Null && !l.Else()
}

// baseU is the u that the frequency of a value is compared with: that of the
// level where the column is equal, or with OwnFrequency this one's. False
// where there is no such level.
func (c *Comparison) baseU(l *Level) (u float64, ok bool) {
	if !l.adjusts() {
		return 0, true
	}
	if l.OwnFrequency {
		_, u = l.MU()
		return u, true
	}
	for _, e := range c.Levels {
		if e.condition != nil && strings.EqualFold(e.condition.exact(), unquoted(l.TFColumn)) {
			_, u = e.MU()
			return u, true
		}
	}
	return 0, false
}

// exact is the column that a condition says is equal on both sides and says
// nothing else, "" otherwise.
func (n *node) exact() string {
	if n.kind != anOperation || n.name != "=" {
		return ""
	}
	a, b := n.args[0], n.args[1]
	if a.kind != aColumn || b.kind != aColumn || a.side|b.side != both || !strings.EqualFold(a.name, b.name) {
		return ""
	}
	return a.name
}

// Splink holds the product of all factors between 1e-300 and 1e300.
var mostBits = math.Log2(1e300)

// limited is a weight within what Splink lets it be.
func limited(bits float64) float64 { return max(-mostBits, min(mostBits, bits)) }

// Probability is a weight as a probability.
func Probability(bits float64) float64 {
	if bits >= mostBits {
		return 1
	}
	x := math.Exp2(bits)
	return x / (1 + x)
}
