package web

import (
	"slices"

	"byname/guard"
	"byname/work"
)

// A page is what every page's data begins with.
type page struct {
	// Heading is the page's title in the browser too, where it is kept in the
	// history: it never holds a name.
	Heading  string
	Who      *work.Who // nil when nobody is signed in
	Section  string    // the href of the navigation item the page belongs to
	Crumbs   []link
	Done     string // what has just been done
	Problems []problem
}

// title is the browser's.
func (p page) title() string {
	if len(p.Problems) > 0 {
		return "Error: " + p.Heading + " – Byname"
	}
	return p.Heading + " – Byname"
}

// A link is an address and the words for it.
type link struct{ Href, Text string }

// A problem is one thing wrong with what was sent.
type problem struct {
	Field string // id of the field, or empty
	Text  string
}

// problemOf is the text for a field, empty when nothing is wrong with it.
func (p page) problemOf(field string) string {
	i := slices.IndexFunc(p.Problems, func(x problem) bool { return x.Field == field })
	if i < 0 {
		return ""
	}
	return p.Problems[i].Text
}

// is reports whether who has any of the roles.
func is(who *work.Who, roles ...guard.Role) bool {
	return who != nil && slices.ContainsFunc(roles, func(r guard.Role) bool { return slices.Contains(who.Roles, r) })
}

// menu is the navigation for who: what their roles are for, no more.
func menu(who *work.Who) []link {
	var m []link
	add := func(href, text string, roles ...guard.Role) {
		if is(who, roles...) {
			m = append(m, link{href, text})
		}
	}
	add("/team", "Our people", guard.Worker, guard.Lead)
	add("/team/notices", "For you", guard.Worker, guard.Lead)
	add("/population/find", "Find", guard.Worker, guard.Lead)
	add("/crisis", "In a crisis", guard.Worker, guard.Lead)
	add("/referral", "Referrals", guard.Worker, guard.Lead)
	add("/huddle", "Huddle", guard.Worker, guard.Lead)
	add("/team/members", "Our team", guard.Worker, guard.Lead)
	add("/bed", "A bed tonight", guard.Worker, guard.Lead)
	add("/discharge", "Home from hospital", guard.Worker, guard.Lead)
	add("/directory", "What there is", guard.Worker, guard.Lead)
	add("/link/review", "Review links", guard.Reviewer, guard.Cleared)
	add("/fund/team", "Our budget", guard.Worker, guard.Lead)
	add("/outcome", "Outcomes", guard.Worker, guard.Lead, guard.Analyst, guard.Member)
	add("/fund", "The pool", guard.Lead, guard.Analyst, guard.Member)
	add("/programme", "Programmes", guard.Analyst, guard.Member)
	add("/govern", "The board", guard.Lead, guard.Analyst, guard.Member)
	add("/programme/try", "Try a programme", guard.Lead, guard.Analyst, guard.Member)
	add("/signal/judged", "How good our signs are", guard.Lead, guard.Analyst, guard.Member)
	if !is(who, guard.Reviewer, guard.Cleared) {
		add("/link/review", "Review links", guard.Analyst)
	}
	add("/guard/emergencies", "Emergencies", guard.Governance, guard.Lead)
	add("/guard/audit", "Record of looks", guard.Governance)
	add("/link/quality", "How well we link", guard.Analyst, guard.Governance)
	add("/guard/accounts", "Accounts", guard.Administrator)
	add("/team/covered", "Teams", guard.Administrator)
	return m
}
