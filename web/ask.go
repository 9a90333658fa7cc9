package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"byname"
	"byname/guard"
	"byname/work"
)

// An ask is what came to the door: the request, and who sent it.
type ask struct {
	r   *http.Request
	who *work.Who // nil when nobody is signed in

	self guard.Self // who is at their own door; nobody on every other page
}

func (a ask) ctx() context.Context { return a.r.Context() }

// query is a value of the address.
func (a ask) query(name string) string { return legible(a.r.URL.Query().Get(name)) }

// sent is a value of the form, without spaces around.
func (a ask) sent(name string) string { return strings.TrimSpace(legible(a.r.PostFormValue(name))) }

// legible is a text without what no keyboard types and no database keeps.
func legible(s string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "")
}

// sentAll are all values of the form under one name.
func (a ask) sentAll(name string) []string {
	a.sent(name) // which reads the form
	var all []string
	for _, s := range a.r.PostForm[name] {
		all = append(all, legible(s))
	}
	return all
}

// person is whom the address speaks of.
func (a ask) person() (byname.PersonID, error) { return byname.ParsePersonID(a.r.PathValue("person")) }

// pageNumber is which page of a list is asked for, the first when it does not say.
func (a ask) pageNumber() int {
	n, err := strconv.Atoi(a.query("page"))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// number is a whole number of the form, such as a version or a step.
func (a ask) number(name string) (int64, error) { return wholeNumber(name, a.sent(name)) }

// wholeNumber reads a whole number that a page of ours had put there.
func wholeNumber(name, text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, byname.Invalid(name, "a whole number", "open the page again and send the form from there")
	}
	return n, nil
}

// next is where to go afterwards, as the address or the form says: a path of
// this site, or nothing.
func (a ask) next() string {
	if a.r.Method == http.MethodPost {
		return ours(a.sent("next"))
	}
	return ours(a.query("next"))
}

// page begins a page for who asks.
func (a ask) page(heading, section string, crumbs ...link) page {
	return page{Heading: heading, Who: a.who, Section: section, Crumbs: crumbs, Done: doneWords[a.query("done")]}
}

// toTeam is the way back to the list.
var toTeam = link{"/team", "Our people"}

func toPerson(id byname.PersonID, preferred byname.Text) link {
	return link{personHref(id), preferred.Reveal()}
}
