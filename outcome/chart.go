package outcome

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
)

// A Chart draws numbers as dots with their intervals, one below the other, and
// a reference as a dashed line, as SVG. It is narrow, so that its words can be
// read on a phone. The same numbers belong in a table beside it.
type Chart struct {
	ID             string // of the drawing in its page
	Title, Desc    string // read aloud in place of the drawing
	Unit           string
	Rows           []ChartRow
	Reference      *float64
	ReferenceLabel string
}

// A ChartRow is one dot.
type ChartRow struct {
	Label     string
	Indicator Indicator
	Now       bool // drawn full, the others hollow
}

const (
	chartWidth = 360
	chartLeft  = 8
	chartRight = 352
	rowHeight  = 42
)

// SVG is the drawing.
func (c Chart) SVG() string {
	ticks := c.ticks()
	low, high := ticks[0], ticks[len(ticks)-1]
	x := func(v float64) float64 {
		return chartLeft + (v-low)/(high-low)*(chartRight-chartLeft)
	}
	top := 8
	if c.Reference != nil {
		top = 28
	}
	bottom := top + len(c.Rows)*rowHeight
	var s strings.Builder
	put := func(format string, args ...any) { fmt.Fprintf(&s, format+"\n", args...) }
	put(`<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 %d %d" aria-labelledby="%s-title %[3]s-desc" font-family="inherit" font-size="13">`,
		chartWidth, bottom+44, html.EscapeString(c.ID))
	put(`<title id="%s-title">%s</title>`, html.EscapeString(c.ID), html.EscapeString(c.Title))
	put(`<desc id="%s-desc">%s</desc>`, html.EscapeString(c.ID), html.EscapeString(c.Desc))
	for _, t := range ticks {
		put(`<path d="M%.1f %dV%d" stroke="#d8dde0"/>`, x(t), top, bottom)
		put(`<text x="%.1f" y="%d" text-anchor="%s" fill="%s">%s</text>`, x(t), bottom+16, anchor(x(t)), quiet, number(t))
	}
	put(`<text x="%d" y="%d" fill="%s">%s</text>`, chartLeft, bottom+36, quiet, html.EscapeString(c.Unit))
	if c.Reference != nil {
		at := x(*c.Reference)
		put(`<path d="M%.1f %dV%d" stroke="%s" stroke-width="2" stroke-dasharray="5 4"/>`, at, top-4, bottom, ink)
		put(`<text x="%.1f" y="%d" text-anchor="%s" fill="%s">%s %s</text>`, at, top-10, anchor(at), ink, html.EscapeString(c.ReferenceLabel), number(*c.Reference))
	}
	for i, row := range c.Rows {
		c.row(put, row, top+i*rowHeight, x)
	}
	s.WriteString("</svg>")
	return s.String()
}

// row draws one dot under its words.
func (c Chart) row(put func(string, ...any), row ChartRow, top int, x func(float64) float64) {
	i := row.Indicator
	words := row.Label + ": not shown"
	if i.Shown() {
		words = row.Label + ": " + number(i.Value)
	}
	weight, fill, stroke := "normal", "#ffffff", quiet
	if row.Now {
		weight, fill, stroke = "bold", blue, blue
	}
	put(`<text x="%d" y="%d" font-weight="%s" fill="%s">%s</text>`, chartLeft, top+16, weight, ink, html.EscapeString(words))
	y := top + 29
	if i.HasInterval() {
		put(`<path d="M%.1f %d V%d M%.1f %d V%d M%.1f %d H%.1f" stroke="%s" stroke-width="2" fill="none"/>`,
			x(i.LowerCL), y-5, y+5, x(i.UpperCL), y-5, y+5, x(i.LowerCL), y, x(i.UpperCL), stroke)
	}
	if i.Shown() {
		put(`<circle cx="%.1f" cy="%d" r="5" fill="%s" stroke="%s" stroke-width="2"/>`, x(i.Value), y, fill, stroke)
	}
}

// ticks are round numbers that span all that is drawn.
func (c Chart) ticks() []float64 {
	var values []float64
	if c.Reference != nil {
		values = append(values, *c.Reference)
	}
	for _, row := range c.Rows {
		if i := row.Indicator; i.Shown() {
			values = append(values, i.Value)
			if i.HasInterval() {
				values = append(values, i.LowerCL, i.UpperCL)
			}
		}
	}
	return ticksOver(values...)
}

// anchor keeps words at the edges inside the drawing.
func anchor(x float64) string {
	switch {
	case x < 60:
		return "start"
	case x > chartWidth-60:
		return "end"
	}
	return "middle"
}

// number is a value to one decimal, or whole from a hundred on.
func number(v float64) string {
	if math.Abs(v) >= 100 {
		return strconv.FormatFloat(math.Round(v), 'f', 0, 64)
	}
	return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
}
