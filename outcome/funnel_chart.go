package outcome

import (
	"fmt"
	"math"
)

// A FunnelChart draws areas by how many people they rest on: between the
// inner lines chance explains what differs in 95 of 100, between the outer in
// 99.8.
type FunnelChart struct {
	ID, Title, Desc, Unit string
	Kind                  Kind
	Per                   float64
	Average               float64 // of all areas together, in the unit
	Points                []FunnelPoint
}

// A FunnelPoint is one area.
type FunnelPoint struct {
	Name        string
	Value       float64 // in the unit
	Denominator float64
	Side        Side
}

// SVG is the drawing. Points outside the outer lines are named.
func (c FunnelChart) SVG() string {
	const wide, high, left, top, right, bottom = 640, 380, 56., 16., 620., 330.
	var p pen
	p.open("chart", c.ID, c.Title, c.Desc, wide, high)
	most := 1.
	values := []float64{c.Average}
	for _, q := range c.Points {
		most = math.Max(most, q.Denominator)
		values = append(values, q.Value)
	}
	least := most / 50
	for _, q := range c.Points {
		if q.Denominator > 0 {
			least = math.Min(least, q.Denominator)
		}
	}
	for _, tail := range []float64{NearTail, FarTail} {
		lower, upper := c.limits(math.Max(least, most/100), tail)
		values = append(values, math.Max(lower, 0), math.Min(upper, 4*c.Average))
	}
	x, y := p.axes(left, top, right, bottom, ticksOver(0, most), ticksOver(values...), "people (or person-years) that the figure rests on")
	for _, l := range []struct {
		tail   float64
		dashes string
	}{{NearTail, "6 4"}, {FarTail, ""}} {
		var below, above [][2]float64
		for step := 0; step <= 100; step++ {
			n := least * math.Pow(most/least, float64(step)/100)
			lower, upper := c.limits(n, l.tail)
			below = append(below, [2]float64{x(n), math.Min(bottom, y(lower))})
			above = append(above, [2]float64{x(n), math.Max(top, y(upper))})
		}
		p.line(below, quiet, 1.5, l.dashes)
		p.line(above, quiet, 1.5, l.dashes)
	}
	p.line([][2]float64{{left, y(c.Average)}, {right, y(c.Average)}}, ink, 2, "")
	for _, q := range c.Points {
		switch {
		case q.Side.Tail == 0:
			p.put(`<circle cx="%.1f" cy="%.1f" r="4" fill="#ffffff" stroke="%s" stroke-width="1.5"/>`, x(q.Denominator), y(q.Value), quiet)
		case q.Side.High:
			p.put(`<path d="M%.1f %.1fl6 10h-12z" fill="%s"/>`, x(q.Denominator), y(q.Value)-6, orange)
		default:
			p.put(`<path d="M%.1f %.1fl6 -10h-12z" fill="%s"/>`, x(q.Denominator), y(q.Value)+6, blue)
		}
		if q.Side.Tail == FarTail && len(c.Points) <= 70 {
			at, off := "start", 9.
			if x(q.Denominator) > right-150 {
				at, off = "end", -9
			}
			p.words(x(q.Denominator)+off, y(q.Value)+4, at, ink, q.Name)
		}
	}
	p.words(left+6, top+12, "start", quiet, fmt.Sprintf("all together: %s", number(c.Average)))
	return p.close()
}

// limits of the funnel at so many people, in the unit.
func (c FunnelChart) limits(n, tail float64) (lower, upper float64) {
	average := c.Average / c.Per
	if c.Kind == Proportion {
		lower, upper = FunnelProportion(average, n, tail)
	} else {
		expected := average * n
		lower, upper = funnelCounts(expected, tail)
		lower, upper = lower/n, upper/n
	}
	return math.Max(0, lower) * c.Per, upper * c.Per
}

// funnelCounts are the counts between which events lie by chance when so many
// are expected: the square root of a Poisson count is nearly normal.
//
// Source: Anscombe FJ. Biometrika 1948;35:246-54.
func funnelCounts(expected, tail float64) (lower, upper float64) {
	z := -normalQuantile(tail)
	root := math.Sqrt(expected + 3./8)
	return math.Pow(math.Max(0, root-z/2), 2) - 3./8, math.Pow(root+z/2, 2) - 3./8
}
