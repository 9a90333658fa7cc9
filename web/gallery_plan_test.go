package web

import (
	"github.com/a-h/templ"

	"byname/work"
)

func planPages() map[string]templ.Component {
	p := work.Plan{
		ID: kevID, Preferred: text("Kev"), Full: text("Kevin Rowbotham"), Age: 44, HasAge: true, Version: 7, Whole: true,
		Matters: text("Biscuit comes with us. I am not leaving her, and I am not leaving Dawn."),
		Goals:   []work.Goal{{Words: text("A door that locks, for the three of us"), Reached: false}, {Words: text("Dawn’s foot looked at"), Reached: true}},
		Lead:    "Joan Entwistle", Opened: day(2025, 12, 9), Review: day(2026, 3, 9),
		Home: []work.Choice{{Value: "P000002Q9", Title: "Jay"}}, With: []work.PersonRef{{ID: dawnID, Preferred: text("Dawn")}}, Cost: 49640, BudgetLeft: 984481, BudgetLimit: 50000,
		Owners: []work.Choice{{Value: "agency:mcc-housing", Title: "Housing options"}, {Value: "worker:farah", Title: "Farah Siddiqui, Hospital trust"}},
		Steps: []work.Step{
			{ID: 1, Title: "A nurse looks after Dawn’s foot on the street", Owner: "Farah Siddiqui, Hospital trust", Due: day(2025, 12, 9), State: work.StepDone, Ended: day(2025, 12, 9), Outcome: text("Cleaned and dressed; antibiotics collected by Kev.")},
			{ID: 2, Title: "Biscuit stays in kennels while a room is found", Owner: "Housing options", Due: day(2025, 12, 10), State: work.StepDone, Cost: 49640, Free: true, Ended: day(2025, 12, 10),
				Reason: text("Every bed was refused because none took the dog. Fourteen nights of kennels, vaccination and a deposit for a room that takes her."), Outcome: text("She is at Reddish; they visit every day.")},
			{ID: 3, Title: "A room that takes dogs, for both of you", Owner: "Housing options", Due: day(2025, 12, 23), State: work.StepReady, Overdue: true, MayMark: true, Mine: true, Reference: "BN-4K7-3"},
			{ID: 4, Title: "A GP practice near the room", Owner: "GP practices", Due: day(2026, 1, 9), State: work.StepWaiting, WaitsFor: []string{"A room that takes dogs, for both of you"}},
			{ID: 5, Title: "A health step is under way", Owner: "Mental health trust", State: work.StepReady, Hint: true},
			{ID: 6, Title: "Benefits checked with somebody beside you", Owner: "Jobcentre", Due: day(2026, 1, 20), State: work.StepWaiting, WaitsFor: []string{"A room that takes dogs, for both of you", "A GP practice near the room"}},
			{ID: 7, Title: "Two weeks in a hotel for both", Owner: "Housing options", State: work.StepAsked, Cost: 89000, Free: true, Reason: text("Cold weather until the room is ready.")},
		},
		History: []work.Change{{At: at(2025, 12, 10, 9, 12), By: "Joan Entwistle", What: "Marked “Biscuit stays in kennels while a room is found” as done"}, {At: at(2025, 12, 9, 15, 40), By: "Joan Entwistle", What: "Started the plan"}},
	}
	p.About, p.Call = text("Speak slowly. Biscuit first, then me."), text("Kev")
	p.Members = []work.Own{{PersonRef: work.PersonRef{ID: dawnID, Preferred: text("Dawn")}, Matters: text("My foot, and staying together."), About: text("Ask Kev to be there.")},
		{PersonRef: work.PersonRef{ID: stanID, Preferred: text("Jay")}, Child: true}}
	p.OwnBudget = work.OwnBudget{Set: 30000, Left: 18000, Most: 42500, MaySet: true}
	p.Steps[1].Own = true
	p.Unseen, p.Agreed, p.AgreedWith, p.SinceAgreed = 1, day(2025, 12, 9), text("in the day centre, with Dawn"), 2
	p.Path = work.Path{Titles: []string{"A room that takes dogs, for both of you", "A GP practice near the room"}, Done: day(2026, 1, 20), Holds: "A room that takes dogs, for both of you", By: "Housing options"}
	for i := range p.Steps {
		p.Steps[i].Part, p.Steps[i].MayChange = "Home", !p.Steps[i].Hint
	}
	p.Steps[2].Service, p.Steps[2].Referral, p.Steps[3].Left, p.Steps[3].For = &work.Choice{Value: "x", Title: "Housing options"}, 12, "Ray Holt", "Dawn"
	p.Owners = append(p.Owners, work.Choice{Value: "worker:joan", Title: "Joan Entwistle, Adult social care"})
	shell := page{Heading: "A plan", Who: nurse, Section: "/team", Crumbs: []link{{"/team", "Our people"}, {personHref(kevID), "Kev"}}}
	done := shell
	done.Done = "Done. Now to be begun: A room that takes dogs, for both of you."
	wrong := shell
	wrong.Problems = []problem{{"cost", "Write the cost as pounds and pence, such as 12.50"}, {"owner", "Choose who will do it"}}
	wrongOwn := shell
	wrongOwn.Problems = []problem{{"own-amount", "Amount must be at most £425.00, within what the board allows for one person in a year: set aside less, or add the step and ask the lead"}}
	part := p
	part.Whole, part.Matters = false, text("")
	closed := p
	closed.Closed, closed.Matters, closed.Goals, closed.Steps = day(2026, 5, 1), text(""), nil, closed.Steps[:2]
	stuck := p
	stuck.Path = work.Path{Titles: []string{"Kennels", "A room"}, Holds: "Kennels", Stuck: true}
	stuck.Moved, stuck.Others = &work.PersonRef{ID: stanID}, []work.OtherPlan{{ID: 2, Lead: "Lee Marsh", Opened: day(2025, 11, 2)}}
	changed := []work.Difference{{What: "What matters", Before: text("Biscuit comes with us."), Then: text("Biscuit comes with us. I am not leaving her.")}, {What: "State", Step: "A room that takes dogs", Before: text("ready"), Then: text("done")}}
	since := work.PlanVersions{PersonRef: work.PersonRef{ID: kevID, Preferred: text("Kev")}, From: 3, To: 7, Latest: 7, Differences: changed, Unseen: true,
		Versions: []work.Choice{{Value: "7", Title: "10 December 2025, 09:12: Joan Entwistle did “Kennels”"}, {Value: "3", Title: "9 December 2025, 15:40: Joan Entwistle began the plan"}}}
	mine := typedForm("/plan/x/about", map[string][]string{"matters": {"Dawn and Biscuit, and a door that locks"}, "call": {"Kev"}, "version": {"3"}})
	kept := mine
	kept.Draft, kept.At = 4, at(2026, 2, 10, 17, 2)
	return map[string]templ.Component{
		"plan-stuck":             plan(planPage{page: shell, Plan: stuck}),
		"plan-versions":          versions(versionsPage{page: shell, Versions: since}),
		"plan-clash":             clash(clashPage{planPage: planPage{page: shell, Plan: p}, Typed: mine, Since: since}),
		"plan-clash-of-a-button": clash(clashPage{planPage: planPage{page: shell, Plan: part}, Typed: typedForm("/plan/x/done", map[string][]string{"step": {"3"}})}),
		"drafts":                 drafts(draftsPage{page: shell, Typed: []typed{kept}}),
		"drafts-none":            drafts(draftsPage{page: shell}),
		"plan":                   plan(planPage{page: done, Plan: p}),
		"plan-wrong":             plan(planPage{page: wrong, Plan: p, Step: stepForm{Open: true, Title: "Kennels for one more week", Cost: "about a hundred", After: []string{"3"}}}),
		"plan-own-wrong":         plan(planPage{page: wrongOwn, Plan: p, Own: ownForm{"600", "He chooses his own coat"}}),
		"plan-part":              plan(planPage{page: shell, Plan: part}),
		"plan-closed":            plan(planPage{page: shell, Plan: closed}),
		"plan-print":             planPrint(printPage{planPage: planPage{page: shell, Plan: p}}),
		"plan-print-large":       planPrint(printPage{planPage{page: shell, Plan: p}, printLarge}),
		"plan-print-easy":        planPrint(printPage{planPage{page: shell, Plan: p}, printEasy}),
	}
}

func moneyPages() map[string]templ.Component {
	money := work.Pool{
		Name: "Manchester pool", Host: "Manchester City Council", Year: "2025/26", Years: []string{"2024/25", "2025/26", "2026/27", "2027/28", "2028/29"},
		Contributions: []work.Contribution{
			{Partner: "NHS Greater Manchester", ByYear: pence(41250000, 43312500, 45478125, 47752031, 50139633), Total: 227932289},
			{Partner: "Manchester City Council", ByYear: pence(32500050, 32500050, 33800052, 33800052, 35152054), Total: 167752258},
			{Partner: "Greater Manchester Police", ByYear: pence(8800000, 8976000, 9155520, 9338630, 9525403), Total: 45795553},
			{Partner: "Northfold Homes", ByYear: pence(4999999, 4999999, 4999999, 5500000, 5500000), Total: 25999997},
		},
		YearTotals: pence(87550049, 89788549, 93433696, 96390713, 100317090), Total: 467480097,
		CarriedIn: 1844027, Reserve: 4581628, ToShare: 87050948,
		Formula: "Weight = people × (½ + ½ × deprivation score ÷ the mean of the five scores). Whole pence, largest remainder.",
		Shares: []work.Share{
			{Neighbourhood: "MAN-N01", Name: "Ancoats, Clayton and Bradford", Population: 35950, Deprivation: 43.43, Weight: 36706.5061, Allocation: 14453616},
			{Neighbourhood: "MAN-N07", Name: "Gorton and Levenshulme", Population: 41210, Deprivation: 50.75, Weight: 45696.2696, Allocation: 17993441},
		},
		Schemes: []work.Scheme{
			{Neighbourhood: "Gorton and Levenshulme", Name: "Falls and early help key workers", Committed: 7800000, Spent: 7642185, Left: 157815},
			{Neighbourhood: "Gorton and Levenshulme", Name: "Tobacco team on the wards and in tenancies", Committed: 2650000, Spent: 2408350, Left: 241650},
			{Neighbourhood: "Gorton and Levenshulme", Name: "Delegated team budget", Committed: 1079606, Spent: 95125, Left: 966481, Aside: 18000},
		},
		Gains: []work.Gain{
			{Partner: "NHS", Paid: 43312500, Forecast: 31584013, Measured: 24648497, Share: 11914198},
			{Partner: "Council", Paid: 32500050, Forecast: 19792160, Measured: 16128578, Share: 7795976},
			{Partner: "DWP", Forecast: 9478176, Measured: 5528936, Share: 2672489, Owed: true},
		},
		Cashable: 40447663, Spent: 16008978, GainShared: 24438685, Evidence: "Measured against a matched comparison group to 31 March 2026; one year; evidence moderate.",
		Benefits: []work.Benefit{{Code: "HE3.0.2", Line: "Ambulance called out, seen, treated and taken to hospital, each", Gains: "NHS", Unit: 23822, Forecast: "310", Measured: "268", MeasuredWorth: 6384296}},
	}
	team := work.TeamBudget{Neighbourhood: "MAN-N07", Name: "Gorton and Levenshulme", Year: "2025/26", Years: []string{"2025/26", "2026/27"}, Budget: 1079606, Spent: 95125, Left: 966481, Aside: 18000, Limit: 50000, MayCountersign: true,
		Lines: []work.BudgetLine{
			{Day: day(2025, 12, 9), What: "A place for Biscuit", For: &work.PersonRef{ID: kevID, Preferred: text("Kev")}, By: "Joan Entwistle", Cost: 49640, Reason: "Every bed was refused because none took the dog."},
			{Day: day(2026, 2, 11), What: "Sylheti interpreter, two visits", For: &work.PersonRef{ID: aminaID, Preferred: text("Amina")}, By: "Farah Siddiqui", Cost: 9600, Reason: "Two letters in English went unanswered.", Own: true},
			{Day: day(2026, 2, 2), What: "Boiler part collected the same day", By: "Lee Marsh", Cost: 13985, Reason: "A bed was being held for want of heating.", Countersigned: "Joan Entwistle"},
		},
		Asked: []work.AskedSpend{{For: work.PersonRef{ID: kevID, Preferred: text("Kev")}, Step: 7, What: "Two weeks in a hotel for both", By: "Lee Marsh", Reason: "Cold weather until the room is ready.", Cost: 89000, Asked: day(2025, 12, 18)}},
	}
	return map[string]templ.Component{
		"pool":   pool(poolPage{page: page{Heading: "The pool", Who: member, Section: "/fund"}, Pool: money}),
		"budget": budget(budgetPage{page: page{Heading: "Our own budget", Who: lead, Section: "/fund/team"}, Budget: team}),
	}
}
