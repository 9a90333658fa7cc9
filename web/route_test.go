package web

import (
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"byname/directory"
	"byname/guard"
)

// One town for all that a door promises: it takes seconds to build.
func TestTheDoorOfATown(t *testing.T) {
	town := newTown(t)
	t.Run("routes", func(t *testing.T) { everyRouteLetsInWhoMayAndNobodyElse(t, town) })
	t.Run("signing in and out", func(t *testing.T) { signingInAndOut(t, town) })
	t.Run("a reason first", func(t *testing.T) { aReasonIsAskedFirst(t, town) })
	t.Run("their own door", func(t *testing.T) { theirOwnDoor(t, town) })
	t.Run("nobody reads a secret", func(t *testing.T) { nobodyReadsASecret(t, town) })
}

// Every route, with the right person, with the wrong one and with nobody.
func everyRouteLetsInWhoMayAndNobodyElse(t *testing.T, town *town) {
	amina := town.find(t, "farah", "Amina Begum", "1947-03-12")
	if err := town.work.GiveReason(t.Context(), town.who(t, "ravi"), amina, "rights", "She asked for all that is held about her."); err != nil {
		t.Fatal(err)
	}
	settled := town.settledPair(t)
	fill := strings.NewReplacer("{pair}", settled, "{stay}", "1", "{house}", "none", "{incident}", "none", "{$}", "", "{person}", amina.String(), "{decision}", "none", "{indicator}", "none", "{programme}", "falls", "{version}", "none", "{service}", string(directory.IDOf("services.yaml", "safe-and-well")))
	everybody := []string{"farah", "joan", "ola", "ann", "ravi", "sam", "una", "cleo"}
	huddle, item := town.huddle(t, amina)
	meeting := strings.NewReplacer("{huddle}", huddle, "{item}", item)
	cookies := map[string]*http.Cookie{}
	for _, account := range everybody {
		cookies[account] = town.signsIn(t, account)
	}
	for _, rt := range routes {
		if rt.method == "" || rt.pattern == "/signin" || rt.pattern == "/signout" || rt.own() {
			continue // of which signingInAndOut and theirOwnDoor tell
		}
		path := fill.Replace(meeting.Replace(rt.pattern))
		ask := func(who *http.Cookie) (status int, to string) {
			got := town.asks(who, path)
			if rt.method == http.MethodPost {
				got = town.sends(who, path, url.Values{})
			}
			return got.StatusCode, got.Header.Get("Location")
		}
		if status, to := ask(nil); len(rt.roles) > 0 != (status == http.StatusSeeOther && strings.HasPrefix(to, "/signin")) {
			t.Errorf("%s %s: nobody gets %d %s", rt.method, rt.pattern, status, to)
		}
		for _, account := range everybody {
			status, to := ask(cookies[account])
			who := town.who(t, account)
			may := len(rt.roles) == 0 || is(&who, rt.roles...)
			switch {
			case status >= 500:
				t.Errorf("%s %s: %s gets %d", rt.method, rt.pattern, account, status)
			case may && strings.HasPrefix(rt.pattern, "/link/") && strings.HasSuffix(rt.pattern, "{person}") && account == "ola" && strings.Contains(to, "/reason"):
				// who looks after links opens nobody without a reason either
			case may && (status == http.StatusForbidden || strings.HasPrefix(to, "/signin")):
				t.Errorf("%s %s: %s may come, and gets %d %s", rt.method, rt.pattern, account, status, to)
			case !may && status != http.StatusForbidden:
				t.Errorf("%s %s: %s may not come, and gets %d %s", rt.method, rt.pattern, account, status, to)
			}
		}
	}
}

// A role that no route asks for would be a role for nothing; a role that
// does not exist would shut a page to everybody.
func TestRoutesAskForRolesThatAccountsCanHave(t *testing.T) {
	asked := map[guard.Role]bool{}
	for _, rt := range routes {
		for _, r := range rt.roles {
			asked[r] = true
			if r != guard.Lead && r != guard.Subject && !slices.Contains(guard.Roles, r) {
				t.Errorf("%s asks for the role %s, which no account can have", rt.pattern, r)
			}
		}
	}
	for _, r := range guard.Roles {
		if r != guard.Service && !asked[r] {
			t.Errorf("no page is for the role %s", r)
		}
	}
}

func signingInAndOut(t *testing.T, town *town) {
	wrong := town.sends(nil, "/signin", url.Values{"account": {"farah"}, "password": {"not this one"}})
	unknown := town.sends(nil, "/signin", url.Values{"account": {"nobody"}, "password": {"not this one"}})
	if wrong.StatusCode != http.StatusForbidden || len(wrong.Cookies()) != 0 {
		t.Errorf("a wrong password gets %d and %d cookies", wrong.StatusCode, len(wrong.Cookies()))
	}
	if a, b := read(t, wrong), read(t, unknown); strings.ReplaceAll(a, "farah", "") != strings.ReplaceAll(b, "nobody", "") {
		t.Error("a wrong password and an unknown account look different")
	}
	farah := town.signsIn(t, "farah")
	if !farah.HttpOnly || farah.SameSite != http.SameSiteLaxMode {
		t.Errorf("scripts or other sites may use the session: %+v", farah)
	}
	if got := town.asks(farah, "/signin"); got.Header.Get("Location") != "/team" {
		t.Errorf("who is signed in begins at %q", got.Header.Get("Location"))
	}
	town.sends(farah, "/signout", nil)
	if got := town.asks(farah, "/team"); !strings.HasPrefix(got.Header.Get("Location"), "/signin") {
		t.Errorf("a session that was ended still gets %d", got.StatusCode)
	}
}

// Somebody who does not work around a person is asked why, and the page says
// nothing before the answer.
func aReasonIsAskedFirst(t *testing.T, town *town) {
	mrChan := town.find(t, "farah", "Wei Chan", "1940-06-06")
	farah := town.signsIn(t, "farah")
	got := town.asks(farah, personHref(mrChan))
	to := got.Header.Get("Location")
	if !strings.HasPrefix(to, "/guard/"+mrChan.String()+"/reason") {
		t.Fatalf("opening somebody who is on no list of the team: %d to %q", got.StatusCode, to)
	}
	if page := read(t, town.asks(farah, to)); strings.Contains(page, "Chan") {
		t.Error("the page that asks for a reason names the person")
	}
	if empty := town.sends(farah, to, url.Values{"purpose": {"support"}}); empty.StatusCode != http.StatusBadRequest {
		t.Errorf("no reason at all gets %d", empty.StatusCode)
	}
	opened := town.sends(farah, to, url.Values{"purpose": {"support"}, "reason": {"He rang and asked for help with his shopping."}})
	if page := read(t, town.asks(farah, opened.Header.Get("Location"))); !strings.Contains(page, "Mr Chan") {
		t.Error("after a reason the page does not open")
	}
	if page := read(t, town.asks(farah, lookedHref(mrChan))); !strings.Contains(page, "asked for help with his shopping") {
		t.Error("the reason is not in the record of who looked")
	}
}

func read(t *testing.T, r *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
