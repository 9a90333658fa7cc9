package web

import (
	"byname"
	"byname/work"
)

func (d *door) plan(a ask) (answer, error) { return d.showPlan(a, stepForm{}, nil) }

// showPlan shows a plan; the form and the problems are those of what was just
// sent about it.
func (d *door) showPlan(a ask, sent stepForm, problems []problem) (answer, error) {
	p, err := d.planOf(a)
	if err != nil {
		return d.orAskWhy(a, p.Plan.ID, err)
	}
	p.Step = sent
	if p.Problems = problems; problems != nil {
		return again(plan(p))
	}
	return shows(plan(p))
}

// planOf begins a page on a plan; the person's id is there even with an error.
func (d *door) planOf(a ask) (planPage, error) {
	id, err := a.person()
	if err != nil {
		return planPage{}, err
	}
	w, err := d.work.Plan(a.ctx(), *a.who, id)
	if err != nil {
		return planPage{Plan: work.Plan{ID: id}}, err
	}
	return planPage{page: a.page("A plan", "/team", toTeam, toPerson(id, w.Preferred)), Plan: w}, nil
}

func (d *door) planPrint(a ask) (answer, error) {
	p, err := d.planOf(a)
	if err != nil {
		return d.orAskWhy(a, p.Plan.ID, err)
	}
	return shows(planPrint(printPage{p, a.query("as")}))
}

func (d *door) startPlan(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	matters := a.sent("matters")
	err = d.work.StartPlan(a.ctx(), *a.who, id, a.sentAll("programme"), matters)
	if problems, ok := wrong(err, "matters", "programme"); ok {
		return d.showPerson(a, actForm{Values: map[string]string{"matters": matters}}, func(work.Person) []problem { return problems })
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(planHref(id), "plan")
}

// A change is one verb on a plan: it gives the key of what was done.
type change func(id byname.PersonID, version int) (done string, err error)

// changes reads which plan and version is meant, changes it and shows it; what
// is wrong is shown at one of the fields.
func (d *door) changes(a ask, do change, sent stepForm, fields ...string) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	version, err := a.number("version")
	if err != nil {
		return answer{}, err
	}
	done, err := do(id, int(version))
	if problems, ok := wrong(err, fields...); ok {
		return d.showPlan(a, sent, problems)
	}
	if somebodyWasFirst(err) {
		return d.clashed(a, id, int(version))
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(planHref(id), done)
}

func (d *door) goal(a ask) (answer, error) {
	return d.changes(a, func(id byname.PersonID, version int) (string, error) {
		return "goal", d.work.AddGoal(a.ctx(), *a.who, id, version, a.sent("goal"))
	}, stepForm{}, "goal")
}
