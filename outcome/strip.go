package outcome

import (
	"html"
	"math"
)

// Sizes of the small drawings that stand in a row of a table.
const (
	stripWide, stripHigh = 220, 28
	sparkWide, sparkHigh = 110, 28
)

// Strip draws a figure as a dot with its interval beside England's as a line
// in the middle; what is better lies to the right where a way is better. The
// scale is the row's own: the interval, or twice the distance, fits.
func Strip(title string, i Indicator, england float64, better Direction) string {
	var p pen
	p.put(`<svg xmlns="http://www.w3.org/2000/svg" class="byname-strip" role="img" viewBox="0 0 %d %d" aria-label="%s">`, stripWide, stripHigh, html.EscapeString(title))
	p.put(`<path d="M%d 2V%d" stroke="%s" stroke-width="2" stroke-dasharray="4 3"/>`, stripWide/2, stripHigh-2, ink)
	if i.Shown() {
		reach := 1.6 * math.Abs(i.Value-england)
		if i.HasInterval() {
			reach = math.Max(reach, 1.1*math.Max(math.Abs(i.LowerCL-england), math.Abs(i.UpperCL-england)))
		}
		reach = math.Max(reach, math.Abs(england)*.05)
		if reach == 0 {
			reach = 1
		}
		way := 1.
		if better == Lower {
			way = -1
		}
		x := func(v float64) float64 {
			return stripWide/2 + way*(v-england)/reach*(stripWide/2-8)
		}
		if i.HasInterval() {
			p.put(`<path d="M%.1f %dH%.1fM%.1f %dv8M%.1f %dv8" stroke="%s" stroke-width="2" fill="none"/>`, x(i.LowerCL), stripHigh/2, x(i.UpperCL), x(i.LowerCL), stripHigh/2-4, x(i.UpperCL), stripHigh/2-4, quiet)
		}
		p.dot(x(i.Value), stripHigh/2, i, england, better)
	}
	return p.close()
}

// dot is full where the interval does not hold England's figure: round when
// better, square when worse; hollow when chance could explain the difference,
// or when there is no interval.
func (p *pen) dot(x, y float64, i Indicator, england float64, better Direction) {
	verdict := "Same"
	if i.HasInterval() {
		verdict = Verdict(ByInterval(i.LowerCL, i.UpperCL, england), better)
	}
	switch verdict {
	case "Better":
		p.put(`<circle cx="%.1f" cy="%.1f" r="6" fill="%s"/>`, x, y, blue)
	case "Worse":
		p.put(`<rect x="%.1f" y="%.1f" width="11" height="11" fill="%s"/>`, x-5.5, y-5.5, orange)
	default:
		p.put(`<circle cx="%.1f" cy="%.1f" r="5" fill="#ffffff" stroke="%s" stroke-width="2"/>`, x, y, quiet)
	}
}

// Spark draws figures over time, latest first, as a small line that breaks
// where one is missing, with a dot at the end.
func Spark(title string, list []Indicator) string {
	var p pen
	p.put(`<svg xmlns="http://www.w3.org/2000/svg" class="byname-spark" role="img" viewBox="0 0 %d %d" aria-label="%s">`, sparkWide, sparkHigh, html.EscapeString(title))
	low, high := math.Inf(1), math.Inf(-1)
	for _, i := range list {
		if i.Shown() {
			low, high = math.Min(low, i.Value), math.Max(high, i.Value)
		}
	}
	if !(low < high) {
		low, high = low-1, low+1
	}
	at := func(k int, i Indicator) [2]float64 {
		x := float64(sparkWide) / 2
		if len(list) > 1 {
			x = 6 + float64(len(list)-1-k)/float64(len(list)-1)*(sparkWide-14)
		}
		return [2]float64{x, 5 + (high-i.Value)/(high-low)*(sparkHigh-10)}
	}
	var run [][2]float64
	for k := len(list) - 1; k >= 0; k-- {
		if !list[k].Shown() {
			p.line(run, quiet, 2, "")
			run = nil
			continue
		}
		run = append(run, at(k, list[k]))
	}
	p.line(run, quiet, 2, "")
	if len(list) > 0 && list[0].Shown() {
		end := at(0, list[0])
		p.put(`<circle cx="%.1f" cy="%.1f" r="4" fill="%s"/>`, end[0], end[1], blue)
	}
	return p.close()
}

// TrendWords says what the last five figures do.
func TrendWords(marker string) string {
	switch marker {
	case "Increasing":
		return "rising over the last five"
	case "Decreasing":
		return "falling over the last five"
	case "NoChange":
		return "no detectable change over the last five"
	}
	return "too few figures with intervals for a trend"
}
