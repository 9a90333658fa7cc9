package work

import (
	"fmt"
	"slices"

	"byname/outcome"
)

// number is a point as outcome draws it.
func number(p Point) outcome.Indicator {
	i := outcome.Indicator{Period: outcome.Period{Name: p.Period}, Value: p.Value, LowerCL: p.Lower, UpperCL: p.Upper, Confidence: confidence, Refused: p.Missing}
	if p.NoInterval {
		i.Confidence = 0
	}
	if p.Protected {
		i.Refused = outcome.Hidden
	}
	return i
}

func (in Indicator) better() outcome.Direction {
	switch {
	case in.NoWayIsBetter:
		return ""
	case in.LowerIsBetter:
		return outcome.Lower
	}
	return outcome.Higher
}

// Latest is the newest figure and England's beside it; ok is false where there
// is none.
func (in Indicator) Latest() (now, england Point, ok, hasEngland bool) {
	if len(in.Here) == 0 {
		return now, england, false, false
	}
	now = in.Here[len(in.Here)-1]
	for _, e := range slices.Backward(in.England) {
		if e.Shown() && (e.Period == now.Period || len(in.England) == 1 || periodEnds(e.Period) <= periodEnds(now.Period)) {
			if in.EnglandOf != "" {
				e.Period = in.EnglandOf
			}
			return now, e, now.Shown(), true
		}
	}
	return now, england, now.Shown(), false
}

func periodEnds(name string) int {
	p, _ := outcome.PeriodNamed(name)
	return int(p.Last)
}

// Strip is the latest figure as a dot with its interval beside England's, "" where
// there is no England.
func (in Indicator) Strip() string {
	now, england, ok, has := in.Latest()
	if !ok || !has {
		return ""
	}
	return outcome.Strip(fmt.Sprintf("%s: %s; England %.1f", in.Title, figureWords(now, in.Unit), england.Value), number(now), england.Value, in.better())
}

// Spark is all figures as a small line, "" where there are fewer than two.
func (in Indicator) Spark() string {
	var list []outcome.Indicator
	for _, p := range slices.Backward(in.Here) {
		list = append(list, number(p))
	}
	if len(list) < 2 {
		return ""
	}
	return outcome.Spark(fmt.Sprintf("%s from %s to %s; the page of the indicator has the figures", in.Title, in.Here[0].Period, in.Here[len(in.Here)-1].Period), list)
}

// Panel draws areas side by side: a dot with its interval each, England's
// figure, or the whole's, as a line.
func (c Comparison) Panel() outcome.Chart {
	chart := outcome.Chart{ID: "panel-" + c.ID, Title: c.Title + ", " + c.Period, Desc: "Each area's figure with its interval. The table has the same figures.", Unit: c.Unit}
	switch {
	case c.England != nil && c.England.Shown():
		chart.Reference, chart.ReferenceLabel = &c.England.Value, "England"
	case c.Place.Shown():
		chart.Reference, chart.ReferenceLabel = &c.Place.Value, c.Place.Name
	}
	for _, a := range c.Areas {
		chart.Rows = append(chart.Rows, outcome.ChartRow{Label: a.Name, Indicator: number(a.Point), Now: a.Verdict == "Better" || a.Verdict == "Worse"})
	}
	return chart
}

// Funnel draws the areas by how many people they rest on; ok is false where
// counts are not known.
func (c Comparison) Funnel() (f outcome.FunnelChart, ok bool) {
	if c.Kind == outcome.Published || !c.Place.Shown() || c.Place.Denominator == 0 {
		return f, false
	}
	f = outcome.FunnelChart{ID: "funnel-" + c.ID, Title: c.Title + ", " + c.Period, Desc: "Each area's crude figure by how many people it rests on, between the lines that chance explains.", Unit: c.Unit, Kind: c.Kind, Per: c.Per,
		Average: float64(c.Place.Numerator) / float64(c.Place.Denominator) * c.Per}
	for _, a := range c.Areas {
		if a.Shown() && a.Denominator > 0 {
			f.Points = append(f.Points, outcome.FunnelPoint{Name: a.Name, Value: float64(a.Numerator) / float64(a.Denominator) * c.Per, Denominator: float64(a.Denominator), Side: a.Side})
		}
	}
	return f, len(f.Points) >= 3
}

// AreaChoices are the areas whose outcomes can be looked at: the system, its
// places, and the neighbourhoods that a team covers.
func (w *Work) AreaChoices() []Choice {
	list := []Choice{{Value: w.Place.Areas.ID, Title: w.Place.Areas.Name}}
	for _, p := range w.Place.Areas.Places {
		list = append(list, Choice{Value: p.Code, Title: p.Name})
	}
	return append(list, w.Covered()...)
}
