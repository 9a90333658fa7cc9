package work

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/plan"
)

// atTheirOwnDoor: a door shows the plan as it was agreed, to the person it was
// agreed with; what was noted along the way, what they have not heard of yet,
// and what a household's others said is not there.
func atTheirOwnDoor(t *testing.T, w *Work, id byname.PersonID) {
	ctx := context.Background()
	lee, colin := worker(t, w, "lee"), worker(t, w, "colin")
	ask := CodeAsk{Uses: 20, Days: 30, Reach: "Lee, 0161 496 0000, mornings", Alone: true}
	for what, bad := range map[string]CodeAsk{
		"never": {Days: 1, Reach: "x", Alone: true}, "for ever": {Uses: 1, Days: 1000, Reach: "x", Alone: true},
		"nobody to call": {Uses: 1, Days: 1, Alone: true}, "not alone": {Uses: 1, Days: 1, Reach: "x"},
	} {
		if _, _, err := w.GiveCode(ctx, lee, id, bad); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, _, err := w.GiveCode(ctx, colin, id, ask); !errors.Is(err, byname.ErrDenied) {
		t.Error("who does not read the plan gives a code:", err)
	}
	// A child, and somebody about whom something is restricted: no code, in the
	// same words.
	for _, record := range []feed.Key{"gp/gp_practice/100318", "gp/gp_practice/104410"} {
		build, err := w.Builds.Current()
		ok(t, err)
		other, err := build.ByRecord(record)
		ok(t, err)
		ok(t, w.GiveReason(ctx, lee, other, "support", "They asked for help at the desk"))
		if _, _, err := w.GiveCode(ctx, lee, other, ask); err == nil || err.Error() != errNoDoor.Error() {
			t.Errorf("%s is given a code: %v", record, err)
		}
		if d, err := w.Doorway(ctx, lee, other); err != nil || d.May {
			t.Errorf("the page of %s offers one: %v", record, err)
		}
	}
	code, _, err := w.GiveCode(ctx, lee, id, ask)
	ok(t, err)
	self := func() guard.Self {
		t.Helper()
		token, err := w.OpenDoor(ctx, code.Reveal())
		ok(t, err)
		s, err := w.AtDoor(ctx, token)
		ok(t, err)
		return s
	}
	mine := func() MyPlan {
		t.Helper()
		p, err := w.MyPlan(ctx, self())
		ok(t, err)
		return p
	}
	if p := mine(); p.There || p.Name.Reveal() != "Amina" || p.Reach != ask.Reach {
		t.Errorf("without a plan: %+v", p)
	}
	ok(t, w.StartPlan(ctx, lee, id, nil, "To cook again"))
	step := func(s NewStep) { ok(t, w.AddStep(ctx, lee, id, current(t, w, lee, id), s)) }
	step(NewStep{Title: "Try the chair class", Owner: "mcc-care", Part: "health", Reason: "Her daughter says that she drinks"})
	step(NewStep{Title: "An officer calls", Owner: "gmp", Reason: "The neighbours rang"})
	step(NewStep{Title: "A safe word", Owner: "mcc-care", Part: "safety", Reason: "She asked"})
	step(NewStep{Title: "Rings at ten, when he is out", Owner: "mcc-care", Part: "health", Reason: "Nobody knew yet that she is afraid"})
	if p := mine(); !p.There || p.Agreed != 0 || len(p.Steps) > 0 || !p.Matters.IsZero() {
		t.Errorf("before it was agreed: %+v", p)
	}
	ok(t, w.AgreePlan(ctx, lee, id, latest, "at her table"))
	step(NewStep{Title: "A way out", Owner: "mcc-care", Reason: "She has not heard of this yet"})
	ok(t, w.AlterStep(ctx, lee, id, latest, 1, "Stop her drinking", "health", ""))
	ok(t, w.AlterStep(ctx, lee, id, latest, 4, "Rings at ten, when he is out", "safety", ""))
	p := mine()
	if len(p.Steps) != 1 || p.Steps[0].Title != "Try the chair class" || p.Matters.Reveal() != "To cook again" || p.Since < 2 || p.Lead != "Lee" {
		t.Errorf("as it was agreed: %+v", p)
	}
	for _, secret := range []string{"drinks", "neighbours", "officer", "safe word", "way out", "Stop her", "Rings at ten"} {
		if strings.Contains(fmt.Sprintf("%+v", p), secret) {
			t.Errorf("the door says %q", secret)
		}
	}
	moreAtTheDoor(t, w, id, self)
	looked, err := w.WhoLooked(ctx, lee, id, 1)
	ok(t, err)
	if !slices.ContainsFunc(looked.Looks, func(l Look) bool {
		return strings.HasPrefix(l.Worker, "The person") && l.What == "read their own plan"
	}) {
		t.Error("what she read herself is not written down")
	}
}

// moreAtTheDoor: what somebody says and chooses at their door reaches their
// team; who looked is named when they know them, and not otherwise.
func moreAtTheDoor(t *testing.T, w *Work, id byname.PersonID, self func() guard.Self) {
	ctx := context.Background()
	lee := worker(t, w, "lee")
	_, err := w.addAccount(ctx, NewAccount{Account: "pip", Name: "Pip Hale", Agency: "gmp", Job: "police officer", Roles: []guard.Role{guard.Worker}})
	ok(t, err)
	ok(t, w.GiveReason(ctx, worker(t, w, "pip"), id, "support", "The neighbours rang about her"))
	team, err := w.MyTeam(ctx, self())
	ok(t, err)
	if len(team.Helpers) != 2 || !team.Helpers[0].Leads || team.Helpers[0].Name != "Lee" || !slices.Equal(team.Helpers[1].Does, []string{"Try the chair class"}) {
		t.Errorf("the team is %+v", team)
	}
	looks, _, err := w.MyLooks(ctx, self(), 1)
	ok(t, err)
	text := fmt.Sprintf("%+v", looks)
	if strings.Contains(text, "Pip") || strings.Contains(text, "Police") || strings.Contains(text, "neighbours") || !strings.Contains(text, "Lee") {
		t.Errorf("who looked: %s", text)
	}
	if !slices.ContainsFunc(looks, func(l MyLook) bool { return l.You }) || !slices.ContainsFunc(looks, func(l MyLook) bool { return !l.You && l.Who == "" }) {
		t.Error("her own looks, or those of whom she does not know, are not told")
	}

	ok(t, w.SayAtDoor(ctx, self(), SaidWrong, "It is my sister, not my daughter"))
	ok(t, w.SayAtDoor(ctx, self(), SaidWrong, "It is my sister, not my daughter")) // the button back
	if err := w.SayAtDoor(ctx, self(), SaidWrong, " "); !errors.Is(err, byname.ErrInvalid) {
		t.Error("nothing at all is sent:", err)
	}
	told := func(kind string) int {
		t.Helper()
		list, err := w.Notices(ctx, lee)
		ok(t, err)
		n := 0
		for _, x := range list.Notices {
			if x.Words == NoticeWords[kind] {
				n++
			}
		}
		return n
	}
	waits := func() int { t.Helper(); return told(ToldSaid) }
	door, err := w.Doorway(ctx, lee, id)
	ok(t, err)
	if waits() != 1 || len(door.Heard) != 1 || door.Heard[0].Words.Reveal() != "It is my sister, not my daughter" {
		t.Fatalf("Lee is told %d times and hears %+v", waits(), door.Heard)
	}
	ok(t, w.AnswerDoor(ctx, lee, id, door.Heard[0].Number, "Put right. Sorry!"))
	if err := w.AnswerDoor(ctx, lee, id, door.Heard[0].Number, "Twice"); !errors.Is(err, byname.ErrConflict) {
		t.Error("answered twice:", err)
	}
	if words, err := w.MyWords(ctx, self()); err != nil || waits() != 0 || words[0].Answer.Reveal() != "Put right. Sorry!" || words[0].By != "Lee" {
		t.Errorf("she reads %+v, %v", words, err)
	}

	choices := func() MyChoices {
		t.Helper()
		c, err := w.MyChoices(ctx, self())
		ok(t, err)
		return c
	}
	ok(t, w.SayNoToPlanning(ctx, self()))
	// Whoever hurts her may have her code, and want nobody to look out for her.
	if c := choices(); !c.Planning || c.All || !c.Ends || told(ToldDoorNo) != 1 {
		t.Errorf("a no to planning: %+v; Lee is told %d times", c, told(ToldDoorNo))
	}
	if said, err := w.Objections(ctx, lee, id); err != nil || len(said.Said) != 1 || said.Said[0].By != "" {
		t.Errorf("Lee reads %+v, %v", said.Said, err)
	}
	ok(t, w.SayYesToPlanning(ctx, self()))
	ok(t, w.SayAtDoor(ctx, self(), SaidNo, ""))
	// A no to all sharing would end what helps her: it is spoken of first.
	if c := choices(); c.Planning || c.All || !c.Asked || waits() != 1 {
		t.Errorf("asked to say no: %+v, %d", c, waits())
	}

	ok(t, w.SayFeelings(ctx, self(), map[string]int{"managing": 9, "made up": 3}))
	if err := w.SayFeelings(ctx, self(), nil); !errors.Is(err, byname.ErrInvalid) {
		t.Error("no answer is kept:", err)
	}
	felt, err := w.Feelings(ctx, lee, id)
	ok(t, err)
	if last := felt.Said[len(felt.Said)-1]; !last.Own || last.Answers[4] != 9 {
		t.Errorf("Lee reads %+v", felt.Said)
	}
	c, err := w.MyCopy(ctx, self())
	ok(t, err)
	file, err := c.File()
	ok(t, err)
	var read struct {
		Steps []struct{ Title string }
		Wrote []struct{ Words, Answer string }
		Felt  []struct{ Answers map[string]int } `json:"managing"`
	}
	ok(t, json.Unmarshal(file.Body, &read))
	if len(read.Steps) != 1 || len(read.Wrote) != 2 || read.Felt[len(read.Felt)-1].Answers["managing"] != 9 || strings.Contains(string(file.Body), id.String()) {
		t.Errorf("the copy is %s", file.Body)
	}
}

// TestWhoseIsAtADoor: a child's door shows what is the child's, and nothing of
// whoever else the plan is for.
func TestWhoseIsAtADoor(t *testing.T) {
	w := &Work{Place: Place{Sharing: &guard.Sharing{}}}
	for _, c := range []struct {
		door, of byname.PersonID // whose door; whose step, 0 for all
		shown    bool
	}{{0, 0, true}, {0, 1, true}, {0, 2, false}, {2, 2, true}, {2, 1, false}, {2, 0, false}, {2, 3, false}} {
		m := mine{there: true, member: c.door, now: plan.Plan{Person: 1, With: []byname.PersonID{2, 3}}}
		if m.owns(c.of) != c.shown {
			t.Errorf("at the door of %d, what is of %d: shown %v", c.door, c.of, !c.shown)
		}
	}
	// An agency that nobody knows is not named.
	if w.atDoor("nobody") {
		t.Error("an agency that is not of the place is named")
	}
}

// current is the version of a plan.
func current(t *testing.T, w *Work, who Who, id byname.PersonID) int {
	t.Helper()
	p, err := w.Plan(context.Background(), who, id)
	ok(t, err)
	return p.Version
}
