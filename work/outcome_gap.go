package work

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"byname"
	"byname/area"
	"byname/guard"
	"byname/outcome"
)

// A Gap is how unequal an indicator is along deprivation: small areas in
// groups of equally many, the most deprived first, and the line through them.
type Gap struct {
	ID, Title, Area, AreaID, Period, Unit string
	Groups                                []GapGroup
	Slope                                 outcome.Slope
	Words, Notes                          string
	Chart                                 outcome.GapChart
}

// A GapGroup is a tenth or a fifth of the small areas.
type GapGroup struct {
	Name                string
	Areas, People       int
	Value, Lower, Upper float64
}

// Gap is how unequal a published indicator of small areas is along
// deprivation, in the system or one of its places.
func (w *Work) Gap(ctx context.Context, who Who, indicator, within string) (g Gap, err error) {
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return g, err
	}
	return w.gap(ctx, indicator, within)
}

func (w *Work) gap(ctx context.Context, indicator, within string) (g Gap, err error) {
	m, err := w.measure(indicator)
	if err != nil {
		return g, err
	}
	h, err := w.here(within)
	if err != nil {
		return g, err
	}
	if h.Place != nil {
		h = Here{Level: placeLevel, ID: h.Place.Code, Name: h.Place.Name, Place: h.Place}
	}
	if m.Kind != outcome.Published {
		return g, byname.NotFound("a gap in "+m.Title, "an indicator published for small areas", "look at it by deprivation instead")
	}
	data, err := w.published(ctx)
	if err != nil {
		return g, err
	}
	type small struct {
		area   *area.MSOA
		figure outcome.Indicator
		score  float64
	}
	var areas []small
	missing := 0
	for _, a := range w.Place.Areas.MSOAs {
		if h.Place != nil && a.Place != h.Place {
			continue
		}
		list := data.Indicators(m, a.Code)
		if len(list) == 0 || !list[0].HasInterval() {
			missing++
			continue
		}
		areas = append(areas, small{a, list[0], a.LSOAs.DeprivationScore()})
	}
	g = Gap{ID: m.ID, Title: m.Title, Area: h.Name, AreaID: h.ID, Unit: m.Unit}
	n := 10
	if len(areas) < 40 {
		n = 5
	}
	if len(areas) < 10 {
		return g, byname.NotFound("a gap in "+m.Title, "figures with intervals for ten small areas or more of "+h.Name, "choose life expectancy by small area, or load the figures")
	}
	slices.SortFunc(areas, func(a, b small) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.area.Code, b.area.Code))
	})
	g.Period = areas[0].figure.Period.Name
	var rungs []outcome.Rung
	for k := range n {
		part := areas[k*len(areas)/n : (k+1)*len(areas)/n]
		people, value, variance := 0., 0., 0.
		for _, a := range part {
			p := float64(a.area.LSOAs.Population())
			se := (a.figure.UpperCL - a.figure.LowerCL) / 3.92
			people, value, variance = people+p, value+p*a.figure.Value, variance+p*p*se*se
		}
		r := outcome.Rung{Population: people, Value: value / people, SE: math.Sqrt(variance) / people}
		rungs = append(rungs, r)
		name := fmt.Sprint(k + 1)
		switch k {
		case 0:
			name += ", the most deprived"
		case n - 1:
			name += ", the least deprived"
		}
		g.Groups = append(g.Groups, GapGroup{name, len(part), int(people), r.Value, r.Value - 1.96*r.SE, r.Value + 1.96*r.SE})
	}
	g.Slope = outcome.SlopeIndex(rungs, outcome.Plain, false, 1, confidence)
	sii := g.Slope.SII
	if !sii.Shown() {
		g.Words = "No slope can be drawn: " + sii.Refused + "."
	} else {
		more := "more"
		if sii.Value < 0 {
			more = "fewer"
		}
		g.Words = fmt.Sprintf("From the most to the least deprived end of %s the line runs through %.1f %s %s (%.1f to %.1f); the least deprived have %.2f times as many (%.2f to %.2f).",
			h.Name, math.Abs(sii.Value), more, m.Unit, min(math.Abs(sii.LowerCL), math.Abs(sii.UpperCL)), max(math.Abs(sii.LowerCL), math.Abs(sii.UpperCL)), g.Slope.RII.Value, g.Slope.RII.LowerCL, g.Slope.RII.UpperCL)
		if sii.LowerCL <= 0 && sii.UpperCL >= 0 {
			g.Words = "No gap along deprivation can be told from chance in " + h.Name + "."
		}
	}
	g.Notes = fmt.Sprintf("Our own estimate, not an official one: %d small areas in %d groups by their score in the Indices of Deprivation 2025, each group's figure the mean of its areas' by census population. %s", len(areas), n, m.Notes())
	if missing > 0 {
		g.Notes += fmt.Sprintf(" %d areas without a figure are left out.", missing)
	}
	g.Chart = outcome.GapChart{ID: "gap-" + m.ID, Title: m.Title + " along deprivation, " + h.Name, Desc: g.Words, Unit: m.Unit, Groups: rungs, Slope: g.Slope}
	return g, nil
}
