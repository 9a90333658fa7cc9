package outcome

import (
	"fmt"
	"math"
)

// alike is how far two groups may differ, in standard deviations, and still
// pass for what drawing lots would have made.
//
// Source: Austin PC. Stat Med 2009;28:3083-107.
const alike = 0.1

// A LoveChart draws how far those helped differ from those compared with,
// before matching and after: one row for each thing measured. (It is named
// after Thomas Love, who drew the first.)
type LoveChart struct {
	ID, Title, Desc string
	Rows            []Balance
}

// SVG is the drawing.
func (c LoveChart) SVG() string {
	const wide, left, right, top, row = 640, 270., 620., 40., 30.
	bottom := top + row*float64(len(c.Rows))
	most := 0.3
	for _, b := range c.Rows {
		most = math.Max(most, math.Max(math.Abs(b.Before), math.Abs(b.After)))
	}
	most = math.Ceil(most*5) / 5
	x := func(v float64) float64 { return (left+right)/2 + v/most*(right-left)/2 }
	var p pen
	p.open("chart", c.ID, c.Title, c.Desc, wide, int(bottom)+44)
	p.put(`<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`, x(-alike), top-8, x(alike)-x(-alike), bottom-top+8, faint)
	p.line([][2]float64{{x(0), top - 8}, {x(0), bottom}}, quiet, 1, "")
	for _, v := range []float64{-most, 0, most} {
		p.words(x(v), bottom+18, map[bool]string{true: "end", false: "middle"}[v == most], quiet, fmt.Sprintf("%.1f", v))
	}
	p.words((left+right)/2, bottom+36, "middle", quiet, "standard deviations apart")
	p.put(`<circle cx="%.1f" cy="14" r="5" fill="none" stroke="%s" stroke-width="2"/>`, left, orange)
	p.words(left+10, 18, "start", ink, "before matching")
	p.put(`<circle cx="%.1f" cy="14" r="5" fill="%s"/>`, left+150, blue)
	p.words(left+160, 18, "start", ink, "after")
	for i, b := range c.Rows {
		y := top + row*float64(i) + 10
		p.words(left-12, y+5, "end", ink, b.Name)
		p.line([][2]float64{{left, y}, {right, y}}, faint, 1, "2 4")
		p.put(`<circle cx="%.1f" cy="%.1f" r="5" fill="none" stroke="%s" stroke-width="2"/>`, x(b.Before), y, orange)
		p.put(`<circle cx="%.1f" cy="%.1f" r="5" fill="%s"/>`, x(b.After), y, blue)
	}
	return p.close()
}
