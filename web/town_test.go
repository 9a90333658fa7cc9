package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"byname"
	"byname/guard"
	"byname/place"
	"byname/work"
)

// A town is the story's neighbourhood at work on one afternoon, with an
// account of each role, and its door.
type town struct {
	work      *work.Work
	door      http.Handler
	passwords map[string]string // by account
	minutes   atomic.Int64      // how long after five in the afternoon it is
}

const thisTeam = "MAN-N07"

// newTown takes the story in as of the day on which Amina should be found.
func newTown(t *testing.T) *town {
	t.Helper()
	c := &town{passwords: map[string]string{}}
	now := func() time.Time {
		return time.Date(2026, time.February, 10, 17, int(c.minutes.Load()), 0, 0, byname.London)
	}
	w, err := work.Open(t.Context(), work.Options{Data: t.TempDir(), Place: place.GreaterManchester, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	if _, err := w.FeedAdd(t.Context(), work.FeedAsk{Paths: []string{"../e2e/story"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Build(t.Context(), work.BuildAsk{AsOf: byname.OnDay(2026, time.February, 10)}); err != nil {
		t.Fatal(err)
	}
	c.work, c.door = w, Handler(w, Options{Plain: true})
	c.account(t, work.NewAccount{Account: "sam", Name: "Sam Leigh", Agency: "mcc-care", Job: "administrator"})
	for _, a := range []work.NewAccount{
		{Account: "farah", Name: "Farah Siddiqui", Agency: "mft", Job: "district nurse", Roles: []guard.Role{guard.Worker}, Neighbourhood: thisTeam},
		{Account: "joan", Name: "Joan Entwistle", Agency: "mcc-care", Job: "neighbourhood lead", Roles: []guard.Role{guard.Worker, guard.Lead}, Neighbourhood: thisTeam},
		{Account: "ola", Name: "Ola Nowak", Agency: "mft", Job: "analyst", Roles: []guard.Role{guard.Analyst}},
		{Account: "una", Name: "Una Kaye", Agency: "gmca", Job: "records reviewer", Roles: []guard.Role{guard.Reviewer}},
		{Account: "vic", Name: "Vic Osman", Agency: "gmca", Job: "records reviewer", Roles: []guard.Role{guard.Reviewer}},
		{Account: "cleo", Name: "Cleo Hart", Agency: "gmca", Job: "records reviewer", Roles: []guard.Role{guard.Cleared}},
		{Account: "ann", Name: "Ann Ogbonna", Agency: "gmp", Job: "chief superintendent", Roles: []guard.Role{guard.Member}},
		{Account: "ravi", Name: "Ravi Menon", Agency: "mft", Job: "information-governance lead", Roles: []guard.Role{guard.Governance}},
	} {
		c.account(t, a)
	}
	return c
}

// account makes one: the first is the administrator's.
func (c *town) account(t *testing.T, a work.NewAccount) {
	t.Helper()
	var password string
	var err error
	if len(c.passwords) == 0 {
		password, err = c.work.FirstAdministrator(t.Context(), a)
	} else {
		who, failed := c.work.Who(t.Context(), "sam")
		if failed != nil {
			t.Fatal(failed)
		}
		password, err = c.work.AddAccount(t.Context(), who, a)
	}
	if err != nil {
		t.Fatal(err)
	}
	c.passwords[a.Account] = password
}

// signsIn gives the cookie of a session, as a browser would keep it.
func (c *town) signsIn(t *testing.T, account string) *http.Cookie {
	t.Helper()
	got := c.sends(nil, "/signin", url.Values{"account": {account}, "password": {c.passwords[account]}})
	if got.StatusCode != http.StatusSeeOther || len(got.Cookies()) != 1 {
		t.Fatalf("%s cannot sign in: %d", account, got.StatusCode)
	}
	return got.Cookies()[0]
}

// asks gets a page; sends posts a form.
func (c *town) asks(who *http.Cookie, path string) *http.Response {
	return c.serve(httptest.NewRequest("GET", path, nil), who)
}

func (c *town) sends(who *http.Cookie, path string, form url.Values) *http.Response {
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return c.serve(r, who)
}

func (c *town) serve(r *http.Request, who *http.Cookie) *http.Response {
	if who != nil {
		r.AddCookie(who)
	}
	w := httptest.NewRecorder()
	c.door.ServeHTTP(w, r.WithContext(context.WithoutCancel(r.Context())))
	return w.Result()
}

// who is a worker as work knows them.
func (c *town) who(t *testing.T, account string) work.Who {
	t.Helper()
	who, err := c.work.Who(t.Context(), byname.WorkerID(account))
	if err != nil {
		t.Fatal(err)
	}
	return who
}

// find looks somebody up as a worker would.
func (c *town) find(t *testing.T, account, name, born string) byname.PersonID {
	t.Helper()
	hits, err := c.work.Find(t.Context(), c.who(t, account), work.FindAsk{Name: name, Born: born})
	if err != nil || len(hits) != 1 {
		t.Fatalf("finding %s: %d hits, %v", name, len(hits), err)
	}
	return hits[0].ID
}

// settledPair is a pair of the queue on which two reviewers said the same.
func (c *town) settledPair(t *testing.T) string {
	t.Helper()
	n, any, err := c.work.NextReview(t.Context(), c.who(t, "una"), 0)
	if err != nil || !any {
		t.Fatal("nothing to review:", err)
	}
	for _, account := range []string{"una", "vic"} {
		if err := c.work.SayReview(t.Context(), c.who(t, account), n, "different", ""); err != nil {
			t.Fatal(err)
		}
	}
	return strconv.FormatInt(n, 10)
}

// huddle is one under way in which Joan shows the screen and Farah is there,
// with a person on its agenda.
func (c *town) huddle(t *testing.T, of byname.PersonID) (number, item string) {
	t.Helper()
	joan := c.who(t, "joan")
	if err := c.work.PutOnAgenda(t.Context(), joan, of); err != nil {
		t.Fatal(err)
	}
	list, err := c.work.Huddles(t.Context(), joan, "")
	if err != nil {
		t.Fatal(err)
	}
	n, err := c.work.BeginHuddle(t.Context(), joan, "", list.Planned[0].Number, []byname.WorkerID{"farah"})
	if err != nil {
		t.Fatal(err)
	}
	shown, err := c.work.Huddle(t.Context(), joan, n)
	if err != nil || len(shown.Items) == 0 {
		t.Fatal("nobody is on the agenda:", err)
	}
	return strconv.FormatInt(n, 10), strconv.FormatInt(shown.Items[0].Number, 10)
}
