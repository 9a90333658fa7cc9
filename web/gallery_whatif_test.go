package web

import (
	"fmt"
	"time"

	"github.com/a-h/templ"

	"byname/work"
)

// triedTrial is a trial with something of everything: hidden counts, too few
// places, an invented example and one of the team's own people.
func triedTrial() work.Trial {
	t := work.Trial{Programme: "falls", Title: "Steady on your feet", Version: "5be0a41c77d2", Live: "1fd2c0a9b3e4", Today: day(2026, 6, 30), People: work.Count{N: 39464},
		Found: work.Count{N: 185}, PerMonth: work.Count{N: 15}, Newly: work.Count{N: 40}, NoLonger: work.Count{Hidden: true},
		Cost: 7_279_365, Monthly: 590_220, Hours: 370, Unsaid: 2, Grade: 4, Says: "Exercise programmes lower the rate of falls by about a quarter in trials (Cochrane 2019).",
		Signs:    []work.TriedSign{{Title: "Two falls in a year, and nobody has taken them up", Found: work.Count{N: 120}}, {Title: "A cluttered home that nobody can get into", Found: work.Count{Hidden: true}}},
		Gains:    []work.TriedGain{{Who: "NHS", Amount: 6_412_500}, {Who: "Local Authority", Amount: 812_000}},
		Overlaps: []work.TriedOverlap{{Title: "Looking after those who look after", Both: work.Count{N: 15}}, {Title: "Working Well", Both: work.Count{Hidden: true}}},
		Steps: []work.TriedStep{{Title: "Somebody visits you at home, in your language, and hears what matters to you", By: "Adult social care", Found: work.Count{N: 185}, PerMonth: 15, Hours: "2", Cost: 8250},
			{Title: "A strength and balance class near you, with somebody to go with the first time", By: "Food bank", Found: work.Count{N: 185}, PerMonth: 15, Places: 10, From: "invented: one class that begins in a month", Cost: 12000}},
		Ways: []work.TriedWay{{Name: "neighbourhood", Groups: []work.TriedGroup{{Name: "Gorton and Levenshulme", Found: work.Count{N: 185}, Share: work.Point{Value: 4.7, Lower: 4.1, Upper: 5.4}}, {Name: "not recorded", Found: work.Count{Hidden: true}, Share: work.Point{Protected: true}}}}},
		Examples: []work.TriedExample{{PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, Age: 78, HasAge: true, Since: day(2026, 2, 7), Signs: []string{"Two falls in a year, and nobody has taken them up"}, Reasons: []string{"Ambulance: an ambulance came after a fall, 5 January 2026"}},
			{Invented: true, PersonRef: work.PersonRef{Preferred: text("Walter")}, Age: 81, HasAge: true, Since: day(2026, 5, 30), Signs: []string{"Two falls in a year, and nobody has taken them up"}, Reasons: []string{"Hospital: went to A&E after a fall, 30 May 2026"}}}}
	for m := range 24 {
		end := day(2024, time.Month(8+m), 1) - 1
		c := work.Count{N: 60 + 5*m}
		if m < 2 {
			c = work.Count{Hidden: true}
		}
		t.Months = append(t.Months, work.TriedMonth{End: end, Name: end.Time().Format("January 2006"), Found: c, New: work.Count{N: 10 + 5*(m%3)}})
	}
	return t
}

func whatifPages() map[string]templ.Component {
	at := func() page { return page{Heading: "Try a programme", Who: member, Section: "/programme/try"} }
	live := []work.Choice{{Value: "falls", Title: "Steady on your feet"}, {Value: "working_well", Title: "Working Well"}}
	wrong, fresh := at(), triedTrial()
	for i := range 3 {
		wrong.Problems = append(wrong.Problems, problem{"text", fmt.Sprintf("Line %d, column 5: expected a known kind of event; did you mean ed.attendance?", 12+i)})
	}
	fresh.Live, fresh.Examples = "", nil
	tried := triedTrial()
	pt := func(v, l, u float64, x, n int) work.Point {
		return work.Point{Value: v, Lower: l, Upper: u, Numerator: x, Denominator: n}
	}
	few := work.Point{Protected: true}
	j := work.Judged{Manner: work.LookingBack, Build: 12, On: day(2026, 7, 1), Unjudged: []string{"A cup of tea"}, Compared: 84, Programmes: []work.JudgedProgramme{{ID: "falls", Title: "Steady on your feet", Version: "5be0a41c77d2", From: day(2025, 12, 30), To: day(2026, 6, 30),
		Prevents: "was admitted to hospital after a fall, within 26 weeks", Found: pt(.6, .5, .7, 235, 39585), Harmed: pt(.2, .2, .3, 90, 39585), Sensitivity: pt(44.4, 34.6, 54.7, 40, 90), DayBefore: pt(55.6, 45.3, 65.4, 50, 90), Predictive: pt(17, 12.7, 22.4, 40, 235),
		Needed: "5.9 (4.5 to 7.9)", Lead: "41 (30 to 66)", Calibration: "1.10 (0.85 to 1.40)", Unequal: []string{"People recorded as Pakistani are found less often before harm than people recorded as White British (by 31 in a hundred)."},
		Rivals: []work.JudgedRival{{Name: "The oldest", Sensitivity: pt(22.2, 14.9, 31.8, 20, 90), Predictive: pt(8.5, 5.6, 12.8, 20, 235), Verdict: "misses more"}, {Name: "The highest cost in the year before", Sensitivity: few, Predictive: few, Verdict: "too few to compare"}},
		Ways:   []work.JudgedWay{{Name: "ethnic group", Groups: []work.JudgedGroup{{Name: "Pakistani", Sensitivity: pt(20, 8.1, 41.6, 5, 25), Predictive: few, Worse: true}, {Name: "White British", Sensitivity: pt(51.2, 36, 66.2, 20, 40), Predictive: pt(18, 12, 26, 20, 110)}}}}}}}
	tilt := work.Balance{Neighbourhood: "MAN-N07", Name: "Gorton and Levenshulme", Places: []work.Choice{{Title: "Everywhere"}, {Value: "MAN-N07", Title: "Gorton and Levenshulme"}}, Uncounted: []string{"owes rent"},
		Months: []work.BalancedMonth{{Name: "March 2026", Share: few, NoHours: true, NoCost: true}}}
	for i, m := range []string{"April 2026", "May 2026", "June 2026", "July 2026"} {
		tilt.Months = append(tilt.Months, work.BalancedMonth{Name: m, Share: pt(60+2*float64(i), 57+2*float64(i), 63+2*float64(i), 600+20*i, 1000), Hours: 31, Cost: 22})
	}
	judgedAt := page{Heading: "How good our early signs are", Who: member, Section: "/signal/judged"}
	return map[string]templ.Component{
		"balance":     balanceOf(balancePage{page: page{Heading: "Early help or crisis", Who: member, Section: "/outcome", Crumbs: []link{toOutcomes}}, Balance: tilt}),
		"judged":      judgedSigns(judgedPage{page: judgedAt, Judged: j, MayJudge: true}),
		"judged-told": judgedSigns(judgedPage{page: judgedAt, Manner: "told", Judged: work.Judged{Manner: work.AsTold, Awaits: day(2026, 8, 11)}, MayJudge: true}),
		"try":         try(tryPage{page: at(), Live: live}),
		"try-wrong":   try(tryPage{page: wrong, Live: live, Text: "id: falls\n"}),
		"try-done":    try(tryPage{page: at(), Live: live, Text: "id: falls\n", Trial: &tried}),
		"try-new":     try(tryPage{page: at(), Live: live, Text: "id: falls\n", Trial: &fresh}),
	}
}
