package report

import (
	"fmt"
	"html/template"
	"math"
	"strings"

	"byname/link"
)

// A chart is bars standing side by side, and the same as rows of a table.
type chart struct {
	SVG  template.HTML
	Bars []barView
}

type barView struct {
	Words string // under the bar
	Range string // in the table
	Kept  int    // drawn full
	Not   int    // drawn as an outline above it
}

const (
	wide, high = 640, 200 // of a chart
	foot       = 24       // for what is written under it
)

// draw stands bars side by side. Labels are written under every so-manieth.
func draw(label string, bars []barView, every int) chart {
	most := 1
	for _, b := range bars {
		most = max(most, b.Kept+b.Not)
	}
	step := float64(wide) / float64(max(1, len(bars)))
	var s strings.Builder
	fmt.Fprintf(&s, `<svg viewBox="0 0 %d %d" role="img" aria-label="%s">`, wide, high+foot, template.HTMLEscapeString(label))
	fmt.Fprintf(&s, `<line class="base" x1="0" x2="%d" y1="%d" y2="%d"/>`, wide, high, high)
	for i, b := range bars {
		x, w := float64(i)*step+step*.1, step*.8
		tall := func(n int) float64 { // so that a few are seen beside many
			if n == 0 {
				return 0
			}
			return math.Max(1.5, float64(n)/float64(most)*(high-14))
		}
		kept, not := tall(b.Kept), tall(b.Not)
		if b.Kept > 0 {
			fmt.Fprintf(&s, `<rect class="full" x="%.1f" y="%.1f" width="%.1f" height="%.1f"/>`, x, high-kept, w, kept)
		}
		if b.Not > 0 {
			fmt.Fprintf(&s, `<rect class="open" x="%.1f" y="%.1f" width="%.1f" height="%.1f"/>`, x, high-kept-not, w, not)
		}
		if i%every == 0 {
			fmt.Fprintf(&s, `<text%s x="%.1f" y="%d">%s</text>`, second(i/every), x+w/2, high+20, template.HTMLEscapeString(b.Words))
		}
	}
	s.WriteString("</svg>")
	return chart{template.HTML(s.String()), bars}
}

// second marks every other label: on a phone there is room for half of them.
func second(i int) string {
	if i%2 == 1 {
		return ` class="second"`
	}
	return ""
}

// sizesChart counts people by how many rows they have.
func sizesChart(sizes []int) chart {
	from := []int{1, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 50, 100}
	bars := make([]barView, len(from))
	last := 0
	for i, n := range from {
		bars[i].Words = fmt.Sprint(n)
		if i+1 == len(from) {
			bars[i].Words += "+"
		} else if from[i+1] > n+1 {
			bars[i].Words += fmt.Sprintf("–%d", from[i+1]-1)
		}
	}
	for _, size := range sizes {
		at := 0
		for at+1 < len(from) && size >= from[at+1] {
			at++
		}
		bars[at].Kept++
		last = max(last, at)
	}
	return draw("People by how many rows they have; the table says the same", bars[:min(len(bars), last+1)], 1)
}

// weights counts pairs by weight, those kept together and the others.
func weights(r *link.Result) chart {
	const from, to, step = -8, 40, 2
	bars := make([]barView, (to-from)/step+1)
	for i := range bars {
		bars[i].Words = strings.Replace(fmt.Sprint(from+i*step), "-", "−", 1)
	}
	bars[len(bars)-1].Words += "+"
	for _, e := range r.Edges {
		at := int(math.Floor((float64(e.Weight) - from) / step))
		b := &bars[max(0, min(len(bars)-1, at))]
		if e.Kept {
			b.Kept++
		} else {
			b.Not++
		}
	}
	for i := range bars[:len(bars)-1] {
		bars[i].Range = strings.ReplaceAll(fmt.Sprintf("%d to %d", from+i*step, from+(i+1)*step), "-", "−")
	}
	bars[len(bars)-1].Range = fmt.Sprintf("%d or more", to)
	return draw("Pairs by weight in bits: full bars were kept together, open ones not; the table says the same", bars, 2)
}

// bar is a length from 0 to 1, to the right.
func bar(share float64, open bool) template.HTML {
	class := "full"
	if open {
		class = "open"
	}
	return template.HTML(fmt.Sprintf(`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="%s" x="0" y="1" width="%.1f" height="8"/></svg>`, class, 100*max(0, min(1, share))))
}

// most is how many bits to either side of nothing a level's bar shows.
const most = 16

// bits is a level's weight as a bar to the right for one person, to the left
// against, with its interval as a line.
func bits(weight, low, top float64) template.HTML {
	at := func(b float64) float64 { return 50 + 50*max(-1, min(1, b/most)) }
	a, b, class := at(0), at(weight), "full"
	if weight < 0 {
		a, b, class = b, a, "open"
	}
	s := fmt.Sprintf(`<svg class="bits" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><line class="base" x1="50" x2="50" y1="0" y2="10"/><rect class="%s" x="%.1f" y="2" width="%.1f" height="6"/>`, class, a, max(.5, b-a))
	if low < top {
		s += fmt.Sprintf(`<line class="reach" x1="%.1f" x2="%.1f" y1="5" y2="5"/>`, at(low), at(top))
	}
	return template.HTML(s + `</svg>`)
}
