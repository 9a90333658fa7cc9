package web

import (
	"net/url"
	"time"

	"byname"
	"byname/discharge"
	"byname/work"
)

// toDischarges is the way back to the list.
var toDischarges = link{"/discharge", "Home from hospital"}

func dischargeHref(id byname.PersonID) string { return "/discharge/" + id.String() }

func wardHref(ward string) string {
	if ward == "" {
		return "/discharge"
	}
	return "/discharge?ward=" + url.QueryEscape(ward)
}

func (d *door) discharges(a ask) (answer, error) {
	list, err := d.work.Discharges(a.ctx(), *a.who, a.query("ward"), a.pageNumber())
	if err != nil {
		return answer{}, err
	}
	return shows(discharges(dischargesPage{page: a.page("Home from hospital", "/discharge"), List: list}))
}

func (d *door) discharge(a ask) (answer, error) { return d.showDischarge(a, nil) }

func (d *door) showDischarge(a ask, problems []problem) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	shown, err := d.work.Discharge(a.ctx(), *a.who, id)
	if err != nil {
		return answer{}, err
	}
	p := dischargePage{page: a.page("Home from hospital", "/discharge", toDischarges, toPerson(id, shown.Preferred)), D: shown}
	if p.Problems = problems; problems != nil {
		return again(wayHome(p))
	}
	return shows(wayHome(p))
}

func (d *door) admit(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	day, _ := byname.ParseDay(a.sent("admitted")) // 0 is refused, and says how a day is written
	err = d.work.AdmitToHospital(a.ctx(), *a.who, id, a.sent("ward"), day)
	if problems, ok := wrong(err, "ward", "admitted"); ok {
		return d.showDischarge(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(dischargeHref(id), "discharge")
}

// changeDischarge is every form of the page: which says what changes.
func (d *door) changeDischarge(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	c, err := a.dischargeChange()
	if err == nil {
		err = d.work.ChangeDischarge(a.ctx(), *a.who, id, int(whole(a.sent("version"))), c)
	}
	if problems, ok := wrong(err, "ward", "ready", "pathway", "needs", "criteria", "reason", "owner", "words", "left"); ok {
		if c.What == discharge.Mark {
			problems[0].Field = "words-" + fieldID(c.ID)
		}
		return d.showDischarge(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(dischargeHref(id), "discharge")
}

func (a ask) dischargeChange() (c discharge.Change, err error) {
	c = discharge.Change{What: discharge.What(a.sent("what")), Ward: a.sent("ward"), Pathway: discharge.Pathway(a.sent("pathway")), Needs: a.sentAll("needs"), ID: a.sent("id"),
		State: discharge.TaskState(a.sent("state")), Owner: byname.AgencyID(a.sent("owner")), Number: int(whole(a.sent("number"))), For: a.sentAll("criteria"), Words: a.sent("words")}
	switch c.What {
	case discharge.Plan:
		if text := a.sent("ready"); text != "" {
			if c.Day, err = byname.ParseDay(text); err != nil {
				return c, byname.Invalid("ready", "a day", "write it as 2026-02-28, or leave it empty")
			}
		}
	case discharge.Look:
		if a.sent("looked") == "" && len(c.For) == 0 {
			return c, byname.Invalid("criteria", "why they have to be here, or that they could leave", "choose")
		}
	case discharge.Depart:
		at, err := time.ParseInLocation("2006-01-02 15:04", a.sent("day")+" "+a.sent("time"), byname.London)
		if err != nil {
			return c, byname.Invalid("left", "a day and a time", "write them as 2026-02-28 and 14:30")
		}
		c.Left = byname.MinuteOf(at)
	}
	return c, nil
}

// dischargeChoices are words of package discharge as choices.
func dischargeChoices(list []discharge.Named) (choices []work.Choice) {
	for _, n := range list {
		choices = append(choices, work.Choice{Value: n.ID, Title: n.Words})
	}
	return choices
}
