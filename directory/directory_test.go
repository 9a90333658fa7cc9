package directory

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byname"
	"byname/internal/calendar"
	"byname/place"
)

// The real place: every service has an id of its own, a kind that is known,
// and nothing that would mislead.
func TestGreaterManchester(t *testing.T) {
	kinds, list, err := Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[ServiceID]string{}
	for _, s := range list {
		if other, twice := seen[s.ID]; twice {
			t.Errorf("%s and %s have one id", s.Name, other)
		}
		seen[s.ID] = s.Name
		if err := s.Check(); err != nil {
			t.Errorf("%s: %v", s.Name, err)
		}
		if _, known := kinds.Kind(s.Kind); !known {
			t.Errorf("%s is of kind %s", s.Name, s.Kind)
		}
		if s.Here && (s.Answer == (calendar.Clock{}) || s.Hours.Zero()) {
			t.Errorf("%s takes referrals and has no clock or no hours", s.Name)
		}
	}
	b := Bind(list)
	if n := len(b.Find(Query{Kind: "pharmacy"})); n < 600 {
		t.Errorf("%d pharmacies, want more than 600", n)
	}
	near := b.Find(Query{Kind: "pharmacy", Lat: 53.4631, Lon: -2.1797})
	if near[0].Km > 2 || near[0].Km > near[1].Km {
		t.Errorf("the pharmacy nearest to Gorton is %.1f km away", near[0].Km)
	}
	if hits := b.Find(Query{Words: "alarms fire", Here: true}); len(hits) != 1 || hits[0].Name != "Safe and Well visit" {
		t.Errorf("looking for alarms finds %v", hits)
	}
	if hits := b.Find(Query{Words: "vapes", Age: 9}); len(hits) != 0 {
		t.Errorf("a child of nine is sent to %v", hits)
	}
}

func TestAServiceThatWasTakenOver(t *testing.T) {
	b := Bind([]Service{{ID: "a", Name: "A", Successor: "b"}, {ID: "b", Name: "B", Successor: "c"}, {ID: "c", Name: "C"}, {ID: "x", Successor: "y"}, {ID: "y", Successor: "x"}})
	if s, _ := b.Now("a"); s.Name != "C" {
		t.Errorf("the work of A is done by %q", s.Name)
	}
	if _, there := b.Now("x"); !there {
		t.Error("two that took each other over are lost")
	}
	if s, _ := Bind(b.All(), []Service{{ID: "a", Name: "A, again"}}).Service("a"); s.Name != "A, again" {
		t.Errorf("a later page of the book does not count: %q", s.Name)
	}
}

// anyService is one that passes Check.
func anyService(t *rapid.T) Service {
	words := rapid.SampledFrom([]string{"", "Somebody to talk to", "Tea & cake, “every” Tuesday"})
	s := Service{ID: IDOf("test", rapid.String().Draw(t, "key")), Name: "A service", About: words.Draw(t, "about"), Kind: "help", Part: words.Draw(t, "part"),
		Status: rapid.SampledFrom(Statuses).Draw(t, "status"), Alert: words.Draw(t, "alert"), For: words.Draw(t, "for"), NotFor: words.Draw(t, "not for"),
		MinAge: rapid.IntRange(0, 18).Draw(t, "from"), Postcode: rapid.SampledFrom([]string{"", "M18 8HE"}).Draw(t, "postcode"), Refer: words.Draw(t, "refer"),
		Agency: byname.AgencyID(rapid.SampledFrom([]string{"", "gp"}).Draw(t, "agency")), Organisation: words.Draw(t, "organisation"),
		Phone: rapid.SampledFrom([]string{"", "0161 496 0000"}).Draw(t, "phone"), URL: rapid.SampledFrom([]string{"", "https://example.org"}).Draw(t, "url"),
		Places: rapid.IntRange(0, 9).Draw(t, "places"), WhenNote: words.Draw(t, "when"), Source: words.Draw(t, "source")}
	s.Free = rapid.IntRange(0, s.Places).Draw(t, "free")
	s.Here = s.Agency != "" && rapid.Bool().Draw(t, "here")
	if rapid.Bool().Draw(t, "place") {
		s.Address, s.Lat, s.Lon = "1 Hyde Road, Gorton, Manchester", 53.46, -2.17
	}
	if rapid.Bool().Draw(t, "hours") {
		s.Hours = calendar.Office
		s.Hours.Holidays = rapid.Bool().Draw(t, "holidays")
		s.Answer, s.Finish = calendar.Clock{Within: 2, Unit: calendar.WorkingDays}, calendar.Clock{Within: 56, Unit: calendar.Days}
		s.Serves, s.Checked = []string{"MAN-N07", "MAN-N08"}, byname.OnDay(2026, 2, 10)
	}
	return s
}

// What goes out in the shape of Open Referral UK comes back the same, and has
// the fields that HSDS-UK requires.
func TestOpenReferralRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyService(t)
		text, err := json.Marshal([]ORUK{s.ToORUK()})
		if err != nil {
			t.Fatal(err)
		}
		back, err := ReadORUK(bytes.NewReader(text))
		if err != nil || len(back) != 1 {
			t.Fatal(err, string(text))
		}
		if d := cmp.Diff(s, back[0]); d != "" {
			t.Fatal(d, string(text))
		}
		var loose []map[string]any
		if err := json.Unmarshal(text, &loose); err != nil {
			t.Fatal(err)
		}
		required(t, loose[0], "id", "name", "status", "url")
		for _, each := range []struct {
			list string
			need []string
		}{{"schedules", []string{"id"}}, {"service_areas", []string{"id"}}, {"service_at_locations", []string{"id"}}, {"attributes", []string{"id"}}, {"contacts", []string{"id"}}} {
			items, _ := loose[0][each.list].([]any)
			for _, item := range items {
				required(t, item.(map[string]any), each.need...)
			}
		}
		required(t, loose[0]["organization"].(map[string]any), "id", "name", "description")
	})
}

func required(t *rapid.T, of map[string]any, fields ...string) {
	for _, f := range fields {
		if text, _ := of[f].(string); text == "" || f == "id" && !uuid(text) {
			t.Fatalf("%v has no good %s", of, f)
		}
	}
}

// Another directory's page: what is understood comes in, what is not is told.
func TestAnotherDirectory(t *testing.T) {
	page := `{"total_items": 2, "contents": [
		{"id": "ac148810-d857-441c-9679-408f346de14b", "name": "Community Counselling", "status": "active", "url": "http://example.com/counselling",
		 "organization": {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "Example Organization Inc."},
		 "schedules": [{"id": "48102e86-bb50-41c4-8f1e-e269368c41d1", "freq": "WEEKLY", "byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00:00"}],
		 "attributes": [{"id": "ae58cc39-8b70-4ab1-8aea-786882e5ac8e", "link_type": "link_type"}]},
		{"id": "not one", "name": "B", "status": "active"},
		{"id": "ac148810-d857-441c-9679-408f346de14c", "name": "C", "status": "sometimes"}]}`
	list, err := ReadORUK(strings.NewReader(page))
	if len(list) != 1 || list[0].Organisation != "Example Organization Inc." || list[0].Hours.String() != "Thu-Fri 10:00-18:00" {
		t.Errorf("read %+v", list)
	}
	for _, want := range []string{"service 2", "a UUID", "service 3", "status"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not speak of %q", err, want)
		}
	}
	for _, bad := range []string{"", "[1]", "name,status"} {
		if list, err := ReadORUK(strings.NewReader(bad)); err == nil {
			t.Errorf("%q was read: %v", bad, list)
		}
	}
}

func TestServicesThatWouldMislead(t *testing.T) {
	fine := Service{ID: "a", Name: "A", Kind: "help", Status: Active}
	for what, spoil := range map[string]func(*Service){
		"name": func(s *Service) { s.Name = " " }, "status": func(s *Service) { s.Status = "open" }, "age": func(s *Service) { s.MinAge, s.MaxAge = 18, 16 },
		"places": func(s *Service) { s.Places, s.Free = 2, 3 }, "referrals": func(s *Service) { s.Here = true }, "email": func(s *Service) { s.Email = "ring us" },
		"web address": func(s *Service) { s.URL = "javascript:alert(1)" }, "successor": func(s *Service) { s.Successor = "a" },
	} {
		s := fine
		spoil(&s)
		if err := s.Check(); err == nil || !strings.HasPrefix(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
