package api

import (
	"context"
	"time"

	"byname"
	"byname/work"
)

type plan struct {
	PersonRef
	Name             string      `json:"name"`
	Age              *int        `json:"age,omitempty"`
	Version          int         `json:"version" doc:"To be named by every change: one that saw an older version is a conflict."`
	Matters          string      `json:"matters,omitempty" doc:"What matters to the person, in their words."`
	About            string      `json:"about,omitempty" doc:"How best to support the person."`
	Call             string      `json:"call,omitempty" doc:"What to call them."`
	Members          []ownPart   `json:"members" doc:"The own part of each other whom the plan is for, of those you may see."`
	Unseen           int         `json:"unseen" doc:"Others the plan is for whom you may not see."`
	Goals            []goal      `json:"goals"`
	Path             path        `json:"path" doc:"The chain of steps that decides when all is done."`
	Agreed           byname.Day  `json:"agreed,omitempty" format:"date" doc:"With the person."`
	AgreedWith       string      `json:"agreed_with,omitempty"`
	SinceAgreed      int         `json:"since_agreed" doc:"Changes since it was agreed; -1 when it never was."`
	Others           []otherPlan `json:"others" doc:"Other plans of the same person."`
	Moved            *PersonRef  `json:"moved,omitempty" doc:"Whose the record is now on which the plan was begun, when it is somebody else's."`
	Steps            []step      `json:"steps" doc:"In order."`
	Lead             string      `json:"lead,omitempty"`
	Opened           byname.Day  `json:"opened,omitempty" format:"date"`
	Review           byname.Day  `json:"review,omitempty" format:"date"`
	Closed           byname.Day  `json:"closed,omitempty" format:"date"`
	With             []PersonRef `json:"with" doc:"Others the plan is for."`
	CostPence        int64       `json:"cost_pence"`
	BudgetLeftPence  int64       `json:"budget_left_pence" doc:"Of the team, this year."`
	BudgetLimitPence int64       `json:"budget_limit_pence" doc:"What one person may cost without the lead's yes."`
	OwnSetPence      int64       `json:"own_set_pence" doc:"The person's own budget of this year, with what is spent of it."`
	OwnLeftPence     int64       `json:"own_left_pence"`
	Owners           []choice    `json:"owners" doc:"Whom a step may be given to."`
	History          []change    `json:"history" doc:"Newest first."`
}

type ownPart struct {
	PersonRef
	Call    string `json:"call,omitempty"`
	Matters string `json:"matters,omitempty"`
	About   string `json:"about,omitempty"`
	Child   bool   `json:"child"`
}

type path struct {
	Titles []string   `json:"titles"`
	Done   byname.Day `json:"done,omitempty" format:"date" doc:"If nothing slips; missing when it is stuck."`
	Holds  string     `json:"holds,omitempty" doc:"What all wait for now."`
	By     string     `json:"by,omitempty"`
	Stuck  bool       `json:"stuck" doc:"What holds it was not done: somebody has to decide."`
}

type otherPlan struct {
	Lead   string     `json:"lead"`
	Opened byname.Day `json:"opened,omitempty" format:"date"`
	Closed byname.Day `json:"closed,omitempty" format:"date"`
}

type goal struct {
	ID      int64  `json:"id"`
	Words   string `json:"words"`
	For     string `json:"for,omitempty" doc:"Of a household: whose it is."`
	Reached bool   `json:"reached"`
}

type step struct {
	ID        int64      `json:"id"`
	Title     string     `json:"title"`
	Owner     string     `json:"owner,omitempty"`
	Due       byname.Day `json:"due,omitempty" format:"date"`
	Overdue   bool       `json:"overdue"`
	State     string     `json:"state" doc:"waiting, asked, ready, doing, done or not_done"`
	WaitsFor  []string   `json:"waits_for" doc:"Steps before it that are not done."`
	CostPence int64      `json:"cost_pence"`
	Own       bool       `json:"own" doc:"The person's own budget paid."`
	Free      bool       `json:"free" doc:"No programme foresaw it."`
	Reason    string     `json:"reason,omitempty"`
	Ended     byname.Day `json:"ended,omitempty" format:"date"`
	EndedBy   string     `json:"ended_by,omitempty"`
	Outcome   string     `json:"outcome,omitempty" doc:"What came of it, or why not."`
	Mine      bool       `json:"mine" doc:"Your agency's."`
	MayMark   bool       `json:"may_mark"`
	Hint      bool       `json:"hint" doc:"You may know that a step is under way, and no more."`
	Reference string     `json:"reference,omitempty" doc:"By which another system answers it."`
	Part      string     `json:"part,omitempty" doc:"What it is about."`
	Service   string     `json:"service,omitempty" doc:"Its id in the directory."`
	For       string     `json:"for,omitempty" doc:"Of a household: whom it is for."`
	Left      string     `json:"left,omitempty" doc:"Its owner, who has left."`
	Referral  int64      `json:"referral,omitempty" doc:"That carries it out."`
}

type change struct {
	At   *time.Time `json:"at,omitempty"`
	By   string     `json:"by"`
	What string     `json:"what"`
}

func (d *door) plan(ctx context.Context, who work.Who, in *Whom) (plan, error) {
	id, err := in.id()
	if err != nil {
		return plan{}, err
	}
	p, err := d.work.Plan(ctx, who, id)
	shown := plan{
		PersonRef: PersonRef{p.ID, p.Preferred.Reveal()}, Name: p.Full.Reveal(), Age: age(p.Age, p.HasAge), Version: p.Version,
		Matters: p.Matters.Reveal(), Goals: each(p.Goals, showGoal), Steps: each(p.Steps, showStep), Lead: p.Lead, Opened: p.Opened,
		Review: p.Review, Closed: p.Closed, With: each(p.With, showRef), CostPence: pence(p.Cost), BudgetLeftPence: pence(p.BudgetLeft),
		BudgetLimitPence: pence(p.BudgetLimit), OwnSetPence: pence(p.OwnBudget.Set), OwnLeftPence: pence(p.OwnBudget.Left), Owners: each(p.Owners, showChoice), History: each(p.History, showChange),
		About: p.About.Reveal(), Call: p.Call.Reveal(), Members: each(p.Members, showOwnPart), Unseen: p.Unseen, AgreedWith: p.AgreedWith.Reveal(),
		Path: path{words(p.Path.Titles), p.Path.Done, p.Path.Holds, p.Path.By, p.Path.Stuck}, Agreed: p.Agreed, SinceAgreed: p.SinceAgreed,
		Others: each(p.Others, func(o work.OtherPlan) otherPlan { return otherPlan{o.Lead, o.Opened, o.Closed} }),
	}
	if p.Moved != nil {
		ref := showRef(*p.Moved)
		shown.Moved = &ref
	}
	return shown, err
}

func showOwnPart(m work.Own) ownPart {
	return ownPart{showRef(m.PersonRef), m.Call.Reveal(), m.Matters.Reveal(), m.About.Reveal(), m.Child}
}

func showGoal(g work.Goal) goal { return goal{g.ID, g.Words.Reveal(), g.For, g.Reached} }

func showChange(c work.Change) change { return change{at(c.At), c.By, c.What} }

func showStep(s work.Step) step {
	shown := step{s.ID, s.Title, s.Owner, s.Due, s.Overdue, s.State, words(s.WaitsFor), pence(s.Cost), s.Own, s.Free, s.Reason.Reveal(),
		s.Ended, s.EndedBy, s.Outcome.Reveal(), s.Mine, s.MayMark, s.Hint, s.Reference,
		s.Part, "", s.For, s.Left, s.Referral}
	if s.Service != nil {
		shown.Service = s.Service.Value
	}
	return shown
}
