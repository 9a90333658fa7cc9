package web

import (
	"byname"
	"byname/guard"
	"byname/work"
)

func (d *door) person(a ask) (answer, error) {
	return d.showPerson(a, actForm{}, nil)
}

// showPerson shows a person; the form and the problems are those of what was
// just sent about them.
func (d *door) showPerson(a ask, sent actForm, problems func(work.Person) []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	filter := work.TimelineFilter{Agency: byname.AgencyID(a.query("agency")), Class: a.query("kind")}
	w, err := d.work.Person(a.ctx(), *a.who, id, filter)
	if err != nil {
		return d.orAskWhy(id, err)
	}
	p := personPage{page: a.page("A person", "/team", toTeam), Person: w, Filter: filter, Asked: sent}
	if problems != nil {
		p.Problems = problems(w)
		return again(person(p))
	}
	return shows(person(p))
}

// orAskWhy leads to where a refusal can be remedied, when it can.
func (d *door) orAskWhy(id byname.PersonID, err error) (answer, error) {
	switch guard.What(err) {
	case guard.GiveReason:
		return goes("/guard/"+id.String()+"/reason", "")
	case guard.BreakGlass:
		return goes("/guard/"+id.String()+"/emergency", "")
	}
	return answer{}, err
}
