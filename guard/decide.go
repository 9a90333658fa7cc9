package guard

import (
	"strings"

	"github.com/cedar-policy/cedar-go"

	"byname"
)

// ReasonLetters is how long a written reason is at least: long enough not to
// be a single word.
const ReasonLetters = 10

func isReason(s string) bool { return len(strings.TrimSpace(s)) >= ReasonLetters }

// verdict is what was decided about one person.
type verdict struct {
	granted bool
	need    bool
	rule    string // the policies that decided
	ground  string
	refused Refusal
}

// agreed says whether an agreement in force lets the worker's agency be shown
// something: for the purpose asked, and if the glass were broken.
type agreed struct{ now, emergency bool }

// persons decides for each person; those to whom the worker stands alike are
// decided once.
func (p policies) persons(who Who, r Request, agreed agreed, standings []Standing) []verdict {
	known := map[Relation]verdict{}
	verdicts := make([]verdict, len(standings))
	for i, s := range standings {
		v, ok := known[s.Relation]
		if !ok {
			v = p.person(who, r, agreed, s.Relation)
			known[s.Relation] = v
		}
		verdicts[i] = v
	}
	return verdicts
}

func (p policies) person(who Who, r Request, agreed agreed, s Relation) verdict {
	if !s.Known {
		return verdict{rule: "unknown", refused: Refusal{"unknown", NothingHelps,
			byname.NotFound("person", "a person of the current build", "look them up again")}}
	}
	resource := cedar.RecordMap{
		"listed": cedar.Boolean(s.Listed), "near": cedar.Boolean(s.Near), "own": cedar.Boolean(s.Own),
		"named": cedar.Boolean(s.Named), "restricted": cedar.Boolean(s.Restricted), "objects": cedar.Boolean(s.Objects),
		"referred": cedar.Boolean(s.Referred), "no_planning": cedar.Boolean(s.NoPlanning),
	}
	about := func(reason bool) cedar.RecordMap {
		return cedar.RecordMap{"purpose": cedar.String(r.Purpose), "agreed": cedar.Boolean(agreed.now),
			"reason": cedar.Boolean(reason), "emergency": cedar.Boolean(r.Emergency), "queued": cedar.Boolean(r.Queued), "sheet": cedar.Boolean(r.Sheet)}
	}
	action := "open"
	if r.List {
		action = "list"
	}
	given := isReason(r.Reason)
	d := p.ask(who, action, resource, about(given))
	if d.granted {
		need := p.ask(who, "need", resource, about(given))
		return verdict{granted: true, need: need.granted, rule: d.rule(), ground: p.note(d.ids, "ground")}
	}
	// What would help is found by asking again as if it had been done.
	remedy := NothingHelps
	switch {
	case !given && p.ask(who, action, resource, about(true)).granted:
		remedy = GiveReason
	case !r.List && !r.Emergency && !r.Queued && !r.Sheet && p.ask(who, action, resource, cedar.RecordMap{"purpose": cedar.String("emergency"),
		"agreed": cedar.Boolean(agreed.emergency), "reason": cedar.True, "emergency": cedar.True, "queued": cedar.False, "sheet": cedar.False}).granted:
		remedy = BreakGlass
	}
	return verdict{rule: d.rule(), refused: p.refuse(d, "seeing a person", remedy)}
}

func (p policies) run(who Who, r Request, agreed bool) verdict {
	d := p.ask(who, "run", cedar.RecordMap{}, cedar.RecordMap{"purpose": cedar.String(r.Purpose),
		"agreed": cedar.Boolean(agreed), "reason": cedar.Boolean(isReason(r.Reason)), "emergency": cedar.False, "queued": cedar.False, "sheet": cedar.False})
	if d.granted {
		return verdict{granted: true, rule: d.rule()}
	}
	return verdict{rule: d.rule(), refused: p.refuse(d, "running over everybody", NothingHelps)}
}
