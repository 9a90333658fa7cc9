package plan_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byname"
	"byname/plan"
)

var start = byname.OnDay(2026, 1, 29).Start() + 9*60

// falls is an offer of three steps, one after another, and one beside them.
var falls = plan.Offer{Programme: "falls", Version: "1", Title: "Steady on your feet", Steps: []plan.Offered{
	{Name: "visit", Title: "Hear what matters", By: "social_care", WithinDays: 2, Cost: 4125},
	{Name: "home", Title: "Make the home safer", By: "fire", WaitsFor: []string{"visit"}, WithinDays: 14, Cost: 6000},
	{Name: "class", Title: "Join a balance class", By: "charity", WaitsFor: []string{"visit", "home"}, WithinDays: 28},
	{Name: "eyes", Title: "Have eyes tested", By: "gp", WithinDays: 42},
}}

var agencies = map[string]byname.AgencyID{"social_care": "mcc-care", "fire": "gmfrs", "charity": "foodbank", "gp": "gp"}

// same compares words, which are hidden from cmp as from everybody else.
var same = cmp.Comparer(func(a, b plan.Words) bool { return a == b })

// anyCommand may or may not make sense for the plan as it is.
func anyCommand(t *rapid.T, p plan.Plan, today byname.Day) plan.Command {
	step := plan.StepID(rapid.IntRange(0, len(p.Steps)+1).Draw(t, "step"))
	words := rapid.SampledFrom([]string{"", "because"}).Draw(t, "words")
	day := today + byname.Day(rapid.IntRange(-3, 3).Draw(t, "day"))
	var after []plan.StepID
	for range rapid.IntRange(0, 2).Draw(t, "how many before") {
		after = append(after, plan.StepID(rapid.IntRange(1, len(p.Steps)+1).Draw(t, "before")))
	}
	switch rapid.IntRange(0, 15).Draw(t, "command") {
	case 0:
		return plan.Follow{Offer: falls, Agencies: agencies}
	case 1:
		return plan.Say{Matters: words, About: "slowly"}
	case 2:
		return plan.Want{Words: words}
	case 3:
		return plan.Reach{Goal: plan.GoalID(step)}
	case 4, 5:
		cost := byname.Pence(rapid.SampledFrom([]int{0, 10000, 30000}).Draw(t, "cost"))
		return plan.Free{Title: "Something else", Agency: "northfold", After: after, WithinDays: 3, Why: words, Cost: cost, Budget: "team", Limit: 50000}
	case 6:
		return plan.Countersign{Step: step}
	case 7:
		return plan.Start{Step: step}
	case 8, 9:
		return plan.Finish{Step: step, Day: day, Outcome: words}
	case 10:
		return plan.GiveUp{Step: step, Day: day, Reason: words}
	case 11:
		return plan.Reopen{Step: step, Reason: words}
	case 12:
		return plan.Give{Step: step, Agency: "gp", Worker: "w2"}
	case 13:
		return plan.Reorder{Step: step, After: after}
	case 14:
		return plan.Refer{Step: step, Reference: words}
	}
	return plan.Answer{Reference: plan.Reference(p.Person, step), Done: words == "", Day: day, Note: words}
}

// Whatever is asked of a plan, in whatever order, the plan is the sum of its
// changes and its steps stand as their order says.
func TestRandomWalksKeepThePlanWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, all, err := plan.FromProgramme(falls, agencies, 7, "w1", start)
		if err != nil {
			t.Fatal(err)
		}
		now := start
		for range rapid.IntRange(0, 25).Draw(t, "length") {
			now += byname.Minute(rapid.IntRange(0, 3000).Draw(t, "minutes"))
			by := rapid.SampledFrom([]plan.Hand{{Worker: "w1"}, {Worker: "w2"}, {Agency: "gmfrs"}, {Agency: "mcc-care"}}).Draw(t, "by")
			command := anyCommand(t, p, now.Day())
			before := p
			changes, err := plan.Decide(p, command, by, now)
			again, _ := plan.Decide(p, command, by, now)
			if !reflect.DeepEqual(changes, again) {
				t.Fatal("the same question was answered twice in two ways")
			}
			if err != nil {
				var problem *byname.Problem
				if !errors.As(err, &problem) || len(changes) > 0 {
					t.Fatalf("%T: %v with %d changes", command, err, len(changes))
				}
			}
			p = plan.Apply(p, changes...)
			if d := cmp.Diff(before, plan.Apply(before), same); d != "" {
				t.Fatal("applying changed the plan it was given: ", d)
			}
			all = append(all, changes...)
			whole(t, p, now.Day())
		}
		text, err := json.Marshal(all)
		if err != nil {
			t.Fatal(err)
		}
		var read []plan.Change
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(p, plan.Apply(plan.Plan{}, read...), same); d != "" {
			t.Error("the changes as stored do not add up to the plan: ", d)
		}
	})
}

func whole(t *rapid.T, p plan.Plan, today byname.Day) {
	var paid byname.Pence
	for i, s := range p.Steps {
		waits := slices.ContainsFunc(s.WaitsFor, func(w plan.StepID) bool { return p.Steps[w-1].State != plan.Done })
		switch {
		case s.ID != plan.StepID(i+1):
			t.Fatalf("step %d is called %d", i+1, s.ID)
		case s.State == plan.Waiting && !waits:
			t.Fatalf("step %d waits for nothing", s.ID)
		case (s.State == plan.Ready || s.State == plan.Doing) && (waits || s.Due == 0):
			t.Fatalf("step %d is %s, waits %v, due %v", s.ID, s.State, waits, s.Due)
		case s.State == plan.Waiting && s.Due != 0:
			t.Fatalf("step %d waits and is due", s.ID)
		case s.Open() != (s.Ended == 0) || s.Ended > today:
			t.Fatalf("step %d is %s and ended %v", s.ID, s.State, s.Ended)
		case s.State == plan.NotDone && s.Outcome.IsZero():
			t.Fatalf("step %d was given up without a reason", s.ID)
		case s.Free() && s.Why.IsZero():
			t.Fatalf("step %d was added without a reason", s.ID)
		}
		if s.Budget == "team" && s.State != plan.NotDone && s.State != plan.Asked && s.Countersigned == "" {
			paid += s.Cost
		}
		if s.Countersigned != "" && s.Countersigned == s.AskedBy {
			t.Fatal("somebody said yes to their own cost")
		}
	}
	if paid > 50000 {
		t.Fatalf("%v was spent with nobody's yes", paid)
	}
	// Taking ready steps away until none is left takes all there are: no step
	// waits for itself, by whatever way round.
	left := map[plan.StepID]bool{}
	for _, s := range p.Steps {
		left[s.ID] = true
	}
	for again := true; again; {
		again = false
		for _, s := range p.Steps {
			if left[s.ID] && !slices.ContainsFunc(s.WaitsFor, func(w plan.StepID) bool { return left[w] }) {
				delete(left, s.ID)
				again = true
			}
		}
	}
	if len(left) > 0 {
		t.Fatalf("steps %v wait for one another", left)
	}
}
