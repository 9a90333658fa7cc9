package web

import (
	"github.com/a-h/templ"

	"byname"
	"byname/directory"
	"byname/govern"
	"byname/guard"
	"byname/place"
	"byname/visit"
	"byname/work"
)

// visitPages are the form that Greater Manchester has, at its first and last
// part, and what it would pass on.
func visitPages() map[string]templ.Component {
	known := visit.Known{Kinds: func(string) bool { return true }}
	known.Services, _ = directory.Keys(place.GreaterManchester)
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		panic(err)
	}
	var purposes []string
	for _, p := range rules.Purposes {
		purposes = append(purposes, p.ID)
	}
	sharing, err := guard.LoadSharing(place.GreaterManchester, purposes)
	if err != nil {
		panic(err)
	}
	for _, c := range sharing.Classes {
		known.Classes = append(known.Classes, c.ID)
	}
	form, err := visit.Load(place.GreaterManchester, known)
	if err != nil {
		panic(err)
	}
	amina := work.PersonRef{ID: 11, Preferred: byname.Hide("Amina")}
	replies := visit.Replies{"alarms": "no", "escape": "hear", "clutter": "full", "falls": "no", "food": "no", "abuse": "yes"}
	at := day(2026, 2, 12).Start() + 15*60
	before := []work.VisitBefore{
		{Number: 4, At: at, By: "Noel, Northfold Homes", Happened: true, Mine: true, Risks: form.Risks(replies, false), Hidden: 2, Private: form.Risks(replies, true),
			Asked: []work.VisitAsked{{To: "Safe and Well visit", Referral: 12, Stand: "accepted"}, {To: "Food parcel", Referral: 13, Stand: "requested", AnswerBy: at + 2880}},
			Left:  []visit.Left{{To: "The team of the neighbourhood", Why: "Her son clears it on Saturday"}}},
		{Number: 3, At: at - 1440, By: "Noel, Northfold Homes", Happened: true, Back: at - 1000, BackWhy: "It was her sister’s home"},
		{Number: 2, At: at - 14400, By: "Olu, Fire service", Why: "Nobody in"},
	}
	proposals := []work.VisitProposal{}
	for i, p := range form.Propose(replies) {
		x := work.VisitProposal{Proposal: p, Title: []string{"Safe and Well visit", "The team of the neighbourhood", "Food parcel", "Adult safeguarding"}[i], By: "Fire service", Answers: "2 working days"}
		x.Nobody, x.Own = i == 3, i == 2
		proposals = append(proposals, x)
	}
	shell := page{Heading: form.Title, Who: nurse, Section: "/team"}
	wrong := shell
	wrong.Problems = []problem{{"why-team", "Say why this is left out"}}
	review := work.VisitReview{PersonRef: amina, Version: 4, Risks: form.Risks(replies, false), Proposals: proposals}
	objects, none := review, work.VisitReview{PersonRef: amina, Version: 1}
	objects.Objects = true
	return map[string]templ.Component{
		"visit":         visitForm(visitPage{page: shell, V: work.Visit{PersonRef: amina, Form: form, Part: 1, Number: 5, Replies: replies, Before: before}}),
		"visit-sent":    visitSent(visitPage{page: shell, V: work.Visit{PersonRef: amina, Form: form, Part: 1, Before: before}}, before[0]),
		"visit-begins":  visitForm(visitPage{page: shell, V: work.Visit{PersonRef: amina, Form: form, Part: 1}}),
		"visit-last":    visitForm(visitPage{page: shell, V: work.Visit{PersonRef: amina, Form: form, Part: len(form.Parts), Number: 5, Replies: replies, Note: "Ring twice"}}),
		"visit-send":    visitSend(visitSendPage{page: shell, R: review}),
		"visit-wrong":   visitSend(visitSendPage{page: wrong, R: review, Sent: work.VisitSend{Consent: visit.Agreed, Ask: []string{"food-parcel"}}}),
		"visit-objects": visitSend(visitSendPage{page: shell, R: objects}),
		"visit-no-risk": visitSend(visitSendPage{page: shell, R: none}),
	}
}
