package web

import (
	"github.com/a-h/templ"

	life "byname/plan"
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
	given := work.Doorway{PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, Age: 78, HasAge: true, May: true, Agreed: true,
		Codes: []work.GivenCode{{By: "Farah Siddiqui", Made: at(2026, 2, 12, 11, 5), Ends: at(2026, 3, 14, 11, 5), Uses: 4, Open: true}, {By: "Joan Entwistle", Made: at(2026, 1, 12, 9, 0), Ends: at(2026, 1, 19, 9, 0)}}}
	young, none := given, given
	young.Age, young.Codes, young.Agreed = 15, nil, false
	none.May, none.Codes = false, nil
	shell := page{Heading: "Their own door", Who: nurse, Section: "/team", Crumbs: []link{{"/team", "Our people"}, {personHref(aminaID), "Amina"}}}
	missing := shell
	missing.Problems = []problem{{"sure", "Alone must be a word with them alone first: ask, with nobody else there, whether it is safe for them to have this"}}
	given.Heard = []work.Heard{{Number: 3, MySaid: work.MySaid{About: work.SaidNo, On: day(2026, 2, 18)}}, {Number: 2, MySaid: work.MySaid{About: work.SaidWrong, Words: text("My name is spelt with one m."), On: day(2026, 2, 14), Answered: day(2026, 2, 15), By: "Farah Siddiqui", Answer: text("Put right. Thank you!")}}}
	team := work.MyTeam{Reach: p.Reach, Helpers: []work.MyHelper{{Name: "Farah Siddiqui", Job: "district nurse", Agency: "Hospital", Leads: true}, {Agency: "Northfold Homes", Does: []string{"A rail on both sides"}}}}
	looks := []work.MyLook{{Day: day(2026, 2, 19), You: true}, {Day: day(2026, 2, 18), Who: "Farah Siddiqui", Agency: "Hospital", Purpose: "support"}, {Day: day(2026, 2, 18)}, {Day: day(2026, 2, 17), Who: "Gwen Price", Agency: "GP practice", Purpose: "find", Refused: true}}
	words := []work.MySaid{{About: work.SaidNo, On: day(2026, 2, 18)}, given.Heard[1].MySaid}
	felt := work.MyFeelings{Questions: life.FeelingQuestions[:], Said: []life.Feeling{{Day: day(2025, 11, 3), Answers: [5]int{3, 5, 2, 8, 2}}, {Day: day(2026, 2, 9), Answers: [5]int{6, 7, -1, 3, 7}, Own: true}}}
	empty := inside("Something is wrong", "/door/wrong")
	empty.Problems = []problem{{"words", "Write it in the box"}}
	sent := inside("Something is wrong", "/door/wrong")
	sent.Done = doneWords["my-words"]
	choices := inside("My choices", "/door/choices")
	return map[string]templ.Component{
		"door-team":           myTeam(myTeamPage{inside("My team", "/door/team"), team}),
		"door-team-none":      myTeam(myTeamPage{inside("My team", "/door/team"), work.MyTeam{Reach: p.Reach}}),
		"door-looked":         myLooks(myLooksPage{inside("Who looked", "/door/looked"), looks, work.Paging{Total: 120, Page: 2, Pages: 3}}),
		"door-wrong-words":    myWords(myWordsPage{empty, nil, ""}),
		"door-words":          myWords(myWordsPage{sent, words, ""}),
		"door-choices":        myChoices(myChoicesPage{choices, work.MyChoices{}}),
		"door-choices-no":     myChoices(myChoicesPage{choices, work.MyChoices{Planning: true, Ends: true, Asked: true}}),
		"door-choices-all":    myChoices(myChoicesPage{choices, work.MyChoices{All: true}}),
		"door-managing":       myFeelings(myFeelingsPage{inside("How I am", "/door/managing"), felt}),
		"door-managing-first": myFeelings(myFeelingsPage{inside("How I am", "/door/managing"), work.MyFeelings{Questions: life.FeelingQuestions[4:]}}),
		"door-copy":           myCopy(myCopyPage{inside("My copy", "/door/copy"), work.MyCopy{Made: day(2026, 2, 19), Plan: p, Team: team, Words: words, Feelings: felt, Looks: looks, Older: true}}),
		"door":                doorForm(typed),
		"door-wrong":          doorForm(wrong),
		"door-failed":         doorFailed(inside("Sorry", ""), "This page does not work just now. Try again soon."),
		"door-plan":           myPlan(myPlanPage{inside("My plan", "/door/plan"), p}),
		"door-soon":           myPlan(myPlanPage{inside("My plan", "/door/plan"), soon}),
		"door-none":           myPlan(myPlanPage{inside("My plan", "/door/plan"), work.MyPlan{Name: text("Amina"), Reach: p.Reach}}),
		"doorway":             doorway(doorwayPage{page: shell, Doorway: given}),
		"doorway-young":       doorway(doorwayPage{page: missing, Doorway: young}),
		"doorway-none":        doorway(doorwayPage{page: shell, Doorway: none}),
		"doorway-slip":        slip(slipPage{page: shell, Code: text("K7QD-M2XA-9RTC"), Ends: day(2026, 3, 14), Uses: 5, Reach: p.Reach, Site: "https://example.org/door"}),
	}
}
