package work

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"byname"
	"byname/store"
	"byname/team"
)

// TestToldByPost: letters and calendars say how much waits, by what was chosen,
// and never about whom.
func TestToldByPost(t *testing.T) {
	w, ctx := staffed(t), context.Background()
	lee, dot := worker(t, w, "lee"), worker(t, w, "dot")
	id := amina(t, w)
	var letters []string
	broken := false
	post := func(_ context.Context, to, subject, body string) error {
		if broken {
			return errors.New("no mail server")
		}
		letters = append(letters, to+"\n"+subject+"\n"+body)
		return nil
	}
	sent := func() int {
		t.Helper()
		before := len(letters)
		_, err := w.TellByPost(ctx, "https://byname.example.org", post)
		if !broken {
			ok(t, err)
		}
		return len(letters) - before
	}
	tell := func(about string) {
		t.Helper()
		ok(t, w.DB.Write(ctx, func(tx *store.Tx) error {
			return w.tell(tx, store.Notice{Worker: "dot", Kind: ToldReady, Link: "/plan/" + id.String(), About: about, Person: id})
		}))
	}
	for _, bad := range []Telling{{Way: "once", Email: "dot"}, {Way: "once", Email: "dot@example.org\r\nBcc: x@example.org"}, {Way: "once"}} {
		if err := w.ChooseTelling(ctx, dot, bad); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	tell("plan 1 step 1") // before she chose
	later(w, 1)
	ok(t, w.ChooseTelling(ctx, dot, Telling{Way: "once", Email: "dot@example.org"}))
	if sent() != 0 {
		t.Error("what was told before she chose is sent")
	}
	tell("plan 1 step 2")
	tell("plan 1 step 3")
	broken = true
	sent()
	broken = false
	if sent() != 1 || sent() != 0 {
		t.Errorf("what could not be sent is not sent once: %d letters", len(letters))
	}
	if !strings.Contains(letters[0], "2 things wait for you") || !strings.Contains(letters[0], NoticeWords[ToldReady]+" (2)") {
		t.Errorf("%s", letters[0])
	}
	ok(t, w.ChooseTelling(ctx, dot, Telling{Way: "digest", Email: "dot@example.org", Hour: 8}))
	later(w, 1)
	tell("plan 1 step 4")
	if sent() != 1 || sent() != 0 {
		t.Error("a digest is one letter a day")
	}
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error { return tx.CloseAccount("dot", w.now()) }))
	later(w, 1)
	tell("plan 1 step 5")
	if sent() != 0 {
		t.Error("who does not work here any more is written to")
	}
	planted := []string{"Amina", "Begum", id.String()}
	for _, l := range letters {
		for _, p := range planted {
			if strings.Contains(l, p) {
				t.Errorf("a letter names somebody: %s", l)
			}
		}
	}

	ok(t, w.StartPlan(ctx, lee, id, nil, "To cook again"))
	p, err := w.Plan(ctx, lee, id)
	ok(t, err)
	ok(t, w.AddStep(ctx, lee, id, p.Version, NewStep{Title: "Visit Amina Begum", Owner: "worker:lee", Due: w.Today() + 3, Reason: "She asked"}))
	_, err = w.PlanHuddle(ctx, lee, "", team.OnDayAt(byname.OnDay(2026, time.October, 26), 9, 30))
	ok(t, err)
	old, err := w.RenewCalendar(ctx, lee)
	ok(t, err)
	secret, err := w.RenewCalendar(ctx, lee)
	ok(t, err)
	if _, err := w.Calendar(ctx, old); !errors.Is(err, byname.ErrNotFound) {
		t.Error("the old address still leads somewhere:", err)
	}
	text, err := w.Calendar(ctx, secret)
	ok(t, err)
	c, err := ics.ParseCalendar(strings.NewReader(text))
	ok(t, err)
	if len(c.Events()) != 2 || !strings.Contains(text, "A step is due") || !strings.Contains(text, "20261026T093000Z") {
		t.Errorf("%s", text)
	}
	for _, p := range planted {
		if strings.Contains(text, p) {
			t.Errorf("the calendar names somebody: %s", text)
		}
	}
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error { return tx.CloseAccount("lee", w.now()) }))
	if _, err := w.Calendar(ctx, secret); !errors.Is(err, byname.ErrNotFound) {
		t.Error("who does not work here any more has a calendar:", err)
	}
}
