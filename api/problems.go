package api

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"byname"
	"byname/guard"
	"byname/work"
)

// errToken is that a request came without a token that holds.
var errToken = errors.New("no token that holds")

// A known problem is one row of the table from error to status.
type known struct {
	slug   string
	status int
	title  string
	means  string
	is     func(error) bool
}

// problems is the one table. The first row that is meant counts; the last,
// when no other is.
var problems = []known{
	{"token", http.StatusUnauthorized, "No token that holds",
		"Send the header Authorization: Bearer and the token of your service. It may have ended: ask the administrator for a new one.", is(errToken)},
	{"reason-needed", http.StatusForbidden, "A reason is needed",
		"Your agency has no relationship with this person. Give a reason (giveReason) and ask again; it is written down.", helped(guard.GiveReason)},
	{"emergency-only", http.StatusForbidden, "In an emergency only",
		"A reason is not enough. In an emergency break the glass (breakGlass) and ask again; the lead is told and it is reviewed.", helped(guard.BreakGlass)},
	{"denied", http.StatusForbidden, "Not open to you",
		"Neither a reason nor an emergency helps here. What to try is in do.", is(byname.ErrDenied)},
	{"invalid", http.StatusBadRequest, "What was sent cannot be read",
		"Put right what detail and wrong say, and send it again.", is(byname.ErrInvalid)},
	{"not-found", http.StatusNotFound, "Nothing is here",
		"There is no such thing, or you may not know that there is.", is(byname.ErrNotFound)},
	{"conflict", http.StatusConflict, "Somebody was first",
		"What you saw has changed. Read it again, then make your change.", is(byname.ErrConflict)},
	tooLarge,
	fault,
}

var (
	tooLarge = known{"too-large", http.StatusRequestEntityTooLarge, "Too much at once",
		"A request may hold 64 KiB, a list or file of answers 4 MiB. Send it in parts.", never}
	fault = known{"fault", http.StatusInternalServerError, "Our fault",
		"Nothing you sent was half-saved. Try again in a minute; if it stays, tell the administrator the reference.", always}
)

func is(kind error) func(error) bool { return func(err error) bool { return errors.Is(err, kind) } }
func helped(by guard.Remedy) func(error) bool {
	return func(err error) bool { return guard.What(err) == by }
}
func never(error) bool  { return false }
func always(error) bool { return true }

// meant is the row for an error.
func meant(err error) known {
	return problems[slices.IndexFunc(problems, func(k known) bool { return k.is(err) })]
}

func (k known) problem() *problem {
	return &problem{Type: Root + "/problems/" + k.slug, Title: k.title, Status: k.status, Do: k.means}
}

// concerns reports whether who asks for a route can meet the problem.
func (k known) concerns(r route) bool {
	switch k.slug {
	case "token", "denied":
		return r.roles != nil
	case "reason-needed", "emergency-only":
		return strings.Contains(r.path, "{person}")
	case "conflict", "too-large":
		return r.method == http.MethodPost
	}
	return true
}

type problemAsk struct {
	Problem string `path:"problem" doc:"The last word of a problem's type."`
}

// An explained problem says what one means.
type explained struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Means  string `json:"means"`
}

func (d *door) explain(_ context.Context, _ work.Who, in *problemAsk) (explained, error) {
	i := slices.IndexFunc(problems, func(k known) bool { return k.slug == in.Problem })
	if i < 0 {
		return explained{}, byname.NotFound("problem", "the last word of a problem's type", "follow the type as it was sent")
	}
	p := problems[i].problem()
	return explained{p.Type, p.Title, p.Status, problems[i].means}, nil
}
