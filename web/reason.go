package web

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
	p := reasonPage{page: a.page("Say why, first", "/team", toTeam), ID: id, Purposes: purposes, Purpose: a.sent("purpose"), Reason: a.sent("reason")}
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
	err = d.work.GiveReason(a.ctx(), *a.who, id, a.sent("purpose"), a.sent("reason"))
	if problems, ok := wrong(err, "reason", "purpose"); ok {
		return d.askReason(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(personHref(id), "")
}

func (d *door) emergencyForm(a ask) (answer, error) { return d.askEmergency(a, nil) }

func (d *door) askEmergency(a ask, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	p := emergencyPage{page: a.page("Open in an emergency", "/team", toTeam), ID: id, Reason: a.sent("reason")}
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
	err = d.work.BreakGlass(a.ctx(), *a.who, id, a.sent("reason"))
	if problems, ok := wrong(err, "reason"); ok {
		return d.askEmergency(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(personHref(id), "")
}
