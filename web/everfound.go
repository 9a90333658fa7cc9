package web

import "byname/work"

func (d *door) everFound(a ask) (answer, error) {
	ask := work.EverFoundAsk{Neighbourhood: a.query("neighbourhood"), Became: a.query("became"), Page: a.pageNumber()}
	list, err := d.work.EverFound(a.ctx(), *a.who, ask)
	if err != nil {
		return answer{}, err
	}
	return shows(everFound(everFoundPage{page: a.page("What became of everybody found", "/team", toTeam), List: list, Ask: ask}))
}
