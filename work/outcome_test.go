package work

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/outcome"
)

// TestOutcomes counts the story's indicators: whole for the neighbourhood's
// own team, protected for everybody else, and open to the people behind them.
func TestOutcomes(t *testing.T) {
	w, ctx := lived(t), context.Background()
	fin, lee := worker(t, w, "fin"), worker(t, w, "lee")
	find := func(list []Indicator, id string) Indicator {
		t.Helper()
		i := slices.IndexFunc(list, func(in Indicator) bool { return in.ID == id })
		if i < 0 {
			t.Fatalf("no %s", id)
		}
		return list[i]
	}
	team, err := w.Outcomes(ctx, lee, "")
	ok(t, err)
	board, err := w.Outcomes(ctx, fin, gorton)
	ok(t, err)
	public, err := w.Public(ctx, gorton)
	ok(t, err)
	if n := len(public.Outcomes); n < 20 || n >= len(w.Place.Measures) {
		t.Errorf("%d public indicators of %d: those that are counted here, and those that were promised", n, len(w.Place.Measures))
	}

	ae := find(team, "ae-attendances")
	now, before := ae.Here[len(ae.Here)-1], ae.Here[len(ae.Here)-2]
	if now.Period != "Year to 30 June 2026" || now.Numerator < 100 || now.Denominator < 800 || now.Lower >= now.Value || now.Upper <= now.Value {
		t.Errorf("%+v", now)
	}
	if before.Missing != "" || before.Numerator < 90 {
		t.Errorf("%+v", before)
	}
	if len(ae.Here) != 2 {
		t.Errorf("years nobody told of: %+v", ae.Here)
	}
	if ae.Method != "Byar" || !ae.PeopleBehind || !strings.Contains(ae.Words, "before") || !strings.Contains(ae.Words, "No figure for England") {
		t.Errorf("%+v", ae)
	}
	absence := find(team, "persistent-absence")
	if n := len(absence.Here) - 1; absence.Here[n].Period != "Summer term 2026" || absence.Here[n].Denominator < 150 || absence.England[n].Value != 20.1 || !absence.England[n].NoInterval {
		t.Errorf("%+v", absence)
	}
	for _, list := range [][]Indicator{board, public.Outcomes} {
		in := find(list, "ae-attendances")
		if p := in.Here[len(in.Here)-1]; p.Numerator%5 != 0 || p.Denominator%5 != 0 || in.PeopleBehind {
			t.Errorf("not protected: %+v", p)
		}
		few := find(list, "emergency-admissions-65")
		if p := few.Here[len(few.Here)-1]; !p.Protected || p.Numerator != 0 || p.Value != 0 {
			t.Errorf("a small number is shown: %+v", p)
		}
		if le := find(list, "life-expectancy-male"); le.Area != "Manchester" || len(le.England) < 5 || le.Confidence != 0 {
			t.Errorf("%+v", le)
		}
	}
	few := find(team, "emergency-admissions-65")
	n := few.Here[len(few.Here)-1].Numerator
	if n < 1 || n > 7 {
		t.Errorf("%d admissions of older people", n)
	}

	behind, err := w.PeopleBehind(ctx, lee, "ae-attendances", "", now.Period, 1)
	ok(t, err)
	if behind.Total == 0 || behind.Total > now.Numerator || len(behind.People) > 50 || behind.Pages != (behind.Total+49)/50 {
		t.Errorf("%d of %d people, %d pages", len(behind.People), behind.Total, behind.Pages)
	}
	for _, p := range behind.People {
		if p.Day < byname.OnDay(2025, 7, 1) || p.Preferred.IsZero() || p.Phrase == "" {
			t.Errorf("%+v", p)
		}
	}
	looked, err := w.WhoLooked(ctx, lee, behind.People[0].ID, 1)
	ok(t, err)
	if !slices.ContainsFunc(looked.Looks, func(l Look) bool { return strings.Contains(l.What, "on a list of") }) {
		t.Errorf("nobody wrote down that lee opened a number: %+v", looked.Looks)
	}
	if _, err := w.PeopleBehind(ctx, fin, "ae-attendances", gorton, now.Period, 1); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("the board opens a number to people: %v", err)
	}
	if _, err := w.PeopleBehind(ctx, lee, "ae-attendances", gorton, "Year to 1 May 1999", 1); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a period nobody counted: %v", err)
	}
	if _, err := w.Outcome(ctx, lee, "happiness", ""); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("an indicator that is none: %v", err)
	}
	c, err := w.Compare(ctx, fin, "emergency-admissions-65", gorton)
	ok(t, err)
	if i := slices.IndexFunc(c.Areas, func(a ComparedArea) bool { return a.ID == gorton }); i < 0 || !c.Areas[i].Protected || c.Place.Name != "Manchester" || c.Place.Numerator != 0 {
		t.Errorf("the place gives a small number away: %+v", c)
	}
	report, err := w.OutcomeReport(ctx, gorton)
	ok(t, err)
	if few := find(report.Missing, "emergency-admissions-65"); few.Here[len(few.Here)-1].Numerator != 0 || few.PeopleBehind {
		t.Errorf("the public report shows a small number: %+v", few)
	}
	if same := find(report.All(), "ae-attendances"); same.Here[1].Numerator%5 != 0 || same.Change.Words == "" || report.CountedTo != "30 June 2026" {
		t.Errorf("%+v", same)
	}
	detail, err := w.Detail(ctx, fin, "ae-attendances", gorton)
	ok(t, err)
	if len(detail.Divided) != len(outcome.Ways) || detail.Control == nil || len(detail.Control.Series) != monthsBack {
		t.Errorf("%d ways, %v", len(detail.Divided), detail.Control)
	}
	for _, v := range detail.Divided {
		for _, g := range v.Groups {
			if g.Numerator%5 != 0 || g.Shown() && g.Numerator > 0 && g.Numerator < 8 {
				t.Errorf("%s, %s: %d is shown to somebody of another place", v.Way, g.Name, g.Numerator)
			}
		}
	}
	mine, err := w.Detail(ctx, lee, "ae-attendances", gorton)
	ok(t, err)
	sum := 0
	for _, g := range mine.Divided[0].Groups {
		sum += g.Numerator
	}
	if sum != now.Numerator {
		t.Errorf("women, men and those not recorded are %d of %d", sum, now.Numerator)
	}
	n07, _ := w.Place.Areas.Neighbourhood(gorton)
	for _, small := range []string{n07.LSOAs[0].Code, n07.LSOAs[0].MSOA.Code} {
		d, err := w.Detail(ctx, lee, "ae-attendances", small)
		ok(t, err)
		if d.Control == nil || len(d.Control.Series) != monthsBack || d.PeopleBehind {
			t.Errorf("%s: %+v", small, d.Control)
		}
		if p := d.Here[len(d.Here)-1]; d.AreaID != small || p.Numerator%5 != 0 || p.Denominator%5 != 0 {
			t.Errorf("%s: %+v", small, p)
		}
		for _, i := range d.Control.Series {
			if i.Shown() && i.Numerator > 0 && (i.Numerator < 8 || i.Numerator%5 != 0) {
				t.Errorf("%s, %s: %d is shown", small, i.Period.Name, i.Numerator)
			}
		}
	}
	svg := Drawing(absence).SVG()
	if !strings.Contains(svg, "England 20.1") || !strings.Contains(svg, "Summer term 2026") || strings.Contains(svg, outcome.Hidden) {
		t.Error(svg)
	}
}
