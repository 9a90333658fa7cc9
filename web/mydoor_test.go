package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"byname"
	"byname/work"
)

var codeForm3 = regexp.MustCompile(`[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}`)

// A caller is somebody at the door, from an address of their own.
type caller struct {
	*town
	from  string
	visit *http.Cookie
}

func (c *caller) types(code string) *http.Response {
	r := httptest.NewRequest("POST", "/door", strings.NewReader(url.Values{"code": {code}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.RemoteAddr = c.from + ":4711"
	got := c.serve(r, c.visit)
	if got.StatusCode == http.StatusSeeOther {
		c.visit = got.Cookies()[0]
	}
	return got
}

// gives has joan make a code on her page, and reads it from the slip.
func (c *town) gives(t *testing.T, id byname.PersonID, form url.Values) string {
	t.Helper()
	whole := url.Values{"uses": {"5"}, "days": {"7"}, "reach": {"Joan, 0161 496 0000"}, "sure": {"alone", "knows"}}
	for k, v := range form {
		whole[k] = v
	}
	page := read(t, c.sends(c.signsIn(t, "joan"), doorwayHref(id), whole))
	code := codeForm3.FindString(page)
	if code == "" || strings.Count(page, code) != 1 {
		t.Fatalf("the slip shows no code, or not once")
	}
	return code
}

// theirOwnDoor: a code lets in the person it was given to and nobody else; no
// worker's session opens a page of a door, and no visit one of a worker's.
func theirOwnDoor(t *testing.T, town *town) {
	whose := func(record string) byname.PersonID {
		id, err := town.work.Whose(t.Context(), record)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	amina, stacey := whose("gp/gp_practice/101447"), whose("gp/gp_practice/104410")
	agreesPlan(t, town, amina)
	joan := town.signsIn(t, "joan")
	for _, method := range []string{"GET", "PUT"} {
		r := httptest.NewRequest(method, "/door/plans", nil)
		if got := town.serve(r, nil); got.Header.Get("Location") != "/door" {
			t.Errorf("%s of no page of a door gets %d, a page that names this site", method, got.StatusCode)
		}
	}
	var own []string
	for _, rt := range routes {
		if rt.own() && rt.method == "GET" && rt.pattern != "/door" && rt.pattern != "/door/hide" {
			own = append(own, rt.pattern)
		}
	}
	ana := &caller{town: town, from: "198.51.100.7"}
	code := town.gives(t, amina, nil)
	for what, cookie := range map[string]*http.Cookie{"nobody": nil, "a worker": joan, "a worker's token": {Name: "page", Value: joan.Value}, "a guess": {Name: "page", Value: "guess"}} {
		for _, path := range own {
			if got := town.asks(cookie, path); got.StatusCode != http.StatusSeeOther || got.Header.Get("Location") != "/door" {
				t.Errorf("%s at %s gets %d %s", what, path, got.StatusCode, got.Header.Get("Location"))
			}
		}
	}
	if got := ana.types(strings.ToLower(strings.ReplaceAll(code, "-", " "))); got.Header.Get("Location") != "/door/plan" {
		t.Fatalf("the right code gets %d", got.StatusCode)
	}
	if c := ana.visit; !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.MaxAge > 0 || strings.Contains(strings.ToLower(c.Name), "byname") {
		t.Errorf("the cookie of a visit is %+v", c)
	}
	for _, path := range own {
		got := town.asks(ana.visit, path)
		page := read(t, got)
		if got.StatusCode != http.StatusOK || got.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: she gets %d, kept %q", path, got.StatusCode, got.Header.Get("Cache-Control"))
		}
		if strings.HasPrefix(got.Header.Get("Content-Type"), "text/html") && !strings.Contains(page, "<title>My page</title>") {
			t.Errorf("%s has a title of its own", path)
		}
		for _, secret := range []string{"shouts", "way out", "101447", "bathroom floor", amina.String(), "byname.svg"} {
			if strings.Contains(page, secret) {
				t.Errorf("%s says %q", path, secret)
			}
		}
	}
	if page := read(t, town.asks(ana.visit, "/door/plan")); !strings.Contains(page, "Fridays with my sister") || !strings.Contains(page, "Try the chair class") {
		t.Error("she does not read her plan")
	}
	for what, cookie := range map[string]*http.Cookie{"her visit": ana.visit, "her visit as a session": {Name: "byname", Value: ana.visit.Value}} {
		for _, path := range []string{"/team", personHref(amina), planHref(amina), doorwayHref(amina), lookedHref(amina)} {
			if got := town.asks(cookie, path); !strings.HasPrefix(got.Header.Get("Location"), "/signin") {
				t.Errorf("%s opens %s: %d", what, path, got.StatusCode)
			}
		}
	}
	if page := read(t, town.asks(joan, lookedHref(amina))); !strings.Contains(page, "The person, at their own door") {
		t.Error("her own reading is not written down")
	}
	codesThatDoNotOpen(t, town, amina, stacey, ana)
}

// codesThatDoNotOpen: of somebody else, used up, taken back, too old, guessed.
func codesThatDoNotOpen(t *testing.T, town *town, amina, stacey byname.PersonID, ana *caller) {
	refused := func(c *caller, code string, status int, what string) {
		t.Helper()
		if got := c.types(code); got.StatusCode != status || len(got.Cookies()) != 0 {
			t.Errorf("%s gets %d, want %d", what, got.StatusCode, status)
		}
	}
	if got := town.asks(ana.visit, "/door/hide"); got.Header.Get("Location") != town.work.Away() || len(got.Cookies()) != 1 || got.Cookies()[0].MaxAge >= 0 {
		t.Errorf("hiding leads to %q", got.Header.Get("Location"))
	}
	if got := town.asks(ana.visit, "/door/plan"); got.Header.Get("Location") != "/door" {
		t.Error("what was hidden opens again with the button back")
	}
	once := town.gives(t, amina, url.Values{"uses": {"1"}})
	bob := &caller{town: town, from: "198.51.100.8"}
	if bob.types(once).StatusCode != http.StatusSeeOther {
		t.Error("a new code does not open")
	}
	refused(&caller{town: town, from: "198.51.100.9"}, once, http.StatusForbidden, "a code that was used up")

	again := town.gives(t, amina, nil)
	if got := town.asks(bob.visit, "/door/plan"); got.Header.Get("Location") != "/door" {
		t.Error("who came in by an older code stays in")
	}
	eve := &caller{town: town, from: "198.51.100.10"}
	if eve.types(again); eve.visit == nil {
		t.Fatal("the code does not open")
	}
	if got := town.sends(town.signsIn(t, "joan"), doorwayHref(amina)+"/end", nil); got.StatusCode != http.StatusSeeOther {
		t.Errorf("taking back gets %d", got.StatusCode)
	}
	if got := town.asks(eve.visit, "/door/plan"); got.Header.Get("Location") != "/door" {
		t.Error("a code that was taken back keeps somebody in")
	}
	refused(&caller{town: town, from: "198.51.100.11"}, again, http.StatusForbidden, "a code that was taken back")

	short := town.gives(t, amina, url.Values{"days": {"1"}})
	now := town.minutes.Load()
	town.minutes.Add(24*60 + 1)
	refused(&caller{town: town, from: "198.51.100.12"}, short, http.StatusForbidden, "a code that is too old")
	town.minutes.Store(now)

	wrong := (short[:5] + other(short[5]) + short[6:])
	refused(&caller{town: town, from: "198.51.100.13"}, wrong, http.StatusBadRequest, "a slip of the pen")
	guess := &caller{town: town, from: "198.51.100.14"}
	var taken, refusals atomic.Int32
	var all sync.WaitGroup
	for range 2 * triesMost { // at once: one by one they are no more
		all.Go(func() {
			switch (&caller{town: town, from: guess.from}).types("0000-0000-0000").StatusCode {
			case http.StatusForbidden:
				taken.Add(1)
			case http.StatusTooManyRequests:
				refusals.Add(1)
			}
		})
	}
	all.Wait()
	if taken.Load() != triesMost || refusals.Load() != triesMost {
		t.Errorf("of %d guesses at once %d are taken, %d not", 2*triesMost, taken.Load(), refusals.Load())
	}
	refused(guess, short, http.StatusTooManyRequests, "who guessed often, with the right code,")
	if (&caller{town: town, from: "198.51.100.15"}).types(short).StatusCode != http.StatusSeeOther {
		t.Error("somebody else at another address is kept out too")
	}
	got := town.sends(town.signsIn(t, "joan"), doorwayHref(stacey), url.Values{"uses": {"1"}, "days": {"1"}, "reach": {"x"}, "sure": {"alone"}})
	if page := read(t, got); codeForm3.MatchString(page) || got.StatusCode < 400 {
		t.Errorf("somebody about whom something is restricted is given a code: %d", got.StatusCode)
	}
}

func other(letter byte) string {
	if letter == '7' {
		return "8"
	}
	return "7"
}

// agreesPlan gives somebody a plan that they agreed.
func agreesPlan(t *testing.T, town *town, id byname.PersonID) {
	t.Helper()
	joan := town.who(t, "joan")
	for _, change := range []func(version int) error{
		func(version int) error {
			return town.work.SayWhatMatters(t.Context(), joan, id, version, "Fridays with my sister")
		},
		func(version int) error {
			return town.work.AddStep(t.Context(), joan, id, version, work.NewStep{Title: "Try the chair class", Owner: "mcc-care", Reason: "Her son-in-law shouts at her"})
		},
		func(version int) error { return town.work.AgreePlan(t.Context(), joan, id, version, "at her table") },
		func(version int) error {
			return town.work.AddStep(t.Context(), joan, id, version, work.NewStep{Title: "A way out of the house", Owner: "mcc-care", Reason: "She has not heard of this yet"})
		},
	} {
		p, err := town.work.Plan(t.Context(), joan, id)
		if err == nil {
			err = change(p.Version)
		}
		if err != nil {
			t.Fatal(fmt.Errorf("an agreed plan: %w", err))
		}
	}
}
