package web

import (
	"errors"
	"strconv"
	"strings"

	"byname"
	"byname/visit"
	"byname/work"
)

func visitHref(id byname.PersonID) string { return "/visit/" + id.String() }

func visitPartHref(id byname.PersonID, part int) string {
	if part == 1 {
		return visitHref(id)
	}
	return visitHref(id) + "?part=" + strconv.Itoa(part)
}

func (d *door) visit(a ask) (answer, error) {
	part, _ := strconv.Atoi(a.query("part")) // anything else is the first
	return d.showVisit(a, part, nil)
}

func (d *door) showVisit(a ask, part int, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	v, err := d.work.OpenVisit(a.ctx(), *a.who, id, part)
	if err != nil {
		return answer{}, err
	}
	p := visitPage{page: a.page(v.Form.Title, "/team", toTeam, toPerson(id, v.Preferred)), V: v}
	if p.Problems = problems; problems != nil {
		return again(visitForm(p))
	}
	if b, sent := p.sent(a.query("done")); sent {
		return shows(visitSent(p, b))
	}
	return shows(visitForm(p))
}

// notYet is the choice that takes an answer back.
const notYet = "-"

func (d *door) answerVisit(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	part, err := a.number("part")
	if err != nil {
		return answer{}, err
	}
	replies := visit.Replies{}
	for name, sent := range a.r.PostForm {
		if question, of := strings.CutPrefix(name, "q-"); of {
			replies[question] = strings.TrimPrefix(legible(sent[0]), notYet)
		}
	}
	var note *string
	if a.r.PostForm.Has("note") {
		words := a.sent("note")
		note = &words
	}
	err = d.work.AnswerVisit(a.ctx(), *a.who, id, replies, note)
	if problems, ok := wrong(err, "words"); ok {
		return d.showVisit(a, int(part), problems)
	}
	if err != nil {
		return answer{}, err
	}
	if a.sent("last") != "" {
		return goes(visitHref(id)+"/send", "visit-kept")
	}
	return goes(visitPartHref(id, int(part)+1), "visit-kept")
}

func (d *door) reviewVisit(a ask) (answer, error) {
	return d.showVisitReview(a, work.VisitSend{}, nil)
}

func (d *door) showVisitReview(a ask, sent work.VisitSend, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	r, err := d.work.ReviewVisit(a.ctx(), *a.who, id)
	if err != nil {
		return answer{}, err
	}
	p := visitSendPage{page: a.page("What is passed on", "/team", toTeam, toPerson(id, r.Preferred), link{visitHref(id), "The visit"}), R: r, Sent: sent}
	if p.Problems = problems; problems != nil {
		return again(visitSend(p))
	}
	return shows(visitSend(p))
}

func (d *door) sendVisit(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	version, err := a.number("version")
	if err != nil {
		return answer{}, err
	}
	s := work.VisitSend{Consent: visit.Consent(a.sent("consent")), How: a.sent("how"), Ask: a.sentAll("ask"), Why: map[string]string{}}
	for name, sent := range a.r.PostForm {
		if to, of := strings.CutPrefix(name, "why-"); of {
			s.Why[to] = strings.TrimSpace(legible(sent[0]))
		}
	}
	err = d.work.SendVisit(a.ctx(), *a.who, id, int(version), s)
	if problems, ok := wrong(err, "consent", "answer"); ok {
		var p *byname.Problem
		errors.As(err, &p)
		if to, of := strings.CutPrefix(p.Where, "why "); of {
			problems = []problem{{"why-" + to, "Say why this is left out"}}
		} else if p.Where == "consent" {
			problems[0].Text = "Choose whether they say yes"
		}
		return d.showVisitReview(a, s, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(visitHref(id), "visit-sent")
}

func (d *door) refuseVisit(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	err = d.work.RefuseVisit(a.ctx(), *a.who, id, a.sent("why"))
	if problems, ok := wrong(err, "why"); ok {
		return d.showVisit(a, 1, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(visitHref(id), "visit-refused")
}

func (d *door) takeBackVisit(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	number, err := a.number("visit")
	if err != nil {
		return answer{}, err
	}
	err = d.work.TakeBackVisit(a.ctx(), *a.who, id, number, a.sent("words"))
	if problems, ok := wrong(err, "why"); ok {
		problems[0].Field = "back-" + strconv.FormatInt(number, 10)
		return d.showVisit(a, 1, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(visitHref(id), "visit-back")
}
