package programme_test

import (
	"bytes"
	"context"
	"io/fs"
	"slices"
	"testing"

	"byname"
	"byname/outcome"
	"byname/place"
	"byname/population"
	"byname/programme"
	"byname/signal"
)

// A trial counts just those whom the rules find, today and at each month's
// end, and sets them beside those whom the live version finds.
func TestATrialCountsWhomTheRulesFind(t *testing.T) {
	live, w := greaterManchester(t), words(t)
	at := slices.IndexFunc(live, func(p programme.Programme) bool { return p.ID == "falls" })
	file, err := fs.ReadFile(place.GreaterManchester, "programmes/falls.yaml")
	if err != nil {
		t.Fatal(err)
	}
	tried, err := programme.Parse("falls.yaml", bytes.Replace(file, []byte("who: age >= 50"), []byte("who: age >= 70"), 1), w)
	if err != nil {
		t.Fatal(err)
	}
	days := []byname.Day{byname.OnDay(2026, 4, 30), byname.OnDay(2026, 5, 31), byname.OnDay(2026, 6, 30)}
	homes := fallsTown(4000)
	const salt = 5
	trial, set, err := programme.NewTrial(tried, live, days, w, salt)
	if err != nil {
		t.Fatal(err)
	}
	err = set.Over(context.Background(), days, slices.Values(homes), func(h signal.Home, found []signal.Finding) {
		trial.Home(h, found, func(m int) []string { return []string{h.Members[m].Sex.String()} }, func(int) bool { return true })
	})
	if err != nil {
		t.Fatal(err)
	}
	whom := func(p programme.Programme, day byname.Day) map[byname.PersonID]bool {
		set, err := programme.Compile([]programme.Programme{p}, w)
		if err != nil {
			t.Fatal(err)
		}
		signals, err := set.EvaluateAll(context.Background(), day, slices.Values(homes))
		if err != nil {
			t.Fatal(err)
		}
		all := map[byname.PersonID]bool{}
		for _, s := range signals {
			all[s.Person] = true
		}
		return all
	}
	same := func(what string, got outcome.Headcount, want func(byname.PersonID) bool, among map[byname.PersonID]bool) {
		var c outcome.Headcount
		for id := range among {
			if want(id) {
				c.Add(uint64(id), salt)
			}
		}
		if c != got || c.N == 0 {
			t.Errorf("%s: %d people, want %d", what, got.N, c.N)
		}
	}
	var byDay []map[byname.PersonID]bool
	for i, day := range days {
		byDay = append(byDay, whom(tried, day))
		same("found", trial.Found[i], func(byname.PersonID) bool { return true }, byDay[i])
	}
	same("new", trial.New[2], func(id byname.PersonID) bool { return !byDay[1][id] }, byDay[2])
	before := whom(live[at], days[2])
	same("no longer found", trial.NoLonger, func(id byname.PersonID) bool { return !byDay[2][id] }, before)
	if trial.Newly.N != 0 {
		t.Errorf("fewer ages find %d more", trial.Newly.N)
	}
	crisis := slices.IndexFunc(live, func(p programme.Programme) bool { return p.ID == "crisis" })
	other := whom(live[crisis], days[2])
	same("both", trial.Both[crisis], func(id byname.PersonID) bool { return other[id] }, byDay[2])
	if g := trial.Groups[0]["not stated"]; g.Found != trial.Found[2] || g.People != trial.People {
		t.Errorf("everybody is of one group, which has %d of %d", g.Found.N, trial.Found[2].N)
	}
	rent := slices.IndexFunc(tried.Offer, func(s programme.Offered) bool { return s.ID == "rent" })
	if everybody, some := trial.Steps[0], trial.Steps[rent]; everybody != trial.Found[2] || some.N == 0 || some.N >= everybody.N {
		t.Errorf("steps for everybody and for some: %d and %d of %d", everybody.N, some.N, trial.Found[2].N)
	}
	examples := trial.Examples()
	if len(examples) != 10 || slices.ContainsFunc(examples, func(id byname.PersonID) bool { return !byDay[2][id] }) {
		t.Errorf("examples: %v", examples)
	}
}

// fallsTown is a town of people who fall, are frail, owe rent and are in
// distress, all within the last year.
func fallsTown(people int) []signal.Home {
	kinds := []string{"ambulance.call.fall", "frailty.severe", "housing.arrears", "ed.attendance.self_harm", "gp.contact", "gp.contact", "gp.contact"}
	homes := town(people, 6)
	n := 0
	for _, h := range homes {
		for _, m := range h.Members {
			for i := range m.Events {
				e := &m.Events[i]
				n++
				e.Kind = kinds[n%len(kinds)]
				e.At = byname.OnDay(2026, 6, 30).Start() - byname.Minute(n*7919%400*1440)
			}
			slices.SortFunc(m.Events, func(a, b population.Event) int { return int(a.At - b.At) })
		}
	}
	return homes
}
