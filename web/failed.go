package web

import (
	"crypto/rand"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"byname"
)

// failures is the one table from kind of error to status and words.
var failures = []struct {
	kind    error
	status  int
	heading string
	say     string // between where and what the error expected
}{
	{byname.ErrInvalid, http.StatusBadRequest, "That could not be read", " must be "},
	{byname.ErrDenied, http.StatusForbidden, "This is not open to you", " needs "},
	{byname.ErrNotFound, http.StatusNotFound, "Nothing is here", ": expected "},
	{byname.ErrConflict, http.StatusConflict, "Somebody was first", ": expected "},
}

// failed is the page for an error: what is wrong and what to do.
func (d *door) failed(a ask, err error) answer {
	if errors.Is(err, errKept) {
		return answer{to: "/signin?next=/draft"}
	}
	if errors.Is(err, errSignIn) {
		next := ""
		if a.r.Method == http.MethodGet {
			next = "?next=" + url.QueryEscape(a.r.URL.RequestURI())
		}
		return answer{to: "/signin" + next}
	}
	p := failurePage{page: a.page("Something went wrong", ""), Status: http.StatusInternalServerError,
		Say: "It is our fault, not yours. Nothing you sent was half-saved.", Do: "Try again in a minute."}
	p.Done = ""
	for _, f := range failures {
		if !errors.Is(err, f.kind) {
			continue
		}
		p.Heading, p.Status, p.Do = f.heading, f.status, "Go back and try again."
		p.Say = "This" + f.say + "something else."
		var problem *byname.Problem
		if errors.As(err, &problem) {
			p.Say, p.Do = capital(problem.Where)+f.say+problem.Expected+".", capital(problem.Do)+"."
		}
		return answer{page: failure(p), status: p.Status}
	}
	p.Reference = rand.Text()[:8]
	d.log.Error("fault", "route", a.r.Pattern, "reference", p.Reference, "error", err)
	return answer{page: failure(p), status: p.Status}
}

// wrong turns an error about a form into what to put right there. It is false
// when the error is of another kind, and the page cannot help. The field is
// the first whose name the error mentions, else the first.
func wrong(err error, fields ...string) ([]problem, bool) {
	var p *byname.Problem
	if !errors.Is(err, byname.ErrInvalid) || !errors.As(err, &p) {
		return nil, false
	}
	return []problem{{mentioned(p.Where, fields), capital(p.Where) + " must be " + p.Expected + ": " + p.Do}}, true
}

// mentioned is the field that where speaks of first.
func mentioned(where string, fields []string) string {
	found, first := fields[0], len(where)
	for _, f := range fields {
		if i := strings.Index(strings.ToLower(where), f); i >= 0 && i < first {
			found, first = f, i
		}
	}
	return found
}

// nothingHere is every address that is no page.
func (d *door) nothingHere(a ask) (answer, error) {
	return answer{}, byname.NotFound("this address", "a page of Byname", "go to the start and look from there")
}

// somebodyWasFirst reports whether what was sent rests on what is no longer so.
func somebodyWasFirst(err error) bool { return errors.Is(err, byname.ErrConflict) }
