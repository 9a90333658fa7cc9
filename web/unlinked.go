package web

import (
	"strconv"

	"byname"
	"byname/work"
)

func (d *door) unlinked(a ask) (answer, error) { return d.showUnlinked(a, unlinkedPage{}) }

// showUnlinked shows the list with what was asked about one of them.
func (d *door) showUnlinked(a ask, p unlinkedPage) (answer, error) {
	problems := p.Problems
	p.page = a.page("Events about nobody known", "/team", toTeam)
	p.Problems = problems
	var err error
	if p.Events, p.More, err = d.work.UnlinkedEvents(a.ctx(), *a.who); err != nil {
		return answer{}, err
	}
	if len(problems) > 0 {
		return again(unlinkedEvents(p))
	}
	return shows(unlinkedEvents(p))
}

// settleUnlinked looks for who an event may be about, or takes what somebody
// says of it.
func (d *door) settleUnlinked(a ask) (answer, error) {
	number, err := a.number("event")
	if err != nil {
		return answer{}, err
	}
	switch a.sent("say") {
	case "mistake":
		if err := d.work.TakeBackEvent(a.ctx(), *a.who, number); err != nil {
			return answer{}, err
		}
		return goes("/feed/unlinked", "event-back")
	case "is":
		id, err := byname.ParsePersonID(a.sent("person"))
		if err == nil {
			err = d.work.LinkEvent(a.ctx(), *a.who, number, id)
		}
		if err != nil {
			return answer{}, err
		}
		return goes("/feed/unlinked", "event-linked")
	case "find":
		p := unlinkedPage{Asked: number, Ask: work.FindAsk{Name: a.sent("name"), Born: a.sent("born"), Postcode: a.sent("postcode")}}
		p.Hits, err = d.work.Find(a.ctx(), *a.who, p.Ask)
		if problems, ok := wrong(err, "name", "born", "postcode"); ok {
			for i := range problems {
				problems[i].Field += "-" + strconv.FormatInt(number, 10)
			}
			p.Problems = problems
			return d.showUnlinked(a, p)
		}
		if err != nil {
			return answer{}, err
		}
		p.Searched = true
		return d.showUnlinked(a, p)
	}
	return answer{}, byname.Invalid("say", "who it is, or that it was a mistake", "open the page again and choose one")
}
