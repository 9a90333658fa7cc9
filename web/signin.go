package web

import (
	"errors"
	"net/http"
	"strings"
	"unicode"

	"byname"
)

// cookieName holds the session. The prefix makes a browser take it from this
// host alone, and only over TLS.
func (d *door) cookieName() string {
	if d.plain {
		return "byname"
	}
	return "__Host-byname"
}

func (d *door) cookie(token string) *http.Cookie {
	c := &http.Cookie{Name: d.cookieName(), Value: token, Path: "/", HttpOnly: true, Secure: !d.plain, SameSite: http.SameSiteLaxMode}
	if token == "" {
		c.MaxAge = -1
	}
	return c
}

// signedIn puts into the ask who asks. An old or unknown session is nobody.
func (d *door) signedIn(a *ask) error {
	c, err := a.r.Cookie(d.cookieName())
	if err != nil {
		return nil // no cookie: nobody
	}
	who, err := d.work.Session(a.ctx(), c.Value)
	switch {
	case errors.Is(err, byname.ErrDenied), errors.Is(err, byname.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	a.who = &who
	return nil
}

func (d *door) signinForm(a ask) (answer, error) {
	if a.who != nil {
		return goes(home(a.who), "")
	}
	return shows(signin(signinPage{page: a.page("Sign in", ""), Next: a.next()}))
}

func (d *door) signin(a ask) (answer, error) {
	token, who, err := d.work.SignIn(a.ctx(), a.sent("account"), a.r.PostFormValue("password"))
	if errors.Is(err, byname.ErrDenied) || errors.Is(err, byname.ErrInvalid) {
		p := signinPage{page: a.page("Sign in", ""), Account: a.sent("account"), Next: a.next()}
		p.Problems = []problem{{"account", saidWhy(err, "Account or password is wrong")}}
		got, _ := again(signin(p))
		got.status = http.StatusForbidden
		return got, nil
	}
	if err != nil {
		return answer{}, err
	}
	to := a.next()
	if to == "" {
		to = home(&who)
	}
	return answer{to: to, cookie: d.cookie(token)}, nil
}

func (d *door) signout(a ask) (answer, error) {
	if c, err := a.r.Cookie(d.cookieName()); err == nil {
		if err := d.work.SignOut(a.ctx(), c.Value); err != nil && !errors.Is(err, byname.ErrDenied) && !errors.Is(err, byname.ErrNotFound) {
			return answer{}, err
		}
	}
	return answer{to: "/signin?done=signed-out", cookie: d.cookie("")}, nil
}

// ours is a path of this site, or nothing: nobody is led elsewhere. A browser
// leaves control characters out of an address, and reads \ as /.
func ours(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.Contains(path, `\`) || strings.ContainsFunc(path, unicode.IsControl) {
		return ""
	}
	return path
}

// saidWhy is what an error tells its reader to do, or the words given.
func saidWhy(err error, otherwise string) string {
	var p *byname.Problem
	if errors.As(err, &p) && p.Do != "" {
		return capital(p.Do)
	}
	return otherwise
}
