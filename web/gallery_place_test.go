package web

import (
	"fmt"
	"maps"

	"github.com/a-h/templ"

	"byname"
	"byname/guard"
	core "byname/outcome"
	"byname/work"
)

func pence(p ...byname.Pence) []byname.Pence { return p }

var conveyed = work.Indicator{
	ID: "falls", Title: "Ambulance called to a fall, people over 65", Means: "How often somebody over 65 falls badly enough for an ambulance. Lower is better.",
	Area: "Gorton and Levenshulme", Unit: "per 1,000 people", LowerIsBetter: true, Method: "Byar 1980", Confidence: .95,
	Words: "Fewer than two years ago, and now no different from England.", PeopleBehind: true,
	Here: []work.Point{{Period: "2022/23", Value: 74.2, Lower: 65.1, Upper: 84.3, Numerator: 241, Denominator: 3248}, {Period: "2023/24", Value: 76.9, Lower: 67.7, Upper: 87.2, Numerator: 251, Denominator: 3264},
		{Period: "2024/25", Value: 66.4, Lower: 57.9, Upper: 75.8, Numerator: 218, Denominator: 3283}, {Period: "2025/26", Value: 56.1, Lower: 48.3, Upper: 64.7, Numerator: 185, Denominator: 3297}},
	England: []work.Point{{Period: "2022/23", Value: 58.8, Lower: 58.6, Upper: 59, Numerator: 620000, Denominator: 10544000}, {Period: "2023/24", Value: 59.4, Lower: 59.2, Upper: 59.6, Numerator: 632000, Denominator: 10640000},
		{Period: "2024/25", Value: 59.9, Lower: 59.7, Upper: 60.1, Numerator: 642000, Denominator: 10718000}, {Period: "2025/26", Value: 60.3, Lower: 60.1, Upper: 60.5, Numerator: 651000, Denominator: 10796000}},
}

func placePages() map[string]templ.Component {
	few := work.Indicator{ID: "rough", Title: "Seen sleeping rough", Area: "Gorton and Levenshulme", Unit: "per 10,000 people", Confidence: .95, Method: "Byar 1980", Words: "Too few to compare.",
		Here: []work.Point{{Period: "2024/25", Protected: true}, {Period: "2025/26", Protected: true}}, England: []work.Point{{Period: "2024/25", Value: .8, Lower: .7, Upper: .9}, {Period: "2025/26", Value: .8, Lower: .7, Upper: .9}}}
	attend := work.Indicator{ID: "school", Title: "Children missing a tenth of school or more", Area: "Gorton and Levenshulme", Unit: "%", Confidence: .95, Method: "Wilson 1927", Words: "More than England; no different from before.",
		Here: []work.Point{{Period: "2025/26", Value: 24.3, Lower: 22.6, Upper: 26.1, Numerator: 571, Denominator: 2350}}, England: []work.Point{{Period: "2025/26", Value: 18.7, Lower: 18.6, Upper: 18.8}}}
	two := conveyed
	two.Here, two.England = conveyed.Here[2:], conveyed.England[3:]
	seats := []work.Seat{{Name: "NHS Greater Manchester, chief officer", Holder: "Dr Helen Ashworth"}, {Name: "City council, leader", Holder: "Cllr Imran Dar"}, {Name: "Northfold Homes", Holder: "Paula Crewe"}, {Name: "Community transport"}}
	brief := work.DecisionBrief{ID: "2024-03-14-pool", Title: "A pool for five years, 2024/25 to 2028/29", Day: day(2024, 3, 14), Result: "carried", For: 6, Against: 1}
	open := work.DecisionBrief{ID: "2026-06-18-allocation", Title: "What changes for 2026/27", Day: day(2026, 6, 18), Result: "open"}
	votes := []work.Vote{{Seat: "NHS Greater Manchester, chief officer", Vote: "for"}, {Seat: "City council, leader", Vote: "for"}, {Seat: "Greater Manchester Police", Vote: "against", Words: "Fund the crisis pair for three years only."}, {Seat: "Northfold Homes", Vote: "conflict"}, {Seat: "Community transport", Vote: "absent"}}
	decided := work.Decision{DecisionBrief: brief, Board: "Manchester partnership board", Text: "That the partners put the sums of the schedule into one pool for five years, held by the city council under section 75.",
		CouldVote: 7, Quorum: 6, QuorumMet: true, Votes: votes, Interests: []work.Interest{{Seat: "Northfold Homes", What: "Northfold would be paid for room deposits.", LeftTheRoom: true}},
		Effects: []string{"Contributions of four partners for five years were posted: £4,674,800.97."}, CameOfIt: "People who fall are reached days sooner; see the outcomes."}
	voting := work.Decision{DecisionBrief: open, Board: "Manchester partnership board", Text: "That £9,000.00 moves in Gorton and Levenshulme from the tobacco team to a heating and damp fund.", CouldVote: 7, Quorum: 6, QuorumMet: true, Votes: votes[:2], MayVote: true, MayClose: true}
	public_ := work.Public{Neighbourhood: "MAN-N07", Name: "Gorton and Levenshulme", Places: []work.Choice{{Value: "MAN-N01", Title: "Ancoats, Clayton and Bradford"}, {Value: "MAN-N07", Title: "Gorton and Levenshulme"}},
		Decisions: []work.PublicDecision{{ID: brief.ID, Title: brief.Title, Plain: "The NHS, the council, the police and Northfold Homes put £4.7 million in one pot for five years, and share it out by need.", Day: brief.Day, Result: "carried", For: 6, Against: 1,
			Interests: []string{"Northfold Homes said it would be paid for room deposits, left the room and did not vote."}, CameOfIt: "In its second year older people here needed an ambulance for a fall less often than before."}},
		Money: []work.PublicMoney{{What: "Falls and early help key workers", Committed: 7800000, Spent: 7642185}, {What: "Crisis pair: officer and nurse", Committed: 4100000, Spent: 4100000}, {What: "Small things the team pays for", Committed: 1079606, Spent: 95125}}, MoneyYear: "2025/26",
		Outcomes: []work.Indicator{conveyed, attend, few}, Linkage: fewerForRoofless, Answers: "214 of you answered in May 2026, 37 by telephone in Sylheti, Urdu, Polish or Somali.",
		Said: []work.Said{{Theme: "Keep the falls key workers", Answers: "131", Answer: "Yes, for another year."}, {Theme: "More on damp and heating", Answers: "58", Answer: "Yes: £9,000 for a heating and damp fund."}}}
	target := conveyed
	target.Target = work.Target{Progress: core.Progress{State: core.OnTrack, Words: "No different from the line to the target of 50 by 2027/28, which is at 57 by now, than chance would explain."}, Value: 50, By: "2027/28", Owner: "Ambulance",
		Partners: []string{"Fire service", "Hospital"}, Source: "The board, March 2024", Baseline: "74.2, 2022/23 (ambulance extracts)", Steps: []string{"60 by 2025/26"}, Doing: "Every home of somebody over 80 is visited by a fire crew.", Noted: "14 June 2026", Mission: true}
	awaited := work.Indicator{ID: "cancer-62", Title: "Cancer treated within 62 days of referral", Words: "NHS England publishes cancer waiting times. To load them: byname outcome load FILE.", Target: work.Target{Progress: core.Progress{State: core.NoFigure, Words: "There is no figure to tell by."}, Value: 85, By: "2027/28", Owner: "NHS GM", Baseline: "85, period not told (the system's own list)"}}
	detail := work.Detail{Indicator: target, Control: &core.ControlChart{ID: "control-falls", Title: "Falls, month by month", Unit: "in the month, per 1,000 people", Better: core.Lower}, Divided: []work.Division{{Way: "sex", ID: "sex", Period: "2025/26",
		Groups: []work.DividedGroup{{Name: "women and girls", Point: conveyed.Here[3]}, {Name: "men and boys", Point: work.Point{Protected: true}}}}}}
	detail.AreaID = "MAN-N07"
	for i := range 24 {
		p, _ := core.PeriodNamed([]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}[i%12] + " " + []string{"2024", "2025"}[i/12])
		detail.Control.Series = append(detail.Control.Series, core.Indicator{Period: p, Value: 6 - float64(i%5)/3 - float64(i/14)*2})
	}
	england := work.Point{Period: "2025/26", Value: 60.3, Lower: 60.1, Upper: 60.5, Numerator: 651000, Denominator: 10796000}
	areas := work.Comparison{ID: "falls", Title: conveyed.Title, Unit: conveyed.Unit, Means: conveyed.Means, Notes: "From ambulance extracts.", Level: "neighbourhood", Period: "2025/26", LowerIsBetter: true, Kind: core.Rate, Per: 1000, England: &england,
		Place: work.ComparedArea{ID: "E08000003", Name: "Manchester", Point: work.Point{Period: "2025/26", Value: 58, Lower: 56, Upper: 60, Numerator: 3000, Denominator: 51724}}}
	for i, name := range []string{"Ancoats, Clayton and Bradford", "Gorton and Levenshulme", "Moston, Newton Heath and Charlestown", "Wythenshawe"} {
		v := 48 + 7*float64(i)
		areas.Areas = append(areas.Areas, work.ComparedArea{ID: fmt.Sprint("MAN-N0", i), Name: name, Of: "Manchester", Verdict: []string{"Better", "Same", "Same", "Worse"}[i], Side: core.Side{High: i == 3, Tail: []float64{core.NearTail, 0, 0, core.FarTail}[i]},
			Point: work.Point{Period: "2025/26", Value: v, Lower: v - 5, Upper: v + 5, Numerator: int(v * float64(3+i)), Denominator: 3000 + 1000*i}})
	}
	areas.Areas = append(areas.Areas, work.ComparedArea{ID: "MAN-N09", Name: "Ardwick and Longsight", Of: "Manchester", Point: work.Point{Period: "2025/26", Protected: true}})
	onMap := work.Map{Comparison: areas, Chart: core.MapChart{ID: "map-falls", Title: "Falls, Manchester", Desc: "Areas in five classes.", Unit: conveyed.Unit, Low: [2]int{0, 0}, High: [2]int{300, 200}}}
	for i, a := range areas.Areas {
		x := 60 * i
		onMap.Chart.Areas = append(onMap.Chart.Areas, core.MapArea{Name: a.Name, Path: fmt.Sprintf("M%d 10h58v150h-58z", x), Href: "/outcome", Shown: a.Shown(), Value: a.Value, Words: "a figure"})
	}
	var rungs []core.Rung
	unequal := work.Gap{ID: "life-expectancy-msoa-male", Title: "Life expectancy at birth by small area, men", Area: "Greater Manchester", Period: "2016-20", Unit: "years", Words: "From the most to the least deprived end the line runs through 8.7 more years (8.2 to 9.3).", Notes: "Our own estimate."}
	for i := range 5 {
		v := 73 + 2*float64(i)
		rungs = append(rungs, core.Rung{Population: 500000, Value: v, SE: .15})
		unequal.Groups = append(unequal.Groups, work.GapGroup{Name: fmt.Sprint(i + 1), Areas: 69, People: 500000, Value: v, Lower: v - .3, Upper: v + .3})
	}
	unequal.Slope = core.SlopeIndex(rungs, core.Plain, false, 1, .95)
	unequal.Chart = core.GapChart{ID: "gap", Title: unequal.Title, Desc: unequal.Words, Unit: "years", Groups: rungs, Slope: unequal.Slope}
	within := []work.Choice{{Value: "greater-manchester", Title: "Greater Manchester"}, {Value: "E08000003", Title: "Manchester"}}
	at := func(section string) page { return page{Heading: "Outcomes", Who: member, Section: section} }
	return map[string]templ.Component{
		"outcomes":        outcomes(outcomesPage{page: at("/outcome"), Neighbourhood: "MAN-N07", Covered: []work.Choice{{Value: "MAN-N01", Title: "Ancoats, Clayton and Bradford"}, {Value: "MAN-N07", Title: "Gorton and Levenshulme"}}, Indicators: []work.Indicator{conveyed, attend, few}}),
		"outcome":         outcome(outcomePage{page: page{Heading: "An outcome", Who: nurse, Section: "/outcome", Crumbs: []link{{"/outcome", "Outcomes"}}}, Indicator: conveyed}),
		"outcome-more":    outcome(outcomePage{page: at("/outcome"), Indicator: target, Detail: detail, Neighbourhood: "MAN-N07"}),
		"outcome-compare": compared(comparePage{page: at("/outcome"), Comparison: areas, Area: "E08000003", Areas: within}),
		"outcome-map":     compared(comparePage{page: at("/outcome"), Comparison: areas, Map: &onMap, Area: "E08000003", Areas: within}),
		"outcome-gap":     gapped(gapPage{page: at("/outcome"), Gap: unequal, Area: "greater-manchester", Areas: within}),
		"outcome-targets": targets(targetsPage{page: at("/outcome"), Targets: work.Targets{Area: "Greater Manchester", ID: "greater-manchester", MayNote: true, List: []work.Indicator{target, awaited}}, Areas: within}),
		"outcome-two":     outcome(outcomePage{page: at("/outcome"), Indicator: two}),
		"outcome-few":     outcome(outcomePage{page: at("/outcome"), Indicator: few}),
		"behind":          behind(behindPage{page: page{Heading: "The people behind a number", Who: nurse, Section: "/outcome"}, Behind: work.Behind{Indicator: "falls", Title: conveyed.Title, Area: conveyed.Area, Period: "2025/26", Paging: work.Paging{Total: 1, Page: 1, Pages: 1}, People: []work.BehindPerson{{PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, Age: 78, HasAge: true, Day: day(2026, 2, 7), Phrase: "an ambulance came after a fall"}}}}),
		"board":           board(boardPage{page: at("/govern"), Board: work.Board{Name: "Manchester partnership board", About: "Nine seats, one pool, one record of what was decided and what came of it.", Quorum: 6, Seats: seats, Decisions: []work.DecisionBrief{open, brief}}}),
		"decision":        decision(decisionPage{page: at("/govern"), Decision: decided}),
		"decision-open":   decision(decisionPage{page: at("/govern"), Decision: voting}),
		"public":          public(publicPage{page: page{Heading: "What was decided, and what came of it"}, Public: public_}),
		"signin":          signin(signinPage{page: page{Heading: "Sign in"}}),
		"signin-wrong":    signin(signinPage{page: page{Heading: "Sign in", Problems: []problem{{"account", "Account or password is wrong"}}}, Account: "farah"}),
		"accounts": accounts(accountsPage{page: page{Heading: "Accounts", Who: admin, Section: "/guard/accounts"}, Password: "plum-kettle-orbit-91", Agencies: []work.Choice{{Value: "mft", Title: "Hospital trust"}},
			Neighbourhoods: []work.Choice{{Value: "MAN-N07", Title: "Gorton and Levenshulme"}},
			Accounts:       []work.Account{{Worker: "farah", Name: "Farah Siddiqui", Agency: "Hospital trust", Job: "district nurse", Roles: []guard.Role{"worker"}, Teams: nurse.Teams, Open: true, LastSignIn: at2026}, {Worker: "lee", Name: "Lee Marsh", Agency: "Northfold Homes", Job: "housing officer", Roles: []guard.Role{"worker"}}}}),
		"emergencies": emergencies(emergenciesPage{page: page{Heading: "Opened in an emergency", Who: guardian, Section: "/guard/emergencies"}, Emergencies: []work.Emergency{
			{ID: 3, At: at2026, Worker: "Tom Birtles", Agency: "Police", Reason: "Neighbour heard a shout and no answer at the door", Person: aminaID},
			{ID: 2, At: at2026, Worker: "Lee Marsh", Agency: "Northfold Homes", Reason: "Gas smell", Person: kevID, Reviewed: at2026, Right: true, ReviewedBy: "Ravi Menon", Words: "The gas was turned off."}}}),
		"audit":      audit(auditPage{page: page{Heading: "The record of who looked", Who: guardian, Section: "/guard/audit"}, Audit: work.AuditState{Rows: 18342, Head: "9f2c3a51d8e0b7c4a6f1e2d3c4b5a697887766554433221100ffeeddccbbaa99", Good: true, Checked: at2026}}),
		"audit-bad":  audit(auditPage{page: page{Heading: "The record of who looked", Who: guardian, Section: "/guard/audit"}, Audit: work.AuditState{Rows: 18342, Head: "9f2c", FirstBad: 777, Checked: at2026}}),
		"failure":    failure(failurePage{page: page{Heading: "Page not found", Who: nurse}, Status: 404, Say: "Nothing is here, or you may not know that it is.", Do: "Go back and try the link again, or find the person by name."}),
		"failure-us": failure(failurePage{page: page{Heading: "Something went wrong"}, Status: 500, Say: "It is our fault, not yours. Nothing you sent was half-saved.", Do: "Try again in a minute.", Reference: "7F3K-22"}),
	}
}

var at2026 = at(2026, 2, 9, 2, 14)

// gallery is every page, by name.
func gallery() map[string]templ.Component {
	all := map[string]templ.Component{}
	for _, pages := range []map[string]templ.Component{worklistPages(), personPages(), trustPages(), planPages(), moneyPages(), placePages(), linkPages(), reviewPages(), directoryPages(), referralPages(), teamPages(), whatifPages(), programmePages(), bedPages(), dischargePages(), crisisPages(), visitPages()} {
		maps.Copy(all, pages)
	}
	maps.Copy(all, huddlePages())
	maps.Copy(all, objectionPages())
	maps.Copy(all, doorPages())
	return all
}
