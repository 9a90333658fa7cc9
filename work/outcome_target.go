package work

import (
	"cmp"
	"fmt"
	"slices"

	"byname"
	"byname/outcome"
	"byname/store"
)

// target is how a measure stands against what was agreed.
func (w *Work) target(m outcome.Measure, h Here, here []outcome.Indicator, notes []store.Note) (t Target) {
	t = Target{Mission: m.Mission, Doing: m.Doing, Progress: outcome.ProgressOf(m, here, h.Level == systemLevel)}
	if m.Owner != "" {
		t.Owner = w.Place.Short(byname.AgencyID(m.Owner))
	}
	for _, p := range m.Partners {
		t.Partners = append(t.Partners, w.Place.Short(byname.AgencyID(p)))
	}
	if b := m.Baseline; b != nil {
		t.Baseline = fmt.Sprintf("%g, %s", b.Value, cmp.Or(b.Period, "period not told"))
		t.Baseline += " (" + b.Source + ")"
	}
	if m.Target != nil {
		t.Value, t.By, t.Source = m.Target.Value, m.Target.By, m.Target.Source
		for _, s := range m.Target.Milestones {
			t.Steps = append(t.Steps, fmt.Sprintf("%g by %s", s.Value, s.By))
		}
	}
	if i := slices.IndexFunc(notes, func(n store.Note) bool { return n.Measure == m.ID }); i >= 0 {
		t.Doing, t.Noted = notes[i].Words, notes[i].Day.Words()
	}
	return t
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
