package web

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"byname"
	"byname/guard"
	"byname/work"
)

// A door shows the pages and takes what is sent.
type door struct {
	work    *work.Work
	log     *slog.Logger
	plain   bool
	guesses *guesses // wrong codes at people's own doors
}

// Options say how the door stands.
type Options struct {
	Log   *slog.Logger
	Plain bool // without TLS: for a machine that serves nobody but itself
}

// discard is where nobody listens.
var discard = slog.New(slog.DiscardHandler)

// longest is the most that a form may send, in bytes.
const longest = 64 << 10

// Handler is the door over the verbs of work.
func Handler(w *work.Work, o Options) http.Handler {
	d := &door{w, o.Log, o.Plain, new(guesses)}
	if d.log == nil {
		d.log = discard
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /static/{hash}/{name}", serveAsset)
	for _, r := range routes {
		mux.Handle(strings.TrimSpace(r.method+" "+r.pattern), d.serve(r))
	}
	foreign := http.NewCrossOriginProtection()
	foreign.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.write(w, r, d.failed(ask{r: r}, byname.Denied("this form", "a form of this site", "open the page here and send it again")))
	}))
	return d.headers(foreign.Handler(mux))
}

// serve is the one way a page is asked for: who asks, may they come here,
// what do they get.
func (d *door) serve(rt route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, longest)
		a := ask{r: r}
		if rt.own() {
			d.write(w, r, d.serveOwn(rt, a))
			return
		}
		err := d.signedIn(&a)
		if err == nil && len(rt.roles) > 0 {
			err = may(a, rt.roles)
		}
		if errors.Is(err, errSignIn) && r.Method == http.MethodPost {
			err = d.keepTyped(a)
		}
		var got answer
		if err == nil {
			got, err = rt.answer(d, a)
		}
		if err == nil && got.to != "" {
			err = d.draftSent(a, got.to)
		}
		if err != nil {
			got = d.failed(a, err)
		}
		d.write(w, r, got)
	})
}

// errSignIn is that nobody is signed in where somebody has to be.
var errSignIn = errors.New("nobody is signed in")

// may is nil when who asks has one of the roles.
func may(a ask, roles []guard.Role) error {
	switch {
	case a.who == nil:
		return errSignIn
	case !is(a.who, roles...):
		return byname.Denied("this page", "a role that yours is not", "ask the administrator if you need it for your work")
	}
	return nil
}

// An answer is a page, or another address to go to.
type answer struct {
	page   templ.Component
	status int // 200 when 0
	to     string
	cookie *http.Cookie
	file   *work.File // to take away
}

func shows(page templ.Component) (answer, error) { return answer{page: page}, nil }

// again shows the form that was sent, with what is wrong with it.
func again(page templ.Component) (answer, error) {
	return answer{page: page, status: http.StatusBadRequest}, nil
}

// goes leads to an address, saying what was done (a key of doneWords).
func goes(to, done string) (answer, error) {
	if done != "" {
		path, query, _ := strings.Cut(to, "?")
		values, err := url.ParseQuery(query)
		if err != nil {
			return answer{}, err
		}
		values.Set("done", done)
		to = path + "?" + values.Encode()
	}
	return answer{to: to}, nil
}

// write sends an answer. A page is made whole before the first byte is sent,
// so that nobody sees half of one.
func (d *door) write(w http.ResponseWriter, r *http.Request, got answer) {
	if got.cookie != nil {
		http.SetCookie(w, got.cookie)
	}
	if got.to != "" {
		http.Redirect(w, r, got.to, http.StatusSeeOther)
		return
	}
	if got.file != nil {
		w.Header().Set("Content-Type", got.file.Type)
		w.Header().Set("Content-Disposition", `attachment; filename="`+got.file.Name+`"`)
		w.Write(got.file.Body)
		return
	}
	var page bytes.Buffer
	if err := got.page.Render(r.Context(), &page); err != nil {
		d.log.Error("a page could not be made", "route", r.Pattern, "error", err)
		http.Error(w, "This page could not be made. Try again in a minute.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if got.status != 0 {
		w.WriteHeader(got.status)
	}
	w.Write(page.Bytes())
}
