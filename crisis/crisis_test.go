package crisis

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"byname"
	"byname/place"
)

func manchester(t *testing.T) Rules {
	t.Helper()
	r, err := LoadRules(place.GreaterManchester)
	if err != nil || len(r) == 0 {
		t.Fatal(r, err)
	}
	return r
}

var today = byname.OnDay(2026, time.March, 10)

func sheet() Sheet {
	return Sheet{Name: "Del", Full: "Delroy Campbell", Born: byname.OnDay(1968, 4, 2), Helps: "Speak slowly. Offer tea. Let him sit by the door.", Worse: "Being held by the arms. Sirens.",
		Call: []Call{{"His sister Yvonne", "07700 900111", "any time"}}, Medical: "Insulin twice a day.", Safety: "Fire setting in 2019, never since.",
		Readers: []string{"police", "ambulance"}, Agreed: today, How: "He said so, with Rhona", Expires: today + 180}
}

// TestWhoReadsWhat: each reader reads what the place says and the person
// agreed, and nothing else.
func TestWhoReadsWhat(t *testing.T) {
	rules, s := manchester(t), sheet()
	if err := s.Check(rules, today); err != nil {
		t.Fatal(err)
	}
	police, paramedic := s.For("police", rules), s.For("ambulance", rules)
	if police.Medical != "" || police.Safety == "" || police.Helps == "" || paramedic.Medical == "" || len(paramedic.Call) != 1 {
		t.Errorf("police read %+v, a paramedic %+v", police, paramedic)
	}
	for kind, want := range map[string]bool{"police": true, "ambulance": true, "fire": false, "landlord": false, "": false} {
		if s.Holds(kind, today) != want {
			t.Errorf("%q reads it: %v", kind, !want)
		}
	}
	if s.Holds("police", s.Expires) || !s.Holds("police", s.Expires-1) || s.Holds("police", today-1) {
		t.Error("read outside its days")
	}
	if landlord := s.For("landlord", rules); landlord.Words() != 1 {
		t.Errorf("a landlord would read %+v", landlord)
	}
}

func TestSheetsThatAreRefused(t *testing.T) {
	rules := manchester(t)
	for what, change := range map[string]func(*Sheet){
		"the name to use":        func(s *Sheet) { s.Name = " " },
		"what makes it worse":    func(s *Sheet) { s.Worse = "" },
		"person to call":         func(s *Sheet) { s.Call = []Call{{Who: "His sister"}} },
		"who may read it":        func(s *Sheet) { s.Readers = nil },
		"answer crises here":     func(s *Sheet) { s.Readers = []string{"landlord"} },
		"how and when":           func(s *Sheet) { s.Agreed = today + 1 },
		"within a year":          func(s *Sheet) { s.Expires = today + 400 },
		"read in twenty seconds": func(s *Sheet) { s.Medical = strings.Repeat("word ", 80) },
	} {
		s := sheet()
		change(&s)
		if err := s.Check(rules, today); !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
	s := sheet() // what is too long for a paramedic alone does not stop the police
	s.Medical, s.Readers = strings.Repeat("word ", 80), []string{"police"}
	if err := s.Check(rules, today); err != nil {
		t.Error(err)
	}
}

func TestFindingASheet(t *testing.T) {
	s := sheet()
	for words, want := range map[string]bool{"del": true, "Delroy Camp": true, "campbell": true, "Roy": false, "": false, "Del Smith": false} {
		if s.Matches(words, 0) != want {
			t.Errorf("%q finds him: %v", words, !want)
		}
	}
	if s.Matches("del", today) || !s.Matches("del", s.Born) {
		t.Error("another birth date")
	}
}

// TestTheClockOfSection136 runs 24 real hours from arrival, through the night
// on which clocks change, and 12 more once.
func TestTheClockOfSection136(t *testing.T) {
	arrived := byname.MinuteOf(time.Date(2026, time.March, 28, 22, 0, 0, 0, byname.London)) // summer time begins that night
	i := Incident{At: arrived - 40, What: "On the bridge", Outcome: Detained, Detention: Detention{Place: "Health-based place of safety", Began: arrived}}
	if err := i.Check(arrived); err != nil {
		t.Fatal(err)
	}
	d := i.Detention
	if due := d.Due().Time(); due.Hour() != 23 || due.Day() != 29 || d.Left(arrived+60) != 23*time.Hour {
		t.Errorf("due %v, %v left after an hour", due, d.Left(arrived+60))
	}
	if _, err := d.Extend(arrived+24*60+1, "Too unwell to be assessed"); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("extended too late: %v", err)
	}
	if _, err := d.Extend(arrived+60, ""); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("extended for no reason: %v", err)
	}
	d, err := d.Extend(arrived+23*60, "Too unwell to be assessed")
	if err != nil || d.Due() != arrived+36*60 {
		t.Fatal(d.Due(), err)
	}
	if _, err := d.Extend(arrived+25*60, "Again"); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("extended twice: %v", err)
	}
	if d, err = d.Hand(arrived+50, "Nurse in charge"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Hand(arrived+51, "Another"); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("handed over twice: %v", err)
	}
	if d, err = d.End(arrived + 26*60); err != nil || d.Open() {
		t.Fatal(err)
	}
	if _, err := d.End(arrived); !errors.Is(err, byname.ErrConflict) {
		t.Error("ended twice")
	}
}

func TestIncidentsThatAreRefused(t *testing.T) {
	now := byname.MinuteOf(time.Date(2026, 3, 10, 12, 0, 0, 0, byname.London))
	good := Incident{At: now - 30, What: "Shouting in the street", Outcome: Home}
	if err := good.Check(now); err != nil {
		t.Fatal(err)
	}
	for what, change := range map[string]func(*Incident){
		"nothing happened":         func(i *Incident) { i.What = "" },
		"in the future":            func(i *Incident) { i.At = now + 1 },
		"an unknown outcome":       func(i *Incident) { i.Outcome = "arrested" },
		"detained without a clock": func(i *Incident) { i.Outcome = Detained },
		"a clock, not detained":    func(i *Incident) { i.Detention.Began = now },
		"nowhere":                  func(i *Incident) { i.Outcome, i.Detention.Began = Detained, now },
		"there before it happened": func(i *Incident) { i.Outcome, i.Detention = Detained, Detention{Place: "A&E", Began: now - 31} },
	} {
		i := good
		change(&i)
		if err := i.Check(now); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestRulesThatAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"- {kind: police, title: Police, reads: [diary]}":        "diary",
		"- {kind: police, title: P}\n- {kind: police, title: Q}": "once",
		"- {title: P}": "a kind of agency",
		"police":       "a list",
	} {
		if _, err := LoadRules(fstest.MapFS{"crisis.yaml": {Data: []byte(text)}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if r, err := LoadRules(fstest.MapFS{}); err != nil || r != nil {
		t.Error(r, err)
	}
}
