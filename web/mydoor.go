package web

import (
	"crypto/rand"
	"errors"
	"net/http"
	"slices"
	"strings"

	"byname"
	"byname/guard"
)

// The person's own door. Its pages say nothing of this site in the browser's
// history, its tabs or its cookies, and nobody's session opens them: a visit
// begins with the code that the person was given.

// own reports whether a route is for the person themselves.
func (rt route) own() bool { return slices.Contains(rt.roles, guard.Subject) }

// visitCookie holds a visit. Its name says nothing, and it ends with the
// browser.
func (d *door) visitCookie(token string) *http.Cookie {
	c := d.cookie(token)
	if c.Name, c.SameSite = "page", http.SameSiteStrictMode; !d.plain {
		c.Name = "__Host-page"
	}
	return c
}

// visitToken is what the browser sent of it.
func (d *door) visitToken(a ask) string {
	c, err := a.r.Cookie(d.visitCookie("").Name)
	if err != nil {
		return ""
	}
	return c.Value
}

// errAtDoor keeps out who has typed no code.
var errAtDoor = byname.Denied("somebody's own door", "a code given in person", "type it at the door")

// serveOwn asks for a page of somebody's own door. Who is not in by a code is
// led to where it is typed, whatever kept them out.
func (d *door) serveOwn(rt route, a ask) answer {
	self, err := guard.Self{}, errAtDoor
	if token := d.visitToken(a); token != "" {
		self, err = d.work.AtDoor(a.ctx(), token)
	}
	outside := rt.pattern == "/door" || rt.pattern == "/door/hide"
	if a.self = self; err == nil || outside && errors.Is(err, byname.ErrDenied) {
		var got answer
		if got, err = rt.answer(d, a); err == nil {
			return got
		}
	}
	if errors.Is(err, byname.ErrDenied) || errors.Is(err, byname.ErrNotFound) && !outside {
		return answer{to: "/door", cookie: d.visitCookie("")}
	}
	p := a.mine("Sorry")
	if problems, ok := wrong(err, ""); ok {
		return answer{page: doorFailed(p, problems[0].Text), status: http.StatusBadRequest}
	}
	reference := rand.Text()[:8]
	d.log.Error("fault", "route", a.r.Pattern, "reference", reference, "error", err)
	return answer{page: doorFailed(p, "This page does not work just now. Try again soon."), status: http.StatusInternalServerError}
}

// doorForm is where the code is typed.
func (d *door) doorForm(a ask) (answer, error) {
	if a.self != (guard.Self{}) {
		return goes("/door/plan", "")
	}
	return shows(doorForm(a.mine("Type your code")))
}

// openDoor takes the code. Wrong ones from one address are few.
func (d *door) openDoor(a ask) (answer, error) {
	p := a.mine("Type your code")
	from := origin(a.r)
	if !d.guesses.begin(from) {
		p.Problems = []problem{{"code", "That is too many tries. Wait 15 minutes. Then try again."}}
		return answer{page: doorForm(p), status: http.StatusTooManyRequests}, nil
	}
	token, err := d.work.OpenDoor(a.ctx(), a.sent("code"))
	if !errors.Is(err, byname.ErrDenied) {
		d.guesses.forgive(from)
	}
	switch {
	case errors.Is(err, byname.ErrInvalid):
		p.Problems = []problem{{"code", "That is not the whole code. Look at each letter and try again."}}
		return again(doorForm(p))
	case errors.Is(err, byname.ErrDenied):
		p.Problems = []problem{{"code", "This code does not work. Codes stop after a while. Ask the person who gave it to you."}}
		return answer{page: doorForm(p), status: http.StatusForbidden}, nil
	case err != nil:
		return answer{}, err
	}
	return answer{to: "/door/plan", cookie: d.visitCookie(token)}, nil
}

// hideDoor ends the visit and leads to a page that everybody might read. It is
// a link, so that it works at once and without a script; all that somebody
// else's link could do with it is end a visit.
func (d *door) hideDoor(a ask) (answer, error) {
	if token := d.visitToken(a); token != "" {
		if err := d.work.ShutDoor(a.ctx(), token); err != nil {
			return answer{}, err
		}
	}
	return answer{to: d.work.Away(), cookie: d.visitCookie("")}, nil
}

func (d *door) myPlan(a ask) (answer, error) {
	p, err := d.work.MyPlan(a.ctx(), a.self)
	if err != nil {
		return answer{}, err
	}
	return shows(myPlan(myPlanPage{a.mine("My plan"), p}))
}

// A minePage is what the data of every page of a door begins with.
type minePage struct {
	Heading  string
	Path     string
	Inside   bool
	Done     string
	Problems []problem
}

func (a ask) mine(heading string) minePage {
	return minePage{Heading: heading, Path: strings.TrimSuffix(a.r.URL.Path, "/"), Inside: a.self != (guard.Self{}), Done: doneWords[a.query("done")]}
}
