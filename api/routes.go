package api

import "byname/guard"

// A route is one operation of the API: who may ask for it, and what it does.
type route struct {
	method, path string
	id, summary  string
	roles        []guard.Role // any of them; nil means everybody, with a token or without
	does         operation
}

var (
	anybody      []guard.Role
	nobody       = []guard.Role{} // no machine, whatever its role
	helps        = []guard.Role{guard.Worker, guard.Lead, guard.Service}
	sends        = []guard.Role{guard.Service}
	reasons      = []guard.Role{guard.Worker, guard.Lead}
	leads        = []guard.Role{guard.Lead}
	judges       = []guard.Role{guard.Reviewer, guard.Cleared, guard.Analyst}
	seesLinks    = []guard.Role{guard.Worker, guard.Lead, guard.Analyst}
	seesLooks    = []guard.Role{guard.Worker, guard.Lead, guard.Governance, guard.Service}
	tries        = []guard.Role{guard.Lead, guard.Analyst, guard.Member}
	endsNo       = []guard.Role{guard.Worker, guard.Lead, guard.Governance}
	seesMoney    = []guard.Role{guard.Lead, guard.Analyst, guard.Member, guard.Governance}
	seesInvented = []guard.Role{guard.Worker, guard.Lead, guard.Analyst, guard.Member}
	counts       = []guard.Role{guard.Worker, guard.Lead, guard.Analyst, guard.Member, guard.Governance, guard.Service}
)

// routes is the whole door. The nouns are those of the folders, and the
// addresses those of the pages.
var routes = []route{
	{"GET", "/team", "worklist", "Who, by name, needs the neighbourhood team early, and why", helps, ask((*door).worklist)},
	{"GET", "/team/found", "everFound", "Everybody ever found where a team works, and what became of them", helps, ask((*door).everFound)},
	{"GET", "/team/steps", "agencySteps", "The open steps your agency was given", helps, ask((*door).agencySteps)},
	{"POST", "/team/steps", "answerSteps", "Answer your agency's steps", helps, file(ask((*door).answerSteps))},
	{"POST", "/team/steps/csv", "answerStepsFile", "Answer your agency's steps with a CSV file", helps, file(ask((*door).answerFile))},

	{"POST", "/feed/event", "sendEvent", "Tell what has just happened, about one of your agency's records", sends, ask((*door).sendEvent)},

	{"POST", "/population/find", "find", "Look for somebody by what you know of them", helps, ask((*door).find)},
	{"GET", "/population/{person}", "person", "One person: household, timeline, reasons, who is involved", helps, ask((*door).person)},
	{"GET", "/link/quality", "linkQuality", "How well records are linked, community by community", counts, ask((*door).quality)},
	{"GET", "/link/review", "reviews", "Pairs of records that reviewers are asked about, without names", judges, ask((*door).reviews)},
	{"GET", "/link/review/{pair}", "review", "One pair side by side; blind for who still is to judge it", judges, ask((*door).review)},
	{"POST", "/link/review/{pair}", "sayReview", "Say that a pair is one person, is not, or that you can't tell", judges, tell((*door).sayReview)},
	{"POST", "/link/review/{pair}/undo", "undoReview", "Take your word on a pair back", judges, ask((*door).undoReview)},
	{"GET", "/link/{person}", "records", "Why a person's records are one person", seesLinks, ask((*door).records)},
	{"POST", "/signal/{person}", "act", "Say not now, not right or already known to a finding", helps, tell((*door).act)},

	{"GET", "/plan/{person}", "plan", "A person's plan", helps, ask((*door).plan)},
	{"POST", "/plan/{person}", "startPlan", "Start a plan with the steps that programmes offer", helps, tell((*door).startPlan)},
	{"POST", "/plan/{person}/matters", "sayWhatMatters", "Write down what matters to the person, in their words", helps, tell((*door).matters)},
	{"POST", "/plan/{person}/goal", "addGoal", "Add a goal in the person's words", helps, tell((*door).goal)},
	{"POST", "/plan/{person}/step", "addStep", "Add a step that no programme foresaw, and pay for it", helps, tell((*door).addStep)},
	{"POST", "/plan/{person}/done", "markDone", "Mark a step as done; the next are released", helps, ask((*door).markDone)},
	{"POST", "/plan/{person}/not-done", "markNotDone", "Mark a step as not done, and say why", helps, tell((*door).markNotDone)},
	{"POST", "/plan/{person}/countersign", "countersign", "The lead's yes or no to a cost above the limit", leads, tell((*door).countersign)},

	{"POST", "/plan/{person}/own", "setAside", "Set a person's own budget of this year aside from the team's", leads, tell((*door).setOwn)},
	{"POST", "/plan/{person}/refer", "refer", "Ask a service of the directory to do something for a person", helps, ask((*door).refer)},
	{"GET", "/referral", "referrals", "The referrals in your inbox, or those you sent", helps, ask((*door).referrals)},
	{"GET", "/referral/{referral}", "referral", "One referral, with the person as far as your agency may be shown them", helps, ask((*door).referral)},
	{"POST", "/referral/{referral}", "turnReferral", "Answer a referral, or take one back", helps, tell((*door).turnReferral)},
	{"GET", "/programme", "programmes", "What is done here, and for whom", anybody, ask((*door).programmes)},
	{"GET", "/programme/invented", "invented", "What teams tried when no programme foresaw it", seesInvented, ask((*door).invented)},
	{"POST", "/programme/try", "tryProgramme", "What a programme's file would do if it went live: whom it would find, in rounded numbers, what that takes and spares", tries, file(ask((*door).try))},
	{"GET", "/signal/judged", "judgedSigns", "How good every programme's early signs are, for every community", counts, ask((*door).judged)},
	{"GET", "/programme/{programme}", "programme", "One programme: whom it finds and offers what, or what there is for everybody", anybody, ask((*door).programme)},

	{"GET", "/guard/purposes", "purposes", "For what your agency may give a reason today", reasons, ask((*door).purposes)},
	{"POST", "/guard/{person}/reason", "giveReason", "Say why you need to see somebody you have no relationship with", reasons, tell((*door).reason)},
	{"POST", "/guard/{person}/emergency", "breakGlass", "Open somebody in an emergency; the lead is told and it is reviewed", reasons, tell((*door).emergency)},
	{"GET", "/guard/{person}/looked", "whoLooked", "Who looked at a person, and who was refused", seesLooks, ask((*door).looked)},

	{"GET", "/fund", "pool", "The partners' pool: who paid in, what is shared out, who gained", seesMoney, ask((*door).pool)},
	{"GET", "/fund/team", "teamBudget", "What a neighbourhood team may spend by itself", reasons, ask((*door).budget)},
	{"GET", "/govern", "board", "The board of partners and its decisions", counts, ask((*door).board)},
	{"GET", "/govern/{decision}", "decision", "One decision, its votes and interests, and what came of it", counts, ask((*door).decision)},
	{"POST", "/govern/{decision}/vote", "vote", "Refused to every machine: a seat's vote is a person's, cast on the page", nobody, tell((*door).vote)},
	{"GET", "/govern/{person}/objection", "objections", "What a person says no to", seesLooks, ask((*door).objections)},
	{"POST", "/govern/{person}/objection", "object", "Write down that a person says no, to all sharing or to planning use; it is obeyed at once", seesLooks, tell((*door).object)},
	{"POST", "/govern/{person}/objection/end", "endObjection", "Write down that a person takes a no back", endsNo, tell((*door).endObjection)},
	{"GET", "/outcome", "outcomes", "The indicators of an area, against before and against England", counts, ask((*door).outcomes)},
	{"GET", "/outcome/balance", "balance", "How much is early help, and how much answers a crisis, month by month", counts, ask((*door).balance)},
	{"GET", "/outcome/targets", "targets", "What was promised: owner, baseline, target, and whether it is on track", counts, ask((*door).targets)},
	{"GET", "/outcome/report", "report", "What changed and what has not, for everybody", anybody, ask((*door).report)},
	{"GET", "/outcome/{indicator}", "outcome", "One indicator over time", counts, ask((*door).outcome)},
	{"GET", "/outcome/{indicator}/areas", "compareAreas", "One indicator's latest figures for all areas of a level: what a map shows", counts, ask((*door).compareAreas)},
	{"POST", "/outcome/{indicator}/note", "noteTarget", "Say what is being done about a target that your agency answers for or is a partner of", counts, tell((*door).noteTarget)},
	{"GET", "/outcome/{indicator}/people", "peopleBehind", "The people whom a number counts", reasons, ask((*door).behind)},

	{"GET", "/public", "public", "What was decided, what it cost and what came of it, for residents", anybody, ask((*door).public)},
	{"POST", "/public", "respond", "A resident's response, without a name", anybody, tell((*door).respond)},
	{"GET", "/services", "services", "The directory of services, in the shape of Open Referral UK", anybody, ask((*door).services)},
	{"GET", "/services/{service}", "service", "One service, in the shape of Open Referral UK", anybody, ask((*door).service)},
	{"GET", "/problems/{problem}", "problem", "What a type of problem means and what to do", anybody, ask((*door).explain)},
}
