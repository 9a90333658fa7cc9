package web

import (
	"time"

	"github.com/a-h/templ"

	"byname/work"
)

// teamPages are those of a team's own affairs.
func teamPages() map[string]templ.Component {
	team := work.Team{
		Neighbourhood: "MAN-N07", Name: "Gorton and Levenshulme team", Teams: nurse.Teams, MayKeep: true,
		Vacant:   []string{"GP lead", "Health development coordinator"},
		Fields:   []work.Choice{{Value: "neighbourhood", Title: "Neighbourhood lead"}, {Value: "nursing", Title: "Nursing lead"}},
		Agencies: []work.Choice{{Value: "gp", Title: "GP practice", Entries: 2}, {Value: "mft", Title: "Hospital", Entries: 1}, {Value: "gmp", Title: "Police"}},
		Members: []work.TeamMember{
			{Worker: "joan", Name: "Joan Entwistle", Job: "neighbourhood lead", Agency: "Adult social care", Leads: "Neighbourhood lead", Since: day(2019, 4, 1), People: 6, Weight: 14, StandsFor: []string{"Lee Marsh"}},
			{Worker: "farah", Name: "Farah Siddiqui", Job: "district nurse", Agency: "Hospital", Leads: "Nursing lead", Since: day(2023, 9, 4), People: 23, Weight: 51, Before: []string{"ward nurse, Pennine Acute, until 1 October 2021"}},
			{Worker: "lee", Name: "Lee Marsh", Job: "housing officer", Agency: "Northfold Homes", Since: day(2024, 1, 8), People: 9, Weight: 12, Away: day(2026, 2, 23), StandIn: "Joan Entwistle", AgencyEnded: true},
		},
		Leaves: []work.TeamLeave{{Number: 3, Worker: "lee", Name: "Lee Marsh", Cover: "Joan Entwistle", From: day(2026, 2, 9), To: day(2026, 2, 23)}},
		Left:   []work.TeamMember{{Worker: "pat", Name: "Pat Quinn", People: 4}},
	}
	mine := team
	mine.MayKeep, mine.Left, mine.Leaves, mine.Vacant = false, nil, nil, nil
	members := page{Heading: "Our team", Who: lead, Section: "/team/members"}
	wrong := members
	wrong.Problems = []problem{{"to", "Leave must be a first day away and a later first day back: correct the days"}}
	led := work.Lead{PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, Now: "Farah Siddiqui", Weight: "heavy", MayHand: true, Left: true,
		Owners: []work.Choice{{Value: "joan", Title: "Joan Entwistle, neighbourhood lead, Adult social care"}, {Value: "lee", Title: "Lee Marsh, housing officer, Northfold Homes"}},
		History: []work.LeadSpell{
			{Name: "Farah Siddiqui", Agency: "Hospital", From: day(2026, 1, 12), Words: text("She likes Tuesdays best, and tea before talk."), By: "Joan Entwistle"},
			{Name: "Joan Entwistle", Agency: "Adult social care", From: day(2025, 11, 3), To: day(2026, 1, 12)},
		}}
	alone := work.Lead{PersonRef: led.PersonRef}
	load := work.Caseload{Worker: "farah", Name: "Farah Siddiqui", Job: "district nurse", Mine: true, Weight: 7, Hidden: 1, Paging: work.Paging{Total: 4, Page: 1, Pages: 1},
		People: []work.CaseloadPerson{
			{PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, Since: day(2026, 1, 12), Weight: "heavy", HasPlan: true, Open: 3, Overdue: 1, Review: day(2026, 3, 1)},
			{PersonRef: work.PersonRef{ID: stanID, Preferred: text("Stan")}, Since: day(2026, 2, 2), Weight: "light"},
		}}
	covered := work.Coverage{Covered: 1, Areas: []work.CoveredArea{
		{ID: "MAN-N07", Name: "Gorton and Levenshulme", Place: "Manchester", Team: "Gorton and Levenshulme team", Since: day(2018, 4, 1), Members: 3, Agencies: 3, Vacant: []string{"GP lead"}},
		{ID: "TAM-N01", Name: "Ashton", Place: "Tameside"},
	}}
	told := work.Notices{More: 3, Notices: []work.Notice{
		{Number: 9, Words: "A step of a plan is ready for you.", Of: text("Amina"), About: true, Page: planHref(aminaID), At: at(2026, time.February, 10, 9, 5)},
		{Number: 8, Words: "Somebody was referred to you.", About: true, For: "your team", Page: "/team", At: at(2026, time.February, 9, 16, 40)},
	}}
	forYou := page{Heading: "For you", Who: nurse, Section: "/team/notices"}
	return map[string]templ.Component{
		"team-members":  teamOf(teamPage{page: members, Team: team}),
		"team-wrong":    teamOf(teamPage{page: wrong, Team: team, Leave: leaveForm{Open: true, Worker: "lee", From: "2026-02-23", To: "2026-02-09"}, Account: "pat"}),
		"team-mine":     teamOf(teamPage{page: page{Heading: "Our team", Who: nurse, Section: "/team/members"}, Team: mine}),
		"lead":          leadFor(leadPage{page: page{Heading: "Who leads", Who: lead, Section: "/team"}, Lead: led}),
		"lead-nobody":   leadFor(leadPage{page: page{Heading: "Who leads", Who: nurse, Section: "/team"}, Lead: alone}),
		"caseload":      caseload(caseloadPage{page: page{Heading: "Who somebody leads for", Who: nurse, Section: "/team/members"}, Load: load}),
		"covered":       coverage(coveragePage{page: page{Heading: "Which neighbourhoods have a team", Who: admin, Section: "/team/covered"}, Coverage: covered}),
		"notices":       notices(noticesPage{page: forYou, Notices: told}),
		"notices-empty": notices(noticesPage{page: forYou}),
	}
}
