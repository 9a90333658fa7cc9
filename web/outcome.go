package web

// toOutcomes is the way back to all indicators.
var toOutcomes = link{"/outcome", "Outcomes"}

func (d *door) outcomes(a ask) (answer, error) {
	p := outcomesPage{page: a.page("Outcomes", "/outcome"), Neighbourhood: a.query("neighbourhood"), Covered: d.work.AreaChoices(), Linkage: d.work.LinkLine()}
	var err error
	if p.Neighbourhood == "" {
		if p.Neighbourhood, err = d.work.Begin(a.ctx(), a.who.Teams); err != nil {
			return answer{}, err
		}
	}
	if p.Indicators, err = d.work.Outcomes(a.ctx(), *a.who, p.Neighbourhood); err != nil {
		return answer{}, err
	}
	return shows(outcomes(p))
}

func (d *door) outcome(a ask) (answer, error) {
	neighbourhood := a.query("neighbourhood")
	w, err := d.work.Detail(a.ctx(), *a.who, a.r.PathValue("indicator"), neighbourhood)
	if err != nil {
		return answer{}, err
	}
	return shows(outcome(outcomePage{page: a.page("An outcome", "/outcome", toOutcomes), Indicator: w.Indicator, Detail: w, Neighbourhood: neighbourhood}))
}

// behind opens a number to the people it counts.
func (d *door) behind(a ask) (answer, error) {
	id, neighbourhood := a.r.PathValue("indicator"), a.query("neighbourhood")
	w, err := d.work.PeopleBehind(a.ctx(), *a.who, id, neighbourhood, a.query("period"), a.pageNumber())
	if err != nil {
		return answer{}, err
	}
	return shows(behind(behindPage{page: a.page("The people behind a number", "/outcome", toOutcomes, link{"/outcome/" + w.Indicator, w.Title}), Behind: w, Neighbourhood: neighbourhood}))
}
