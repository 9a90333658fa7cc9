package web

import (
	"errors"
	"fmt"
	"strings"

	"byname"
	"byname/feed"
	"byname/guard"
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
	if faults := apartFaults(a.sent("left"), a.sent("right"), a.sent("reason")); faults != nil && (errors.Is(err, byname.ErrInvalid) || errors.Is(err, byname.ErrNotFound)) {
		if page, refused := d.showRecords(a, faults); refused == nil && page.to == "" {
			return page, nil
		}
	}
	if problems, ok := wrong(err, "reason", "left", "right"); ok {
		return d.showRecords(a, problems)
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(recordsHref(id), done)
}

// apartFaults are all that is wrong with the form, in its own words.
func apartFaults(left, right, reason string) (problems []problem) {
	if left == "" {
		problems = append(problems, problem{"left", "Choose the first record"})
	}
	if right == "" || right == left {
		problems = append(problems, problem{"right", "Choose another record as the second"})
	}
	if len(strings.TrimSpace(reason)) < guard.ReasonLetters {
		problems = append(problems, problem{"reason", fmt.Sprintf("Say how you know in a few words, of at least %d letters together", guard.ReasonLetters)})
	}
	return problems
}

// recordChoices are the records to choose from.
func recordChoices(lines []work.RecordLine) []work.Choice {
	c := []work.Choice{{Title: "Choose"}}
	for _, l := range lines {
		c = append(c, work.Choice{Value: string(l.Key), Title: l.Name})
	}
	return c
}
