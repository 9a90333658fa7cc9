package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/outcome"
)

// A Comparison is one indicator's latest figures for areas of one level side
// by side. Small numbers are protected, so that the whole's own figure does
// not give them away.
type Comparison struct {
	ID, Title, Unit, Means, Notes string
	Level                         string
	Period                        string
	LowerIsBetter, NoWayIsBetter  bool
	Standard                      bool // rates are as if all areas had the same ages
	Kind                          outcome.Kind
	Per                           float64
	Areas                         []ComparedArea
	Place                         ComparedArea // the whole that they are parts of
	England                       *Point
}

// A ComparedArea is one area's figure.
type ComparedArea struct {
	ID, Name string
	Of       string // the place it is in
	Point
	Verdict string // against England, or the whole where England has no figure
	Side    outcome.Side
}

// Levels at which areas can be compared, and what they are called.
var CompareLevels = []Choice{
	{Value: placeLevel, Title: "Councils"}, {Value: neighbourhoodLevel, Title: "Neighbourhoods"}, {Value: msoaLevel, Title: "Small areas (MSOAs)"}, {Value: lsoaLevel, Title: "Smallest areas (LSOAs)"},
}

// Compare is CompareAt for the latest period and the level next below.
func (w *Work) Compare(ctx context.Context, who Who, indicator, area string) (c Comparison, err error) {
	return w.CompareAt(ctx, who, indicator, area, "", 0)
}

// CompareAt is an indicator for all areas of a level within the place that an
// area is in, or within the system, in the period so many before the latest.
// No level is councils of the system, neighbourhoods of a place.
func (w *Work) CompareAt(ctx context.Context, who Who, indicator, area, level string, back int) (c Comparison, err error) {
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return c, err
	}
	return w.compareAt(ctx, indicator, begin(who, area), level, back)
}

func (w *Work) compareAt(ctx context.Context, indicator, area, level string, back int) (c Comparison, err error) {
	if _, drawn := lineTolerance[level]; level != "" && !drawn {
		return c, byname.Invalid("level", "place, neighbourhood, msoa or lsoa", "choose one of them")
	}
	h, err := w.here(area)
	if err != nil {
		return c, err
	}
	m, err := w.measure(indicator)
	if err != nil {
		return c, err
	}
	c = Comparison{ID: m.ID, Title: m.Title, Unit: m.Unit, Means: m.Means, Notes: m.Notes(), Level: level, Kind: m.Kind, Per: m.Per,
		LowerIsBetter: m.Better == outcome.Lower, NoWayIsBetter: m.Better == "", Standard: m.Standard != ""}
	whole := Here{Level: systemLevel, ID: w.Place.Areas.ID, Name: w.Place.Areas.Name}
	if h.Place != nil {
		whole = Here{Level: placeLevel, ID: h.Place.Code, Name: h.Place.Name, Place: h.Place}
	}
	if level == "" && whole.Place != nil {
		c.Level = neighbourhoodLevel
	} else if level == "" {
		c.Level = placeLevel
	}
	areas := w.areasOf(whole, c.Level)
	if m.Kind == outcome.Published {
		err = w.comparePublished(ctx, &c, m, whole, areas, back)
	} else {
		err = w.compareCounted(ctx, &c, m, whole, areas, back)
	}
	return c, err
}

// areasOf are all areas of a level within a whole, in its order.
func (w *Work) areasOf(whole Here, level string) (list []ComparedArea) {
	sys := w.Place.Areas
	for _, p := range sys.Places {
		if whole.Place != nil && whole.Place != p {
			continue
		}
		switch level {
		case placeLevel:
			list = append(list, ComparedArea{ID: p.Code, Name: p.Name, Of: p.Name})
		case neighbourhoodLevel:
			for _, n := range p.Neighbourhoods {
				list = append(list, ComparedArea{ID: n.ID, Name: n.Name, Of: p.Name})
			}
		case lsoaLevel:
			for _, l := range p.LSOAs {
				list = append(list, ComparedArea{ID: l.Code, Name: l.Name, Of: p.Name})
			}
		case msoaLevel:
			for _, m := range sys.MSOAs {
				if m.Place == p {
					list = append(list, ComparedArea{ID: m.Code, Name: cmpName(m.KnownAs, m.Name), Of: p.Name})
				}
			}
		}
	}
	return list
}

func cmpName(known, name string) string {
	if known == "" {
		return name
	}
	return known
}

func (w *Work) compareCounted(ctx context.Context, c *Comparison, m outcome.Measure, whole Here, areas []ComparedArea, back int) error {
	g, err := w.grid(ctx, m.ID, c.Level)
	if err != nil || g == nil {
		return err
	}
	top, err := w.grid(ctx, m.ID, whole.Level)
	if err != nil || top == nil {
		return err
	}
	if back < 0 || back >= g.Years {
		back = 0
	}
	standard := w.Place.standard
	of := func(g *outcome.Grid, id string) outcome.Indicator {
		if m.Standard != "" && g.Groups > 1 {
			return g.Standardised(m, standard, g.Area(id), back, false, confidence)
		}
		return g.Indicator(m, g.Area(id), outcome.All, back, false, confidence)
	}
	c.Period = g.Periods[back].Name
	total := of(top, whole.ID)
	c.Place = ComparedArea{ID: whole.ID, Name: whole.Name, Point: point(total)}
	crude := top.Indicator(m, top.Area(whole.ID), outcome.All, back, false, confidence)
	for _, a := range areas {
		if g.Area(a.ID) < 0 {
			continue // nobody of the extracts lives there
		}
		i := of(g, a.ID)
		a.Point = point(i)
		if i.HasInterval() && total.Shown() {
			a.Verdict = outcome.Verdict(outcome.ByInterval(i.LowerCL, i.UpperCL, total.Value), m.Better)
			a.Side = side(m, g.Indicator(m, g.Area(a.ID), outcome.All, back, false, confidence), crude)
		}
		c.Areas = append(c.Areas, a)
	}
	if e := m.EnglandBeside([]outcome.Indicator{total}); len(e) > 0 {
		p := point(e[0])
		c.England = &p
	}
	return nil
}

// side is where an area lies in the funnel around the whole.
func side(m outcome.Measure, i, total outcome.Indicator) outcome.Side {
	if !i.Shown() || !total.Shown() || total.Denominator == 0 {
		return outcome.Side{}
	}
	average := float64(total.Numerator) / total.Denominator
	if m.Kind == outcome.Proportion {
		return outcome.SideOfProportion(float64(i.Numerator), i.Denominator, average)
	}
	return outcome.SideOfCount(i.Numerator, i.Denominator*average)
}

func (w *Work) comparePublished(ctx context.Context, c *Comparison, m outcome.Measure, whole Here, areas []ComparedArea, back int) error {
	data, err := w.published(ctx)
	if err != nil {
		return err
	}
	england := data.Indicators(m, m.EnglandArea())
	var latest outcome.Period
	figures := make([][]outcome.Indicator, len(areas))
	var periods []outcome.Period
	for n, a := range areas {
		figures[n] = data.Indicators(m, a.ID)
		for _, i := range figures[n] {
			if !slices.ContainsFunc(periods, func(p outcome.Period) bool { return p.Last == i.Period.Last }) {
				periods = append(periods, i.Period)
			}
		}
	}
	slices.SortFunc(periods, func(a, b outcome.Period) int { return int(b.Last - a.Last) })
	if back >= 0 && back < len(periods) {
		latest = periods[back]
	}
	if len(england) == 0 {
		england = m.EnglandBeside([]outcome.Indicator{{Period: latest}})
	}
	c.Period = latest.Name
	e := beside(england, outcome.Indicator{Period: latest})
	if e != nil {
		p := point(*e)
		c.England = &p
	}
	for n, a := range areas {
		at := slices.IndexFunc(figures[n], func(i outcome.Indicator) bool { return i.Period.Last == latest.Last })
		if at < 0 {
			continue
		}
		i := figures[n][at]
		a.Point = point(i)
		if e != nil && i.HasInterval() {
			a.Verdict = outcome.Verdict(outcome.ByInterval(i.LowerCL, i.UpperCL, e.Value), m.Better)
		}
		c.Areas = append(c.Areas, a)
	}
	c.Place = ComparedArea{ID: whole.ID, Name: whole.Name, Point: Point{Period: latest.Name, Missing: "not published for " + whole.Name}}
	if own := data.Indicators(m, whole.ID); len(own) > 0 {
		c.Place.Point = point(own[0])
	}
	return nil
}
