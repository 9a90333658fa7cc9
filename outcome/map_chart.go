package outcome

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"slices"
)

// A MapChart colours areas by a figure, in five classes of equally many areas.
// The same figures belong in a table beside it.
type MapChart struct {
	ID, Title, Desc, Unit string
	Areas                 []MapArea
	Borders               string // path data of larger areas' outlines, "" for none
	Low, High             [2]int // corners of the drawing's own units: left and top, right and bottom
}

// A MapArea is one area: its outline as path data, its figure, and where it
// leads, "" for nowhere.
type MapArea struct {
	Name, Path, Href string
	Shown            bool
	Value            float64
	Words            string // figure and interval, or why there is none
}

// classes are colours from least to most, dark enough beside one another to be
// told apart without colour.
var classes = [...]string{"#e8f1fa", "#b3d3f0", "#6fa8dc", "#2b73b7", "#0b3d6e"}

// Classes are the upper ends of the five classes, the last the largest value;
// nil when nothing is shown.
func (c MapChart) Classes() []float64 {
	var values []float64
	for _, a := range c.Areas {
		if a.Shown {
			values = append(values, a.Value)
		}
	}
	if len(values) == 0 {
		return nil
	}
	slices.Sort(values)
	ends := make([]float64, len(classes))
	for i := range ends {
		ends[i] = values[max(0, int(math.Ceil(float64(i+1)*float64(len(values))/float64(len(classes))))-1)]
	}
	return ends
}

// SVG is the drawing. Areas that lead somewhere are links for mouse and
// keyboard; of what is not shown the area is hatched.
func (c MapChart) SVG() string {
	wide, high := c.High[0]-c.Low[0], c.High[1]-c.Low[1]
	legend := max(wide, high) / 22
	links := slices.ContainsFunc(c.Areas, func(a MapArea) bool { return a.Href != "" })
	role := "img"
	if links {
		role = "group"
	}
	var p pen
	p.put(`<svg xmlns="http://www.w3.org/2000/svg" class="chart byname-map" role="%s" viewBox="%d %d %d %d" aria-labelledby="%s-title %[6]s-desc" font-family="inherit">`,
		role, c.Low[0], c.Low[1], wide, high+2*legend, html.EscapeString(c.ID))
	p.put(`<title id="%s-title">%s</title>`, html.EscapeString(c.ID), html.EscapeString(c.Title))
	p.put(`<desc id="%s-desc">%s</desc>`, html.EscapeString(c.ID), html.EscapeString(c.Desc))
	hatch := max(wide, high) / 90
	p.put(`<defs><pattern id="%s-none" width="%d" height="%d" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0H%d V%d H0z" fill="#ffffff"/><path d="M0 0V%d" stroke="#aeb7bd" stroke-width="%d"/></pattern></defs>`,
		html.EscapeString(c.ID), hatch, hatch, hatch, hatch, hatch, max(1, hatch/3))
	ends := c.Classes()
	fmt.Fprintf(&p, `<g stroke="#ffffff" stroke-width="%g" fill-rule="evenodd">`, float64(max(wide, high))/1400)
	for _, a := range c.Areas {
		fill := `url(#` + html.EscapeString(c.ID) + `-none)`
		if a.Shown {
			at, _ := slices.BinarySearchFunc(ends, a.Value, func(end, v float64) int { return cmp.Compare(end, v) })
			fill = classes[min(at, len(classes)-1)]
		}
		title := html.EscapeString(a.Name + ": " + a.Words)
		if a.Href != "" {
			fmt.Fprintf(&p, `<a href="%s" aria-label="%s">`, html.EscapeString(a.Href), title)
		}
		fmt.Fprintf(&p, `<path d="%s" fill="%s"><title>%s</title></path>`, a.Path, fill, title)
		if a.Href != "" {
			p.WriteString("</a>")
		}
		p.WriteByte('\n')
	}
	p.put("</g>")
	if c.Borders != "" {
		p.put(`<path d="%s" fill="none" stroke="%s" stroke-width="%g"/>`, c.Borders, ink, float64(max(wide, high))/500)
	}
	c.legend(&p, ends, legend, wide)
	return p.close()
}

// legend names the classes below the map.
func (c MapChart) legend(p *pen, ends []float64, size, wide int) {
	y := c.High[1] + size/2
	box := wide / 6
	from := ""
	for i, end := range ends {
		x := c.Low[0] + i*box
		p.put(`<path d="M%d %dh%dv%dh-%dz" fill="%s" stroke="%s" stroke-width="%g"/>`, x, y, box-4, size/3, box-4, classes[i], quiet, float64(wide)/1400)
		words := "to " + number(end)
		if from != "" {
			words = from + " " + words
		}
		p.put(`<text x="%d" y="%d" font-size="%d" fill="%s">%s</text>`, x, y+size, size/2, ink, words)
		from = number(end)
	}
	x := c.Low[0] + len(classes)*box
	p.put(`<path d="M%d %dh%dv%dh-%dz" fill="url(#%s-none)" stroke="%s" stroke-width="%g"/>`, x, y, box-4, size/3, box-4, html.EscapeString(c.ID), quiet, float64(wide)/1400)
	p.put(`<text x="%d" y="%d" font-size="%d" fill="%s">no figure</text>`, x, y+size, size/2, ink)
}
