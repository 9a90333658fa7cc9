package web

import (
	"strconv"

	"byname"
	life "byname/plan"
)

func (d *door) feelings(a ask) (answer, error) { return d.showFeelings(a, nil) }

func (d *door) showFeelings(a ask, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	w, err := d.work.Feelings(a.ctx(), *a.who, id)
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	p := feelingsPage{page: a.page("How they are managing", "/team", toTeam, toPerson(id, w.Preferred)), Feelings: w}
	if p.Problems = problems; problems != nil {
		return again(feelings(p))
	}
	return shows(feelings(p))
}

// askFeelings takes what the person said.
func (d *door) askFeelings(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	answers := map[string]int{}
	var ids []string
	for _, q := range life.FeelingQuestions {
		ids = append(ids, q.ID)
		if text := a.sent(q.ID); text != "" {
			n, err := strconv.Atoi(text)
			if err != nil {
				return answer{}, byname.Invalid(q.ID, "0 to 10, or no answer", "choose again")
			}
			answers[q.ID] = n
		}
	}
	err = d.work.AskFeelings(a.ctx(), *a.who, id, answers)
	if problems, ok := wrong(err, ids...); ok {
		return d.showFeelings(a, problems)
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(feelingsHref(id), "feelings")
}
