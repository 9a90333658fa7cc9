package web

import (
	"time"

	"github.com/a-h/templ"

	"byname"
	"byname/guard"
	"byname/work"
)

// Invented people, as the story tells of them.

func day(y int, m time.Month, d int) byname.Day { return byname.OnDay(y, m, d) }

func at(y int, m time.Month, d, h, min int) byname.Minute {
	return byname.MinuteOf(time.Date(y, m, d, h, min, 0, 0, byname.London))
}

var (
	text  = byname.Hide[string]
	nurse = &work.Who{Worker: "farah", Name: "Farah Siddiqui", Agency: "mft", AgencyName: "Hospital trust", Job: "district nurse",
		Roles: []guard.Role{"worker"}, Teams: []work.TeamRef{{Neighbourhood: "MAN-N07", Name: "Gorton and Levenshulme"}}}
	lead = &work.Who{Worker: "joan", Name: "Joan Entwistle", Agency: "mcc-care", AgencyName: "Adult social care", Job: "neighbourhood lead",
		Roles: []guard.Role{"worker", "lead"}, Teams: nurse.Teams}
	member   = &work.Who{Worker: "ann", Name: "Ann Ogbonna", Agency: "gmp", AgencyName: "Police", Job: "chief superintendent", Roles: []guard.Role{"board"}}
	guardian = &work.Who{Worker: "ravi", Name: "Ravi Menon", Agency: "mft", AgencyName: "Hospital trust", Job: "information-governance lead", Roles: []guard.Role{"governance"}}
	admin    = &work.Who{Worker: "sam", Name: "Sam Leigh", Agency: "mcc-care", AgencyName: "Adult social care", Job: "administrator", Roles: []guard.Role{"administrator"}}
)

const (
	aminaID = byname.PersonID(191)
	kevID   = byname.PersonID(820)
	dawnID  = byname.PersonID(457)
	stanID  = byname.PersonID(636)
)

var falls2 = []work.Reason{
	{Phrase: "An ambulance came after a fall twice in 33 days: “found on bathroom floor after three hours”.", Agency: "Ambulance", Day: day(2026, 2, 7)},
	{Phrase: "Has moderate frailty and no social care.", Agency: "GP practice", Day: day(2025, 6, 4)},
	{Phrase: "Fell behind with the rent for the first time in nine years: £588.12 owed.", Agency: "Northfold Homes", Day: day(2026, 1, 22)},
}

func worklistPages() map[string]templ.Component {
	w := work.Worklist{
		Neighbourhood: "MAN-N07", Name: "Gorton and Levenshulme", AsOf: day(2026, 2, 10), PutAside: 3,
		Themes: []work.Choice{{Value: "frailty_falls", Title: "Frailty and falls", Entries: 31}, {Value: "rough_sleeping", Title: "Sleeping rough", Entries: 9},
			{Value: "discharge", Title: "Home from hospital", Entries: 12}, {Value: "family", Title: "Families", Entries: 24}, {Value: "carer", Title: "Carers", Entries: 8}},
		People: []work.WorklistPerson{
			{ID: kevID, Preferred: text("Kev"), Full: text("Kevin Rowbotham"), Age: 44, HasAge: true, Themes: []string{"Sleeping rough"}, With: []byname.Text{text("Dawn")},
				Reasons: []work.Reason{
					{Phrase: "Was seen sleeping rough, with a partner and a dog; no bed took the dog.", Agency: "Housing options", Day: day(2025, 11, 18)},
					{Phrase: "Went to A&E after exposure to cold.", Agency: "Hospital trust", Day: day(2025, 12, 6)},
				}, Withheld: 1, Since: day(2025, 11, 18), WaitingDays: 84, Involved: []string{"Housing options", "Police", "Hospital trust"},
				PlanOpen: true, Lead: "Joan Entwistle"},
			{ID: stanID, Preferred: text("Stan"), Full: text("Stanley Ogden"), Age: 86, HasAge: true, SignsGone: true, Parted: day(2026, 2, 3), PlanOpen: true, Lead: "Joan Entwistle"},
			{ID: stanID, Preferred: text("Stan"), Full: text("Stanley Ogden"), Age: 86, HasAge: true, Themes: []string{"Home from hospital"},
				Reasons: []work.Reason{
					{Phrase: "Has been well enough to leave hospital since 20 January; three things keep him there: no care package, no key safe, no heating.", Agency: "Hospital trust", Day: day(2026, 1, 20)},
					{Phrase: "Boiler broken, part on order.", Agency: "Northfold Homes", Day: day(2026, 1, 8)},
				}, Since: day(2026, 1, 20), WaitingDays: 21, Involved: []string{"Hospital trust", "Northfold Homes", "Adult social care", "Fire service"},
				Clock: "within a day", WhyHere: []string{"Somebody should act within a day."},
				Next: "Mend the boiler", NextBy: "Northfold Homes"},
			{ID: aminaID, Preferred: text("Amina"), Full: text("Amina Begum"), Age: 78, HasAge: true, Themes: []string{"Frailty and falls"}, Reasons: falls2,
				Since: day(2026, 2, 7), WaitingDays: 3, Involved: []string{"GP practice", "Northfold Homes", "Ambulance", "Hospital trust"},
				Clock: "within three days", News: at(2026, 2, 10, 14, 5), LedBy: "Adult social care", LedWhy: "answers for Steady on your feet; Hospital trust saw them last, on 7 February 2026",
				WhyHere: []string{"Somebody should act within three days.", "Steady on your feet: helping one person is expected to spare £657.60 in a year (£773.65, less 15% because the evidence is of grade 4 of 6), for about 9½ hours of work: £68.97 an hour."},
				Next:    "Visit at home with somebody who speaks her language", NextBy: "district nurse"},
		},
		Paging: work.Paging{Total: 84, Page: 1, Pages: 2},
	}
	found := work.EverFound{Name: "Gorton and Levenshulme", Objecting: 1, Findings: 212, Answered: 96, InTime: 71,
		Became: []work.Choice{{Value: "waiting", Title: "Waiting for an answer", Entries: 84}, {Value: "plan", Title: "A plan was started", Entries: 61}, {Value: "gone", Title: "The reason went away", Entries: 12}},
		People: []work.FoundPerson{
			{ID: aminaID, Preferred: text("Amina"), Full: text("Amina Begum"), Named: true, Findings: []work.PastFinding{
				{Title: "Steady on your feet", From: day(2026, 2, 7), Became: "plan", Words: "A plan was started on 10 February 2026", By: "Farah Siddiqui", Day: day(2026, 2, 10), AnsweredIn: 3, WithinClock: true},
				{Title: "Steady on your feet", From: day(2025, 1, 7), To: day(2025, 3, 1), Became: "gone", Words: "The reason went away on 1 March 2025, before anybody answered"}}},
			{ID: stanID, Findings: []work.PastFinding{{Title: "Needs support", From: day(2025, 11, 7), To: day(2025, 12, 1), Became: "gone", Words: "The reason went away"}}},
		}, Paging: work.Paging{Total: 12, Page: 1, Pages: 1}}
	unlinked := []work.UnlinkedEvent{
		{Number: 4, Row: "nwas/ambulance/CAD9911", About: "nwas/ambulance/CAD9911", At: at(2026, 2, 10, 14, 5), Phrase: "was met by an ambulance after a fall", Note: "no papers, gave the name Ameena", Came: at(2026, 2, 10, 14, 9)},
		{Number: 5, Row: "nwas/ambulance/CAD9912", About: "nwas/ambulance/CAD9912", At: at(2026, 2, 10, 15, 0), Came: at(2026, 2, 10, 15, 1)}}
	reached := w
	reached.Reach = 3
	empty := work.Worklist{Neighbourhood: "MAN-N07", Name: "Gorton and Levenshulme", AsOf: day(2026, 2, 10)}
	shell := page{Heading: "Our people", Who: nurse, Section: "/team"}
	return map[string]templ.Component{
		"worklist":       worklist(worklistPage{page: shell, List: w, Linkage: fewerForRoofless}),
		"worklist-hours": worklist(worklistPage{page: shell, List: reached, Linkage: fewerForRoofless, Ask: work.WorklistAsk{Hours: 40}}),
		"team-found":     everFound(everFoundPage{page: shell, List: found, Ask: work.EverFoundAsk{Became: "gone"}}),
		"unlinked": unlinkedEvents(unlinkedPage{page: shell, Asked: 4, Searched: true, Events: unlinked,
			Hits: []work.FindHit{{ID: aminaID, Preferred: text("Amina"), Full: text("Amina Begum"), Age: 78, HasAge: true, Neighbourhood: "Gorton and Levenshulme"}}}),
		"unlinked-wrong": unlinkedEvents(unlinkedPage{page: page{Heading: "Events about nobody known", Who: nurse, Section: "/team", Problems: []problem{{"name-4", "Give two of name, birth date and postcode"}}},
			Asked: 4, Events: unlinked}),
		"unlinked-none":  unlinkedEvents(unlinkedPage{page: shell}),
		"worklist-empty": worklist(worklistPage{page: shell, List: empty}),
	}
}

func personPages() map[string]templ.Component {
	p := work.Person{
		ID: aminaID, Preferred: text("Amina"), Full: text("Amina Begum"), Born: byname.Hide(day(1947, 3, 12)), Age: 78, HasAge: true, Sex: byname.Female,
		Phone: text("01632 960191"), PhoneWarning: "Shared phone: leave no message", Address: text("14 Cardinal Street"), Postcode: text("M18 8LQ"),
		Language: "Sylheti", Neighbourhood: "Gorton and Levenshulme", Records: 4,
		Found: []work.Found{{Programme: "falls", Title: "Frailty and falls", Theme: "frailty_falls", Version: "ab12cd34ef56", Since: day(2026, 2, 7), WaitingDays: 3, Reasons: falls2,
			Next: "Visit at home with somebody who speaks her language", NextBy: "district nurse"}},
		Household: []work.Member{{PersonRef: work.PersonRef{ID: 192, Preferred: text("Shuhel")}, Age: 52, HasAge: true}},
		Involved: []work.Involvement{
			{Agency: "GP practice", Worker: "Dr Okoro, Gorton Street", Last: day(2025, 6, 4)}, {Agency: "Northfold Homes", Last: day(2026, 1, 22)},
			{Agency: "Ambulance", Last: day(2026, 2, 7)}, {Agency: "Police", Hint: true}},
		Timeline: []work.Entry{
			{At: at(2026, 2, 10, 0, 0), DayOnly: true, Agency: "Adult social care", Phrase: "was visited at home", Class: "Care", Balance: "proactive", Waiting: true},
			{At: at(2026, 2, 7, 9, 40), Agency: "Ambulance", Phrase: "an ambulance came after a fall", Class: "Health", Balance: "reactive", Note: "found on bathroom floor after three hours"},
			{At: at(2026, 2, 7, 11, 5), Agency: "Hospital trust", Phrase: "went to A&E after a fall", Class: "Health", Balance: "reactive", Note: "bruised hip, home next day"},
			{At: at(2026, 1, 22, 0, 0), DayOnly: true, Agency: "Northfold Homes", Phrase: "fell behind with the rent", Class: "Housing", Balance: "reactive", Measure: "£588.12 owed", Note: "no reply to two letters in English"},
			{At: at(2026, 1, 5, 19, 12), Agency: "Ambulance", Phrase: "an ambulance came after a fall", Class: "Health", Balance: "reactive", Note: "slipped in kitchen, daughter abroad, not conveyed"},
			{At: at(2025, 12, 3, 0, 0), DayOnly: true, Agency: "Police", Phrase: "was in contact with the police", Class: "Police", Balance: "neutral", Hint: true},
			{At: at(2025, 6, 4, 0, 0), DayOnly: true, Agency: "GP practice", Phrase: "was found to have moderate frailty", Class: "Health", Balance: "neutral"},
		},
		Agencies: []work.Choice{{Value: "gp", Title: "GP practice", Entries: 1}, {Value: "nwas", Title: "Ambulance", Entries: 2}},
		Classes:  []work.Choice{{Value: "health", Title: "Health", Entries: 4}, {Value: "housing", Title: "Housing", Entries: 1}},
		Hints:    []string{"a mental health step is under way"}, Withheld: 2, Ground: "You are in the team for Gorton and Levenshulme.",
	}
	shell := page{Heading: "A person", Who: nurse, Section: "/team", Crumbs: []link{{"/team", "Our people"}}}
	planned := p
	planned.Matters = text("I want to make my own tea and go to my sister’s on Fridays.\nTalk to me in Sylheti, please.")
	planned.Plan = &work.PlanBrief{Whole: true, Lead: "Farah Siddiqui", Opened: day(2026, 2, 10), Open: 4, Done: 1, Overdue: 1, NextStep: "Falls assessment at home", NextBy: "Hospital trust",
		Helping: []string{"Adult social care", "Hospital trust", "Northfold Homes"}}
	planned.Found = []work.Found{p.Found[0]}
	planned.SaysNo = "Says no to being looked for: on no list and in no count. You help as before."
	planned.Found[0].Decided = "A plan was started on 10 February 2026."
	planned.AddressHidden, planned.Until, planned.Ground = true, at(2026, 2, 10, 21, 30), "You gave a reason: “She rang the surgery and asked for me.”"
	done := shell
	done.Done = "Saved. It comes back to the list on 3 March 2026."
	wrong := shell
	wrong.Problems = []problem{{"not-now-because-0", "Say why not now: a few words are enough"}, {"not-now-until-0", "Say until when, as a day after today"}}
	return map[string]templ.Component{
		"person":         person(personPage{page: shell, Person: p}),
		"person-planned": person(personPage{page: done, Person: planned, Filter: work.TimelineFilter{Agency: "nwas"}}),
		"person-wrong": person(personPage{page: wrong, Person: p,
			Asked: actForm{Programme: "falls", Say: "not-now", Values: map[string]string{"until": "2025-01-01"}}}),
		"find": find(findPage{page: page{Heading: "Find a person", Who: nurse, Section: "/population/find"}}),
		"found": find(findPage{page: page{Heading: "Find a person", Who: nurse, Section: "/population/find"}, Searched: true, Ask: work.FindAsk{Name: "Begum", Postcode: "M18"},
			Hits: []work.FindHit{{ID: aminaID, Preferred: text("Amina"), Full: text("Amina Begum"), Age: 78, HasAge: true, Neighbourhood: "Gorton and Levenshulme", Known: true},
				{ID: 794, Preferred: text("Mina"), Full: text("Amina Begum"), Age: 78, HasAge: true, Neighbourhood: "Gorton and Levenshulme"}}}),
		"found-nobody": find(findPage{page: page{Heading: "Find a person", Who: nurse, Section: "/population/find"}, Searched: true}),
	}
}

func trustPages() map[string]templ.Component {
	crumbs := []link{{"/team", "Our people"}, {personHref(aminaID), "Amina"}}
	shell := page{Heading: "Who has looked", Who: nurse, Section: "/team", Crumbs: crumbs}
	purposes := []work.Choice{{Value: "direct_care", Title: "To help this person myself"}, {Value: "safeguarding", Title: "To keep somebody safe"}, {Value: "asked", Title: "They asked me to"}}
	wrong := page{Heading: "Say why, first", Who: nurse, Section: "/team", Problems: []problem{{"purpose", "Choose what it is for"}, {"reason", "Give the reason in a sentence"}}}
	return map[string]templ.Component{
		"looked": looked(lookedPage{page: shell, Looked: work.Looked{PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, Paging: work.Paging{Total: 112, Page: 2, Pages: 9},
			Looks: []work.Look{
				{At: at(2026, 2, 10, 16, 55), Worker: "Farah Siddiqui", Agency: "Hospital trust", Purpose: "direct care", What: "opened the page"},
				{At: at(2026, 2, 10, 16, 50), Worker: "Farah Siddiqui", Agency: "Hospital trust", Purpose: "finding people early", What: "on a list of 50 people"},
				{At: at(2026, 2, 9, 2, 14), Worker: "Tom Birtles", Agency: "Police", Purpose: "keeping somebody safe", Reason: "Neighbour heard a shout and no answer at the door", What: "opened the page", Emergency: true},
				{At: at(2026, 2, 1, 10, 3), Worker: "Lee Marsh", Agency: "Northfold Homes", Purpose: "collecting rent", What: "asked for the page", Refused: true},
			}}}),
		"reason":       reason(reasonPage{page: page{Heading: "Say why, first", Who: nurse, Section: "/team", Crumbs: crumbs[:1]}, ID: aminaID, Purposes: purposes}),
		"reason-wrong": reason(reasonPage{page: wrong, ID: aminaID, Purposes: purposes}),
		"emergency":    emergency(emergencyPage{page: page{Heading: "Open in an emergency", Who: nurse, Section: "/team"}, ID: aminaID}),
		"records": records(recordsPage{page: page{Heading: "Why these records are one person", Who: nurse, Section: "/team", Crumbs: crumbs}, Records: work.Records{
			PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")},
			History: work.History{Was: []byname.PersonID{794}, Happened: []work.Happening{
				{At: at(2026, 2, 9, 3, 1), Came: true, Other: 794, Gone: true, Records: []string{"Hospital trust, hospital_ed_apc"}, Unseen: 1, Why: "Farah Siddiqui ruled that two records are one person (GP practice, gp_practice): her maiden name"},
				{At: at(2026, 2, 1, 3, 1), Other: 801, Returned: true, Records: []string{"Ambulance, ambulance", "Ambulance, ambulance"}, Why: "a record of GP practice, gp_practice says otherwise than before: NHS number"},
			}},
			Records: []work.RecordLine{
				{Name: "GP practice 1", Agency: "GP practice", Seen: day(2025, 6, 4), Said: text("BEGUM, Amina (Amina)"), Born: byname.Hide(day(1947, 3, 12)), Address: text("14 Cardinal Street"), NHSEnd: text("421")},
				{Name: "Ambulance 1", Agency: "Ambulance", Seen: day(2026, 1, 5), Said: text("BEGUM, Ameena"), Address: text("14 Cardinal St")},
				{Name: "Hospital trust 1", Agency: "Hospital trust", Seen: day(2026, 2, 7), Said: text("AMINA BEGUM"), Born: byname.Hide(day(1947, 12, 3)), Address: text("M18 8LQ"), NHSEnd: text("421")},
			},
			Pairs: []work.Pair{
				{Left: "GP practice 1", Right: "Hospital trust 1", Weight: 27.4, Probability: .9999, Grade: "certain", Lines: []work.PairLine{
					{What: "NHS number", Words: "the same, traced by both", Weight: 18.1}, {What: "Family name", Words: "the same; common in this neighbourhood", Weight: 4.2},
					{What: "Given name", Words: "the same", Weight: 7.9}, {What: "Birth date", Words: "day and month changed places", Weight: 2.4}, {What: "Address", Words: "same postcode", Weight: -5.2}}},
				{Left: "GP practice 1", Right: "Ambulance 1", Weight: 11.8, Probability: .9721, Grade: "probable", Ruled: "Farah Siddiqui, 10 February 2026", Lines: []work.PairLine{
					{What: "Given name", Words: "sounds alike", Weight: 3.1}, {What: "Address", Words: "the same house", Weight: 8.7}}},
			}}}),
	}
}
