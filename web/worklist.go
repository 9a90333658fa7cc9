package web

import "byname/work"

func (d *door) worklist(a ask) (answer, error) {
	ask := work.WorklistAsk{Neighbourhood: a.query("neighbourhood"), Theme: a.query("theme"), Page: a.pageNumber()}
	list, err := d.work.Worklist(a.ctx(), *a.who, ask)
	if err != nil {
		return answer{}, err
	}
	return shows(worklist(worklistPage{page: a.page("Our people", "/team"), List: list, Linkage: d.work.LinkLine(), Ask: ask}))
}
