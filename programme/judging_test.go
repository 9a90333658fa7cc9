package programme_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"

	"byname"
	"byname/feed"
	"byname/outcome"
	"byname/population"
	"byname/programme"
	"byname/signal"
)

// A judgement counted in one pass over homes is what counting by hand comes
// to: whom the rules find on the day, who comes to harm after it, how the
// oldest and the most often met compare, and since when each was found.
func TestJudgingIsCountingByHand(t *testing.T) {
	falls, w := the(t, "falls"), words(t)
	last := byname.OnDay(2026, 6, 30)
	from := last - byname.Day(falls.Success.Foresees.Days())
	homes := fallsTown(4000)
	n := 0
	for i := range homes {
		for m := range homes[i].Members {
			life := &homes[i].Members[m]
			life.Sex = byname.Female + byname.Sex(n%2)
			if n++; n%9 == 0 { // in hospital after a fall, some before they were found
				e := population.Event{Event: feed.Event{Kind: "admission.emergency.fall", At: (last - byname.Day(n%260)).Start()}, Agency: "mft"}
				life.Events = append(life.Events, e)
				slices.SortStableFunc(life.Events, func(a, b population.Event) int { return int(a.At - b.At) })
			}
			if n%50 == 0 {
				life.Died = from - 10 // is not judged
			}
		}
	}
	efforts := outcome.Efforts{"ambulance": {Kind: "ambulance", Cost: 100}, "admission": {Kind: "admission", Cost: 1000}}
	v := judged(t, falls, w, efforts, last, homes)

	set, err := programme.Compile([]programme.Programme{falls}, w)
	if err != nil {
		t.Fatal(err)
	}
	signals, err := set.EvaluateAll(context.Background(), from, slices.Values(homes))
	if err != nil {
		t.Fatal(err)
	}
	found := map[byname.PersonID]bool{}
	for _, s := range signals {
		found[s.Person] = true
	}
	type somebody struct {
		born     byname.Day
		contacts int
		harmed   bool
	}
	var want outcome.Fourfold
	bySex := map[string]*outcome.Fourfold{"female": {}, "male": {}}
	var leads []float64
	var everybody []somebody
	for _, h := range homes {
		for m := range h.Members {
			l := &h.Members[m]
			if l.Died != 0 {
				continue
			}
			p := somebody{born: l.Born.Reveal()}
			harm := byname.Day(0)
			for _, e := range l.Events {
				day := e.At.Day()
				if (feed.Under(e.Kind, "ambulance") || feed.Under(e.Kind, "admission")) && day <= from && day > from-365 {
					p.contacts++
				}
				if e.Kind == "admission.emergency.fall" && day > from && day <= last && harm == 0 {
					harm = day
				}
			}
			p.harmed = harm != 0
			everybody = append(everybody, p)
			want.Add(found[l.ID], p.harmed, 1)
			bySex[l.Sex.String()].Add(found[l.ID], p.harmed, 1)
			if p.harmed {
				for _, s := range set.Evaluate(h.Facts(m, harm-1)) {
					leads = append(leads, float64(harm-s.Since))
				}
			}
		}
	}
	if v.All != want || want.Hit == 0 || want.FalseAlarm == 0 || want.Missed == 0 {
		t.Errorf("%+v, want %+v", v.All, want)
	}
	for _, sex := range []string{"female", "male"} {
		if v.Groups[0][sex] != *bySex[sex] {
			t.Errorf("%s: %+v, want %+v", sex, v.Groups[0][sex], *bySex[sex])
		}
	}
	slices.Sort(leads)
	slices.Sort(v.Leads)
	if !slices.Equal(v.Leads, leads) || v.Before != int64(len(leads)) || v.Harms != want.Harmed() {
		t.Errorf("%d leads of %d, want %d of %d", len(v.Leads), v.Harms, len(leads), want.Harmed())
	}
	hits := func(better func(a, b somebody) int) (least, most int64) { // ties may fall either way
		sorted := slices.SortedFunc(slices.Values(everybody), better)
		edge := sorted[want.Found()-1]
		for i, p := range sorted {
			switch tied := better(p, edge) == 0; {
			case tied && p.harmed:
				most++
			case int64(i) < want.Found() && p.harmed:
				least++
				most++
			}
		}
		return least, most
	}
	for i, better := range []func(a, b somebody) int{
		func(a, b somebody) int { return cmp.Compare(a.born, b.born) },
		func(a, b somebody) int { return cmp.Compare(b.contacts, a.contacts) },
	} {
		least, most := hits(better)
		r := v.Rivals[i]
		if r.Found() != want.Found() || r.Harmed() != want.Harmed() || r.Hit < least || r.Hit > most {
			t.Errorf("%s: %+v, want from %d to %d of %d found", r.Name, r.Fourfold, least, most, want.Found())
		}
	}
	var here, observed float64
	for _, b := range v.Expected {
		here += b.Here
		if b.Count > b.Population {
			t.Errorf("more harm than people: %+v", b)
		}
	}
	if observed = float64(v.Observed); here != float64(want.Found()) || observed != float64(want.Hit) {
		t.Errorf("calibrated on %v people and %v harms", here, observed)
	}
}

func judged(t *testing.T, p programme.Programme, w programme.Words, efforts outcome.Efforts, last byname.Day, homes []signal.Home) programme.Verdict {
	t.Helper()
	j, err := programme.NewJudging([]programme.Programme{p}, last, w, efforts)
	if err != nil {
		t.Fatal(err)
	}
	err = j.Set.Over(context.Background(), j.Days, slices.Values(homes), func(h signal.Home, found []signal.Finding) {
		j.Home(h, found, func(m int) []string { return []string{h.Members[m].Sex.String()} })
	})
	if err != nil {
		t.Fatal(err)
	}
	return j.Verdicts()[0]
}

// Who was told of at the time is judged, whatever the rules would find today;
// and where the truth is known, harm is what it says.
func TestJudgingByWhatWasToldAndByTheTruth(t *testing.T) {
	w, last := words(t), byname.OnDay(2026, 6, 30)
	homes := fallsTown(200)
	j, err := programme.NewJudging([]programme.Programme{the(t, "falls")}, last, w, nil)
	if err != nil {
		t.Fatal(err)
	}
	j.Told = func(id byname.PersonID, _ int) bool { return id <= 10 }
	j.Truth = func(id byname.PersonID) []programme.Harm {
		switch {
		case id%5 == 0: // harmed in the time
			return []programme.Harm{{Began: last - 400, Day: last - 1, Programmes: 1}}
		case id%5 == 1: // in need, never harmed
			return []programme.Harm{{Began: last - 400, Programmes: 1}}
		case id%5 == 2: // another programme's
			return []programme.Harm{{Began: last - 400, Day: last - 1, Programmes: 2}}
		}
		return nil
	}
	err = j.Set.Over(context.Background(), j.Days, slices.Values(homes), func(h signal.Home, found []signal.Finding) {
		j.Home(h, found, func(int) []string { return nil })
	})
	if err != nil {
		t.Fatal(err)
	}
	v := j.Verdicts()[0]
	people := v.All.All()
	want := outcome.Fourfold{Hit: 2, FalseAlarm: 8, Missed: people/5 - 2}
	want.Rest = people - want.Found() - want.Missed
	if v.All != want || v.Need.Hit != 4 || v.Need.FalseAlarm != 6 {
		t.Errorf("%s: all %+v, need %+v", fmt.Sprint(want), v.All, v.Need)
	}
}
