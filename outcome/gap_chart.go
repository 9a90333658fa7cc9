package outcome

import "math"

// A GapChart draws groups of areas from the most to the least deprived, with
// the line whose ends are the slope index apart.
type GapChart struct {
	ID, Title, Desc, Unit string
	Groups                []Rung
	Slope                 Slope
}

// SVG is the drawing.
func (c GapChart) SVG() string {
	const wide, high, left, top, right, bottom = 640, 320, 56., 16., 620., 250.
	var p pen
	p.open("chart", c.ID, c.Title, c.Desc, wide, high)
	var values []float64
	total := 0.
	for _, g := range c.Groups {
		values = append(values, g.Value-1.96*g.SE, g.Value+1.96*g.SE)
		total += g.Population
	}
	intercept := c.Slope.Intercept
	values = append(values, intercept, intercept+c.Slope.SII.Value)
	x, y := p.axes(left, top, right, bottom, []float64{0, 1}, ticksOver(values...), "")
	place := 0.
	for _, g := range c.Groups {
		at := x((place + g.Population/2) / total)
		place += g.Population
		p.put(`<path d="M%.1f %.1fV%.1f" stroke="%s" stroke-width="2"/>`, at, y(g.Value-1.96*g.SE), y(g.Value+1.96*g.SE), quiet)
		p.put(`<circle cx="%.1f" cy="%.1f" r="5" fill="%s"/>`, at, y(g.Value), blue)
	}
	if !math.IsNaN(c.Slope.SII.Value) && c.Slope.SII.Shown() {
		p.line([][2]float64{{x(0), y(intercept)}, {x(1), y(intercept + c.Slope.SII.Value)}}, ink, 2, "6 4")
	}
	p.words(left, bottom+22, "start", quiet, "most deprived")
	p.words(right, bottom+22, "end", quiet, "least deprived")
	p.words(left, high-14, "start", quiet, c.Unit)
	return p.close()
}
