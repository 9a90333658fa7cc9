package api

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"byname/guard"
)

var update = flag.Bool("update", false, "write what is seen as what is expected")

// sent is what each operation that takes a body is sent.
var sent = map[string]string{
	"answerSteps":     `{"answers":[{"reference":"P0000065M-1","outcome":"done","day":"2026-02-09","note":"visited"}]}`,
	"answerStepsFile": "step_reference,outcome,date,note\nP0000065M-1,done,2026-02-09,visited\n",
	"find":            `{"name":"Amina Begum","born":"1947-03-12"}`,
	"sendEvent":       `{"row":"nwas/ambulance/1","about":"nwas/ambulance/1","kind":"ambulance.call.fall","at":"2026-02-10T14:05:00Z"}`,
	"act":             `{"programme":"falls","say":"not_now","until":"2026-03-01","because":"she is with her sister until March"}`,
	"startPlan":       `{"programmes":["falls"],"matters":"to pray standing up"}`,
	"sayWhatMatters":  `{"version":3,"words":"to pray standing up"}`,
	"addGoal":         `{"version":3,"words":"to walk to the mosque"}`,
	"addStep":         `{"version":3,"title":"A rail by the back door","owner":"northfold","cost_pence":5774,"reason":"she falls there"}`,
	"markDone":        `{"version":3,"step":1,"words":"visited"}`,
	"markNotDone":     `{"version":3,"step":1,"words":"she moved"}`,
	"refer":           `{"service":"41f107b8-8e1f-564c-b63a-fd5c33616b22","ask":"two alarms","need":"an interpreter"}`,
	"turnReferral":    `{"version":2,"to":"accepted"}`,
	"tryProgramme":    "id: tea\n",
	"object":          `{"scope":"planning","words":"leave me off your lists"}`,
	"endObjection":    `{"scope":"planning","words":"I would like to be asked again"}`,
	"countersign":     `{"step":1,"yes":true}`,
	"setAside":        `{"amount_pence":30000,"reason":"she chooses her own coat"}`,
	"sayReview":       `{"says":"same"}`,
	"giveReason":      `{"purpose":"support","reason":"she called us about her rent"}`,
	"breakGlass":      `{"reason":"she does not answer the door"}`,
	"noteTarget":      `{"words":"a second crew since May"}`,
	"respond":         `{"neighbourhood":"MAN-N07","about":"falls","words":"more benches"}`,
}

var filled = strings.NewReplacer("{person}", "P0000065M", "{decision}", "d1", "{indicator}", "i1", "{programme}", "p1", "{problem}", "denied", "{pair}", "7", "{referral}", "12")

// request asks for a route with a token, none when it is empty.
func request(rt route, token string) *http.Request {
	r := httptest.NewRequest(rt.method, Root+filled.Replace(rt.path), strings.NewReader(sent[rt.id]))
	if rt.method == "POST" {
		r.Header.Set("Content-Type", "application/json")
	}
	if rt.id == "answerStepsFile" {
		r.Header.Set("Content-Type", "text/csv")
	}
	if rt.id == "tryProgramme" {
		r.Header.Set("Content-Type", "application/yaml")
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	return r
}

func answer(w verbs, r *http.Request) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	New(w, Options{}).ServeHTTP(rec, r)
	return rec
}

func problemIn(t *testing.T, rec *httptest.ResponseRecorder) (p problem) {
	t.Helper()
	if got := rec.Header().Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("%d comes as %q: %s", rec.Code, got, rec.Body)
		return p
	}
	if err := json.Unmarshal(rec.Body.Bytes(), &p); err != nil || p.Status != rec.Code {
		t.Errorf("status %d and in the problem %d (%v)", rec.Code, p.Status, err)
	}
	return p
}

// Every route with every role, with nobody's token and with one that has
// ended. testdata/door.txt is the table to read; -update writes it.
func TestDoor(t *testing.T) {
	roles := append(slices.Clone(guard.Roles), guard.Lead)
	var table strings.Builder
	d := &double{}
	door := New(d, Options{})
	asks := func(rt route, token string) *httptest.ResponseRecorder {
		*d = double{}
		rec := httptest.NewRecorder()
		door.ServeHTTP(rec, request(rt, token))
		return rec
	}
	fmt.Fprintf(&table, "%-54s", "")
	for _, r := range roles {
		fmt.Fprintf(&table, " %-13s", r)
	}
	table.WriteString(" nobody ended\n")
	for _, rt := range routes {
		fmt.Fprintf(&table, "%-54s", rt.method+" "+Root+rt.path)
		for _, r := range roles {
			rec := asks(rt, "token-"+string(r))
			fmt.Fprintf(&table, " %-13d", rec.Code)
			may := rt.roles == nil || slices.Contains(rt.roles, r)
			switch {
			case may && rec.Code >= 300:
				t.Errorf("%s %s as %s: %d %s", rt.method, rt.path, r, rec.Code, rec.Body)
			case may && rt.roles != nil && (len(d.calls) != 1 || d.who.Worker != "system"):
				t.Errorf("%s %s as %s asked for %v by %q", rt.method, rt.path, r, d.calls, d.who.Worker)
			case !may:
				if p := problemIn(t, rec); p.Type != "/api/problems/denied" || p.Do == "" || len(d.calls) > 0 {
					t.Errorf("%s %s as %s: %+v after %v", rt.method, rt.path, r, p, d.calls)
				}
			}
		}
		for _, token := range []string{"", "ended"} {
			rec := asks(rt, token)
			fmt.Fprintf(&table, " %-6d", rec.Code)
			if rt.roles == nil {
				continue
			}
			if p := problemIn(t, rec); p.Type != "/api/problems/token" || rec.Header().Get("WWW-Authenticate") == "" || len(d.calls) > 0 {
				t.Errorf("%s %s with token %q: %+v after %v", rt.method, rt.path, token, p, d.calls)
			}
		}
		table.WriteString("\n")
	}
	golden(t, "testdata/door.txt", table.String())
}

// golden compares with a file, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil || string(want) != got {
		t.Errorf("%s is not what the code says (%v): read what changed, then run go test ./api -update", name, err)
	}
}

// Who asks is found out before anything of what is asked is read.
func TestNobodyLearnsWhatIsWrong(t *testing.T) {
	r := httptest.NewRequest("POST", "/api/population/find", strings.NewReader("{"))
	if rec := answer(&double{}, r); rec.Code != http.StatusUnauthorized {
		t.Errorf("status %d, want 401", rec.Code)
	}
}

func TestEveryAnswerIsKeptNowhere(t *testing.T) {
	door := New(&double{}, Options{})
	for _, rt := range routes {
		for _, token := range []string{"", "token-worker"} {
			rec := httptest.NewRecorder()
			door.ServeHTTP(rec, request(rt, token))
			if got := rec.Header().Get("Cache-Control"); got != "no-store" {
				t.Errorf("%s %s may be kept: %q", rt.method, rt.path, got)
			}
		}
	}
}

func TestAnAddressThatIsNone(t *testing.T) {
	for _, path := range []string{"/api/patients", "/api/team/", "/api/docs", "/api/schemas/Person"} {
		if p := problemIn(t, answer(&double{}, httptest.NewRequest("GET", path, nil))); p.Type != "/api/problems/not-found" {
			t.Errorf("%s: %+v", path, p)
		}
	}
}
