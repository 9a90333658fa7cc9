package work

import (
	"fmt"
	"strings"
	"testing"

	"byname"
	"byname/plan"
)

// A referral is answered in time when its service says yes or no before the
// clock runs out; each time it is asked it can be late once.
func TestAnswerEvents(t *testing.T) {
	const start = byname.Minute(30_000_000)
	due := start + 3*24*60
	asked := plan.Turn{At: start, To: plan.Requested, AnswerBy: due}
	turn := func(at byname.Minute, to plan.Stand) plan.Turn { return plan.Turn{At: at, To: to} }
	again := plan.Turn{At: due + 90, To: plan.Requested, AnswerBy: due + 5000}
	for _, c := range []struct {
		name  string
		turns []plan.Turn
		now   byname.Minute
		want  string
	}{
		{"yes", []plan.Turn{asked, turn(start+60, plan.Accepted), turn(due+9000, plan.Completed)}, due + 9999, "in_time"},
		{"no", []plan.Turn{asked, turn(due, plan.Rejected)}, due + 1, "in_time"},
		{"too late", []plan.Turn{asked, turn(due+1, plan.Accepted)}, due + 2, "late"},
		{"nobody answers", []plan.Turn{asked}, due + 1, "late"},
		{"there is still time", []plan.Turn{asked}, due, ""},
		{"taken back in time", []plan.Turn{asked, turn(start+9, plan.Cancelled)}, due + 9, ""},
		{"claimed, then no answer", []plan.Turn{asked, {At: start + 9, Claim: "kim"}}, due + 9, "late"},
		{"no, and asked again", []plan.Turn{asked, turn(start+9, plan.Rejected), again, turn(due+200, plan.Accepted)}, due + 900, "in_time in_time"},
		{"late, taken back, asked again in vain", []plan.Turn{asked, turn(due+9, plan.Cancelled), again}, due + 6000, "late late"},
		{"a service without a clock", []plan.Turn{{At: start, To: plan.Requested}, turn(due+99, plan.Accepted)}, due + 999, ""},
		{"a draft", []plan.Turn{{At: start, To: plan.Draft}}, due + 999, ""},
	} {
		var got []string
		for _, e := range answerEvents(c.turns, c.now) {
			got = append(got, strings.TrimPrefix(e.Kind, "referral.answered."))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
	if e := answerEvents([]plan.Turn{asked, turn(due+1, plan.Accepted)}, due+2)[0]; e.Day != due.Day() {
		t.Errorf("late on %s, not on the day it was due", e.Day)
	}
}

// A step that ended is of those it is for.
func TestStepEvents(t *testing.T) {
	p := plan.Plan{Steps: []plan.Step{{State: plan.Done, Ended: 46000}, {State: plan.Done, Ended: 46001, For: 7}, {State: plan.NotDone, Ended: 46002, For: 8}, {}}}
	if got := fmt.Sprint(stepEvents(p, 7)); strings.Count(got, stepDone) != 2 || strings.Contains(got, stepNotDone) {
		t.Error(got)
	}
	if got := fmt.Sprint(stepEvents(p, 8)); strings.Count(got, stepDone) != 1 || strings.Count(got, stepNotDone) != 1 {
		t.Error(got)
	}
}
