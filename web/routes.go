package web

import "byname/guard"

// A route is one address of the door: who may come, and what they get.
type route struct {
	method, pattern string
	roles           []guard.Role // any of them; none means everybody, signed in or not
	answer          func(*door, ask) (answer, error)
}

var (
	anybody     []guard.Role
	helps       = []guard.Role{guard.Worker, guard.Lead}
	leads       = []guard.Role{guard.Lead}
	signedInAll = []guard.Role{guard.Worker, guard.Lead, guard.Analyst, guard.Reviewer, guard.Cleared, guard.Member, guard.Governance, guard.Administrator}
	looksUp     = []guard.Role{guard.Worker, guard.Lead, guard.Analyst, guard.Member, guard.Governance, guard.Administrator}
	decides     = []guard.Role{guard.Member}
	counts      = []guard.Role{guard.Worker, guard.Lead, guard.Analyst, guard.Member, guard.Governance}
	seesMoney   = []guard.Role{guard.Lead, guard.Analyst, guard.Member, guard.Governance}
	tries       = []guard.Role{guard.Lead, guard.Analyst, guard.Member}
	seesLinks   = []guard.Role{guard.Worker, guard.Lead, guard.Analyst}
	notes       = []guard.Role{guard.Lead, guard.Analyst, guard.Member}
	judges      = []guard.Role{guard.Reviewer, guard.Cleared, guard.Analyst}
	seesLooks   = []guard.Role{guard.Worker, guard.Lead, guard.Governance}
	opens       = []guard.Role{guard.Worker, guard.Lead, guard.Analyst, guard.Governance}
	reviews     = []guard.Role{guard.Lead, guard.Governance}
	keeps       = []guard.Role{guard.Governance}
	lookAfters  = []guard.Role{guard.Administrator}

	themself     = []guard.Role{guard.Subject}
	seesInvented = []guard.Role{guard.Worker, guard.Lead, guard.Analyst, guard.Member}
	keepsTeams   = []guard.Role{guard.Lead, guard.Administrator}
	helpsOrKeeps = []guard.Role{guard.Worker, guard.Lead, guard.Administrator}
	seesTeams    = []guard.Role{guard.Worker, guard.Lead, guard.Analyst, guard.Member, guard.Governance, guard.Administrator}
)

// routes is the whole door. The nouns are those of the folders.
var routes = []route{
	{"GET", "/{$}", anybody, (*door).public},
	{"POST", "/respond", anybody, (*door).respond},
	{"GET", "/signin", anybody, (*door).signinForm},
	{"POST", "/signin", anybody, (*door).signin},
	{"POST", "/signout", anybody, (*door).signout},

	{"GET", "/team", helps, (*door).worklist},
	{"GET", "/team/notices", helps, (*door).notices},
	{"POST", "/team/notices", helps, (*door).settleNotice},
	{"GET", "/team/telling", helps, (*door).telling},
	{"POST", "/team/telling", helps, (*door).chooseTelling},
	{"POST", "/team/telling/calendar", helps, (*door).renewCalendar},
	{"GET", "/calendar/{feed}", anybody, (*door).calendar},
	{"GET", "/team/members", helpsOrKeeps, (*door).team},
	{"POST", "/team/members/join", keepsTeams, (*door).joinTeam},
	{"POST", "/team/members/leave", keepsTeams, (*door).leaveTeam},
	{"POST", "/team/members/leads", keepsTeams, (*door).leadField},
	{"POST", "/team/members/away", helps, (*door).takeLeave},
	{"POST", "/team/members/back", helps, (*door).comeBack},
	{"GET", "/team/caseload", helps, (*door).caseload},
	{"GET", "/team/covered", seesTeams, (*door).coverage},
	{"GET", "/huddle", helps, (*door).huddles},
	{"POST", "/huddle", helps, (*door).beginHuddle},
	{"POST", "/huddle/plan", helps, (*door).planHuddle},
	{"GET", "/huddle/{huddle}", helps, (*door).huddle},
	{"POST", "/huddle/{huddle}/come", helps, (*door).comeToHuddle},
	{"POST", "/huddle/{huddle}/go", helps, (*door).goFromHuddle},
	{"POST", "/huddle/{huddle}/invite", helps, (*door).inviteToHuddle},
	{"POST", "/huddle/{huddle}/close", helps, (*door).closeHuddle},
	{"GET", "/huddle/{huddle}/minutes", helps, (*door).huddleMinutes},
	{"GET", "/huddle/{huddle}/item/{item}", helps, (*door).talk},
	{"POST", "/huddle/{huddle}/item/{item}/agree", helps, (*door).agree},
	{"POST", "/huddle/{huddle}/item/{item}/say", helps, (*door).sayInTalk},
	{"POST", "/huddle/{huddle}/item/{item}/enough", helps, (*door).enoughTalk},
	{"POST", "/huddle/{huddle}/item/{item}/stepped", helps, (*door).steppedOut},
	{"POST", "/huddle/{huddle}/item/{item}/came", helps, (*door).cameOf},
	{"POST", "/team/{person}/huddle", helps, (*door).putOnAgenda},
	{"GET", "/team/{person}/lead", helps, (*door).lead},
	{"POST", "/team/{person}/lead", helps, (*door).handOver},
	{"GET", "/team/found", helps, (*door).everFound},
	{"GET", "/feed/unlinked", helps, (*door).unlinked},
	{"POST", "/feed/unlinked", helps, (*door).settleUnlinked},
	{"GET", "/population/find", helps, (*door).findForm},
	{"POST", "/population/find", helps, (*door).find},
	{"GET", "/population/{person}", helps, (*door).person},
	{"GET", "/signal/judged", counts, (*door).judged},
	{"POST", "/signal/judged", tries, (*door).judge},
	{"POST", "/signal/{person}", helps, (*door).act},
	{"GET", "/link/quality", counts, (*door).quality},
	{"GET", "/link/review", judges, (*door).reviews},
	{"GET", "/link/review/next", judges, (*door).nextReview},
	{"GET", "/link/review/{pair}", judges, (*door).review},
	{"POST", "/link/review/{pair}", judges, (*door).sayReview},
	{"POST", "/link/review/{pair}/undo", judges, (*door).undoReview},
	{"GET", "/link/why/{person}", seesLinks, (*door).why},
	{"GET", "/link/{person}", seesLinks, (*door).records},
	{"POST", "/link/{person}", seesLinks, (*door).ruleApart},

	{"GET", "/door", themself, (*door).doorForm},
	{"POST", "/door", themself, (*door).openDoor},
	{"GET", "/door/hide", themself, (*door).hideDoor},
	{"GET", "/door/plan", themself, (*door).myPlan},
	{"GET", "/door/team", themself, (*door).myTeam},
	{"GET", "/door/looked", themself, (*door).myLooks},
	{"GET", "/door/wrong", themself, (*door).myWords},
	{"POST", "/door/wrong", themself, (*door).sayAtDoor},
	{"GET", "/door/choices", themself, (*door).myChoices},
	{"POST", "/door/choices", themself, (*door).choose},
	{"GET", "/door/managing", themself, (*door).myFeelings},
	{"POST", "/door/managing", themself, (*door).sayFeelings},
	{"GET", "/door/copy", themself, (*door).myCopy},
	{"GET", "/door/copy.json", themself, (*door).myFile},
	{"", "/door/", themself, (*door).doorForm}, // no page of a door is one of the others, with their title
	{"GET", "/plan/{person}/door", helps, (*door).doorway},
	{"POST", "/plan/{person}/door", helps, (*door).giveCode},
	{"POST", "/plan/{person}/door/answer", helps, (*door).answerDoor},
	{"POST", "/plan/{person}/door/end", helps, (*door).takeCodesBack},

	{"GET", "/plan/{person}", helps, (*door).plan},
	{"POST", "/plan/{person}", helps, (*door).startPlan},
	{"GET", "/plan/{person}/feelings", helps, (*door).feelings},
	{"POST", "/plan/{person}/feelings", helps, (*door).askFeelings},
	{"GET", "/plan/{person}/print", helps, (*door).planPrint},
	{"POST", "/plan/{person}/about", helps, (*door).aboutMe},
	{"POST", "/plan/{person}/reached", helps, (*door).reachGoal},
	{"POST", "/plan/{person}/join", helps, (*door).joinPlan},
	{"POST", "/plan/{person}/agree", helps, (*door).agreePlan},
	{"POST", "/plan/{person}/review", helps, (*door).reviewPlan},
	{"POST", "/plan/{person}/lead", helps, (*door).handPlan},
	{"POST", "/plan/{person}/end", helps, (*door).endPlan},
	{"POST", "/plan/{person}/change", helps, (*door).changeStep},
	{"GET", "/plan/{person}/versions", helps, (*door).versions},
	{"GET", "/draft", signedInAll, (*door).drafts},
	{"POST", "/draft", signedInAll, (*door).dropDraft},
	{"POST", "/plan/{person}/goal", helps, (*door).goal},
	{"POST", "/plan/{person}/step", helps, (*door).addStep},
	{"POST", "/plan/{person}/done", helps, (*door).markDone},
	{"POST", "/plan/{person}/not-done", helps, (*door).markNotDone},
	{"POST", "/plan/{person}/countersign", leads, (*door).countersign},
	{"POST", "/plan/{person}/own", leads, (*door).setOwn},

	{"GET", "/plan/{person}/refer", helps, (*door).referForm},
	{"POST", "/plan/{person}/refer", helps, (*door).refer},
	{"GET", "/referral", helps, (*door).referrals},
	{"GET", "/referral/{referral}", helps, (*door).referral},
	{"POST", "/referral/{referral}", helps, (*door).turnReferral},
	{"POST", "/referral/{referral}/claim", helps, (*door).claimReferral},
	{"POST", "/referral/{referral}/back", helps, (*door).handBackReferral},

	{"GET", "/directory", looksUp, (*door).directory},
	{"GET", "/directory/new", helps, (*door).serviceForm},
	{"POST", "/directory/new", helps, (*door).writeService},
	{"GET", "/directory/{service}", looksUp, (*door).service},
	{"GET", "/directory/{service}/change", helps, (*door).serviceForm},
	{"POST", "/directory/{service}/change", helps, (*door).writeService},

	{"GET", "/programme", anybody, (*door).programmes},
	{"GET", "/programme/invented", seesInvented, (*door).invented},
	{"POST", "/programme/invented", seesInvented, (*door).draftInvented},
	{"GET", "/programme/{programme}", anybody, (*door).programme},
	{"GET", "/programme/{programme}/{version}", anybody, (*door).programmeVersion},
	{"GET", "/programme/{programme}/effect", counts, (*door).effect},
	{"POST", "/programme/{programme}/effect", tries, (*door).countEffect},

	{"GET", "/crisis", helps, (*door).crisis},
	{"POST", "/crisis", helps, (*door).findSheet},
	{"POST", "/crisis/incident", helps, (*door).logIncident},
	{"POST", "/crisis/{incident}/turn", helps, (*door).turnDetention},
	{"GET", "/crisis/{person}", helps, (*door).sheet},
	{"GET", "/crisis/{person}/write", helps, (*door).sheetForm},
	{"POST", "/crisis/{person}/write", helps, (*door).writeSheet},
	{"POST", "/crisis/{person}/withdraw", helps, (*door).withdrawSheet},

	{"GET", "/bed", helps, (*door).beds},
	{"POST", "/bed/offer", helps, (*door).offerBed},
	{"POST", "/bed/withdraw", helps, (*door).withdrawBed},
	{"POST", "/bed/stay/{stay}", helps, (*door).moveStay},
	{"POST", "/bed/cold", helps, (*door).chill},
	{"GET", "/bed/names", helps, (*door).bedNames},
	{"GET", "/bed/ask/{person}", helps, (*door).bedForm},
	{"POST", "/bed/ask/{person}", helps, (*door).askForBed},
	{"GET", "/bed/house", helps, (*door).houseForm},
	{"POST", "/bed/house", helps, (*door).writeHouse},
	{"GET", "/bed/house/{house}", helps, (*door).houseForm},
	{"POST", "/bed/house/{house}", helps, (*door).writeHouse},

	{"GET", "/discharge", helps, (*door).discharges},
	{"GET", "/discharge/{person}", helps, (*door).discharge},
	{"POST", "/discharge/{person}", helps, (*door).admit},
	{"POST", "/discharge/{person}/change", helps, (*door).changeDischarge},

	{"GET", "/visit/{person}", helps, (*door).visit},
	{"POST", "/visit/{person}", helps, (*door).answerVisit},
	{"GET", "/visit/{person}/send", helps, (*door).reviewVisit},
	{"POST", "/visit/{person}/send", helps, (*door).sendVisit},
	{"POST", "/visit/{person}/refuse", helps, (*door).refuseVisit},
	{"POST", "/visit/{person}/back", helps, (*door).takeBackVisit},

	{"GET", "/fund", seesMoney, (*door).pool},
	{"GET", "/fund/team", helps, (*door).budget},
	{"GET", "/govern", counts, (*door).board},
	{"GET", "/govern/{decision}", counts, (*door).decision},
	{"POST", "/govern/{decision}/vote", decides, (*door).vote},
	{"POST", "/govern/{decision}/interest", decides, (*door).interest},
	{"POST", "/govern/{decision}/close", decides, (*door).closeDecision},
	{"GET", "/govern/{person}/objection", seesLooks, (*door).objection},
	{"POST", "/govern/{person}/objection", seesLooks, (*door).object},
	{"POST", "/govern/{person}/objection/end", seesLooks, (*door).endObjection},
	{"GET", "/outcome", counts, (*door).outcomes},
	{"GET", "/outcome/report", anybody, (*door).report},
	{"GET", "/outcome/targets", counts, (*door).targets},
	{"GET", "/outcome/balance", counts, (*door).balance},
	{"GET", "/outcome/{indicator}", counts, (*door).outcome},
	{"GET", "/outcome/{indicator}/compare", counts, (*door).compare},
	{"GET", "/outcome/{indicator}/map", counts, (*door).drawMap},
	{"GET", "/outcome/{indicator}/gap", counts, (*door).gap},
	{"GET", "/outcome/{indicator}/file", counts, (*door).file},
	{"POST", "/outcome/{indicator}/note", notes, (*door).note},
	{"GET", "/outcome/{indicator}/people", helps, (*door).behind},

	{"GET", "/programme/try", tries, (*door).tryForm},
	{"POST", "/programme/try", tries, (*door).try},

	{"GET", "/guard/{person}/reason", opens, (*door).reasonForm},
	{"POST", "/guard/{person}/reason", opens, (*door).reason},
	{"GET", "/guard/{person}/emergency", helps, (*door).emergencyForm},
	{"POST", "/guard/{person}/emergency", helps, (*door).emergency},
	{"GET", "/guard/{person}/looked", seesLooks, (*door).looked},
	{"GET", "/guard/emergencies", reviews, (*door).emergencies},
	{"POST", "/guard/emergencies", reviews, (*door).reviewEmergency},
	{"GET", "/guard/audit", keeps, (*door).audit},
	{"GET", "/guard/accounts", lookAfters, (*door).accounts},
	{"POST", "/guard/accounts", lookAfters, (*door).addAccount},
	{"POST", "/guard/accounts/close", lookAfters, (*door).closeAccount},

	{"", "/", anybody, (*door).nothingHere},
}
