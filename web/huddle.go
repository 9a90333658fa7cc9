package web

import (
	"strconv"
	"strings"

	"byname"
	"byname/team"
)

func (d *door) huddles(a ask) (answer, error) { return d.showHuddles(a, nil) }

func (d *door) showHuddles(a ask, problems []problem) (answer, error) {
	w, err := d.work.Huddles(a.ctx(), *a.who, a.query("neighbourhood"))
	if err != nil {
		return answer{}, err
	}
	p := huddlesPage{page: a.page("Huddle", "/huddle"), Huddles: w, Day: a.sent("day"), Time: a.sent("time")}
	if p.Problems = problems; problems != nil {
		return again(huddles(p))
	}
	return shows(huddles(p))
}

// planHuddle writes down when the team meets next.
func (d *door) planHuddle(a ask) (answer, error) {
	day, err := byname.ParseDay(a.sent("day"))
	hour, minute, timed := timeOf(a.sent("time"))
	if err != nil || !timed {
		return d.showHuddles(a, []problem{{"day", "Choose a day, and a time such as 09:30"}})
	}
	_, err = d.work.PlanHuddle(a.ctx(), *a.who, a.query("neighbourhood"), team.OnDayAt(day, hour, minute))
	if problems, ok := wrong(err, "day", "time"); ok {
		return d.showHuddles(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(of("/huddle", a.query("neighbourhood")), "planned")
}

// timeOf reads 09:30.
func timeOf(s string) (hour, minute int, ok bool) {
	h, m, found := strings.Cut(s, ":")
	hour, err1 := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	return hour, minute, found && err1 == nil && err2 == nil && hour >= 0 && hour < 24 && minute >= 0 && minute < 60
}

func (d *door) beginHuddle(a ask) (answer, error) {
	number := int64(0)
	if a.sent("huddle") != "" {
		var err error
		if number, err = a.number("huddle"); err != nil {
			return answer{}, err
		}
	}
	var here []byname.WorkerID
	for _, id := range a.sentAll("here") {
		here = append(here, byname.WorkerID(id))
	}
	if a.sent("everybody") == "yes" {
		team, err := d.work.Huddles(a.ctx(), *a.who, a.query("neighbourhood"))
		if err != nil {
			return answer{}, err
		}
		here = team.NotAway()
	}
	number, err := d.work.BeginHuddle(a.ctx(), *a.who, a.query("neighbourhood"), number, here)
	if err != nil {
		return answer{}, err
	}
	return goes(huddleHref(number), "")
}

// huddleNumber is which huddle the address speaks of.
func (a ask) huddleNumber() (int64, error) { return a.part("huddle") }

// part is a number of the address.
func (a ask) part(name string) (int64, error) {
	n, err := strconv.ParseInt(a.r.PathValue(name), 10, 64)
	if err != nil || n < 1 {
		return 0, byname.NotFound("this address", "the number of a "+name, "go to the team's huddles and look from there")
	}
	return n, nil
}

func (d *door) huddle(a ask) (answer, error) { return d.showHuddle(a, nil) }

func (d *door) showHuddle(a ask, problems []problem) (answer, error) {
	number, err := a.huddleNumber()
	if err != nil {
		return answer{}, err
	}
	w, err := d.work.Huddle(a.ctx(), *a.who, number)
	if err != nil {
		return answer{}, err
	}
	if w.Begun == 0 {
		return goes("/huddle", a.query("done"))
	}
	if w.Closed != 0 {
		return goes(minutesHref(number), "")
	}
	p := huddlePage{page: a.page("The huddle’s agenda", "/huddle", link{"/huddle", "Huddle"}), Huddle: w, Account: a.sent("account"), Guest: a.sent("guest")}
	if p.Problems = problems; problems != nil {
		return again(huddle(p))
	}
	return shows(huddle(p))
}

// inHuddle does something to a huddle and shows it again.
func (d *door) inHuddle(a ask, done string, do func(number int64) error) (answer, error) {
	number, err := a.huddleNumber()
	if err != nil {
		return answer{}, err
	}
	err = do(number)
	if problems, ok := wrong(err, "account", "guest"); ok {
		return d.showHuddle(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(huddleHref(number), done)
}

func (d *door) comeToHuddle(a ask) (answer, error) {
	return d.inHuddle(a, "", func(n int64) error {
		return d.work.Comes(a.ctx(), *a.who, n, a.sent("account"), a.sent("guest"))
	})
}

func (d *door) goFromHuddle(a ask) (answer, error) {
	return d.inHuddle(a, "", func(n int64) error {
		return d.work.Goes(a.ctx(), *a.who, n, a.sent("account"), a.sent("guest"))
	})
}

func (d *door) inviteToHuddle(a ask) (answer, error) {
	return d.inHuddle(a, "invited", func(n int64) error { return d.work.InviteTo(a.ctx(), *a.who, n, a.sent("account")) })
}

func (d *door) closeHuddle(a ask) (answer, error) {
	return d.inHuddle(a, "huddle-closed", func(n int64) error { return d.work.CloseHuddle(a.ctx(), *a.who, n) })
}

func (d *door) huddleMinutes(a ask) (answer, error) {
	number, err := a.huddleNumber()
	if err != nil {
		return answer{}, err
	}
	w, err := d.work.HuddleMinutes(a.ctx(), *a.who, number)
	if err != nil {
		return answer{}, err
	}
	return shows(huddleMinutes(huddleMinutesPage{page: a.page("Minutes", "/huddle", link{"/huddle", "Huddle"}), Minutes: w}))
}

// putOnAgenda puts a person on the agenda of the team's huddle.
func (d *door) putOnAgenda(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	if err := d.work.PutOnAgenda(a.ctx(), *a.who, id); err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(personHref(id), "on-agenda")
}
