package work

import (
	"context"
	"slices"
	"strings"

	"byname"
	"byname/area"
	"byname/guard"
	"byname/outcome"
)

// confidence of the intervals shown.
const confidence = .95

// Outcomes are the indicators of a neighbourhood, and those published for its
// place; no neighbourhood is the asker's first. Only the neighbourhood's own
// team sees small numbers, and of them only those who may be shown the events.
func (w *Work) Outcomes(ctx context.Context, who Who, neighbourhood string) ([]Indicator, error) {
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return nil, err
	}
	if neighbourhood == "" && len(who.Teams) > 0 {
		neighbourhood = who.Teams[0].Neighbourhood
	}
	return w.indicators(ctx, neighbourhood, func(m outcome.Measure) bool {
		return who.inTeamOf(neighbourhood) && w.sees(who, "find", w.classesOf(m))
	})
}

// Outcome is one of them.
func (w *Work) Outcome(ctx context.Context, who Who, indicator, neighbourhood string) (Indicator, error) {
	list, err := w.Outcomes(ctx, who, neighbourhood)
	if err != nil {
		return Indicator{}, err
	}
	i := slices.IndexFunc(list, func(in Indicator) bool { return in.ID == indicator })
	if i < 0 {
		return Indicator{}, byname.NotFound("indicator "+indicator, "one of the place's", "choose one from the list")
	}
	return list[i], nil
}

// inTeamOf reports whether the worker is in a neighbourhood's team.
func (w Who) inTeamOf(neighbourhood string) bool {
	return slices.ContainsFunc(w.Teams, func(t TeamRef) bool { return t.Neighbourhood == neighbourhood })
}

// classesOf are the classes of information of the events that a measure counts.
func (w *Work) classesOf(m outcome.Measure) (classes []string) {
	for kind, k := range w.Place.Words.Kinds {
		if slices.ContainsFunc(m.Count, func(c string) bool { return kind == c || strings.HasPrefix(kind, c+".") }) {
			classes = append(classes, k.Class)
		}
	}
	return classes
}

// indicators are all of them, protected unless whole.
func (w *Work) indicators(ctx context.Context, neighbourhood string, whole func(outcome.Measure) bool) ([]Indicator, error) {
	n, err := w.neighbourhood(neighbourhood)
	if err != nil {
		return nil, err
	}
	counts, err := w.counts(ctx)
	if err != nil {
		return nil, err
	}
	counts = slices.DeleteFunc(counts, func(c outcome.Count) bool { return c.Area != n.ID })
	var list, published []Indicator
	for _, m := range w.Place.Measures {
		if m.Kind == outcome.Published {
			here, england := w.Place.Published.Indicators(m, n.Place.Code), w.Place.Published.Indicators(m, outcome.EnglandCode)
			if len(here) > 0 {
				published = append(published, shownIndicator(m, n.Place.Name, here, england))
			}
			continue
		}
		here := told(m.Of(n.Name, counts, confidence))
		if !whole(m) {
			for i := range here {
				here[i] = outcome.Protect(here[i])
			}
		}
		in := shownIndicator(m, n.Name, here, m.EnglandBeside(here))
		in.PeopleBehind = whole(m)
		list = append(list, in)
	}
	return append(list, published...), nil
}

// told leaves out the earliest periods that no extract tells of, but for the
// one before the latest: that it is missing is worth saying.
func told(list []outcome.Indicator) []outcome.Indicator {
	for len(list) > 2 && !list[len(list)-1].Shown() {
		list = list[:len(list)-1]
	}
	return list
}

// Begin is the neighbourhood to begin with when none is named: the first of
// these teams', else the first covered one where something was counted.
func (w *Work) Begin(ctx context.Context, teams []TeamRef) (string, error) {
	if len(teams) > 0 {
		return teams[0].Neighbourhood, nil
	}
	counts, err := w.counts(ctx)
	if err != nil {
		return "", err
	}
	covered := w.Covered()
	for _, c := range covered {
		if slices.ContainsFunc(counts, func(n outcome.Count) bool { return n.Area == c.Value }) {
			return c.Value, nil
		}
	}
	if len(covered) > 0 {
		return covered[0].Value, nil
	}
	return "", nil
}

// neighbourhood finds one; the first of the system when none is named.
func (w *Work) neighbourhood(id string) (*area.Neighbourhood, error) {
	if id == "" {
		return w.Place.Areas.Neighbourhoods[0], nil
	}
	n, known := w.Place.Areas.Neighbourhood(id)
	if !known {
		return nil, byname.NotFound("neighbourhood "+id, "one of the place's", "choose one from the list")
	}
	return n, nil
}

// shownIndicator is a measure's numbers, latest first, as a page shows them.
func shownIndicator(m outcome.Measure, area string, here, england []outcome.Indicator) Indicator {
	in := Indicator{
		ID: m.ID, Title: m.Title, Means: m.Means, Area: area, Unit: m.Unit, LowerIsBetter: m.Better == outcome.Lower,
		Here: points(here), England: points(england), Notes: m.Notes(),
	}
	if len(here) == 0 {
		in.Words = "Nothing was counted yet."
		return in
	}
	now := here[0]
	in.Method, in.Confidence = now.Method, now.Confidence
	in.Words = outcome.Words(m, now, beside(here, 1), beside(england, 0))
	return in
}

func beside(list []outcome.Indicator, i int) *outcome.Indicator {
	if i >= len(list) {
		return nil
	}
	return &list[i]
}

// points turns them round: oldest first.
func points(list []outcome.Indicator) (shown []Point) {
	for _, i := range slices.Backward(list) {
		p := Point{
			Period: i.Period.Name, Value: i.Value, Lower: i.LowerCL, Upper: i.UpperCL, NoInterval: !i.HasInterval(),
			Numerator: int(i.Numerator), Denominator: int(i.Denominator),
			Protected: i.Refused == outcome.Hidden, Missing: i.Refused,
		}
		if p.Protected {
			p.Missing = ""
		}
		if p.NoInterval { // drawn as a line without a band
			p.Lower, p.Upper = p.Value, p.Value
		}
		shown = append(shown, p)
	}
	return shown
}

// Drawing is an indicator as a chart: the latest figure first, England beside
// it.
func Drawing(in Indicator) outcome.Chart {
	c := outcome.Chart{ID: in.ID, Title: in.Title + ", " + in.Area, Desc: in.Words, Unit: in.Unit, ReferenceLabel: "England"}
	if n := len(in.England); n > 0 {
		c.Reference = &in.England[n-1].Value
	}
	for i, p := range slices.Backward(in.Here) {
		row := outcome.Indicator{Value: p.Value, LowerCL: p.Lower, UpperCL: p.Upper, Confidence: in.Confidence, Refused: p.Missing}
		if p.Protected {
			row.Refused = outcome.Hidden
		}
		if p.NoInterval {
			row.Confidence = 0
		}
		c.Rows = append(c.Rows, outcome.ChartRow{Label: p.Period, Indicator: row, Now: i == len(in.Here)-1})
	}
	return c
}
