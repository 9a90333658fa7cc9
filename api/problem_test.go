package api

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"byname"
	"byname/guard"
)

func routeOf(t *testing.T, id string) route {
	t.Helper()
	for _, rt := range routes {
		if rt.id == id {
			return rt
		}
	}
	t.Fatalf("no operation %q", id)
	return route{}
}

// One table from kind of error to status, wherever the error was wrapped.
func TestEachErrorHasItsProblem(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		slug   string
	}{
		{byname.Invalid("a", "b", "c"), 400, "invalid"},
		{byname.Denied("a", "b", "c"), 403, "denied"},
		{fmt.Errorf("opening: %w", byname.NotFound("a", "b", "c")), 404, "not-found"},
		{byname.Conflict("a", "b", "c"), 409, "conflict"},
		{&guard.Refusal{Remedy: guard.GiveReason}, 403, "reason-needed"},
		{&guard.Refusal{Remedy: guard.BreakGlass}, 403, "emergency-only"},
		{errors.New("the disk is full"), 500, "fault"},
	} {
		rec := answer(&double{err: c.err}, request(routeOf(t, "person"), "token-worker"))
		p := problemIn(t, rec)
		if rec.Code != c.status || p.Type != "/api/problems/"+c.slug || p.Title == "" {
			t.Errorf("%T: %d %+v, want %d %s", c.err, rec.Code, p, c.status, c.slug)
		}
		if said := p.Detail == "a: expected b" && p.Do == "c"; said != (c.status != 500 && !guard.IsRefusal(c.err)) {
			t.Errorf("%s says %q and %q", c.slug, p.Detail, p.Do)
		}
		means := answer(&double{}, httptest.NewRequest("GET", p.Type, nil))
		if means.Code != http.StatusOK || !strings.Contains(means.Body.String(), "means") {
			t.Errorf("%s leads nowhere: %d", p.Type, means.Code)
		}
	}
}

// A fault of ours tells who asks a reference and nothing else; the reference
// is in the log.
func TestAFaultTellsAReferenceAlone(t *testing.T) {
	for _, token := range []string{"token-worker", "token-of-a-broken-database"} {
		var log bytes.Buffer
		rec := httptest.NewRecorder()
		d := &double{err: errors.Join(errors.New("the disk is full of Amina Begum"), errors.New("and so on"))}
		New(d, Options{Log: slog.New(slog.NewTextHandler(&log, nil))}).ServeHTTP(rec, request(routeOf(t, "person"), token))
		p := problemIn(t, rec)
		if strings.Contains(rec.Body.String(), "Amina") || p.Detail != "" || p.Reference == "" {
			t.Errorf("told %s", rec.Body)
		}
		if !strings.Contains(log.String(), p.Reference) || !strings.Contains(log.String(), "operation=person") {
			t.Errorf("logged %q, without the reference %q", &log, p.Reference)
		}
	}
}

// What cannot be read is told by its place, and is not repeated.
func TestWhatCannotBeRead(t *testing.T) {
	for _, c := range []struct{ name, method, path, body, where string }{
		{"no JSON", "POST", "/api/population/find", `Amina`, "body"},
		{"no date", "POST", "/api/population/find", `{"name":"Amina","born":"Amina"}`, "body.born"},
		{"unknown field", "POST", "/api/population/find", `{"surname":"Amina"}`, "body.surname"},
		{"too long", "POST", "/api/population/find", `{"name":"` + strings.Repeat("Amina ", 50) + `"}`, "body.name"},
		{"no version", "POST", "/api/plan/P0000065M/goal", `{"words":"Amina"}`, "body"},
		{"whatever version", "POST", "/api/plan/P0000065M/goal", `{"version":-1,"words":"Amina"}`, "body.version"},
		{"a cost below nothing", "POST", "/api/plan/P0000065M/step", `{"version":1,"title":"t","owner":"gp","reason":"r","cost_pence":-1}`, "body.cost_pence"},
		{"not an answer", "POST", "/api/signal/P0000065M", `{"programme":"falls","say":"Amina"}`, "body.say"},
		{"no answers", "POST", "/api/team/steps", `{"answers":[]}`, "body.answers"},
		{"page 0", "GET", "/api/team?page=0", "", "query.page"},
		{"far too far", "GET", "/api/team?page=100001", "", "query.page"},
		{"no number", "GET", "/api/team?page=Amina", "", "query.page"},
		{"a name in the address", "GET", "/api/team?name=Amina", "", "query.name"},
		{"no body", "POST", "/api/population/find", "", ""},
		{"no person", "GET", "/api/population/Amina", "", ""},
		{"a person mistyped", "GET", "/api/population/P0000065N", "", ""},
	} {
		r := httptest.NewRequest(c.method, c.path, strings.NewReader(c.body))
		r.Header.Set("Authorization", "Bearer token-worker")
		d := &double{}
		rec := answer(d, r)
		p := problemIn(t, rec)
		if p.Type != "/api/problems/invalid" || len(d.calls) > 0 {
			t.Errorf("%s: %s after %v", c.name, rec.Body, d.calls)
		}
		if strings.Contains(rec.Body.String(), "Amina") {
			t.Errorf("%s repeats what was sent: %s", c.name, rec.Body)
		}
		if c.where == "" && p.Detail == "" || c.where != "" && (len(p.Wrong) == 0 || p.Wrong[0].Where != c.where || p.Wrong[0].What == "") {
			t.Errorf("%s is at %q: %s", c.name, c.where, rec.Body)
		}
	}
}

func TestAnotherLanguage(t *testing.T) {
	r := request(routeOf(t, "find"), "token-worker")
	r.Header.Set("Content-Type", "application/xml")
	if p := problemIn(t, answer(&double{}, r)); p.Status != 400 || !strings.Contains(p.Detail, "application/json") {
		t.Errorf("%+v", p)
	}
}

// A request that is too long is not read to its end.
func TestTooMuchAtOnce(t *testing.T) {
	for id, most := range map[string]int{"find": 64 << 10, "addGoal": 64 << 10, "answerSteps": 4 << 20, "answerStepsFile": 4 << 20} {
		rt := routeOf(t, id)
		body := &endless{}
		r := httptest.NewRequest(rt.method, Root+filled.Replace(rt.path), body)
		r.Header.Set("Authorization", "Bearer token-worker")
		d := &double{}
		if p := problemIn(t, answer(d, r)); p.Type != "/api/problems/too-large" || len(d.calls) > 0 {
			t.Errorf("%s: %+v after %v", id, p, d.calls)
		}
		if body.read > most+(64<<10) {
			t.Errorf("%s read %d bytes, more than %d", id, body.read, most)
		}
	}
}

// endless is a request that does not end.
type endless struct{ read int }

func (e *endless) Read(into []byte) (int, error) {
	for i := range into {
		into[i] = ' '
	}
	e.read += len(into)
	return len(into), nil
}
