package web

import (
	"github.com/a-h/templ"

	"byname/govern"
	"byname/work"
)

func objectionPages() map[string]templ.Component {
	shell := page{Heading: "What they say no to", Who: nurse, Section: "/team", Crumbs: []link{toTeam}}
	nobody := work.Objections{PersonRef: work.PersonRef{ID: aminaID, Preferred: text("Amina")}, MayEnd: true}
	some := nobody
	some.Told = true
	some.Said = []work.SaidObjection{
		{Scope: govern.ToPlanning, Voice: govern.Themselves, Words: "I will ask when I need you. Do not put me on a list.", From: day(2026, 2, 9), By: "Farah Siddiqui"},
		{Scope: govern.ToAll, Voice: govern.Appointed, From: day(2025, 3, 1), To: day(2025, 9, 12), By: "Joan Entwistle", Ended: "My daughter and I talked. The nurse may know."},
	}
	wrong, late := shell, shell
	wrong.Problems = []problem{{"scope", noProblems["scope"]}}
	late.Problems = []problem{{"ended-planning", noProblems["ended"]}}
	return map[string]templ.Component{
		"objection":       objection(objectionPage{page: shell, Objections: nobody, Voice: "person"}),
		"objection-said":  objection(objectionPage{page: shell, Objections: some, Voice: "person"}),
		"objection-wrong": objection(objectionPage{page: wrong, Objections: nobody, Voice: "parent", Said: "2026-02-09"}),
		"objection-ended": objection(objectionPage{page: late, Objections: some, Voice: "person", Ending: "planning", Ended: "Yes"}),
	}
}
