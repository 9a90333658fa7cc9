package api

import (
	"context"

	"byname"
	"byname/work"
)

type worklistAsk struct {
	Neighbourhood string `query:"neighbourhood" maxLength:"40" doc:"One of the service's teams; none is the first."`
	Theme         string `query:"theme" maxLength:"60"`
	PageAsk
}

type worklist struct {
	Neighbourhood string         `json:"neighbourhood"`
	Name          string         `json:"name"`
	AsOf          byname.Day     `json:"as_of,omitempty" format:"date" doc:"Extracts up to and including this day were read."`
	Themes        []choice       `json:"themes"`
	People        []worklistLine `json:"people" doc:"Most urgent first, then longest waiting."`
	PutAside      int            `json:"put_aside" doc:"People not shown because the team said not now."`
	Paging
}

type worklistLine struct {
	PersonRef
	Name        string     `json:"name"`
	Age         *int       `json:"age,omitempty"`
	Themes      []string   `json:"themes"`
	Reasons     []reason   `json:"reasons"`
	Hints       []string   `json:"hints" doc:"All that your agency may know of some reasons."`
	Withheld    int        `json:"withheld" doc:"Reasons that your agency may not read."`
	Since       byname.Day `json:"since,omitempty" format:"date"`
	WaitingDays int        `json:"waiting_days"`
	Involved    []string   `json:"involved"`
	Next        string     `json:"next,omitempty" doc:"The programme's first step."`
	NextBy      string     `json:"next_by,omitempty"`
	PlanOpen    bool       `json:"plan_open"`
	Lead        string     `json:"lead,omitempty"`
	Gone        string     `json:"gone,omitempty" doc:"That the signs that found somebody whose plan is open are gone, and why, if known."`
	With        []string   `json:"with" doc:"Others of the household on this list."`
}

func (d *door) worklist(ctx context.Context, who work.Who, in *worklistAsk) (worklist, error) {
	list, err := d.work.Worklist(ctx, who, work.WorklistAsk{Neighbourhood: in.Neighbourhood, Theme: in.Theme, Page: in.Page})
	return worklist{Neighbourhood: list.Neighbourhood, Name: list.Name, AsOf: list.AsOf, Themes: each(list.Themes, showChoice),
		People: each(list.People, showLine), PutAside: list.PutAside, Paging: showPaging(list.Paging)}, err
}

func showLine(p work.WorklistPerson) worklistLine {
	return worklistLine{PersonRef: PersonRef{p.ID, p.Preferred.Reveal()}, Name: p.Full.Reveal(), Age: age(p.Age, p.HasAge),
		Themes: words(p.Themes), Reasons: each(p.Reasons, showReason), Hints: words(p.Hints), Withheld: p.Withheld,
		Since: p.Since, WaitingDays: p.WaitingDays, Involved: words(p.Involved), Next: p.Next, NextBy: p.NextBy,
		PlanOpen: p.PlanOpen, Lead: p.Lead, Gone: p.Gone(), With: each(p.With, byname.Text.Reveal)}
}
