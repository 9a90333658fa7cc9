package web

import (
	"byname"
	"byname/team"
)

func (d *door) lead(a ask) (answer, error) { return d.showLead(a, nil) }

func (d *door) showLead(a ask, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	w, err := d.work.LeadFor(a.ctx(), *a.who, id)
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	p := leadPage{page: a.page("Who leads", "/team", toTeam, toPerson(id, w.Preferred)), Lead: w, To: a.sent("to"), Weight: a.sent("weight"), Words: a.sent("words")}
	if p.Problems = problems; problems != nil {
		return again(leadFor(p))
	}
	return shows(leadFor(p))
}

// handedWeights are how a form names them.
var handedWeights = map[string]team.Weight{"light": team.Light, "usual": team.Usual, "heavy": team.Heavy}

// handOver makes somebody else the lead.
func (d *door) handOver(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	err = d.work.HandOver(a.ctx(), *a.who, id, byname.WorkerID(a.sent("to")), handedWeights[a.sent("weight")], a.sent("words"))
	if problems, ok := wrong(err, "to", "weight", "words"); ok {
		return d.showLead(a, problems)
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(leadHref(id), "handed")
}
