package web

import (
	"strconv"
	"strings"

	"byname"
	"byname/work"
)

func (d *door) telling(a ask) (answer, error) { return d.showTelling(a, "", nil) }

// showTelling shows how a worker is told; secret is that of a calendar that
// was just renewed.
func (d *door) showTelling(a ask, secret string, problems []problem) (answer, error) {
	w, err := d.work.Telling(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	w.Shown = secret
	p := tellingPage{page: a.page("How you are told", "/team/notices", link{"/team/notices", "For you"}), Telling: w, Host: a.r.Host, Plain: d.plain}
	if p.Problems = problems; problems != nil {
		p.Telling.Email, p.Telling.Way = a.sent("email"), a.sent("way")
		return again(telling(p))
	}
	return shows(telling(p))
}

func (d *door) chooseTelling(a ask) (answer, error) {
	hour, err := strconv.Atoi(a.sent("hour"))
	if err == nil {
		err = d.work.ChooseTelling(a.ctx(), *a.who, work.Telling{Email: a.sent("email"), Way: a.sent("way"), Hour: hour})
	} else {
		err = byname.Invalid("hour", "an hour of the day", "choose one")
	}
	if problems, ok := wrong(err, "e-mail", "way", "hour"); ok {
		if problems[0].Field == "e-mail" {
			problems[0].Field = "email"
		}
		return d.showTelling(a, "", problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes("/team/telling", "telling")
}

// renewCalendar gives a new address, and shows it once; or ends it.
func (d *door) renewCalendar(a ask) (answer, error) {
	if a.sent("end") != "" {
		if err := d.work.EndCalendar(a.ctx(), *a.who); err != nil {
			return answer{}, err
		}
		return goes("/team/telling", "no-calendar")
	}
	secret, err := d.work.RenewCalendar(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	return d.showTelling(a, secret, nil)
}

// calendar is a worker's, for whoever knows its secret address: it tells of
// nobody.
func (d *door) calendar(a ask) (answer, error) {
	text, err := d.work.Calendar(a.ctx(), strings.TrimSuffix(a.r.PathValue("feed"), ".ics"))
	if err != nil {
		return answer{}, err
	}
	return answer{file: &work.File{Name: "byname.ics", Type: "text/calendar; charset=utf-8", Body: []byte(text)}}, nil
}
