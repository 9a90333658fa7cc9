package web

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"byname/work"
)

// Sizes of a chart, in the units of its own drawing.
const (
	chartWide, chartHigh  = 640.0, 300.0
	chartLeft, chartRight = 48.0, 140.0 // room for the scale, and for the names of lines
	chartTop, chartBottom = 16.0, 40.0
	plotWide              = chartWide - chartLeft - chartRight
	plotHigh              = chartHigh - chartTop - chartBottom
	nameHigh              = 24.0 // least distance between the names of two lines
	mostAcross            = 6    // periods named below
)

// A chart is an indicator drawn: lines with their intervals, over periods.
type chart struct {
	Lines  []chartLine
	Scale  []chartMark // the lines across, with their values
	Across []chartMark // the periods
}

// A chartLine is one area's: a band of intervals, the line of values, and
// dots on them. A period whose figure is protected leaves a gap.
type chartLine struct {
	Name, Class string
	Bands, Runs []string // path data; one each unbroken run
	Dots        []chartMark
	NameY       float64
}

// A chartMark is a place in the drawing and the words there.
type chartMark struct {
	X, Y float64
	Text string
}

// drawn turns an indicator into a chart.
func drawn(in work.Indicator) chart {
	low, high, step := scale(in)
	y := func(v float64) float64 { return chartTop + plotHigh*(high-v)/(high-low) }
	periods := periodsOf(in)
	x := func(period string) float64 {
		for i, p := range periods {
			if p == period && len(periods) > 1 {
				return chartLeft + plotWide*float64(i)/float64(len(periods)-1)
			}
		}
		return chartLeft + plotWide/2
	}
	var c chart
	for v := low; v <= high+step/2; v += step {
		c.Scale = append(c.Scale, chartMark{chartLeft, y(v), fmt.Sprintf("%.4g", math.Round(v/step)*step)})
	}
	every := (len(periods) + mostAcross - 1) / mostAcross
	for i, p := range slices.Backward(periods) { // the last is always named
		if (len(periods)-1-i)%every == 0 {
			c.Across = append(c.Across, chartMark{x(p), chartHigh - chartBottom + 22, p})
		}
	}
	for _, l := range []chartLine{line("England", "england", in.England, x, y), line(in.Area, "here", in.Here, x, y)} {
		if len(l.Dots) > 0 {
			c.Lines = append(c.Lines, l)
		}
	}
	if len(c.Lines) == 2 {
		part(&c.Lines[0], &c.Lines[1])
	}
	return c
}

// A series of periods is drawn as lines; few periods as dots with whiskers.
func series(in work.Indicator) bool { return len(periodsOf(in)) > 3 }

// bounds are a point's interval, or its value where its source gives none.
func bounds(p work.Point) (lower, upper float64) {
	if p.NoInterval {
		return p.Value, p.Value
	}
	return p.Lower, p.Upper
}

// periodsOf are all periods of the indicator, in order.
func periodsOf(in work.Indicator) []string {
	var all []string
	seen := map[string]bool{}
	longest, other := in.Here, in.England
	if len(other) > len(longest) {
		longest, other = other, longest
	}
	for _, p := range append(append([]work.Point{}, longest...), other...) {
		if !seen[p.Period] {
			seen[p.Period] = true
			all = append(all, p.Period)
		}
	}
	return all
}

// scale is a round range that holds all values and intervals. It begins at
// nought unless that would flatten the lines.
func scale(in work.Indicator) (low, high, step float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, p := range append(append([]work.Point{}, in.Here...), in.England...) {
		if gap(p) == "" {
			low, high = min(low, p.Lower), max(high, p.Upper)
		}
	}
	if math.IsInf(low, 1) {
		return 0, 1, .25
	}
	if high <= low {
		high = low + 1
	}
	if low >= 0 && (high-low)/high > .25 {
		low = 0
	}
	step = math.Pow(10, math.Floor(math.Log10((high-low)/4)))
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if (high-low)/(step*m) <= 5 {
			step *= m
			break
		}
	}
	return math.Floor(low/step) * step, math.Ceil(high/step) * step, step
}

func line(name, class string, points []work.Point, x func(string) float64, y func(float64) float64) chartLine {
	l := chartLine{Name: name, Class: class, NameY: chartTop}
	var run []work.Point
	end := func() {
		if len(run) > 1 {
			var up, mid strings.Builder
			back := ""
			for i, p := range run {
				letter := "L"
				if i == 0 {
					letter = "M"
				}
				low, high := bounds(p)
				fmt.Fprintf(&mid, "%s%.1f %.1f", letter, x(p.Period), y(p.Value))
				fmt.Fprintf(&up, "%s%.1f %.1f", letter, x(p.Period), y(high))
				back = fmt.Sprintf("L%.1f %.1f", x(p.Period), y(low)) + back
			}
			l.Bands = append(l.Bands, up.String()+back+"Z")
			l.Runs = append(l.Runs, mid.String())
		}
		run = nil
	}
	for _, p := range points {
		if gap(p) != "" {
			end()
			continue
		}
		run = append(run, p)
		l.Dots = append(l.Dots, chartMark{X: x(p.Period), Y: y(p.Value)})
		l.NameY = y(p.Value)
	}
	end()
	return l
}

// part moves names apart that would stand on each other.
func part(a, b *chartLine) {
	if gap := b.NameY - a.NameY; math.Abs(gap) < nameHigh {
		push := (nameHigh - math.Abs(gap)) / 2
		if gap < 0 {
			push = -push
		}
		a.NameY -= push
		b.NameY += push
	}
}
