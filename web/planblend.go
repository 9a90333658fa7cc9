package web

import (
	"strconv"

	"byname"
	"byname/work"
)

func (d *door) aboutMe(a ask) (answer, error) {
	said := work.AboutMe{Call: a.sent("call"), Matters: a.sent("matters"), About: a.sent("about")}
	return d.changes(a, func(id byname.PersonID, version int) (string, error) {
		return "matters", d.work.SayAboutMe(a.ctx(), *a.who, id, version, said)
	}, stepForm{}, "matters")
}

func (d *door) reachGoal(a ask) (answer, error) {
	goal, err := a.number("goal")
	if err != nil {
		return answer{}, err
	}
	return d.changes(a, func(id byname.PersonID, version int) (string, error) {
		return "reached", d.work.ReachGoal(a.ctx(), *a.who, id, version, goal)
	}, stepForm{}, "goal")
}

func (d *door) joinPlan(a ask) (answer, error) {
	return d.changes(a, func(id byname.PersonID, version int) (string, error) {
		member, err := byname.ParsePersonID(a.sent("member"))
		if err != nil {
			return "", byname.Invalid("member", "somebody who lives with them", "choose one from the list")
		}
		return "joined-plan", d.work.AddMember(a.ctx(), *a.who, id, version, member)
	}, stepForm{}, "member")
}

func (d *door) agreePlan(a ask) (answer, error) {
	return d.changes(a, func(id byname.PersonID, version int) (string, error) {
		return "agreed", d.work.AgreePlan(a.ctx(), *a.who, id, version, a.sent("how"))
	}, stepForm{}, "how")
}

func (d *door) reviewPlan(a ask) (answer, error) {
	return d.changes(a, func(id byname.PersonID, version int) (string, error) {
		day, err := byname.ParseDay(a.sent("review"))
		if err != nil {
			return "", byname.Invalid("review", "a day", "choose when you look at it together again")
		}
		return "review", d.work.ReviewPlan(a.ctx(), *a.who, id, version, day)
	}, stepForm{}, "review")
}

func (d *door) handPlan(a ask) (answer, error) {
	return d.changes(a, func(id byname.PersonID, version int) (string, error) {
		return "handed", d.work.HandPlan(a.ctx(), *a.who, id, version, byname.WorkerID(a.sent("lead")))
	}, stepForm{}, "lead")
}

func (d *door) endPlan(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	version, err := a.number("version")
	if err != nil {
		return answer{}, err
	}
	err = d.work.EndPlan(a.ctx(), *a.who, id, int(version), a.sent("why"))
	if problems, ok := wrong(err, "why"); ok {
		return d.showPlan(a, stepForm{}, problems)
	}
	if somebodyWasFirst(err) {
		return d.clashed(a, id, int(version))
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(personHref(id), "ended")
}

// changeStep is one of the small forms of a step: what says which.
func (d *door) changeStep(a ask) (answer, error) {
	step, err := a.number("step")
	if err != nil {
		return answer{}, err
	}
	n := strconv.FormatInt(step, 10)
	return d.changes(a, func(id byname.PersonID, version int) (string, error) {
		switch a.sent("what") {
		case "give":
			return "given", d.work.GiveStep(a.ctx(), *a.who, id, version, step, a.sent("owner"))
		case "move":
			due, err := byname.ParseDay(a.sent("due"))
			if err != nil {
				return "", byname.Invalid("due", "a day", "choose the new day")
			}
			return "moved", d.work.MoveStep(a.ctx(), *a.who, id, version, step, due, a.sent("reason"))
		case "reopen":
			return "reopened", d.work.ReopenStep(a.ctx(), *a.who, id, version, step, a.sent("reason"))
		case "wait":
			var after []int64
			for _, text := range a.sentAll("after") {
				after = append(after, whole(text))
			}
			return "waits", d.work.WaitFor(a.ctx(), *a.who, id, version, step, after)
		case "alter":
			return "altered", d.work.AlterStep(a.ctx(), *a.who, id, version, step, a.sent("title"), a.sent("part"), a.sent("service"))
		}
		return "", byname.Invalid("what", "a change of the step", "choose it on the plan’s page")
	}, stepForm{}, a.sent("what")+"-"+n)
}

func (d *door) versions(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	c, err := d.work.ComparePlan(a.ctx(), *a.who, id, int(whole(a.query("from"))), int(whole(a.query("to"))))
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return shows(versions(versionsPage{page: a.page("What changed", "/team", toTeam, toPerson(id, c.Preferred), link{planHref(id), "The plan"}), Versions: c}))
}
