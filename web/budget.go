package web

func (d *door) budget(a ask) (answer, error) { return d.showBudget(a, nil) }

func (d *door) showBudget(a ask, problems []problem) (answer, error) {
	w, err := d.work.TeamBudget(a.ctx(), *a.who, a.query("neighbourhood"), a.query("year"))
	if err != nil {
		return answer{}, err
	}
	p := budgetPage{page: a.page("Our own budget", "/fund/team"), Budget: w}
	if p.Problems = problems; problems != nil {
		return again(budget(p))
	}
	return shows(budget(p))
}
