package link

import (
	"fmt"
	"math"
)

// An Explanation is why a pair of rows has its weight. It holds no name,
// date, number or address, only how they agree. The bits of its lines add up
// to the weight.
type Explanation struct {
	Lines       []Line
	Silent      []string // what could not be compared, because a record does not say
	Weight      float64  // bits
	Probability float64
	Grade       Grade
	Apart       string   // what keeps the two apart whatever they weigh, in words; "" when nothing does
	Changes     []Change // what would change the answer: what the records tell first, then the smallest
}

// A Line is one piece of the evidence.
type Line struct {
	Of     string // what was compared
	Words  string
	Level  int     // of Levels, 1 the best; 0 for what is no comparison
	Levels int     // how many the comparison has
	Bits   float64 // for one person, or against when below zero
	Rarity float64 // the part of Bits that is there because what they share is rarer than most, or more common
	OneIn  int     // so many people, one has the value they share; 0 where that does not count
}

// Explain weighs a pair of rows and says why. The weight is that of the run
// that made the model, to the bit, also when the table holds but these rows.
func Explain(m *Model, t *Table, a, b int) Explanation {
	x, y := t.weighed(a, m), t.weighed(b, m)
	s, c := m.scales(), newComparer(t)
	p := c.compare(x, y)
	f, g := m.Frequencies.of(t, x), m.Frequencies.of(t, y)
	e := Explanation{Lines: []Line{m.beforehand(s)}}
	for k, comparison := range m.Comparisons {
		if l := p.at(k); l != 0 {
			e.Lines = append(e.Lines, m.line(s, k, l, s.adjust(k, l, &f, &g)))
		} else if !p.told(k) {
			e.Silent = append(e.Silent, comparison.Name)
		}
	}
	w := s.weigh(p, &f, &g)
	e.Weight = s.weight(w)
	e.Lines = s.housemates(e.Lines, w)
	e.Probability, e.Grade = Probability(e.Weight), GradeOf(e.Weight)
	if e.Apart = contradicts(p, x, y); e.Apart != "" {
		e.Grade = CertainlyNot
	}
	e.Changes = m.changes(p, e, func(p pattern) (float64, string) { return s.weight(s.weigh(p, &f, &g)), contradicts(p, x, y) })
	return e
}

// beforehand is the line of what was likely before anything was compared.
func (m *Model) beforehand(s *scales) Line {
	return Line{
		Of:    "beforehand",
		Words: fmt.Sprintf("of all pairs of records here, one in %s is of one person", thousands(1/m.Lambda)),
		Bits:  float64(s.lambda),
	}
}

// line is the line of one comparison, with what frequencies add to it.
func (m *Model) line(s *scales, comparison, level int, adjust float32) Line {
	t := &m.Comparisons[comparison]
	line := Line{Of: t.Name, Words: t.Levels[level-1].Words, Level: level, Levels: len(t.Levels), Bits: -float64(s.random[comparison][level])}
	if adjust != 0 {
		line.Rarity = float64(adjust)
		line.Bits += line.Rarity
		common := float64(s.chance[comparison] - adjust/s.share[comparison][level])
		line.OneIn = int(math.Round(math.Exp2(-common)))
	}
	return line
}

// housemates adds a line for what others of one home would agree on too.
func (s *scales) housemates(lines []Line, w weighing) []Line {
	home := s.against(w) - float64(w.random)
	if home <= .05 {
		return lines
	}
	return append(lines, Line{
		Of:    "others of one home",
		Words: "people who live together would agree on some of this too",
		Bits:  -home,
	})
}

// thousands writes a number as people do: 12,400.
func thousands(x float64) string {
	if x > 100 {
		step := math.Pow(10, math.Floor(math.Log10(x))-1)
		x = math.Round(x/step) * step
	}
	s := fmt.Sprintf("%.0f", x)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
