package web

import (
	"fmt"
	"slices"

	"byname"
	"byname/work"
)

// act takes what a team says to a finding.
func (d *door) act(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	f := actForm{Programme: a.sent("programme"), Say: a.sent("say"),
		Values: map[string]string{"until": a.sent("until"), "because": a.sent("because"), "known": a.sent("known")}}
	fields, err := d.say(a, id, f)
	if _, bad := wrong(err, "say"); bad && fields != nil {
		return d.showPerson(a, f, func(w work.Person) []problem {
			problems, _ := wrong(err, fields...)
			problems[0].Field = fieldOf(w, f, problems[0].Field)
			return problems
		})
	}
	if err != nil {
		return answer{}, err
	}
	return goes(personHref(id), f.Say)
}

// say asks work for what the form says, and names the fields that it reads.
func (d *door) say(a ask, id byname.PersonID, f actForm) (fields []string, err error) {
	switch f.Say {
	case "not-now":
		until, err := byname.ParseDay(f.Values["until"])
		if err != nil {
			return []string{"until"}, byname.Invalid("until", "a day after today", "choose the day it should come back")
		}
		return []string{"because", "until"}, d.work.NotNow(a.ctx(), *a.who, id, f.Programme, until, f.Values["because"])
	case "not-right":
		return []string{"because"}, d.work.NotRight(a.ctx(), *a.who, id, f.Programme, f.Values["because"])
	case "known":
		return []string{"known"}, d.work.AlreadyKnown(a.ctx(), *a.who, id, f.Programme, f.Values["known"])
	}
	return nil, byname.Invalid("what to say", "not now, not right or known", "open the person again and choose one")
}

// fieldOf is the id of a field of the form: the forms of several programmes
// stand on one page.
func fieldOf(w work.Person, f actForm, name string) string {
	i := slices.IndexFunc(w.Found, func(x work.Found) bool { return x.Programme == f.Programme })
	return fmt.Sprintf("%s-%s-%d", f.Say, name, max(i, 0))
}
