package web

import (
	"cmp"

	"byname/guard"
)

func (d *door) reasonForm(a ask) (answer, error) { return d.askReason(a, nil) }

// askReason shows the form before a person who is not the asker's to open.
func (d *door) askReason(a ask, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	purposes, err := d.work.Purposes(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	p := reasonPage{page: a.page("Say why, first", ""), ID: id, Next: a.next(), Purposes: purposes, Purpose: a.sent("purpose"), Reason: a.sent("reason")}
	if p.Problems = problems; problems != nil {
		return again(reason(p))
	}
	return shows(reason(p))
}

func (d *door) reason(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	if a.sent("reason") == "" {
		return d.askReason(a, []problem{{"reason", "Give the reason in a sentence"}})
	}
	err = d.work.GiveReason(a.ctx(), *a.who, id, a.sent("purpose"), a.sent("reason"))
	problems, bad := wrong(err, "reason", "purpose")
	switch {
	case bad:
		return d.askReason(a, problems)
	case guard.What(err) == guard.BreakGlass:
		return goes("/guard/"+id.String()+"/emergency", "")
	case err != nil:
		return answer{}, err
	}
	return goes(cmp.Or(a.next(), personHref(id)), "")
}

func (d *door) emergencyForm(a ask) (answer, error) { return d.askEmergency(a, nil) }

func (d *door) askEmergency(a ask, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	p := emergencyPage{page: a.page("Open in an emergency", ""), ID: id, Next: a.next(), Reason: a.sent("reason")}
	if p.Problems = problems; problems != nil {
		return again(emergency(p))
	}
	return shows(emergency(p))
}

func (d *door) emergency(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	if a.sent("reason") == "" {
		return d.askEmergency(a, []problem{{"reason", "Say what is happening"}})
	}
	err = d.work.BreakGlass(a.ctx(), *a.who, id, a.sent("reason"))
	if problems, ok := wrong(err, "reason"); ok {
		return d.askEmergency(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(cmp.Or(a.next(), personHref(id)), "")
}
