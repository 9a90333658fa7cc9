package web

import (
	"cmp"

	"byname"
	"byname/govern"
	"byname/work"
)

func (d *door) objection(a ask) (answer, error) {
	return d.showObjection(a, objectionPage{}, nil)
}

func (d *door) showObjection(a ask, p objectionPage, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	w, err := d.work.Objections(a.ctx(), *a.who, id)
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	p.Voice = cmp.Or(p.Voice, string(govern.Themselves))
	p.page, p.Objections = a.page("What they say no to", "/team", toTeam, toPerson(id, w.Preferred)), w
	if p.Problems = problems; problems != nil {
		return again(objection(p))
	}
	return shows(objection(p))
}

// noProblems say what is missing of a no.
var noProblems = map[string]string{"scope": "Choose what they say no to", "voice": "Choose who says so",
	"ended": "Write down what they said, in a few words"}

// object writes a no down. After one to all sharing, whoever wrote it may not
// be able to open the person any more.
func (d *door) object(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	p := objectionPage{Scope: a.sent("scope"), Voice: a.sent("voice"), Words: a.sent("words"), Said: a.sent("said")}
	n := work.NewObjection{Scope: govern.Scope(p.Scope), Voice: govern.Voice(p.Voice), Words: p.Words}
	if p.Said != "" {
		if n.Said, err = byname.ParseDay(p.Said); err != nil {
			return d.showObjection(a, p, []problem{{"said", "Write the day such as 2026-02-10, or leave it empty"}})
		}
	}
	err = d.work.Object(a.ctx(), *a.who, id, n)
	if problems, ok := wrong(err, "scope", "voice", "said", "words"); ok {
		if text := noProblems[problems[0].Field]; text != "" {
			problems[0].Text = text
		}
		return d.showObjection(a, p, problems)
	}
	switch {
	case err != nil:
		return d.orAskWhy(a, id, err)
	case n.Scope == govern.ToAll && is(a.who, helps...):
		return goes("/team", "objects")
	}
	return goes(objectionHref(id), "objects")
}

// endObjection writes down that a no is taken back.
func (d *door) endObjection(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	p := objectionPage{Ending: a.sent("scope"), Ended: a.sent("ended")}
	err = d.work.EndObjection(a.ctx(), *a.who, id, govern.Scope(p.Ending), p.Ended)
	if problems, ok := wrong(err, "ended"); ok {
		problems[0] = problem{"ended-" + fieldID(p.Ending), noProblems["ended"]}
		return d.showObjection(a, p, problems)
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(objectionHref(id), "objects-no-more")
}
