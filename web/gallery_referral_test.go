package web

import (
	"github.com/a-h/templ"

	life "byname/plan"
	"byname/work"
)

func referralPages() map[string]templ.Component {
	shell := page{Heading: "Referrals", Who: nurse, Section: "/referral"}
	asked := work.ReferralLine{Number: 12, Person: &work.PersonRef{ID: aminaID, Preferred: text("Amina")}, To: "Safe and Well visit", By: "Joan Entwistle, Adult social care",
		Stand: life.Requested, AnswerBy: at(2026, 2, 12, 20, 0), FinishBy: at(2026, 2, 24, 23, 59), Turned: at(2026, 2, 10, 17, 2)}
	late, hidden := asked, asked
	late.Late, late.Number, late.Claimed = "answer", 13, "Frank Obi"
	hidden.Person, hidden.Number, hidden.Stand, hidden.AnswerBy = nil, 14, life.OnHold, 0
	box := work.Referrals{Referrals: []work.ReferralLine{late, asked, hidden}, Withheld: 1, Paging: work.Paging{Total: 3, Page: 1, Pages: 1}}
	done := asked
	done.Stand, done.AnswerBy, done.FinishBy = life.Completed, 0, 0
	sent := work.Referrals{Sent: true, Referrals: []work.ReferralLine{done}, Paging: work.Paging{Total: 60, Page: 1, Pages: 2}}
	r := work.Referral{ReferralLine: asked, Version: 2, Reference: "P0000065M-R12", Age: 78, HasAge: true, Phone: text("07700 900123"), Address: text("14 Mount Road, Gorton"),
		Postcode: text("M18 7GR"), Language: "Sylheti", Ask: text("Two alarms, and look at the chip pan."), Need: text("A Sylheti interpreter; ring the neighbour at 16 first."),
		Step: "Make the home safer", Ways: life.Requested.WaysFor(life.Receiver), MayClaim: true,
		Turns: []work.ReferralTurn{{At: at(2026, 2, 10, 17, 2), By: "Joan Entwistle", What: "asked"}, {At: at(2026, 2, 10, 17, 2), By: "Joan Entwistle", What: "wrote it"}}}
	under := r
	under.Stand, under.Ways, under.MayClaim, under.MayHand, under.Hidden, under.Claimed = life.InProgress, life.InProgress.WaysFor(life.Receiver), false, true, true, "Farah Siddiqui"
	wrong := shell
	wrong.Problems = []problem{{"words-failed", "Words must be what stood in the way: say it in a line"}}
	form := work.ReferForm{PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, Services: []work.Choice{{Value: "a", Title: "Safe and Well visit, Fire service (answers within 2 working days)"}, {Value: "b", Title: "Social prescribing, Food bank (full just now)"}},
		Steps: []work.Choice{{Value: "2", Title: "Make the home safer"}}}
	objects := form
	objects.Objects = true
	badForm := shell
	badForm.Problems = []problem{{"ask", "Say what you ask for, and why"}}
	return map[string]templ.Component{
		"referrals":         referrals(referralsPage{page: shell, List: box}),
		"referrals-sent":    referrals(referralsPage{page: shell, List: sent}),
		"referrals-none":    referrals(referralsPage{page: shell, List: work.Referrals{Paging: work.Paging{Page: 1, Pages: 1}}}),
		"referral":          referral(referralPage{page: shell, Referral: r}),
		"referral-under":    referral(referralPage{page: wrong, Referral: under, Sent: map[string]string{"failed": "nobody in"}}),
		"refer":             refer(referPage{page: shell, Form: form}),
		"refer-wrong":       refer(referPage{page: badForm, Form: form, Sent: work.NewReferral{Service: "b", Need: "A dog"}}),
		"refer-who-objects": refer(referPage{page: shell, Form: objects}),
	}
}
