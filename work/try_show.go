package work

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"byname"
	"byname/fund"
	"byname/outcome"
	"byname/programme"
)

// shownTrial is a trial as it may be shown: rounded, and all that is worked
// out from counts worked out from the rounded ones.
func (w *Work) shownTrial(p programme.Programme, t *programme.Trial, days []byname.Day) Trial {
	today := len(days) - 1
	s := Trial{
		Programme: p.ID, Title: p.Title, Version: p.Version, Today: days[today],
		People: Count{N: int(t.People)}, Found: headcount(t.Found[today]),
		Grade: p.Money.Evidence.Grade, Says: p.Money.Evidence.Says,
	}
	if !t.IsNew() {
		s.Live = w.Place.programme(p.ID).Version
		s.Newly, s.NoLonger = headcount(t.Newly), headcount(t.NoLonger)
	}
	var year outcome.Headcount
	for i := 1; i < today; i++ {
		s.Months = append(s.Months, TriedMonth{days[i], days[i].Time().Format("January 2006"), headcount(t.Found[i]), headcount(t.New[i])})
		if i >= today-12 {
			year = year.And(t.New[i])
		}
	}
	s.PerMonth = headcount(year)
	s.PerMonth.N = (s.PerMonth.N + 6) / 12
	for i, sign := range p.Find.Signs {
		s.Signs = append(s.Signs, TriedSign{sign.Title, headcount(t.Signs[i])})
	}
	for way, groups := range t.Groups {
		s.Ways = append(s.Ways, TriedWay{waysTried[way], triedGroups(groups)})
	}
	for i, other := range w.Place.Programmes {
		if other.ID != p.ID {
			s.Overlaps = append(s.Overlaps, TriedOverlap{other.Title, headcount(t.Both[i])})
		}
	}
	w.need(p, t, &s)
	return s
}

// triedGroups are those of one way, in the order of placeOf and their names.
func triedGroups(groups map[string]programme.TriedGroup) (all []TriedGroup) {
	names := slices.SortedFunc(maps.Keys(groups), func(a, b string) int {
		return cmp.Or(cmp.Compare(placeOf(a), placeOf(b)), cmp.Compare(a, b))
	})
	for _, name := range names {
		g := groups[name]
		share := points([]outcome.Indicator{g.Found.Of(g.People, 1000, confidence)})[0]
		all = append(all, TriedGroup{name, headcount(g.Found), share})
	}
	return all
}

// need is what helping those found takes: steps, hours, places and money, and
// what it spares.
func (w *Work) need(p programme.Programme, t *programme.Trial, s *Trial) {
	for i, step := range p.Offer {
		n := TriedStep{Title: step.Step, By: w.Place.kindWords(step.By), Found: headcount(t.Steps[i]), Hours: string(step.Hours), Places: step.Places, From: step.PlacesFrom, Cost: step.Cost}
		if step.Hours == "" {
			s.Unsaid++
		}
		if !n.Found.Hidden && !s.Found.Hidden {
			if !s.PerMonth.Hidden {
				n.PerMonth = (s.PerMonth.N*n.Found.N + s.Found.N/2) / s.Found.N
			}
			hours, _ := strconv.ParseFloat(string(step.Hours), 64)
			s.Hours += hours * float64(n.Found.N)
			s.HoursMonthly += hours * float64(n.PerMonth)
			s.Cost += step.Cost * byname.Pence(n.Found.N)
			s.Monthly += step.Cost * byname.Pence(n.PerMonth)
		}
		s.Steps = append(s.Steps, n)
	}
	if !s.Found.Hidden {
		s.Gains = sparedBy(p.Forecast(s.Found.N, w.Place.Words.UnitCosts))
	}
}

// sparedBy are benefits by who gains, the greatest first.
func sparedBy(benefits []fund.Benefit) (all []TriedGain) {
	for _, b := range benefits {
		i := slices.IndexFunc(all, func(g TriedGain) bool { return strings.EqualFold(g.Who, b.Gains) })
		if i < 0 {
			i, all = len(all), append(all, TriedGain{Who: b.Gains})
		}
		all[i].Amount += b.ForecastWorth()
	}
	slices.SortStableFunc(all, func(a, b TriedGain) int { return cmp.Compare(b.Amount, a.Amount) })
	return all
}
