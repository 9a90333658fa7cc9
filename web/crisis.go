package web

import (
	"time"

	"byname"
	"byname/crisis"
	"byname/work"
)

// toCrisis is the way back to the start of it.
var toCrisis = link{"/crisis", "In a crisis"}

func sheetHref(id byname.PersonID) string     { return "/crisis/" + id.String() }
func sheetFormHref(id byname.PersonID) string { return "/crisis/" + id.String() + "/write" }

func (d *door) crisis(a ask) (answer, error) { return d.showCrisis(a, crisisPage{}, nil) }

func (d *door) showCrisis(a ask, p crisisPage, problems []problem) (answer, error) {
	lines, err := d.work.Triage(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	p.page, p.Log = a.page("In a crisis", "/crisis"), lines
	if p.Problems = problems; problems != nil {
		return again(inCrisis(p))
	}
	return shows(inCrisis(p))
}

func (d *door) findSheet(a ask) (answer, error) {
	p := crisisPage{Words: a.sent("name"), Born: a.sent("born"), Asked: true}
	var born byname.Day
	if p.Born != "" {
		day, err := byname.ParseDay(p.Born)
		if err != nil {
			return d.showCrisis(a, p, []problem{{"born", "Write the birth date such as 1968-04-02, or leave it empty"}})
		}
		born = day
	}
	var err error
	p.Hits, p.More, err = d.work.FindSheets(a.ctx(), *a.who, p.Words, born)
	if problems, ok := wrong(err, "name"); ok {
		return d.showCrisis(a, p, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return d.showCrisis(a, p, nil)
}

func (d *door) sheet(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	s, err := d.work.ReadSheet(a.ctx(), *a.who, id)
	if err != nil {
		return answer{}, err
	}
	return shows(crisisSheet(sheetPage{page: a.page("Crisis sheet", "/crisis", toCrisis), Sheet: s}))
}

func (d *door) sheetForm(a ask) (answer, error) { return d.showSheetForm(a, nil, nil) }

func (d *door) showSheetForm(a ask, sent *work.SheetForm, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	f, err := d.work.OpenSheetForm(a.ctx(), *a.who, id)
	if err != nil {
		return answer{}, err
	}
	p := sheetFormPage{page: a.page("Write a crisis sheet", "/team", toTeam, toPerson(id, f.Preferred)), Sheet: f}
	if sent != nil {
		p.Sheet.Form = *sent
	}
	if p.Problems = problems; problems != nil {
		return again(sheetForm(p))
	}
	return shows(sheetForm(p))
}

func (d *door) writeSheet(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	version, err := a.number("version")
	if err != nil {
		return answer{}, err
	}
	f := work.SheetForm{Name: a.sent("name"), Helps: a.sent("helps"), Worse: a.sent("worse"), Calls: a.sent("calls"), Medical: a.sent("medical"), Safety: a.sent("safety"),
		How: a.sent("how"), Readers: a.sentAll("readers")}
	f.Agreed, _ = byname.ParseDay(a.sent("agreed")) // work says what is wrong with no day
	f.Expires, _ = byname.ParseDay(a.sent("expires"))
	err = d.work.WriteSheet(a.ctx(), *a.who, id, int(version), f)
	if problems, ok := wrong(err, "name", "readers", "agreed", "expires", "what helps", "who to call", "the sheet"); ok {
		if to, known := map[string]string{"what helps": "helps", "who to call": "calls", "the sheet": "medical", "agreed": "how"}[problems[0].Field]; known {
			problems[0].Field = to
		}
		return d.showSheetForm(a, &f, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(personHref(id), "sheet")
}

func (d *door) withdrawSheet(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	version, err := a.number("version")
	if err != nil {
		return answer{}, err
	}
	if err := d.work.WithdrawSheet(a.ctx(), *a.who, id, int(version)); err != nil {
		return answer{}, err
	}
	return goes(personHref(id), "sheet-withdrawn")
}

func (d *door) logIncident(a ask) (answer, error) {
	p := crisisPage{Incident: incidentForm{Person: a.sent("person"), What: a.sent("what"), Advice: a.sent("advice"), Outcome: a.sent("outcome"),
		When: a.sent("when"), Place: a.sent("place"), Arrived: a.sent("arrived")}}
	id, i, problems := p.Incident.read()
	if problems != nil {
		return d.showCrisis(a, p, problems)
	}
	err := d.work.LogIncident(a.ctx(), *a.who, id, i)
	if problems, ok := wrong(err, "what", "when", "outcome", "arrived", "place"); ok {
		return d.showCrisis(a, p, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/crisis", "crisis-logged")
}

// An incidentForm is what a form says of an incident. Times are those of a
// field of type datetime-local, on the clock of London.
type incidentForm struct{ Person, What, Advice, Outcome, When, Place, Arrived string }

func (f incidentForm) read() (id byname.PersonID, i crisis.Incident, problems []problem) {
	var err error
	if f.Person != "" {
		if id, err = byname.ParsePersonID(f.Person); err != nil {
			problems = append(problems, problem{"person", "Write the number on their sheet, such as P000065M, or leave it empty"})
		}
	}
	i = crisis.Incident{What: f.What, Advice: f.Advice, Outcome: crisis.Outcome(f.Outcome), Detention: crisis.Detention{Place: f.Place}}
	for _, x := range []struct {
		field, text string
		to          *byname.Minute
	}{{"when", f.When, &i.At}, {"arrived", f.Arrived, &i.Detention.Began}} {
		if x.text == "" {
			continue
		}
		at, err := time.ParseInLocation("2006-01-02T15:04", x.text, byname.London)
		if err != nil {
			problems = append(problems, problem{x.field, "Write the time such as 2026-02-10T21:40"})
			continue
		}
		*x.to = byname.MinuteOf(at)
	}
	return id, i, problems
}

func (d *door) turnDetention(a ask) (answer, error) {
	version, err := a.number("version")
	if err != nil {
		return answer{}, err
	}
	number := a.r.PathValue("incident")
	err = d.work.TurnDetention(a.ctx(), *a.who, number, int(version), a.sent("turn"), a.sent("words"))
	if problems, ok := wrong(err, "why", "to"); ok {
		problems[0].Field = "words-" + fieldID(a.sent("turn")) + "-" + number
		return d.showCrisis(a, crisisPage{}, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/crisis", "crisis-turned")
}
