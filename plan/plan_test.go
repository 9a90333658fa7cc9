package plan_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"byname"
	"byname/plan"
)

var (
	day    = byname.OnDay(2026, 2, 10)
	amy    = plan.Maker{By: "amy", At: day.Start() + 600}
	nurse  = plan.Owner{Agency: "gp", Worker: "amy"}
	care   = plan.Owner{Agency: "mcc-care"}
	opened = plan.Opening{Person: 7, Anchor: "gp/gp_practice/1", Lead: "amy"}
	falls  = plan.Offer{
		Version: plan.Version{Programme: "falls", Version: "a1"},
		Steps: []plan.OfferedStep{
			{Key: "equip", Title: "Rails and a raised seat are fitted", Owner: care, After: []string{"assess", "visit"}, Within: 14},
			{Key: "visit", Title: "Somebody visits you at home", Owner: nurse, Within: 2},
			{Key: "assess", Title: "Your falls are looked into", Owner: care, After: []string{"visit"}, Within: 7},
		},
	}
)

func begin(t testing.TB, offers ...plan.Offer) plan.Plan {
	t.Helper()
	changes, err := plan.Begin(amy, opened, offers...)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Fold(17, changes)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func after(t testing.TB, p plan.Plan, changes []plan.Change, err error) plan.Plan {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	next, err := p.After(changes)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func states(p plan.Plan) string {
	var s []string
	for _, step := range p.Steps {
		s = append(s, string(step.State()))
	}
	return strings.Join(s, " ")
}

func TestFinishingAStepReleasesTheNext(t *testing.T) {
	p := begin(t, falls)
	if got := states(p); got != "ready waiting waiting" {
		t.Fatalf("a new plan is %s", got)
	}
	if first := p.Steps[0]; first.Title != "Somebody visits you at home" || first.Due != day+2 {
		t.Fatalf("first comes %q, due %v", first.Title, first.Due)
	}
	if p.Steps[1].Due != 0 {
		t.Error("a waiting step's clock runs")
	}
	later := plan.Maker{By: "amy", At: (day + 3).Start()}
	changes, err := p.Done(later, 1, "")
	p = after(t, p, changes, err)
	if got := states(p); got != "done ready waiting" || p.Steps[1].Due != day+10 {
		t.Fatalf("after the visit the plan is %s, the next due %v", got, p.Steps[1].Due)
	}
	if _, err := p.Done(later, 3, ""); !errors.Is(err, byname.ErrConflict) || !strings.Contains(err.Error(), "looked into") {
		t.Errorf("a step was done before what it waits for: %v", err)
	}
	if !p.Steps[1].Overdue(day+11) || p.Steps[1].Overdue(day+10) {
		t.Error("a step is overdue the day after it was due")
	}
}

func TestAStepThatWasNotDoneHoldsUntilSomebodySaysGoAhead(t *testing.T) {
	p := begin(t, falls)
	if _, err := p.NotDone(amy, 1, " "); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("no reason was asked: %v", err)
	}
	changes, err := p.NotDone(amy, 1, "she is with her daughter")
	p = after(t, p, changes, err)
	if got := states(p); got != "not_done waiting waiting" {
		t.Fatalf("the plan is %s", got)
	}
	changes, err = p.GoAhead(amy, 2, "assessed at her daughter's")
	p = after(t, p, changes, err)
	if got := states(p); got != "not_done ready waiting" {
		t.Fatalf("the plan is %s", got)
	}
}

func TestACircleIsRefusedAndNamed(t *testing.T) {
	round := plan.Offer{Version: plan.Version{Programme: "round"}, Steps: []plan.OfferedStep{
		{Key: "a", Title: "A key safe", After: []string{"c"}}, {Key: "b", Title: "A boiler", After: []string{"a"}}, {Key: "c", Title: "A care package", After: []string{"b"}}}}
	_, err := plan.Begin(amy, opened, round)
	for _, title := range []string{"A key safe", "A boiler", "A care package"} {
		if err == nil || !strings.Contains(err.Error(), title) {
			t.Errorf("the error does not name %q: %v", title, err)
		}
	}
	p := begin(t, falls)
	if _, err := p.WaitFor(amy, 1, []int{3}); !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), "Rails") {
		t.Errorf("a circle was made: %v", err)
	}
	if _, err := p.WaitFor(amy, 2, []int{2}); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("a step waits for itself: %v", err)
	}
}

func TestAFreeStepWithinTheLimitIsReadyAndAboveItAsksTheLead(t *testing.T) {
	p := begin(t)
	kennels := plan.FreeStep{Title: "Kennels for fourteen nights", Owner: nurse, Cost: 25900, Reason: "no bed takes the dog"}
	changes, err := p.AddFree(amy, kennels, 50000)
	p = after(t, p, changes, err)
	deposit := plan.FreeStep{Title: "A room that takes the dog", Owner: nurse, After: []int{1}, Cost: 24101, Reason: "so that they come in"}
	changes, err = p.AddFree(amy, deposit, 50000)
	p = after(t, p, changes, err)
	if got := states(p); got != "ready asked" || p.Paid() != 25900 {
		t.Fatalf("a penny above the limit for one person: %s, %v paid", got, p.Paid())
	}
	if _, err := p.Done(amy, 2, ""); !errors.Is(err, byname.ErrConflict) {
		t.Error("a step was done before its money was agreed")
	}
	changes, err = p.Agree(plan.Maker{By: "lead", At: amy.At}, 2)
	p = after(t, p, changes, err)
	if got := states(p); got != "ready waiting" || p.Paid() != 50001 {
		t.Fatalf("after the lead's yes: %s, %v paid", got, p.Paid())
	}
	for _, bad := range []plan.FreeStep{
		{Title: "", Owner: nurse, Reason: "x"}, {Title: "x", Owner: nurse}, {Title: "x", Reason: "x"}, {Title: "x", Owner: nurse, Reason: "x", Cost: -1}} {
		if _, err := p.AddFree(amy, bad, 50000); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%+v was taken: %v", bad, err)
		}
	}
}

func TestAnAgencyAnswersFromItsOwnSystem(t *testing.T) {
	p := begin(t, falls)
	changes, err := p.Done(amy, 1, "")
	p = after(t, p, changes, err)
	later := plan.Maker{By: "mcc-care", At: (day + 9).Start()}
	file := "reference,outcome,date,note\n17-2,done,2026-02-14,rail by the bath\n17-9,done,2026-02-14,\n17-2,perhaps,2026-02-14,\n17-2,not done,2026-02-14,\n17-1,not done,31/02/2026,x\nshort\n"
	answers, refused, err := plan.ReadAnswers(strings.NewReader("\ufeff" + file))
	if err != nil || len(answers) != 2 || len(refused) != 4 || refused[0].Line != 4 {
		t.Fatalf("%v, %v, %v", answers, refused, err)
	}
	if _, err := p.Answer(later, "gmfrs", answers[0]); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("another agency answered for a step: %v", err)
	}
	if _, err := p.Answer(later, "mcc-care", answers[1]); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a step that is not there was answered: %v", err)
	}
	changes, err = p.Answer(later, "mcc-care", answers[0])
	p = after(t, p, changes, err)
	if got := states(p); got != "done done ready" || p.Steps[1].Ended.String() != "2026-02-14" || p.Steps[2].Due.String() != "2026-02-28" {
		t.Fatalf("after the answer: %s, ended %v, next due %v", got, p.Steps[1].Ended, p.Steps[2].Due)
	}
	if changes, err := p.Answer(later, "mcc-care", answers[0]); err != nil || changes != nil {
		t.Errorf("the same answer again: %v, %v", changes, err)
	}
	for name, bad := range map[string]string{"no header": "17-2,done,2026-02-14,\n", "open quote": "reference,outcome,date,note\n\"17-2,done\n"} {
		if a, _, err := plan.ReadAnswers(strings.NewReader(bad)); !errors.Is(err, byname.ErrInvalid) || a != nil {
			t.Errorf("%s: %v, %v", name, a, err)
		}
	}
}

// Whatever workers do, the plan is the fold of its changes as they were kept,
// and its promises hold.
func TestAnyWalkKeepsThePromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		history, err := plan.Begin(amy, opened, falls)
		if err != nil {
			t.Fatal(err)
		}
		p, err := plan.Fold(17, history)
		if err != nil {
			t.Fatal(err)
		}
		at := amy.At
		for range rapid.IntRange(0, 30).Draw(t, "moves") {
			at += byname.Minute(rapid.IntRange(0, 3000).Draw(t, "later"))
			m := plan.Maker{By: "amy", At: at}
			step := rapid.IntRange(0, len(p.Steps)+1).Draw(t, "step")
			other := rapid.SliceOfN(rapid.IntRange(1, len(p.Steps)), 0, 3).Draw(t, "after")
			was := states(p)
			var changes []plan.Change
			switch rapid.IntRange(0, 8).Draw(t, "move") {
			case 0:
				changes, err = p.Done(m, step, "done")
			case 1:
				changes, err = p.NotDone(m, step, "not now")
			case 2:
				changes, err = p.WaitFor(m, step, other)
			case 3:
				changes, err = p.AddFree(m, plan.FreeStep{Title: "x", Owner: care, After: other, Reason: "y",
					Cost: byname.Pence(rapid.IntRange(0, 40000).Draw(t, "cost"))}, 50000)
			case 4:
				changes, err = p.Agree(m, step)
			case 5:
				changes, err = p.Refuse(m, step, "no")
			case 6:
				changes, err = p.GoAhead(m, step, "yes")
			case 7:
				changes, err = p.HandOver(m, step, nurse)
			case 8:
				changes, err = p.Start(m, step)
			}
			if err != nil {
				if states(p) != was {
					t.Fatal("a refused change changed the plan")
				}
				continue
			}
			next, err := p.After(changes)
			if err != nil {
				t.Fatalf("what was decided cannot be done: %v", err)
			}
			p = next
			for _, c := range changes {
				b, err := plan.Encode(c)
				if err != nil {
					t.Fatal(err)
				}
				back, err := plan.Decode(b)
				if err != nil {
					t.Fatal(err)
				}
				back.At, back.By = c.At, c.By
				history = append(history, back)
			}
			for _, s := range p.Steps {
				holds := len(p.Holding(s)) > 0
				if state := s.State(); (state == plan.Waiting) != holds && state != plan.Asked && s.Ended == 0 {
					t.Fatalf("step %d is %s, held: %v", s.Number, state, holds)
				}
			}
		}
		replayed, err := plan.Fold(17, history)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(replayed, p) {
			t.Fatalf("the fold of the history is another plan:\n%+v\n%+v", replayed, p)
		}
	})
}
