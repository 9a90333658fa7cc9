package outcome

import (
	"math"
	"time"
)

// A ControlChart draws a series against what it usually does.
type ControlChart struct {
	ID, Title, Unit string
	Better          Direction
	Target          *float64
	Series          []Indicator // oldest first
}

// A ControlReading is what a control chart says.
type ControlReading struct {
	Points    []ControlPoint
	Groups    []ControlGroup
	Series    []Indicator // those charted: the last without a gap
	Left      int         // how many before a gap are not charted
	Variation string      // improvement, concern, neutral or common cause
	Assurance string
	Words     string
}

// fewest points of which a control chart is worth drawing.
const leastCharted = 6

// Read charts the last stretch of the series without a gap, by the rules of
// Making Data Count. Words say so when it is too short.
func (c ControlChart) Read() ControlReading {
	from := len(c.Series)
	for from > 0 && c.Series[from-1].Shown() && (from == len(c.Series) || follows(c.Series[from-1].Period, c.Series[from].Period)) {
		from--
	}
	r := ControlReading{Series: c.Series[from:], Left: from}
	if len(r.Series) < leastCharted {
		r.Words = "Fewer than six months without a gap can be shown: too few for a control chart."
		return r
	}
	values := make([]float64, len(r.Series))
	constant := true
	for i, s := range r.Series {
		values[i] = s.Value
		constant = constant && s.Value == values[0]
	}
	if constant {
		r.Words = "Every month is the same: there is nothing to chart."
		return r
	}
	rules := XmR{Better: c.Better, Target: c.Target, Rules: MakingDataCount}
	r.Points, r.Groups = rules.Chart(values)
	last := r.Groups[len(r.Groups)-1]
	r.Variation, r.Assurance = last.Variation, last.Assurance
	r.Words = variationWords[r.Variation]
	if words := assuranceWords[r.Assurance]; words != "" {
		r.Words += " " + words
	}
	if last.N < fewSteady {
		r.Words += " With fewer than 13 months the limits will still move."
	}
	return r
}

var variationWords = map[string]string{
	"common_cause":               "No detectable change: the latest month is within what chance does.",
	"special_cause_improvement":  "The latest month is part of a change for the better, more than chance would explain.",
	"special_cause_concern":      "The latest month is part of a change for the worse, more than chance would explain.",
	"special_cause_neutral_high": "The latest month is part of a rise, more than chance would explain.",
	"special_cause_neutral_low":  "The latest month is part of a fall, more than chance would explain.",
}

var assuranceWords = map[string]string{
	"consistent_pass": "As things are, the target is met month after month.",
	"consistent_fail": "As things are, the target will not be met: something has to change.",
	"inconsistent":    "As things are, whether the target is met is left to chance.",
}

// SVG is the drawing: round points are what chance does, a triangle up or
// down is a special cause, full in blue for the better and in orange for the
// worse.
func (c ControlChart) SVG() string {
	const wide, high, left, top, right, bottom = 640, 320, 56., 16., 620., 262.
	r := c.Read()
	var p pen
	p.open("chart", c.ID, c.Title, r.Words, wide, high)
	if len(r.Points) == 0 {
		p.words(left, 60, "start", ink, r.Words)
		return p.close()
	}
	g := r.Groups[len(r.Groups)-1]
	values := []float64{g.Lower, g.Upper}
	if c.Target != nil {
		values = append(values, *c.Target)
	}
	low := math.Inf(1)
	for _, q := range r.Points {
		values = append(values, q.Value)
		low = math.Min(low, q.Value)
	}
	if low >= 0 { // nothing counted is below nothing
		values[0] = math.Max(0, values[0])
	}
	n := float64(len(r.Points) - 1)
	x, y := p.axes(left, top, right, bottom, []float64{0, n}, ticksOver(values...), "")
	level := func(v float64, colour, dashes string) {
		p.line([][2]float64{{left, y(v)}, {right, y(v)}}, colour, 1.5, dashes)
	}
	level(g.Mean, ink, "")
	level(g.Upper, quiet, "6 4")
	level(math.Max(g.Lower, values[0]), quiet, "6 4")
	if c.Target != nil {
		level(*c.Target, "#007f3b", "2 3")
		p.words(right, y(*c.Target)-5, "end", "#007f3b", "target "+number(*c.Target))
	}
	var line [][2]float64
	for i, q := range r.Points {
		line = append(line, [2]float64{x(float64(i)), y(q.Value)})
	}
	p.line(line, quiet, 1.5, "")
	for i, q := range r.Points {
		at := line[i]
		colour := quiet
		switch q.Kind {
		case "special_cause_improvement":
			colour = blue
		case "special_cause_concern":
			colour = orange
		case "special_cause_neutral_high", "special_cause_neutral_low":
			colour = "#7c2855"
		default:
			p.put(`<circle cx="%.1f" cy="%.1f" r="3.5" fill="%s"/>`, at[0], at[1], quiet)
			continue
		}
		if q.Causes[0].Up {
			p.put(`<path d="M%.1f %.1fl6 10h-12z" fill="%s"/>`, at[0], at[1]-6, colour)
		} else {
			p.put(`<path d="M%.1f %.1fl6 -10h-12z" fill="%s"/>`, at[0], at[1]+6, colour)
		}
	}
	for i := len(r.Series) - 1; i >= 0; i -= max(1, (len(r.Series)+3)/4) {
		where := "middle"
		if i == len(r.Series)-1 {
			where = "end"
		}
		p.words(x(float64(i)), bottom+20, where, quiet, shortMonth(r.Series[i].Period.Name))
	}
	p.words(left, float64(high)-12, "start", quiet, c.Unit)
	return p.close()
}

// shortMonth is Dec 2025 for December 2025.
func shortMonth(name string) string {
	if t, err := time.Parse("January 2006", name); err == nil {
		return t.Format("Jan 2006")
	}
	return name
}

// Sign draws the icon for a variation as Making Data Count does: what the
// letters say in words stands beside it.
func Sign(variation string, better Direction) string {
	icon := XmR{Better: better}.Icon(variation)
	colour, letter := "#768692", ""
	switch icon {
	case "improvement_high", "improvement_low":
		colour = blue
	case "concern_high", "concern_low":
		colour = orange
	case "neutral_high", "neutral_low":
		colour = "#7c2855"
	}
	switch icon {
	case "improvement_high", "concern_high", "neutral_high":
		letter = "H"
	case "improvement_low", "concern_low", "neutral_low":
		letter = "L"
	}
	var p pen
	p.put(`<svg xmlns="http://www.w3.org/2000/svg" class="byname-sign" role="img" viewBox="0 0 44 44" aria-label="%s">`, variationWords[variation])
	p.put(`<circle cx="22" cy="22" r="19" fill="#ffffff" stroke="%s" stroke-width="4"/>`, colour)
	if letter == "" {
		p.put(`<path d="M9 22q4 -10 7 0t7 0t6 0t6 -1" fill="none" stroke="%s" stroke-width="2.5"/>`, ink)
	} else {
		p.put(`<text x="22" y="29" text-anchor="middle" font-size="20" font-weight="bold" fill="%s">%s</text>`, ink, letter)
	}
	return p.close()
}
