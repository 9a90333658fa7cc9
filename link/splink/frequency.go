package splink

import (
	"math"
	"strings"

	"byname/internal/columns"
)

// A frequency is how common the values of a column are, in bits: log2 of the
// share of rows that have a value, of those that have any.
type frequency struct {
	column int
	bits   []float64 // by code
	rarest float64
}

func countFrequency(t *columns.Table, column int) *frequency {
	counts := make([]uint32, t.Columns[column].Len())
	width := len(t.Columns)
	for i := column; i < len(t.Codes); i += width {
		counts[t.Codes[i]]++
	}
	f := &frequency{column: column, bits: make([]float64, len(counts))}
	some := float64(t.Rows) - float64(counts[0])
	for code := 1; code < len(counts); code++ {
		f.bits[code] = math.Log2(float64(counts[code]) / some)
		f.rarest = min(f.rarest, f.bits[code])
	}
	return f
}

// adjustment is what frequencies add to a level's weight.
type adjustment struct {
	*frequency
	weight, base, least float64 // of the level, its u and its minimum in bits
}

func (a *adjustment) of(l, r uint32) float64 {
	var f float64
	switch {
	case l == 0 && r == 0:
		return 0
	case l == 0:
		f = a.bits[r]
	case r == 0 || l == r:
		f = a.bits[l]
	default:
		f = max(a.bits[l], a.bits[r])
	}
	return a.weight * (a.base - max(f, a.least))
}

// most is the largest adjustment there can be.
func (a *adjustment) most() float64 {
	return max(0, a.weight*(a.base-max(a.rarest, a.least)))
}

// frequencies counts the columns that the model adjusts by, each once.
func (r *Run) frequencies() map[string]*frequency {
	list := map[string]*frequency{}
	for _, c := range r.Model.Comparisons {
		for _, l := range c.Levels {
			name := strings.ToLower(unquoted(l.TFColumn))
			if l.adjusts() && list[name] == nil {
				list[name] = countFrequency(r.data.Table, r.data.Table.Find(name))
			}
		}
	}
	return list
}
