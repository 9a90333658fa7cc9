package work

import (
	"context"
	"strings"

	"byname/guard"
	"byname/outcome"
)

// A Detail is what more there is to an indicator that is counted here: months
// as a control chart, and the latest figures by sex, age, ethnic group and
// deprivation.
type Detail struct {
	Indicator
	Control  *outcome.ControlChart // nil when months are not counted
	Divided  []Division
	Measured outcome.Measure
}

// A Division is everybody divided one way.
type Division struct {
	Way, ID string
	Period  string
	Groups  []DividedGroup
}

// A DividedGroup is one group's figure.
type DividedGroup struct {
	Name string
	Point
}

// Detail is an indicator of an area with all there is to it.
func (w *Work) Detail(ctx context.Context, who Who, indicator, area string) (d Detail, err error) {
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return d, err
	}
	h, err := w.here(begin(who, area))
	if err != nil {
		return d, err
	}
	m, err := w.measure(indicator)
	if err != nil {
		return d, err
	}
	whole := w.whole(who, h)(m)
	if d.Indicator, err = w.indicator(ctx, m, h, whole); err != nil {
		return d, err
	}
	d.Measured = m
	if m.Kind == outcome.Published {
		return d, w.publishedMonths(ctx, &d, m, h)
	}
	g, err := w.gridOf(ctx, m.ID, h)
	if err != nil || g == nil {
		return d, err
	}
	at := g.Area(h.ID)
	if g.Years < len(g.Periods) {
		d.Control = control(m, h.Name)
		for p := g.Years; p < len(g.Periods); p++ {
			d.Control.Series = append(d.Control.Series, g.Indicator(m, at, outcome.All, p, whole, confidence))
		}
	}
	if g.Groups == 1 {
		return d, nil
	}
	for _, way := range outcome.Ways {
		v := Division{Way: way.Name, ID: way.ID, Period: g.Periods[0].Name}
		for group := way.First; group < way.End; group++ {
			if c := g.At(at, group, 0); c.Denominator == 0 && c.Numerator == 0 {
				continue
			}
			v.Groups = append(v.Groups, DividedGroup{outcome.GroupName(group), point(g.Indicator(m, at, group, 0, whole, confidence))})
		}
		if len(v.Groups) > 0 {
			d.Divided = append(d.Divided, v)
		}
	}
	return d, nil
}

func control(m outcome.Measure, area string) *outcome.ControlChart {
	return &outcome.ControlChart{ID: "control-" + m.ID, Title: m.Title + ", " + area + ", month by month", Unit: monthUnit(m), Better: m.Better}
}

// monthUnit is the unit of a month's figure: a rate's is of the month, not of
// a year.
func monthUnit(m outcome.Measure) string {
	if m.Kind == outcome.Rate {
		return "in the month, " + strings.TrimPrefix(m.Unit, "a year ")
	}
	return m.Unit
}

// publishedMonths charts what is published month by month.
func (w *Work) publishedMonths(ctx context.Context, d *Detail, m outcome.Measure, h Here) error {
	data, err := w.published(ctx)
	if err != nil {
		return err
	}
	list := data.Indicators(m, h.ID)
	if len(list) < 12 || list[0].Period.Last-list[0].Period.First > 31 {
		return nil
	}
	d.Control = control(m, h.Name)
	d.Control.Unit = m.Unit
	for i := len(list) - 1; i >= 0; i-- {
		d.Control.Series = append(d.Control.Series, list[i])
	}
	return nil
}
