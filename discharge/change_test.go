package discharge_test

import (
	"errors"
	"testing"

	"byname"
	"byname/discharge"
)

var came = byname.OnDay(2026, 2, 3)

// at is an hour of a day after admission.
func at(days, hour int) byname.Minute {
	return (came + byname.Day(days)).Start() + byname.Minute(hour*60)
}

func after(t *testing.T, changes ...discharge.Change) (s discharge.Stay) {
	t.Helper()
	for _, c := range changes {
		if err := discharge.Check(s, c); err != nil {
			t.Fatalf("%s: %v", c.What, err)
		}
		s = discharge.Apply(s, c)
	}
	return s
}

var admitted = discharge.Change{What: discharge.Admit, Hospital: "mft", Ward: "AM3", Day: came, At: at(0, 10)}

// Several causes keep one person at once, each with its owner, until each is
// ended or the person leaves; the days of delay are counted from the day they
// were ready.
func TestSeveralCausesAtOnce(t *testing.T) {
	by := map[string]byname.AgencyID{"hospital": "mft", "landlord": "northfold", "gp": "gp"}
	s := after(t, admitted,
		discharge.Change{What: discharge.Plan, Day: came + 7, Pathway: discharge.Helped, Needs: []string{"heating"}, By: by, At: at(0, 11)},
		discharge.Change{What: discharge.Delay, ID: "heating", Owner: "northfold", At: at(8, 9)},
		discharge.Change{What: discharge.Delay, ID: "home_help", Owner: "mcc-care", At: at(8, 9)},
	)
	if got := s.Holders(); len(got) != 4 || s.Delayed(came+9) != 2 {
		t.Errorf("held by %v, delayed %d", got, s.Delayed(came+9))
	}
	twice := discharge.Change{What: discharge.Delay, ID: "heating", Owner: "northfold", At: at(8, 10)}
	if err := discharge.Check(s, twice); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("the same cause twice: %v", err)
	}
	s = after(t, append([]discharge.Change{admitted}, discharge.Change{What: discharge.Plan, Day: came + 7, Needs: []string{"heating"}, By: by, At: at(0, 11)},
		discharge.Change{What: discharge.Mark, ID: "medicines", State: discharge.Done, At: at(1, 9)},
		discharge.Change{What: discharge.Plan, Day: came + 8, Needs: []string{"heating", "care"}, By: by, At: at(1, 11)},
		discharge.Change{What: discharge.Delay, ID: "heating", Owner: "northfold", At: at(8, 9)},
		discharge.Change{What: discharge.Clear, Number: 1, At: at(9, 9)},
		discharge.Change{What: discharge.Delay, ID: "funding", Owner: "nhs-gm", At: at(9, 9)},
		discharge.Change{What: discharge.Depart, Left: at(10, 15), At: at(10, 16)})...)
	if s.Tasks[0].State != discharge.Done || s.Causes[0].Ended != came+9 || s.Causes[1].Ended != came+10 || s.Delayed(came+40) != 2 || s.ReviewDue(at(11, 9)) {
		t.Errorf("afterwards: %+v", s)
	}
	if err := discharge.Check(s, discharge.Change{What: discharge.Move, Ward: "AM4", At: at(11, 9)}); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("somebody who has left is moved: %v", err)
	}
}

// Everybody is looked at twice a day; whoever could leave is ready from that
// day, and whoever is ill again is not.
func TestTwiceADay(t *testing.T) {
	s := after(t, admitted)
	look := func(days, hour int, criteria ...string) {
		t.Helper()
		c := discharge.Change{What: discharge.Look, For: criteria, At: at(days, hour)}
		if err := discharge.Check(s, c); err != nil {
			t.Fatal(err)
		}
		s = discharge.Apply(s, c)
	}
	due := func(want bool, days, hour int) {
		t.Helper()
		if got := s.ReviewDue(at(days, hour)); got != want {
			t.Errorf("due on day %d at %d: %v", days, hour, got)
		}
	}
	due(true, 0, 10)
	look(0, 10, "fluids")
	due(false, 0, 11)
	due(true, 0, 12)
	look(0, 16, "fluids")
	due(false, 0, 23)
	due(true, 1, 7)
	look(1, 9)
	if s.Ready != came+1 {
		t.Errorf("who could leave is ready on %v", s.Ready)
	}
	look(2, 9, "oxygen")
	if s.Ready != 0 {
		t.Errorf("who is ill again is ready on %v", s.Ready)
	}
}

// What cannot be is refused, and what to do is said.
func TestWhatCannotBe(t *testing.T) {
	s := after(t, admitted, discharge.Change{What: discharge.Plan, At: at(0, 11)})
	for name, c := range map[string]discharge.Change{
		"a second admission":   admitted,
		"a pathway 4":          {What: discharge.Plan, Pathway: "4"},
		"an unknown need":      {What: discharge.Plan, Needs: []string{"gold"}},
		"ready before he came": {What: discharge.Plan, Day: came - 1},
		"no ward":              {What: discharge.Move},
		"no such task":         {What: discharge.Mark, ID: "equipment", State: discharge.Done},
		"not needed, no why":   {What: discharge.Mark, ID: "letter", State: discharge.NotNeeded},
		"an unknown cause":     {What: discharge.Delay, ID: "weather", Owner: "mft"},
		"nobody's cause":       {What: discharge.Delay, ID: "therapy"},
		"no such cause":        {What: discharge.Clear, Number: 1},
		"an unknown criterion": {What: discharge.Look, For: []string{"tired"}},
		"leaves tomorrow":      {What: discharge.Depart, Left: at(2, 9)},
		"something else":       {What: "flies"},
	} {
		c.At = at(1, 9)
		if err := discharge.Check(s, c); err == nil {
			t.Errorf("%s is let through", name)
		}
	}
}

// The first 72 hours and 28 days: what shows that it did not hold, and
// nothing of before, of later, or of another kind.
func TestAfterwards(t *testing.T) {
	left := at(0, 15)
	a := discharge.Afterwards(left, []discharge.Event{
		{Kind: "admission.emergency.fall", At: left + 5*24*60}, {Kind: "ed.attendance", At: left - 60}, {Kind: "ambulance.call.fall", At: left + 71*60},
		{Kind: "ed.attendance.fall", At: left + 72*60}, {Kind: "gp.contact", At: left + 60}, {Kind: "ed.attendance", At: left + 29*24*60},
	}, left+40*24*60)
	if len(a.Within72) != 2 || a.Within72[0].Kind != "ambulance.call.fall" || len(a.Within28) != 1 || !a.Full72 || !a.Full28 {
		t.Errorf("afterwards: %+v", a)
	}
	if a := discharge.Afterwards(left, nil, left+72*60); !a.Full72 || a.Full28 {
		t.Errorf("after three days: %+v", a)
	}
}

// Each list names every id once, and each reason has one of five families.
func TestListsNameEachOnce(t *testing.T) {
	seen, families := map[string]bool{}, map[string]bool{}
	once := func(id string) {
		if seen[id] {
			t.Errorf("%s is there twice", id)
		}
		seen[id] = true
	}
	for _, n := range discharge.Needs {
		once("need " + n.ID)
	}
	for _, n := range discharge.Criteria {
		once("criterion " + n.ID)
	}
	for _, r := range discharge.Reasons {
		once("reason " + r.ID)
		families[r.Family] = true
	}
	if len(families) != 5 {
		t.Errorf("families: %v", families)
	}
}
