package web

import "fmt"

func (d *door) emergencies(a ask) (answer, error) { return d.showEmergencies(a, nil) }

func (d *door) showEmergencies(a ask, problems []problem) (answer, error) {
	list, err := d.work.Emergencies(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	p := emergenciesPage{page: a.page("Opened in an emergency", "/guard/emergencies"), Emergencies: list}
	if p.Problems = problems; problems != nil {
		return again(emergencies(p))
	}
	return shows(emergencies(p))
}

// reviewEmergency records whether it was right to break the glass.
func (d *door) reviewEmergency(a ask) (answer, error) {
	id, err := a.number("emergency")
	if err != nil {
		return answer{}, err
	}
	right := a.sent("right")
	if right != "yes" && right != "no" {
		return d.showEmergencies(a, []problem{{fmt.Sprintf("right-%d", id), "Say whether it was right"}})
	}
	err = d.work.ReviewEmergency(a.ctx(), *a.who, id, right == "yes", a.sent("words"))
	if problems, ok := wrong(err, fmt.Sprintf("words-%d", id)); ok {
		return d.showEmergencies(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/guard/emergencies", "reviewed")
}
