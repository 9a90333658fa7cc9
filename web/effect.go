package web

// effect is what came of a programme against people it had not reached yet.
func (d *door) effect(a ask) (answer, error) {
	id := a.r.PathValue("programme")
	e, err := d.work.Effect(a.ctx(), *a.who, id)
	if err != nil {
		return answer{}, err
	}
	p := effectPage{page: a.page("Does it do what it is for?", "/programme", toProgrammes, link{programmeHref(id), e.Title}), Effect: e}
	p.MayCount = is(a.who, tries...)
	return shows(effect(p))
}

// countEffect counts anew.
func (d *door) countEffect(a ask) (answer, error) {
	id := a.r.PathValue("programme")
	if err := d.work.CountEffect(a.ctx(), *a.who, id); err != nil {
		return answer{}, err
	}
	return goes(effectHref(id), "judged")
}
