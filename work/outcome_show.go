package work

import (
	"context"
	"slices"
	"strings"

	"byname"
	"byname/guard"
	"byname/outcome"
	"byname/store"
)

// confidence of the intervals shown.
const confidence = .95

// Outcomes are the indicators of an area, and those published for its place;
// no area is the asker's first neighbourhood. Only a neighbourhood's own team
// sees small numbers, and of them only those who may be shown the events.
func (w *Work) Outcomes(ctx context.Context, who Who, area string) ([]Indicator, error) {
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return nil, err
	}
	h, err := w.here(begin(who, area))
	if err != nil {
		return nil, err
	}
	return w.indicators(ctx, h, w.whole(who, h))
}

// whole tells of which measures somebody sees whole numbers in an area.
func (w *Work) whole(who Who, h Here) func(outcome.Measure) bool {
	return func(m outcome.Measure) bool {
		return h.Neighbourhood != nil && who.inTeamOf(h.ID) && w.sees(who, "find", w.classesOf(m))
	}
}

func nobodyWhole(outcome.Measure) bool { return false }

// Outcome is one of them.
func (w *Work) Outcome(ctx context.Context, who Who, indicator, area string) (Indicator, error) {
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return Indicator{}, err
	}
	h, err := w.here(begin(who, area))
	if err != nil {
		return Indicator{}, err
	}
	m, err := w.measure(indicator)
	if err != nil {
		return Indicator{}, err
	}
	return w.indicator(ctx, m, h, w.whole(who, h)(m))
}

// measure finds one by its id.
func (w *Work) measure(id string) (outcome.Measure, error) {
	i := slices.IndexFunc(w.Place.Measures, func(m outcome.Measure) bool { return m.ID == id })
	if i < 0 {
		return outcome.Measure{}, byname.NotFound("indicator "+id, "one of the place's", "choose one from the list")
	}
	return w.Place.Measures[i], nil
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

// indicators are all of an area, counted ones first, protected unless whole.
func (w *Work) indicators(ctx context.Context, h Here, whole func(outcome.Measure) bool) ([]Indicator, error) {
	notes, err := w.noted(ctx, h.ID)
	if err != nil {
		return nil, err
	}
	data, err := w.published(ctx)
	if err != nil {
		return nil, err
	}
	var list, published []Indicator
	for _, m := range w.Place.Measures {
		in, err := w.measured(ctx, m, h, whole(m), data, notes)
		if err != nil {
			return nil, err
		}
		if m.Kind == outcome.Published {
			published = append(published, in)
		} else {
			list = append(list, in)
		}
	}
	return append(list, published...), nil
}

// indicator is one measure of an area, as a page shows it.
func (w *Work) indicator(ctx context.Context, m outcome.Measure, h Here, whole bool) (in Indicator, err error) {
	notes, err := w.noted(ctx, h.ID)
	if err != nil {
		return in, err
	}
	data, err := w.published(ctx)
	if err != nil {
		return in, err
	}
	return w.measured(ctx, m, h, whole, data, notes)
}

func (w *Work) measured(ctx context.Context, m outcome.Measure, h Here, whole bool, data outcome.PublishedData, notes []store.Note) (Indicator, error) {
	here, england, name, err := w.figures(ctx, m, h, whole, data)
	if err != nil {
		return Indicator{}, err
	}
	id := h.ID
	if name != h.Name {
		id = h.Place.Code
	}
	in := Indicator{
		ID: m.ID, Title: m.Title, Means: m.Means, Domain: m.Domain, Area: name, AreaID: id, Unit: m.Unit,
		LowerIsBetter: m.Better == outcome.Lower, NoWayIsBetter: m.Better == "",
		Here: points(here), England: points(england), Notes: m.Notes(), Awaits: m.Awaits,
		Trend: outcome.TrendOf(here), Change: outcome.ChangeOf(m, here), PeopleBehind: whole && m.Kind != outcome.Published, Divided: m.Kind != outcome.Published,
	}
	if m.England.Value != nil && len(england) > 0 && england[0].Value == *m.England.Value {
		in.EnglandOf = m.England.Period
	}
	in.Target = w.target(m, h, here, notes)
	switch {
	case len(here) > 0:
		now := here[0]
		in.Method, in.Confidence = now.Method, now.Confidence
		e := beside(england, now)
		in.Words = outcome.Words(m, now, before(here), e)
		if e != nil && now.HasInterval() {
			in.Verdict = outcome.Verdict(outcome.ByInterval(now.LowerCL, now.UpperCL, e.Value), m.Better)
		}
	case m.Awaits != "":
		in.Words = m.Awaits
	case m.Kind == outcome.Published:
		in.Words = "Not published for " + name + "."
	default:
		in.Words = "Nothing was counted yet."
	}
	return in, nil
}

// figures are a measure's numbers for an area and England's beside them,
// latest first, and the area they are of: a neighbourhood is shown what is
// published for its place.
func (w *Work) figures(ctx context.Context, m outcome.Measure, h Here, whole bool, data outcome.PublishedData) (here, england []outcome.Indicator, name string, err error) {
	if m.Kind != outcome.Published {
		g, err := w.grid(ctx, m.ID, h.Level)
		if err != nil || g == nil {
			return nil, nil, h.Name, err
		}
		for p := range g.Years {
			here = append(here, g.Indicator(m, g.Area(h.ID), outcome.All, p, whole, confidence))
		}
		here = told(here)
		return here, m.EnglandBeside(here), h.Name, nil
	}
	here, name = data.Indicators(m, h.ID), h.Name
	if len(here) == 0 && h.Neighbourhood != nil {
		here, name = data.Indicators(m, h.Place.Code), h.Place.Name
	}
	england = data.Indicators(m, m.EnglandArea())
	if len(england) == 0 {
		england = m.EnglandBeside(here)
	}
	return here, england, name, nil
}
