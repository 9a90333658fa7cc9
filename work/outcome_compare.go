package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/outcome"
)

// A Comparison is one indicator's latest figures for the neighbourhoods of a
// place side by side, small numbers protected so that the place's own figure
// does not give them away.
type Comparison struct {
	ID, Title, Unit string
	Areas           []ComparedArea
	Place           ComparedArea
}

// A ComparedArea is one area's figure.
type ComparedArea struct {
	ID, Name string
	Point
}

// Compare is an indicator for every neighbourhood of the place that one of
// them is in; no neighbourhood is the asker's first.
func (w *Work) Compare(ctx context.Context, who Who, indicator, neighbourhood string) (c Comparison, err error) {
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return c, err
	}
	if neighbourhood == "" && len(who.Teams) > 0 {
		neighbourhood = who.Teams[0].Neighbourhood
	}
	n, err := w.neighbourhood(neighbourhood)
	if err != nil {
		return c, err
	}
	i := slices.IndexFunc(w.Place.Measures, func(m outcome.Measure) bool { return m.ID == indicator && m.Kind != outcome.Published })
	if i < 0 {
		return c, byname.NotFound("indicator "+indicator, "one that is counted here", "choose one from byname outcome list")
	}
	m := w.Place.Measures[i]
	counts, err := w.counts(ctx)
	if err != nil {
		return c, err
	}
	c.ID, c.Title, c.Unit = m.ID, m.Title, m.Unit
	var parts []outcome.Indicator
	var all []outcome.Count
	for _, n := range n.Place.Neighbourhoods {
		mine := slices.DeleteFunc(slices.Clone(counts), func(c outcome.Count) bool { return c.Area != n.ID || c.Line != 0 })
		if list := m.Of(n.Name, mine, confidence); len(list) > 0 {
			parts, all = append(parts, list[0]), append(all, mine...)
			c.Areas = append(c.Areas, ComparedArea{ID: n.ID, Name: n.Name})
		}
	}
	if len(parts) == 0 {
		return c, nil // nothing was counted yet
	}
	parts, together := outcome.ProtectTable(parts, m.Of(n.Place.Name, all, confidence)[0])
	for i, p := range points(parts) { // points come the other way round
		c.Areas[len(parts)-1-i].Point = p
	}
	c.Place = ComparedArea{n.Place.Code, n.Place.Name, points([]outcome.Indicator{together})[0]}
	return c, nil
}
