package plan_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"byname"
	"byname/plan"
)

// What holds everything up is the first step of the longest chain; when a step
// of it is not done, that is what holds, and no day is promised.
func TestCriticalPath(t *testing.T) {
	b := open(t)
	is := func(want string) {
		t.Helper()
		if p := b.plan.CriticalPath(b.now.Day()); fmt.Sprint(p.Steps, p.Done, p.Holds, p.Stuck) != want {
			t.Errorf("the path is %v %v %v %v, want %s", p.Steps, p.Done, p.Holds, p.Stuck, want)
		}
	}
	is("[1 2 3] 2026-03-14 1 false") // two days, then fourteen, then twenty-eight
	b.now += 10 * 1440               // the visit is late: everything moves
	is("[1 2 3] 2026-03-22 1 false")
	b.do(plan.Finish{Step: 1})
	is("[2 3] 2026-03-22 2 false")
	b.do(plan.GiveUp{Step: 2, Reason: "nobody in"})
	is("[2 3]  2 true")
	b.do(plan.Reorder{Step: 3, After: []plan.StepID{1}})
	is("[4] 2026-03-12 4 false")
	if p := (plan.Plan{}).CriticalPath(b.now.Day()); len(p.Steps) > 0 {
		t.Errorf("a plan without steps has the path %v", p)
	}
}

// Whatever the plan: each step of the path waits for the one before, the
// first waits for nothing open, and nothing else ends later.
func TestAnyCriticalPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _, err := plan.FromProgramme(falls, agencies, 7, "w1", start)
		if err != nil {
			t.Fatal(err)
		}
		now := start
		for range rapid.IntRange(0, 15).Draw(t, "length") {
			now += byname.Minute(rapid.IntRange(0, 3000).Draw(t, "minutes"))
			changes, _ := plan.Decide(p, anyCommand(t, p, now.Day()), plan.Hand{Worker: "w1"}, now)
			p = plan.Apply(p, changes...)
		}
		path := p.CriticalPath(now.Day())
		if open := len(openOf(p)); (open > 0) != (len(path.Steps) > 0) {
			t.Fatalf("%d steps are open and the path has %v", open, path.Steps)
		}
		for i, id := range path.Steps {
			s, _ := p.Step(id)
			if i > 0 && !waits(s, path.Steps[i-1]) {
				t.Fatalf("step %d does not wait for %d", id, path.Steps[i-1])
			}
			if i > 0 && !s.Open() {
				t.Fatalf("step %d has ended and is on the path", id)
			}
			if !path.Stuck && s.Due > path.Done {
				t.Fatalf("step %d is due after the path is done", id)
			}
		}
		if path.Stuck != (len(path.Steps) > 0 && state(p, path.Holds) == plan.NotDone) {
			t.Fatalf("stuck %v, held by a step that is %s", path.Stuck, state(p, path.Holds))
		}
	})
}

func openOf(p plan.Plan) (open []plan.Step) {
	for _, s := range p.Steps {
		if s.Open() {
			open = append(open, s)
		}
	}
	return open
}

func waits(s plan.Step, on plan.StepID) bool {
	for _, w := range s.WaitsFor {
		if w == on {
			return true
		}
	}
	return false
}

func state(p plan.Plan, id plan.StepID) plan.State {
	s, _ := p.Step(id)
	return s.State
}

// A household's plan has each member's own part; what is said of one changes
// nothing of another.
func TestEachMembersOwnPart(t *testing.T) {
	changes, err := plan.Decide(plan.Plan{}, plan.Begin{Person: 7, With: []byname.PersonID{8}, Lead: "nurse"}, plan.Hand{Worker: "nurse"}, start)
	if err != nil {
		t.Fatal(err)
	}
	b := &book{t, plan.Apply(plan.Plan{}, changes...), start, plan.Hand{Worker: "nurse"}}
	b.do(plan.Say{Matters: "My own front door", Call: "Kev"})
	b.do(plan.Say{For: 8, Matters: "School with my friends", Call: "Jay", About: "Ask mum first"})
	b.do(plan.Want{For: 8, Words: "To play on Saturdays"})
	b.do(plan.Free{Title: "A place in the team", Agency: "schools", For: 8, Part: "family", Why: "he asked", WithinDays: 2, Working: true})
	b.refused(plan.Say{For: 9, Matters: "x"}, byname.ErrNotFound, "somebody whom the plan is for")
	b.refused(plan.Free{Title: "x", Agency: "gp", For: 9, Why: "y"}, byname.ErrNotFound, "somebody whom the plan is for")
	if b.plan.Matters.Reveal() != "My own front door" || b.plan.Of(8).Call.Reveal() != "Jay" || b.plan.Goals[0].For != 8 {
		t.Errorf("the plan is %+v", b.plan)
	}
	b.do(plan.Join{Person: 9})
	b.do(plan.Say{For: 9, Matters: "A bed of my own"})
	if again, err := plan.Decide(b.plan, plan.Join{Person: 9}, b.by, b.now); len(again) != 0 || err != nil || len(b.plan.With) != 2 || b.plan.Of(9).Matters.Reveal() != "A bed of my own" {
		t.Errorf("who joined twice: %v, %v, %+v", again, err, b.plan.With)
	}
	b.is("1 A place in the team ready 2026-02-02") // Thursday and two working days
}

// The plan is agreed as it is; what changes afterwards is counted until it is
// agreed again.
func TestAgreed(t *testing.T) {
	b := open(t)
	all := []plan.Change{}
	do := func(c plan.Command) {
		t.Helper()
		changes, err := plan.Decide(b.plan, c, b.by, b.now)
		if err != nil {
			t.Fatal(err)
		}
		b.plan, all = plan.Apply(b.plan, changes...), append(all, changes...)
	}
	if since := plan.SinceAgreed(all); since != -1 {
		t.Errorf("never agreed, and %d since", since)
	}
	do(plan.Agree{How: "at her table, with her daughter"})
	if b.plan.Agreed != b.now.Day() || b.plan.AgreedAt != b.plan.Version {
		t.Errorf("agreed %v at %d of %d", b.plan.Agreed, b.plan.AgreedAt, b.plan.Version)
	}
	do(plan.Finish{Step: 1, Outcome: "done"})
	if since := plan.SinceAgreed(all); since != 0 {
		t.Errorf("a step was done, and %d changes want agreeing", since)
	}
	do(plan.Give{Step: 2, Agency: "northfold"})
	do(plan.Alter{Step: 2, Title: "Make the home warm", Part: "housing"})
	if since := plan.SinceAgreed(all); since != 2 {
		t.Errorf("%d changes want agreeing, want 2", since)
	}
	b.refused(plan.Agree{}, byname.ErrInvalid, "say why")
	b.refused(plan.Alter{Step: 2}, byname.ErrInvalid, "as you would to the person")
}

// Two versions are compared by what they say; a form that is sent twice is
// known again, one with other words is not.
func TestCompareAndRepeat(t *testing.T) {
	b := open(t)
	_, all, err := plan.FromProgramme(falls, agencies, 7, "nurse", start)
	if err != nil {
		t.Fatal(err)
	}
	seen := len(all)
	say := plan.Say{Matters: "To cook again", About: "Slowly"}
	dog := plan.Free{Title: "A place for the dog", Agency: "mcc-housing", Why: "no bed takes a dog", Cost: 100, Budget: "team", Limit: 1000}
	for _, c := range []plan.Command{say, dog} {
		changes, err := plan.Decide(plan.At(all, len(all)), c, b.by, b.now)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, changes...)
	}
	dog.Limit = 0 // paying may have made it wait for the lead
	for what, c := range map[string]struct {
		c    plan.Command
		by   plan.Hand
		want bool
	}{
		"the same words":      {say, b.by, true},
		"the same step":       {dog, b.by, true},
		"somebody else’s":     {say, plan.Hand{Worker: "w2"}, false},
		"other words":         {plan.Say{Matters: "To cook again, on Fridays", About: "Slowly"}, b.by, false},
		"what was never done": {plan.Want{Words: "x"}, b.by, false},
	} {
		if got := plan.Repeats(all, seen, c.c, c.by, b.now+5); got != c.want {
			t.Errorf("%s: repeats %v", what, got)
		}
	}
	list := plan.Compare(plan.At(all, seen), plan.At(all, len(all)))
	var got []string
	for _, d := range list {
		got = append(got, d.What+": "+d.Before.Reveal()+" > "+d.Then.Reveal())
	}
	if want := "[What matters:  > To cook again How best to support:  > Slowly New step:  > A place for the dog]"; fmt.Sprint(got) != want {
		t.Errorf("compared: %v\nwant %s", got, want)
	}
	if list := plan.Compare(plan.At(all, seen), plan.At(all, seen)); len(list) != 0 {
		t.Errorf("a version differs from itself: %v", list)
	}
}
