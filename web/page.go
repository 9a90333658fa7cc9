package web

import (
	"slices"

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
func is(who *work.Who, roles ...string) bool {
	return who != nil && slices.ContainsFunc(roles, func(r string) bool { return slices.Contains(who.Roles, r) })
}

// menu is the navigation for who: what their roles are for, no more.
func menu(who *work.Who) []link {
	var m []link
	add := func(href, text string, roles ...string) {
		if is(who, roles...) {
			m = append(m, link{href, text})
		}
	}
	add("/team", "Our people", "worker", "lead")
	add("/population/find", "Find a person", "worker", "lead")
	add("/fund/team", "Our budget", "worker", "lead")
	add("/outcome", "Outcomes", "worker", "lead", "analyst", "board")
	add("/fund", "The pool", "lead", "analyst", "board")
	add("/govern", "The board", "lead", "analyst", "board")
	add("/guard/emergencies", "Emergencies", "governance", "lead")
	add("/guard/audit", "Record of looks", "governance")
	add("/guard/accounts", "Accounts", "administrator")
	return m
}
