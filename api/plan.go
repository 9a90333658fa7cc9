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
	Goals            []goal      `json:"goals"`
	Steps            []step      `json:"steps" doc:"In order."`
	Lead             string      `json:"lead,omitempty"`
	Opened           byname.Day  `json:"opened,omitempty" format:"date"`
	Review           byname.Day  `json:"review,omitempty" format:"date"`
	Closed           byname.Day  `json:"closed,omitempty" format:"date"`
	With             []PersonRef `json:"with" doc:"Others the plan is for."`
	CostPence        int64       `json:"cost_pence"`
	BudgetLeftPence  int64       `json:"budget_left_pence" doc:"Of the team, this year."`
	BudgetLimitPence int64       `json:"budget_limit_pence" doc:"What one person may cost without the lead's yes."`
	Owners           []choice    `json:"owners" doc:"Whom a step may be given to."`
	History          []change    `json:"history" doc:"Newest first."`
}

type goal struct {
	Words   string `json:"words"`
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
	Free      bool       `json:"free" doc:"No programme foresaw it."`
	Reason    string     `json:"reason,omitempty"`
	Ended     byname.Day `json:"ended,omitempty" format:"date"`
	EndedBy   string     `json:"ended_by,omitempty"`
	Outcome   string     `json:"outcome,omitempty" doc:"What came of it, or why not."`
	Mine      bool       `json:"mine" doc:"Your agency's."`
	MayMark   bool       `json:"may_mark"`
	Hint      bool       `json:"hint" doc:"You may know that a step is under way, and no more."`
	Reference string     `json:"reference,omitempty" doc:"By which another system answers it."`
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
	return plan{
		PersonRef: PersonRef{p.ID, p.Preferred.Reveal()}, Name: p.Full.Reveal(), Age: age(p.Age, p.HasAge), Version: p.Version,
		Matters: p.Matters.Reveal(), Goals: each(p.Goals, showGoal), Steps: each(p.Steps, showStep), Lead: p.Lead, Opened: p.Opened,
		Review: p.Review, Closed: p.Closed, With: each(p.With, showRef), CostPence: pence(p.Cost), BudgetLeftPence: pence(p.BudgetLeft),
		BudgetLimitPence: pence(p.BudgetLimit), Owners: each(p.Owners, showChoice), History: each(p.History, showChange),
	}, err
}

func showGoal(g work.Goal) goal { return goal{g.Words.Reveal(), g.Reached} }

func showChange(c work.Change) change { return change{at(c.At), c.By, c.What} }

func showStep(s work.Step) step {
	return step{s.ID, s.Title, s.Owner, s.Due, s.Overdue, s.State, words(s.WaitsFor), pence(s.Cost), s.Free, s.Reason.Reveal(),
		s.Ended, s.EndedBy, s.Outcome.Reveal(), s.Mine, s.MayMark, s.Hint, s.Reference}
}
