package web

import (
	"byname"
	"byname/team"
)

func (d *door) team(a ask) (answer, error) { return d.showTeam(a, leaveForm{}, nil) }

func (d *door) showTeam(a ask, sent leaveForm, problems []problem) (answer, error) {
	w, err := d.work.Team(a.ctx(), *a.who, a.query("neighbourhood"))
	if err != nil {
		return answer{}, err
	}
	p := teamPage{page: a.page("Our team", "/team/members"), Team: w, Leave: sent, Account: a.sent("account")}
	if p.Problems = problems; problems != nil {
		return again(teamOf(p))
	}
	return shows(teamOf(p))
}

// teamDone leads back to the team, or shows it with what is wrong.
func (d *door) teamDone(a ask, done string, err error, sent leaveForm, fields ...string) (answer, error) {
	if problems, ok := wrong(err, fields...); ok {
		return d.showTeam(a, sent, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return goes(teamHref(a.query("neighbourhood")), done)
}

func (d *door) joinTeam(a ask) (answer, error) {
	err := d.work.JoinTeam(a.ctx(), *a.who, a.query("neighbourhood"), a.sent("account"), team.Field(a.sent("leads")))
	return d.teamDone(a, "joined", err, leaveForm{}, "account", "leads")
}

func (d *door) leadField(a ask) (answer, error) {
	err := d.work.LeadField(a.ctx(), *a.who, a.query("neighbourhood"), byname.WorkerID(a.sent("worker")), team.Field(a.sent("leads")))
	return d.teamDone(a, "leads", err, leaveForm{}, "leads")
}

func (d *door) leaveTeam(a ask) (answer, error) {
	err := d.work.LeaveTeam(a.ctx(), *a.who, a.query("neighbourhood"), byname.WorkerID(a.sent("worker")))
	return d.teamDone(a, "left", err, leaveForm{}, "worker")
}

// takeLeave notes the days somebody is away.
func (d *door) takeLeave(a ask) (answer, error) {
	f := leaveForm{Open: true, Worker: a.sent("worker"), Cover: a.sent("cover"), From: a.sent("from"), To: a.sent("to")}
	l := team.Leave{Worker: byname.WorkerID(f.Worker), Cover: byname.WorkerID(f.Cover)}
	var err error
	if l.From, err = byname.ParseDay(f.From); err == nil {
		l.To, err = byname.ParseDay(f.To)
	}
	if err != nil {
		err = byname.Invalid("from and to", "dates", "choose the first day away and the first day back")
	} else {
		err = d.work.TakeLeave(a.ctx(), *a.who, a.query("neighbourhood"), l)
	}
	return d.teamDone(a, "away", err, f, "from", "to", "cover", "worker")
}

func (d *door) comeBack(a ask) (answer, error) {
	number, err := a.number("leave")
	if err != nil {
		return answer{}, err
	}
	err = d.work.ComeBack(a.ctx(), *a.who, a.query("neighbourhood"), number)
	return d.teamDone(a, "back", err, leaveForm{}, "leave")
}

func (d *door) caseload(a ask) (answer, error) {
	w, err := d.work.Caseload(a.ctx(), *a.who, byname.WorkerID(a.query("worker")), a.pageNumber())
	if err != nil {
		return answer{}, err
	}
	return shows(caseload(caseloadPage{page: a.page("Who somebody leads for", "/team/members", link{"/team/members", "Our team"}), Load: w}))
}

func (d *door) coverage(a ask) (answer, error) {
	w, err := d.work.Coverage(a.ctx())
	if err != nil {
		return answer{}, err
	}
	return shows(coverage(coveragePage{page: a.page("Which neighbourhoods have a team", "/team/covered"), Coverage: w}))
}
