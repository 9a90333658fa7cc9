package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

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
		return d.orAskWhy(a, id, err)
	}
	p := personPage{page: a.page("A person", "/team", toTeam), Person: w, Filter: filter, Asked: sent}
	if problems != nil {
		p.Problems = problems(w)
		return again(person(p))
	}
	return shows(person(p))
}

// orAskWhy leads to where a refusal can be remedied, when it can. Who does not
// help people opens nobody but for a reason of their own work.
func (d *door) orAskWhy(a ask, id byname.PersonID, err error) (answer, error) {
	remedy := guard.What(err)
	if errors.Is(err, byname.ErrDenied) && !is(a.who, helps...) {
		remedy = guard.GiveReason
	}
	if a.r.Method != http.MethodGet {
		return answer{}, err
	}
	if errors.Is(err, byname.ErrNotFound) {
		return d.orBecame(a, id, err)
	}
	next := "?next=" + url.QueryEscape(a.r.URL.Path)
	switch remedy {
	case guard.GiveReason:
		return goes("/guard/"+id.String()+"/reason"+next, "")
	case guard.BreakGlass:
		return goes("/guard/"+id.String()+"/emergency"+next, "")
	}
	return answer{}, err
}

// orBecame leads from an id that ended to the same page of who they are now:
// a link that somebody kept still finds them.
func (d *door) orBecame(a ask, id byname.PersonID, err error) (answer, error) {
	now, lost := d.work.Became(a.ctx(), id)
	if lost != nil || now == id {
		return answer{}, err
	}
	return goes(strings.Replace(a.r.URL.Path, id.String(), now.String(), 1), "")
}
