package plan_test

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byname"
	"byname/internal/calendar"
	"byname/plan"
)

var update = flag.Bool("update", false, "write what is made from the code anew")

var promise = plan.Promise{Hours: calendar.Office, Answer: calendar.Clock{Within: 2, Unit: calendar.WorkingDays}, Finish: calendar.Clock{Within: 14, Unit: calendar.Days}}

func asked(t interface {
	Helper()
	Fatal(...any)
}, send bool) plan.Referral {
	t.Helper()
	turns, err := plan.Ask(plan.Asking{Person: 7, Service: "visit", Agency: "gmfrs", Sender: "gp"}, "Alarms, please", "She hears badly", send, promise, "nurse", start)
	if err != nil {
		t.Fatal(err)
	}
	return plan.ApplyTurns(plan.Referral{}, turns...)
}

// The published rules: a reason is required for rejected, on hold, failed and
// cancelled; anything may be entered in error; every stand but that can be
// left, and every one can be reached.
func TestWaysAreThePublishedOnes(t *testing.T) {
	reached := map[plan.Stand]bool{plan.Draft: true}
	seen := map[[2]plan.Stand]bool{}
	for _, w := range plan.Ways {
		pair := [2]plan.Stand{w.From, w.To}
		if seen[pair] {
			t.Errorf("two ways lead from %s to %s", w.From, w.To)
		}
		seen[pair], reached[w.To] = true, true
		switch w.To {
		case plan.Rejected, plan.OnHold, plan.Failed, plan.Cancelled, plan.InError:
			if w.Words == "" {
				t.Errorf("%s to %s needs no reason", w.From, w.To)
			}
		}
		if w.From == plan.InError {
			t.Errorf("what was entered in error becomes %s", w.To)
		}
	}
	for _, s := range plan.Stands {
		if !reached[s] || s != plan.InError && !seen[[2]plan.Stand{s, plan.InError}] {
			t.Errorf("%s cannot be reached, or not be entered in error", s)
		}
	}
}

// docs/plan.md shows the table as the code has it.
func TestWaysAreDrawn(t *testing.T) {
	const page, from, to = "../docs/referral.md", "<!-- ways -->\n", "<!-- /ways -->"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), from)
	_, after, ok2 := strings.Cut(rest, to)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for the ways", page)
	}
	drawn := before + from + plan.DrawWays() + to + after
	if *update {
		if err := os.WriteFile(page, []byte(drawn), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if drawn != string(text) {
		t.Errorf("%s is not what the code says: go test ./plan -run TestWaysAreDrawn -update", page)
	}
}

// Whatever is asked of a referral: it takes only ways of the table, by the
// right side, with the words they need; its clocks run while somebody should
// act and no longer; what is stored adds up to it.
func TestAnyReferral(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := start
		turns, _ := plan.Ask(plan.Asking{Person: 7, Service: "visit", Agency: "gmfrs", Sender: "gp"}, "Alarms", "", rapid.Bool().Draw(t, "send"), promise, "nurse", now)
		r := plan.ApplyTurns(plan.Referral{}, turns...)
		for range rapid.IntRange(0, 25).Draw(t, "length") {
			now += byname.Minute(rapid.IntRange(0, 3000).Draw(t, "minutes"))
			to := rapid.SampledFrom(plan.Stands).Draw(t, "to")
			side := rapid.SampledFrom([]plan.Side{plan.Sender, plan.Receiver}).Draw(t, "side")
			said := rapid.SampledFrom([]string{"", "because"}).Draw(t, "said")
			by := plan.Hand{Worker: byname.WorkerID(rapid.SampledFrom([]string{"nurse", "frank", "fiona"}).Draw(t, "by"))}
			var more []plan.Turn
			var err error
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				more, err = r.Claim(by.Worker, now)
			case 1:
				more, err = r.HandBack(by.Worker, now)
			default:
				more, err = r.Turn(to, said, side, by, promise, now)
				way, there := r.Stand.Way(to)
				if err == nil && len(more) > 0 && (!there || way.By != side || way.Words != "" && said == "") {
					t.Fatalf("%s went from %s to %s saying %q", side, r.Stand, to, said)
				}
				if r.Stand == to && said == "" && (err != nil || len(more) > 0) {
					t.Fatalf("the same form twice: %v, %v", more, err)
				}
			}
			var problem *byname.Problem
			if err != nil && (!errors.As(err, &problem) || len(more) > 0) {
				t.Fatalf("%v with %d turns", err, len(more))
			}
			r, turns = plan.ApplyTurns(r, more...), append(turns, more...)
			switch {
			case (r.AnswerBy != 0) != (r.Stand == plan.Requested):
				t.Fatalf("%s and its answer is due %s", r.Stand, r.AnswerBy)
			case (r.FinishBy != 0) != r.Stand.With():
				t.Fatalf("%s and it is to be done by %s", r.Stand, r.FinishBy)
			case r.Stand == plan.Requested && r.Sent == 0:
				t.Fatal("asked, and nobody knows when")
			}
		}
		text, err := json.Marshal(turns)
		if err != nil {
			t.Fatal(err)
		}
		var read []plan.Turn
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(r, plan.ApplyTurns(plan.Referral{}, read...), same); d != "" {
			t.Error(d)
		}
	})
}

func TestAReferralCloses(t *testing.T) {
	r := asked(t, true)
	if r.AnswerBy.String() != "2026-02-02 17:00" || r.FinishBy.String() != "2026-02-12 23:59" {
		t.Errorf("asked on Thursday, to be answered by %s and done by %s", r.AnswerBy, r.FinishBy)
	}
	turn := func(to plan.Stand, said string, side plan.Side) {
		t.Helper()
		more, err := r.Turn(to, said, side, plan.Hand{Worker: "frank"}, promise, start+60)
		if err != nil {
			t.Fatal(err)
		}
		r = plan.ApplyTurns(r, more...)
	}
	turn(plan.Accepted, "", plan.Receiver)
	if r.Claimed != "frank" || r.Late(r.FinishBy) != "" || r.Late(r.FinishBy+1) != "finish" {
		t.Errorf("accepted by %q", r.Claimed)
	}
	if _, err := r.Turn(plan.Failed, " ", plan.Receiver, plan.Hand{Worker: "frank"}, promise, start); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("failed without a word: %v", err)
	}
	turn(plan.Failed, "nobody in, three times", plan.Receiver)
	turn(plan.Requested, "her daughter is there after four", plan.Sender)
	if r.Claimed != "" || r.AnswerBy == 0 || r.Said.Reveal() != "her daughter is there after four" {
		t.Errorf("asked again: %+v", r)
	}
	reference := plan.ReferralReference(7, 12)
	if p, n, err := plan.ParseReferralReference(reference); p != 7 || n != 12 || err != nil {
		t.Errorf("%s reads as %v, %v, %v", reference, p, n, err)
	}
	for _, bad := range []string{"", "P0000007", plan.Reference(7, 12), "P0000007-R0"} {
		if _, _, err := plan.ParseReferralReference(bad); err == nil {
			t.Errorf("%q is no reference", bad)
		}
	}
}
