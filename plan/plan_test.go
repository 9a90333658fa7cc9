package plan_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"byname"
	"byname/plan"
)

// book is a plan and the hand that writes in it.
type book struct {
	*testing.T
	plan plan.Plan
	now  byname.Minute
	by   plan.Hand
}

func (b *book) do(c plan.Command) {
	b.Helper()
	changes, err := plan.Decide(b.plan, c, b.by, b.now)
	if err != nil {
		b.Fatalf("%T: %v", c, err)
	}
	b.plan = plan.Apply(b.plan, changes...)
}

func (b *book) refused(c plan.Command, kind error, words string) {
	b.Helper()
	_, err := plan.Decide(b.plan, c, b.by, b.now)
	if !errors.Is(err, kind) || !strings.Contains(fmt.Sprint(err), words) {
		b.Errorf("%T: got %v, want %v that speaks of %q", c, err, kind, words)
	}
}

// is compares steps with one line each: id, state, due day.
func (b *book) is(want string) {
	b.Helper()
	var got []string
	for _, s := range b.plan.Steps {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%d %s %s %s", s.ID, s.Title, s.State, s.Due)))
	}
	var lines []string
	for _, line := range strings.Split(strings.TrimSpace(want), "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	if g, w := strings.Join(got, "\n"), strings.Join(lines, "\n"); g != w {
		b.Errorf("the plan is\n%s\nwant\n%s", g, w)
	}
}

func open(t *testing.T) *book {
	p, _, err := plan.FromProgramme(falls, agencies, 7, "nurse", start)
	if err != nil {
		t.Fatal(err)
	}
	return &book{t, p, start, plan.Hand{Worker: "nurse"}}
}

func TestDoneStepsReleaseTheNext(t *testing.T) {
	b := open(t)
	b.is(`1 Hear what matters ready 2026-01-31
		2 Make the home safer waiting
		3 Join a balance class waiting
		4 Have eyes tested ready 2026-03-12`)
	b.refused(plan.Finish{Step: 2}, byname.ErrConflict, "it is waiting")
	b.do(plan.Finish{Step: 1, Outcome: "a Sylheti interpreter next time"})
	b.is(`1 Hear what matters done 2026-01-31
		2 Make the home safer ready 2026-02-12
		3 Join a balance class waiting
		4 Have eyes tested ready 2026-03-12`)

	b.now += 3 * 1440
	b.do(plan.GiveUp{Step: 2, Reason: "nobody in, key safe missing"})
	if stuck := b.plan.Stuck(); len(stuck) != 1 || stuck[0].ID != 3 {
		t.Errorf("stuck are %v, want the class", stuck)
	}
	b.do(plan.Reorder{Step: 3, After: []plan.StepID{1}})
	b.is(`1 Hear what matters done 2026-01-31
		2 Make the home safer not_done 2026-02-12
		3 Join a balance class ready 2026-03-01
		4 Have eyes tested ready 2026-03-12`)
	b.do(plan.Reopen{Step: 1, Reason: "she was not in"})
	b.is(`1 Hear what matters ready 2026-02-03
		2 Make the home safer not_done 2026-02-12
		3 Join a balance class waiting
		4 Have eyes tested ready 2026-03-12`)
}

func TestARoundOfStepsIsNamed(t *testing.T) {
	b := open(t)
	b.refused(plan.Reorder{Step: 1, After: []plan.StepID{3}}, byname.ErrInvalid, "“Hear what matters”, then “Join a balance class”")
	b.refused(plan.Reorder{Step: 4, After: []plan.StepID{4}}, byname.ErrInvalid, "“Have eyes tested”")
	circle := falls
	circle.Steps = append([]plan.Offered{}, falls.Steps...)
	circle.Steps[0].WaitsFor = []string{"class"}
	if _, _, err := plan.FromProgramme(circle, agencies, 7, "nurse", start); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("an offer that goes round was taken: %v", err)
	}
}

// The team pays for what no programme foresaw; above the limit for one person
// the lead says yes first, and never to what they asked for themselves.
func TestAStepNobodyForesaw(t *testing.T) {
	b := open(t)
	kennel := plan.Free{Title: "A place for the dog", Agency: "mcc-housing", WithinDays: 1, Why: "no bed takes a dog", Cost: 49640, Budget: "team", Limit: 50000}
	b.refused(plan.Free{Title: "A place for the dog", Agency: "mcc-housing"}, byname.ErrInvalid, "a reason in plain words")
	b.refused(plan.Free{Title: "Kennel", Agency: "mcc-housing", Why: "dog", Cost: 1}, byname.ErrInvalid, "name the budget")
	b.do(kennel)
	kennel.Title, kennel.Cost = "A second night", 361
	b.do(kennel)
	b.is(`1 Hear what matters ready 2026-01-31
		2 Make the home safer waiting
		3 Join a balance class waiting
		4 Have eyes tested ready 2026-03-12
		5 A place for the dog ready 2026-01-30
		6 A second night asked`)
	b.refused(plan.Countersign{Step: 6}, byname.ErrDenied, "second pair of eyes")
	b.by.Worker = "lead"
	b.do(plan.Countersign{Step: 6})
	if s, _ := b.plan.Step(6); s.State != plan.Ready || s.Countersigned != "lead" {
		t.Errorf("after the lead's yes the step is %v", s)
	}
	if paid := b.plan.PaidFrom("team"); paid != 50001 {
		t.Errorf("the team pays %v, want £500.01", paid)
	}
	if cost := b.plan.Cost(); cost != 4125+6000+50001 {
		t.Errorf("the plan costs %v", cost)
	}
}

// Another agency answers its step in a file from its own system.
func TestAnAnswerFile(t *testing.T) {
	b := open(t)
	b.do(plan.Finish{Step: 1})
	b.do(plan.Refer{Step: 2, Reference: "FSV-77"})
	b.now += 2 * 1440
	file := "\ufeffoutcome,step_reference,date,note,officer\r\n" +
		"done,FSV-77,2026-01-30,two alarms fitted,PH\r\n" +
		"done,P0000007-9,2026-01-30,,\r\n" +
		"not_done," + plan.Reference(7, 3) + ",2026-01-30,\r\n" +
		"maybe,FSV-78,2026-01-30,,PH\r\n" +
		"done,FSV-79,30/01/2026,,PH\r\n"
	answers, err := plan.ReadAnswers(strings.NewReader(file))
	if len(answers) != 2 || strings.Count(fmt.Sprint(err), "answer file, line") != 3 {
		t.Fatalf("%d answers and %v", len(answers), err)
	}
	b.by = plan.Hand{Agency: "gmfrs"}
	b.do(answers[0])
	b.do(answers[0]) // the same file again
	if s, _ := b.plan.Step(2); s.State != plan.Done || s.Outcome.Reveal() != "two alarms fitted" || s.Ended != byname.OnDay(2026, 1, 30) {
		t.Errorf("the fire service's step is %+v", s)
	}
	if s, _ := b.plan.Step(3); s.State != plan.Ready {
		t.Errorf("the class is %s, want ready", s.State)
	}
	b.refused(answers[1], byname.ErrNotFound, "step reference")
	b.refused(plan.Answer{Reference: plan.Reference(7, 4), Done: true}, byname.ErrDenied, "its own steps")
	if _, err := plan.ReadAnswers(strings.NewReader("reference,outcome\n")); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("a file without its columns was taken: %v", err)
	}
	for _, bad := range []string{"", "P0000007", "P0000007-0", "7-1"} {
		if _, _, err := plan.ParseReference(bad); err == nil {
			t.Errorf("%q is no reference", bad)
		}
	}
	if person, step, err := plan.ParseReference(plan.Reference(7, 3)); person != 7 || step != 3 || err != nil {
		t.Errorf("the reference reads as %v %v %v", person, step, err)
	}
}

// What matters comes first, in the person's own words; and a plan ends once.
func TestTheirOwnWords(t *testing.T) {
	b := open(t)
	b.do(plan.Say{Matters: "To pray with my daughter on Fridays", About: "Speak Sylheti, slowly"})
	b.do(plan.Want{Words: "To get to the mosque by myself"})
	if printed := fmt.Sprintf("%v %+v %#v", b.plan, b.plan, b.plan.Goals); strings.Contains(printed, "mosque") || strings.Contains(printed, "Fridays") {
		t.Errorf("their words came out in %s", printed)
	}
	version := b.plan.Version
	b.do(plan.Say{Matters: "To pray with my daughter on Fridays", About: "Speak Sylheti, slowly"})
	if b.plan.Version != version {
		t.Error("saying the same again was a change")
	}
	b.now += 1440
	b.do(plan.Reach{Goal: 1})
	if b.plan.Goals[0].Reached != byname.OnDay(2026, 1, 30) {
		t.Errorf("the goal was reached %v", b.plan.Goals[0].Reached)
	}
	b.refused(plan.Want{}, byname.ErrInvalid, "in their words")
	b.refused(plan.Begin{Person: 7, Lead: "nurse"}, byname.ErrConflict, "no plan yet")
	b.do(plan.End{Why: "she is steady, and says so"})
	b.refused(plan.Say{Matters: "more"}, byname.ErrConflict, "begin another")
	if _, err := plan.Decide(plan.Plan{}, plan.Want{Words: "x"}, b.by, b.now); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a plan that was never begun was changed: %v", err)
	}
}

func TestOverdue(t *testing.T) {
	b := open(t)
	s, _ := b.plan.Step(1)
	if due := s.Due; s.Overdue(due) || !s.Overdue(due+1) {
		t.Error("a step is overdue on the day after it was due")
	}
}
