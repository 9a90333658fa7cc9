package web

import (
	"strconv"

	"byname/work"
)

// mostHours is how many hours of work can be asked about: a year of a team.
const mostHours = 100_000

func (d *door) worklist(a ask) (answer, error) {
	ask := work.WorklistAsk{Neighbourhood: a.query("neighbourhood"), Theme: a.query("theme"), Page: a.pageNumber()}
	if hours, err := strconv.Atoi(a.query("hours")); err == nil && hours > 0 {
		ask.Hours = min(hours, mostHours)
	}
	list, err := d.work.Worklist(a.ctx(), *a.who, ask)
	if err != nil {
		return answer{}, err
	}
	return shows(worklist(worklistPage{page: a.page("Our people", "/team"), List: list, Linkage: d.work.LinkLine(), Ask: ask}))
}
