package web

import (
	"github.com/a-h/templ"

	"byname/work"
)

// doorPages are those of somebody's own door, and where its code is given.
func doorPages() map[string]templ.Component {
	inside := func(heading, path string) minePage { return minePage{Heading: heading, Path: path, Inside: true} }
	typed := minePage{Heading: "Type your code", Path: "/door"}
	wrong := typed
	wrong.Problems = []problem{{"code", "This code does not work. Codes stop after a while. Ask the person who gave it to you."}}
	p := work.MyPlan{Name: text("Amina"), There: true, Agreed: day(2026, 2, 12), Review: day(2026, 5, 12), Since: 2, Lead: "Farah Siddiqui", Reach: "Farah, 0161 496 0101, Monday to Friday",
		Matters: text("To cook for my sister on Fridays again."), About: text("Talk slowly. My daughter can help."),
		Goals: []work.MyGoal{{Words: text("To get up the stairs on my own"), Reached: true}, {Words: text("To go out on Tuesdays")}},
		Steps: []work.MyStep{
			{Title: "Somebody looks at your stairs", Who: "Farah Siddiqui, Hospital", State: work.StepDone, Ended: day(2026, 2, 16)},
			{Title: "A rail on both sides", Who: "Northfold Homes", State: work.StepReady, Due: day(2026, 2, 27)},
			{Title: "Try the class on Tuesdays", Who: "Food bank", State: work.StepWaiting, After: []string{"A rail on both sides"}},
		}}
	soon := work.MyPlan{There: true, Lead: "Farah Siddiqui", Reach: p.Reach}
	given := work.Doorway{PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, Age: 78, HasAge: true, May: true,
		Codes: []work.GivenCode{{By: "Farah Siddiqui", Made: at(2026, 2, 12, 11, 5), Ends: at(2026, 3, 14, 11, 5), Uses: 4, Open: true}, {By: "Joan Entwistle", Made: at(2026, 1, 12, 9, 0), Ends: at(2026, 1, 19, 9, 0)}}}
	young, none := given, given
	young.Age, young.Codes = 15, nil
	none.May, none.Codes = false, nil
	shell := page{Heading: "Their own door", Who: nurse, Section: "/team", Crumbs: []link{{"/team", "Our people"}, {personHref(aminaID), "Amina"}}}
	missing := shell
	missing.Problems = []problem{{"sure", "Alone must be a word with them alone first: ask, with nobody else there, whether it is safe for them to have this"}}
	return map[string]templ.Component{
		"door":          doorForm(typed),
		"door-wrong":    doorForm(wrong),
		"door-failed":   doorFailed(inside("Sorry", ""), "This page does not work just now. Try again soon."),
		"door-plan":     myPlan(myPlanPage{inside("My plan", "/door/plan"), p}),
		"door-soon":     myPlan(myPlanPage{inside("My plan", "/door/plan"), soon}),
		"door-none":     myPlan(myPlanPage{inside("My plan", "/door/plan"), work.MyPlan{Name: text("Amina"), Reach: p.Reach}}),
		"doorway":       doorway(doorwayPage{page: shell, Doorway: given}),
		"doorway-young": doorway(doorwayPage{page: missing, Doorway: young}),
		"doorway-none":  doorway(doorwayPage{page: shell, Doorway: none}),
		"doorway-slip":  slip(slipPage{page: shell, Code: text("K7QD-M2XA-9RTC"), Ends: day(2026, 3, 14), Uses: 5, Reach: p.Reach, Site: "https://example.org/door"}),
	}
}
