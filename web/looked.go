package web

func (d *door) looked(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	list, err := d.work.WhoLooked(a.ctx(), *a.who, id, a.pageNumber())
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return shows(looked(lookedPage{page: a.page("Who has looked", "/team", toTeam, toPerson(id, list.Preferred)), Looked: list}))
}
