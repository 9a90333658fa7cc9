package outcome

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// A pen writes a drawing as SVG. Its colours are attributes, not styles, so
// that a drawing looks the same in a page that allows no styles, and alone.
type pen struct {
	strings.Builder
}

// Colours and what they stand for; none stands alone: shape, place or words
// say the same.
const (
	ink    = "#212b32"
	quiet  = "#4c6272"
	faint  = "#d8dde0"
	blue   = "#005eb8"
	orange = "#b35900"
)

func (p *pen) put(format string, args ...any) {
	fmt.Fprintf(p, format, args...)
	p.WriteByte('\n')
}

// open begins a drawing that is read aloud as its title and description.
func (p *pen) open(class, id, title, desc string, wide, high int) {
	p.put(`<svg xmlns="http://www.w3.org/2000/svg" class="%s" role="img" viewBox="0 0 %d %d" aria-labelledby="%s-title %[4]s-desc" font-family="inherit" font-size="13">`,
		class, wide, high, html.EscapeString(id))
	p.put(`<title id="%s-title">%s</title>`, html.EscapeString(id), html.EscapeString(title))
	p.put(`<desc id="%s-desc">%s</desc>`, html.EscapeString(id), html.EscapeString(desc))
}

func (p *pen) close() string {
	p.WriteString("</svg>")
	return p.String()
}

// words writes at a point; at is start, middle or end.
func (p *pen) words(x, y float64, at, colour, s string) {
	p.put(`<text x="%.1f" y="%.1f" text-anchor="%s" fill="%s">%s</text>`, x, y, at, colour, html.EscapeString(s))
}

// line draws through points; dashes is "" for a whole line.
func (p *pen) line(points [][2]float64, colour string, wide float64, dashes string) {
	if len(points) < 2 {
		return
	}
	var d strings.Builder
	for i, q := range points {
		letter := 'L'
		if i == 0 {
			letter = 'M'
		}
		fmt.Fprintf(&d, "%c%.1f %.1f", letter, q[0], q[1])
	}
	if dashes != "" {
		dashes = ` stroke-dasharray="` + dashes + `"`
	}
	p.put(`<path d="%s" fill="none" stroke="%s" stroke-width="%g"%s/>`, d.String(), colour, wide, dashes)
}

// axes draws a frame with round numbers on both sides, and gives where values
// lie in it.
func (p *pen) axes(left, top, right, bottom float64, xs, ys []float64, xName string) (x, y func(float64) float64) {
	x0, x1, y0, y1 := xs[0], xs[len(xs)-1], ys[0], ys[len(ys)-1]
	x = func(v float64) float64 { return left + (v-x0)/(x1-x0)*(right-left) }
	y = func(v float64) float64 { return bottom - (v-y0)/(y1-y0)*(bottom-top) }
	for _, t := range ys {
		p.put(`<path d="M%.1f %.1fH%.1f" stroke="%s"/>`, left, y(t), right, faint)
		p.words(left-6, y(t)+4, "end", quiet, number(t))
	}
	if xName != "" {
		for _, t := range xs {
			p.words(x(t), bottom+18, "middle", quiet, thousandsOf(t))
		}
		p.words(right, bottom+36, "end", quiet, xName)
	}
	return x, y
}

// thousandsOf is a round number short enough for an axis.
func thousandsOf(v float64) string {
	if v >= 10000 {
		return number(v/1000) + "k"
	}
	return number(v)
}

// ticksOver are round numbers that span values: from nothing unless all lie far
// above it.
func ticksOver(values ...float64) []float64 {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			low, high = math.Min(low, v), math.Max(high, v)
		}
	}
	if low > high { // nothing to draw
		low, high = 0, 1
	}
	if low > 0 && low < high*2/3 {
		low = 0
	}
	if low == high {
		high = low + 1
	}
	step := math.Pow(10, math.Floor(math.Log10((high-low)/4)))
	for _, times := range []float64{2, 2.5, 2} { // 1, 2, 5, 10
		if (high-low)/step > 5 {
			step *= times
		}
	}
	var ticks []float64
	for n := math.Floor(low / step); ; n++ {
		ticks = append(ticks, n*step)
		if n*step >= high {
			return ticks
		}
	}
}
