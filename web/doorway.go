package web

import (
	"strconv"

	"byname"
	"byname/work"
)

func doorwayHref(id byname.PersonID) string { return "/plan/" + id.String() + "/door" }

func (d *door) doorway(a ask) (answer, error) { return d.showDoorway(a, codeForm{}, nil) }

func (d *door) showDoorway(a ask, sent codeForm, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	w, err := d.work.Doorway(a.ctx(), *a.who, id)
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	p := doorwayPage{page: a.page("Their own door", "/team", toTeam, toPerson(id, w.Preferred)), Doorway: w, Form: sent}
	if p.Problems = problems; problems != nil {
		return again(doorway(p))
	}
	return shows(doorway(p))
}

// giveCode makes a code and shows it, once, as a slip to print.
func (d *door) giveCode(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	f := codeForm{Uses: a.sent("uses"), Days: a.sent("days"), Reach: a.sent("reach"), Sure: a.sentAll("sure")}
	code, ends, err := d.work.GiveCode(a.ctx(), *a.who, id, f.asks())
	if problems, ok := wrong(err, "uses", "days", "reach", "alone", "knows"); ok {
		if problems[0].Field == "alone" || problems[0].Field == "knows" {
			problems[0].Field = "sure"
		}
		return d.showDoorway(a, f, problems)
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	site := map[bool]string{true: "http://", false: "https://"}[d.plain] + a.r.Host + "/door"
	return shows(slip(slipPage{page: a.page("A code", "/team", toTeam, link{doorwayHref(id), "Their own door"}), Code: code, Ends: ends, Uses: f.asks().Uses, Reach: f.Reach, Site: site}))
}

// answerDoor sends the person an answer to what they wrote.
func (d *door) answerDoor(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	number, err := a.number("number")
	if err != nil {
		return answer{}, err
	}
	err = d.work.AnswerDoor(a.ctx(), *a.who, id, number, a.sent("answer"))
	if problems, ok := wrong(err, "answer"); ok {
		return d.showDoorway(a, codeForm{}, problems)
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(doorwayHref(id), "door-answered")
}

func (d *door) takeCodesBack(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	if err := d.work.TakeCodesBack(a.ctx(), *a.who, id); err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(doorwayHref(id), "code-ended")
}

// A codeForm is what was decided with the person, as sent.
type codeForm struct {
	Uses, Days, Reach string
	Sure              []string
}

func (f codeForm) asks() work.CodeAsk {
	a := work.CodeAsk{Reach: f.Reach}
	a.Uses, _ = strconv.Atoi(f.Uses) // work says what is wrong with none
	a.Days, _ = strconv.Atoi(f.Days)
	for _, s := range f.Sure {
		a.Alone, a.Knows = a.Alone || s == "alone", a.Knows || s == "knows"
	}
	return a
}
