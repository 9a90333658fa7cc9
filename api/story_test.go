package api

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	_ "github.com/ncruces/go-sqlite3/driver"

	"byname"
	"byname/guard"
	"byname/place"
	"byname/store"
	"byname/work"
)

// A story is Gorton and Levenshulme on 10 February 2026, as its twelve
// agencies told it, and the systems that ask.
type story struct {
	*testing.T
	work  *work.Work
	admin work.Who
	door  http.Handler
	token map[string]string // by account
}

func aStory(t *testing.T) *story {
	t.Helper()
	w, err := work.Open(t.Context(), work.Options{Data: t.TempDir(), Place: place.GreaterManchester,
		Now: func() time.Time { return today.Start().Time().Add(9 * time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	s := &story{T: t, work: w, door: New(w, Options{}), token: map[string]string{}}
	if _, err := w.FeedAdd(t.Context(), work.FeedAsk{Paths: []string{"../e2e/story"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Build(t.Context(), work.BuildAsk{AsOf: today}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.FirstAdministrator(t.Context(), work.NewAccount{Account: "ada", Name: "Ada", Agency: "gmca"}); err != nil {
		t.Fatal(err)
	}
	if s.admin, err = w.Who(t.Context(), "ada"); err != nil {
		t.Fatal(err)
	}
	return s
}

// system makes an account for an agency's system, with a token.
func (s *story) system(account string, agency byname.AgencyID, neighbourhood string, roles ...guard.Role) {
	s.Helper()
	_, err := s.work.AddAccount(s.Context(), s.admin, work.NewAccount{Account: account, Name: "System of " + account, Agency: agency,
		Roles: roles, Neighbourhood: neighbourhood})
	if err == nil {
		s.token[account], err = s.work.Admit(s.Context(), s.admin, byname.WorkerID(account), 30)
	}
	if err != nil {
		s.Fatal(err)
	}
}

// ask asks as an account and reads the answer into a value, when it is one.
func (s *story) ask(account, method, path, body string, want int, into any) problem {
	s.Helper()
	r := httptest.NewRequest(method, Root+path, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+s.token[account])
	rec := httptest.NewRecorder()
	s.door.ServeHTTP(rec, r)
	if rec.Code != want {
		s.Fatalf("%s: %s %s: %d, want %d: %s", account, method, path, rec.Code, want, rec.Body)
	}
	if want >= 400 {
		return problemIn(s.T, rec)
	}
	if into != nil {
		if err := json.Unmarshal(rec.Body.Bytes(), into); err != nil {
			s.Fatal(err)
		}
	}
	return problem{}
}

// last is the newest row of the audit.
func (s *story) last() (e guard.Entry) {
	s.Helper()
	err := s.work.DB.Read(s.Context(), func(tx *store.Tx) error {
		head, err := tx.AuditHead()
		if err != nil {
			return err
		}
		entries, err := tx.AuditEntries(head.Size-1, 1)
		if err == nil {
			e = entries[0]
		}
		return err
	})
	if err != nil {
		s.Fatal(err)
	}
	return e
}

const gorton = "MAN-N07"

// Amina has fallen twice and is in arrears; no agency holds the whole. The
// practice's system sees why, the landlord's that a step is under way, and
// the fire crew's nothing until it is given one; each answers its own steps.
func TestStory(t *testing.T) {
	s := aStory(t)
	s.system("practice", "gp", gorton, guard.Service)
	s.system("landlord", "northfold", "", guard.Service)
	s.system("care", "mcc-care", "", guard.Service)
	s.system("fire", "gmfrs", "", guard.Service)
	s.system("elsewhere", "dwp", "MAN-N01", guard.Worker, guard.Service)
	id, err := s.work.Whose(context.Background(), "gp/gp_practice/101447")
	if err != nil {
		t.Fatal(err)
	}
	amina := id.String()

	t.Run("the list says why, and the audit names who is on it", func(t *testing.T) {
		s.T = t
		var list worklist
		s.ask("practice", "GET", "/team?theme=frailty_falls", "", 200, &list)
		i := slices.IndexFunc(list.People, func(p worklistLine) bool { return p.Person == id })
		if i < 0 || list.People[i].Preferred != "Amina" || len(list.People[i].Reasons) < 2 {
			t.Fatalf("Amina is not there with her reasons: %+v", list)
		}
		if e := s.last(); !e.Granted || !e.List || e.Worker != "practice" || len(e.Persons) != len(list.People) {
			t.Errorf("%d people were shown, and the audit says %+v", len(list.People), e)
		}
		s.ask("landlord", "GET", "/team", "", 403, nil)
	})

	t.Run("each is shown what its agency may be shown", func(t *testing.T) {
		s.T = t
		var whole, part person
		s.ask("practice", "GET", "/population/"+amina, "", 200, &whole)
		s.ask("landlord", "GET", "/population/"+amina, "", 200, &part)
		if e := s.last(); !e.Granted || e.Worker != "landlord" || !slices.Equal(e.Persons, []byname.PersonID{id}) {
			t.Errorf("the audit says %+v", e)
		}
		if whole.NHSNumber == "" || !slices.ContainsFunc(whole.Timeline, func(e entry) bool { return e.Agency == s.work.Place.Short("nwas") }) {
			t.Errorf("the practice sees %+v", whole)
		}
		if part.NHSNumber != "" || len(part.Hints) == 0 || len(part.Timeline) == 0 {
			t.Errorf("the landlord sees %+v", part)
		}
		for _, e := range part.Timeline {
			if e.Agency != s.work.Place.Short("northfold") && e.Class != "About the person" {
				t.Errorf("the landlord sees what %s told of %s: %q", e.Agency, e.Class, e.Phrase)
			}
		}
	})

	t.Run("who has no relationship is refused, and that is written down", func(t *testing.T) {
		s.T = t
		if p := s.ask("fire", "GET", "/population/"+amina, "", 403, nil); p.Type != "/api/problems/denied" {
			t.Errorf("%+v", p)
		}
		if e := s.last(); e.Granted || e.Worker != "fire" || !slices.Equal(e.Persons, []byname.PersonID{id}) {
			t.Errorf("the audit says %+v", e)
		}
		if p := s.ask("elsewhere", "GET", "/population/"+amina, "", 403, nil); p.Type != "/api/problems/reason-needed" {
			t.Errorf("%+v", p)
		}
		s.ask("elsewhere", "POST", "/guard/"+amina+"/reason", `{"purpose":"support","reason":"she rang our office by mistake"}`, 204, nil)
		s.ask("elsewhere", "GET", "/population/"+amina, "", 200, nil)
		s.ask("practice", "GET", "/population/"+byname.PersonID(900_000).String(), "", 404, nil)
	})

	t.Run("a system finds its own people", func(t *testing.T) {
		s.T = t
		for account, want := range map[string]int{"landlord": 1, "fire": 0} {
			var hits found
			s.ask(account, "POST", "/population/find", `{"name":"Amina Begum","born":"1947-03-12"}`, 200, &hits)
			if len(hits.People) != want {
				t.Errorf("%s finds %+v, want %d", account, hits, want)
			}
		}
	})

	t.Run("the plan", func(t *testing.T) { s.T = t; s.plans(amina) })

	t.Run("who looked says who was refused too", func(t *testing.T) {
		s.T = t
		var l looked
		s.ask("practice", "GET", "/guard/"+amina+"/looked", "", 200, &l)
		if !slices.ContainsFunc(l.Looks, func(l look) bool { return l.Refused && l.Agency == s.work.Place.Short("gmfrs") }) {
			t.Errorf("%+v", l)
		}
	})

	t.Run("what cannot be written down is not shown", func(t *testing.T) {
		s.T = t
		db, err := sql.Open("sqlite3", "file:"+filepath.Join(s.work.Data, "byname.db"))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(`create trigger full before insert on guard_audit begin select raise(abort, 'the disk is full'); end`); err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"/team", "/team/steps", "/population/" + amina, "/plan/" + amina, "/guard/" + amina + "/looked"} {
			if p := s.ask("practice", "GET", path, "", 500, nil); p.Type != "/api/problems/fault" || p.Detail != "" {
				t.Errorf("%s: %+v", path, p)
			}
		}
		if _, err := db.Exec(`drop trigger full`); err != nil {
			t.Fatal(err)
		}
	})

	t.Run("a closed account's token has ended", func(t *testing.T) {
		s.T = t
		if err := s.work.CloseAccount(t.Context(), s.admin, "landlord"); err != nil {
			t.Fatal(err)
		}
		if p := s.ask("landlord", "GET", "/team/steps", "", 401, nil); p.Type != "/api/problems/token" {
			t.Errorf("%+v", p)
		}
	})
}

// plans starts Amina's plan and has each agency's system answer.
func (s *story) plans(amina string) {
	s.Helper()
	t := s.T
	s.ask("practice", "POST", "/plan/"+amina, `{"programmes":["falls"],"matters":"to pray standing up"}`, 204, nil)
	s.ask("practice", "POST", "/plan/"+amina, `{"programmes":["falls"]}`, 409, nil)
	var p, hinted plan
	s.ask("practice", "GET", "/plan/"+amina, "", 200, &p)
	s.ask("landlord", "GET", "/plan/"+amina, "", 200, &hinted)
	if p.Matters != "to pray standing up" || len(p.Steps) != 5 || hinted.Matters != "" {
		t.Fatalf("%+v\n%+v", p, hinted)
	}
	for _, x := range hinted.Steps {
		if x.Hint == x.Mine {
			t.Errorf("the landlord sees of a step %+v", x)
		}
	}
	// What only a hint is shown of is not to be ended, and a service spends
	// nothing.
	s.ask("landlord", "POST", "/plan/"+amina+"/done", `{"version":`+strconv.Itoa(p.Version)+`,"step":1}`, 403, nil)
	s.ask("practice", "POST", "/plan/"+amina+"/step", `{"version":`+strconv.Itoa(p.Version)+`,"title":"A rail","owner":"gmfrs","cost_pence":5774,"reason":"she falls there"}`, 403, nil)
	s.ask("practice", "POST", "/plan/"+amina+"/step", `{"version":1,"title":"A rail","owner":"gmfrs","reason":"she falls there"}`, 409, nil)
	s.ask("practice", "POST", "/plan/"+amina+"/step", `{"version":`+strconv.Itoa(p.Version)+`,"title":"A lift to Mrs Rahman's","owner":"gmfrs","reason":"she is alone"}`, 204, nil)

	// The fire crew may not know who it is for, nor read a worker's own words.
	var fire, care, landlord agencySteps
	s.ask("fire", "GET", "/team/steps", "", 200, &fire)
	if len(fire.Steps) != 2 || fire.Steps[0].For != nil || fire.Steps[0].Title == "A lift to Mrs Rahman's" || !strings.HasPrefix(fire.Steps[1].Title, "The fire crew") {
		t.Errorf("the fire crew has %+v", fire)
	}
	s.ask("care", "GET", "/team/steps", "", 200, &care)
	s.ask("landlord", "GET", "/team/steps", "", 200, &landlord)
	if len(care.Steps) != 1 || care.Steps[0].State != "ready" || len(landlord.Steps) != 1 || landlord.Steps[0].State != "waiting" {
		t.Fatalf("care has %+v, the landlord %+v", care, landlord)
	}
	if f := landlord.Steps[0].For; f == nil || f.Preferred != "Amina" {
		t.Errorf("the landlord knows her, and is told %+v", f)
	}

	visited := "step_reference,outcome,date,note\n" + care.Steps[0].Reference + ",done,2026-02-09,she would like rails\n"
	for account, want := range map[string]answered{"fire": {Refused: []string{"x"}}, "care": {Taken: 1}} {
		var got answered
		s.ask(account, "POST", "/team/steps/csv", visited, 200, &got)
		if got.Taken != want.Taken || len(got.Refused) != len(want.Refused) {
			t.Errorf("%s: %+v, want %+v", account, got, want)
		}
	}
	var again answered
	s.ask("care", "POST", "/team/steps/csv", visited, 200, &again)
	if again.Taken != 0 || again.Known != 1 {
		t.Errorf("the same file again: %+v", again)
	}
	s.ask("landlord", "GET", "/team/steps", "", 200, &landlord)
	if landlord.Steps[0].State != "ready" {
		t.Fatalf("the visit is done, and the landlord has %+v", landlord)
	}
	s.ask("landlord", "POST", "/team/steps", `{"answers":[{"reference":"`+landlord.Steps[0].Reference+`","outcome":"done","day":"2026-02-10"}]}`, 200, &again)
	s.ask("practice", "GET", "/plan/"+amina, "", 200, &p)
	if again.Taken != 1 || p.Steps[4].State != "done" || p.Steps[1].State != "ready" {
		t.Errorf("after %+v: %+v", again, p.Steps)
	}
}
