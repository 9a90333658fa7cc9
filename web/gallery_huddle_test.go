package web

import (
	"time"

	"github.com/a-h/templ"

	life "byname/plan"
	"byname/work"
)

// huddlePages are those of a team's meeting.
func huddlePages() map[string]templ.Component {
	here := []work.HuddlePresent{
		{Worker: "joan", Name: "Joan Entwistle", Job: "neighbourhood lead", Agency: "Adult social care", State: "here"},
		{Worker: "farah", Name: "Farah Siddiqui", Job: "district nurse", Agency: "Hospital", State: "here"},
		{Worker: "lee", Name: "Lee Marsh", Job: "housing officer", Agency: "Northfold Homes", State: "here"},
		{Guest: "A volunteer of the food bank", State: "here"},
	}
	now := work.Huddle{Number: 7, Neighbourhood: "MAN-N07", Team: "Gorton and Levenshulme team", At: at(2026, time.February, 10, 9, 30), Begun: at(2026, time.February, 10, 9, 32), Present: here, Others: 4, Next: 3, Mine: true,
		Items: []work.HuddleItem{
			{Number: 2, Line: 1, Preferred: text("Amina"), Why: []string{"somebody may be at risk", "promised last time"}, Lead: "Farah Siddiqui", Heard: true},
			{Number: 3, Line: 2, Why: []string{"a step is stuck"}, Lead: "Joan Entwistle", Barred: []string{"Lee Marsh", "A volunteer of the food bank"}},
			{Number: 4, Line: 3, Preferred: text("Stan"), Why: []string{"new signs"}},
		}}
	planned := now
	planned.Begun, planned.Number = 0, 8
	past := now
	past.Closed, past.Number = at(2026, time.February, 3, 10, 25), 6
	list := work.Huddles{Neighbourhood: "MAN-N07", Team: now.Team, Planned: []work.Huddle{planned}, Past: []work.Huddle{past}, Members: here[:3]}
	under := list
	under.Now, under.Planned = &now, nil
	shell := page{Heading: "The huddle", Who: lead, Section: "/huddle"}
	wrong := shell
	wrong.Problems = []problem{{"title", "What (title) must be what is to be done: say it in a few words"}}
	open := work.HuddleTalk{Huddle: 7, Item: 2, Line: 1, Of: 3, PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, Why: now.Items[0].Why, Lead: "Farah Siddiqui", Next: 3,
		Grounds: []work.HuddleGround{{Name: "Joan Entwistle", Ground: "They are on your team's list, or in your care."}, {Name: "Farah Siddiqui", Ground: "Your agency already knows them."}},
		Out:     []string{"Lee Marsh"}, Reasons: falls2[:2], Hidden: 1, HasPlan: true, Matters: text("To cook for my sister on Fridays again."),
		Steps: []work.Step{{ID: 1, Title: "Somebody visits you at home, in your language", Owner: "Adult social care", Due: day(2026, 2, 6), Overdue: true}, {ID: 2, Title: "A step of another agency", Hint: true}},
		Promised: []work.Promise{
			{Plan: 1, Step: 3, Title: "Ring the boiler firm", Owner: "Lee Marsh, Northfold Homes", Agreed: day(2026, 2, 3), State: work.StepReady, MayMark: true},
			{Plan: 1, Step: 4, Title: "Ask the daughter for the key", Owner: "Farah Siddiqui, Hospital", Agreed: day(2026, 1, 27), State: work.StepDone, Outcome: text("The key is with the neighbour.")},
		},
		Owners: []work.Choice{{Value: "worker:farah", Title: "Farah Siddiqui, Hospital"}, {Value: "gp", Title: "GP practice"}},
		Said:   []work.Minute{{Words: "Agreed", Said: text("Take the bins out: Lee Marsh, by 12 February 2026"), By: "Joan Entwistle"}, {Words: "Nothing more is needed now"}},
	}
	shut := work.HuddleTalk{Huddle: 7, Item: 3, Line: 2, Of: 3, Why: now.Items[1].Why, Lead: "Joan Entwistle", Barred: here[2:], Next: 4}
	minutes := work.HuddleMinutes{Huddle: past, Lines: []work.Minute{
		{At: at(2026, time.February, 3, 9, 31), Words: "The huddle began"},
		{At: at(2026, time.February, 3, 9, 35), Words: "Agreed", About: true, Of: text("Amina"), Said: text("Ring the boiler firm: Lee Marsh, by 6 February 2026")},
		{At: at(2026, time.February, 3, 9, 41), Words: "Nothing more is needed now", About: true},
	}}
	form := talkForm{Owner: "gp", Due: "other", Other: "2026-02-20"}
	today := day(2026, 2, 10)
	how := page{Heading: "How you are told", Who: nurse, Section: "/team/notices"}
	lost := how
	lost.Problems = []problem{{"email", "E-mail address must be an address such as amy.walsh@example.org: correct it"}}
	return map[string]templ.Component{
		"telling":        telling(tellingPage{page: how, Telling: work.Telling{Way: "digest", Email: "farah@example.org", Hour: 8, Feed: true, Shown: "K3X7QPLMNB2VT5RZWYCDFGHJ4A"}, Host: "byname.example.org"}),
		"telling-wrong":  telling(tellingPage{page: lost, Telling: work.Telling{Way: "once", Email: "farah"}}),
		"feelings":       feelings(feelingsPage{page: page{Heading: "How they are managing", Who: nurse, Section: "/team"}, Feelings: work.Feelings{PersonRef: open.PersonRef, Questions: life.FeelingQuestions[:], Said: []life.Feeling{{Day: day(2025, 11, 3), Answers: [5]int{3, 5, 2, 8, 2}}, {Day: day(2026, 1, 5), Answers: [5]int{5, -1, 6, 6, 4}}, {Day: day(2026, 2, 9), Answers: [5]int{6, 7, 6, 3, 7}}}}}),
		"feelings-first": feelings(feelingsPage{page: page{Heading: "How they are managing", Who: nurse, Section: "/team"}, Feelings: work.Feelings{PersonRef: open.PersonRef, Questions: life.FeelingQuestions[:3]}}),
		"huddles":        huddles(huddlesPage{page: shell, Huddles: list}),
		"huddles-now":    huddles(huddlesPage{page: shell, Huddles: under}),
		"huddle":         huddle(huddlePage{page: shell, Huddle: now}),
		"huddle-talk":    talk(talkPage{page: shell, Talk: open, Today: today}),
		"huddle-wrong":   talk(talkPage{page: wrong, Talk: open, Form: form, Today: today}),
		"huddle-barred":  talk(talkPage{page: shell, Talk: shut, Today: today}),
		"huddle-minutes": huddleMinutes(huddleMinutesPage{page: shell, Minutes: minutes}),
	}
}
