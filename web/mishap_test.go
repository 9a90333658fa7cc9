package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/guard"
	"byname/place"
	"byname/work"
)

// What goes wrong at a desk: two who write at once, a form that is sent twice
// or again after going back, and a session that ends while somebody types.
func TestMishapsAtADesk(t *testing.T) {
	town := newTown(t)
	amina := town.find(t, "farah", "Amina Begum", "1947-03-12")
	joan, farah := town.signsIn(t, "joan"), town.signsIn(t, "farah")
	lee := town.who(t, "joan")
	if err := town.work.StartPlan(t.Context(), lee, amina, nil, "To cook again"); err != nil {
		t.Fatal(err)
	}
	version := func() string {
		p, err := town.work.Plan(t.Context(), lee, amina)
		if err != nil {
			t.Fatal(err)
		}
		return strconv.Itoa(p.Version)
	}
	about := planHref(amina) + "/about"
	seen := version()
	first := url.Values{"version": {seen}, "matters": {"Her daughter, and Fridays"}}
	if got := town.sends(joan, about, first); got.StatusCode != http.StatusSeeOther {
		t.Fatalf("the first who writes gets %d", got.StatusCode)
	}
	if got := town.sends(joan, about, first); got.StatusCode != http.StatusSeeOther || version() != "3" {
		t.Errorf("the same form again gets %d, and the plan is at version %s", got.StatusCode, version())
	}
	got := town.sends(farah, about, url.Values{"version": {seen}, "matters": {"A stair rail on both sides"}})
	page := read(t, got)
	if got.StatusCode != http.StatusConflict || !strings.Contains(page, "A stair rail on both sides") || !strings.Contains(page, "Her daughter, and Fridays") {
		t.Errorf("the second who writes gets %d, and both are on the page: %v", got.StatusCode, strings.Contains(page, "Fridays"))
	}
	if got := town.sends(farah, about, url.Values{"version": {version()}, "matters": {"Fridays, and a stair rail"}}); got.StatusCode != http.StatusSeeOther {
		t.Errorf("saved on the plan as it is, it gets %d", got.StatusCode)
	}
	atHome(t, town, amina)
}

// atHome: a visit is written down on a phone that loses the line: each part is
// kept as it is sent, the last form is sent twice, and back again.
func atHome(t *testing.T, town *town, amina byname.PersonID) {
	farah, form := town.signsIn(t, "farah"), visitHref(amina)
	for part, answers := range []url.Values{{"q-alarms": {"no"}, "q-smoking": {"yes"}}, {"q-falls": {"often"}}, {"q-food": {"no"}}} {
		answers.Set("part", strconv.Itoa(part+1))
		if got := town.sends(farah, form, answers); !strings.Contains(got.Header.Get("Location"), "part="+strconv.Itoa(part+2)) {
			t.Errorf("after part %d: %d to %q", part+1, got.StatusCode, got.Header.Get("Location"))
		}
	}
	town.sends(farah, form, url.Values{"part": {"1"}, "q-smoking": {notYet}})
	if got := town.sends(farah, form, url.Values{"part": {"4"}, "q-abuse": {"yes"}, "note": {"Ring twice"}, "last": {"yes"}}); !strings.HasPrefix(got.Header.Get("Location"), form+"/send") {
		t.Errorf("after the last part: %q", got.Header.Get("Location"))
	}
	page := read(t, town.asks(farah, form+"/send"))
	for words, want := range map[string]bool{"Fit smoke alarms": true, "Offer help to stop": false, "a falls assessment": true, "hurt or not looked after": false, "Nothing has been sent yet": true} {
		if strings.Contains(page, words) != want {
			t.Errorf("before it is sent the page says %q: %v", words, !want)
		}
	}
	version := strings.SplitN(strings.SplitN(page, `name="version" value="`, 2)[1], `"`, 2)[0]
	send := url.Values{"version": {version}, "consent": {"yes"}, "ask": {"safe-and-well", "care-coordination", "reablement", "adult-safeguarding"}}
	if got := town.sends(farah, form+"/send", send); got.StatusCode != http.StatusBadRequest || !strings.Contains(read(t, got), "Say why this is left out") {
		t.Errorf("the parcel left out for no reason gets %d", got.StatusCode)
	}
	send.Set("why-food-parcel", "Her daughter shops tonight")
	for range 2 {
		if got := town.sends(farah, form+"/send", send); got.StatusCode != http.StatusSeeOther {
			t.Errorf("sent, it gets %d", got.StatusCode)
		}
	}
	if page := read(t, town.asks(farah, form)); strings.Count(page, "Her daughter shops tonight") != 1 || !strings.Contains(page, "Waits for an answer") {
		t.Error("the visit does not stand among those before once")
	}
	if page := read(t, town.asks(farah, personHref(amina))); !strings.Contains(page, "home fire safety visit") && !strings.Contains(page, "home visit") {
		t.Error("the timeline does not tell of the visit")
	}
}

// A session that ends while somebody types: what they typed is there when they
// sign in again, for them and for nobody else, and is gone once it is sent.
func TestTypedWhileSignedOut(t *testing.T) {
	now := time.Date(2026, time.February, 10, 17, 0, 0, 0, byname.London)
	w, err := work.Open(t.Context(), work.Options{Data: t.TempDir(), Place: place.GreaterManchester, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	town := &town{work: w, door: Handler(w, Options{Plain: true}), passwords: map[string]string{}}
	for _, a := range []work.NewAccount{{Account: "sam", Name: "Sam", Agency: "gmfrs"},
		{Account: "frank", Name: "Frank", Agency: "gmfrs", Roles: []guard.Role{guard.Worker}}, {Account: "fiona", Name: "Fiona", Agency: "gmfrs", Roles: []guard.Role{guard.Worker}}} {
		town.account(t, a)
	}
	frank := town.signsIn(t, "frank")
	form := url.Values{"version": {"0"}, "name": {"Chip pan amnesty"}, "kind": {"help"}, "status": {"active"}, "for": {"Anybody with a chip pan"}}
	now = now.Add(guard.Idle + time.Minute)
	got := town.sends(frank, "/directory/new", form)
	if to := got.Header.Get("Location"); to != "/signin?next=/draft" {
		t.Fatalf("a form that came too late leads to %q", to)
	}
	if got := town.sends(nil, "/directory/new", form); got.Header.Get("Location") != "/signin" {
		t.Errorf("a form of nobody leads to %q", got.Header.Get("Location"))
	}
	fiona := town.signsIn(t, "fiona")
	if page := read(t, town.asks(fiona, "/draft")); strings.Contains(page, "chip pan") {
		t.Error("a colleague reads what he had typed")
	}
	frank = town.signsIn(t, "frank")
	page := read(t, town.asks(frank, "/draft"))
	_, rest, found := strings.Cut(page, `name="draft-number" value="`)
	number, _, _ := strings.Cut(rest, `"`)
	if !found || !strings.Contains(page, "Anybody with a chip pan") {
		t.Fatal("what he typed is not there")
	}
	form.Set("draft-number", number)
	if got := town.sends(frank, "/directory/new", form); got.StatusCode != http.StatusSeeOther {
		t.Fatalf("sent again it gets %d", got.StatusCode)
	}
	if page := read(t, town.asks(frank, "/draft")); strings.Contains(page, "chip pan") {
		t.Error("it was sent, and is still a draft")
	}
}
