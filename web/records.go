package web

import (
	"byname/feed"
	"byname/work"
)

func (d *door) records(a ask) (answer, error) { return d.showRecords(a, nil) }

func (d *door) showRecords(a ask, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	w, err := d.work.Records(a.ctx(), *a.who, id)
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	p := recordsPage{page: a.page("Why these records are one person", "/team", toTeam, toPerson(id, w.Preferred)), Records: w,
		Left: a.sent("left"), Right: a.sent("right"), Reason: a.sent("reason")}
	if p.Problems = problems; problems != nil {
		return again(records(p))
	}
	return shows(records(p))
}

// ruleApart takes a worker's word that two records are two people, or their
// doubt, which goes to the reviewers.
func (d *door) ruleApart(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	say, done := d.work.RuleApart, "apart"
	if a.sent("do") == "ask" {
		say, done = d.work.AskReview, "asked-review"
	}
	err = say(a.ctx(), *a.who, feed.Key(a.sent("left")), feed.Key(a.sent("right")), a.sent("reason"))
	if problems, ok := wrong(err, "reason", "left", "right"); ok {
		return d.showRecords(a, problems)
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(recordsHref(id), done)
}

// recordChoices are the records to choose from.
func recordChoices(lines []work.RecordLine) []work.Choice {
	c := []work.Choice{{Title: "Choose"}}
	for _, l := range lines {
		c = append(c, work.Choice{Value: string(l.Key), Title: l.Name})
	}
	return c
}
