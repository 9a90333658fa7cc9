package api

import (
	"context"
	"time"

	"byname"
	"byname/work"
)

type worklistAsk struct {
	Neighbourhood string `query:"neighbourhood" maxLength:"40" doc:"One of the service's teams; none is the first."`
	Theme         string `query:"theme" maxLength:"60"`
	Hours         int    `query:"hours" minimum:"0" maximum:"100000" doc:"Hours of work that the team has: reach says for how many people they are enough."`
	PageAsk
}

type worklist struct {
	Neighbourhood string         `json:"neighbourhood"`
	Name          string         `json:"name"`
	AsOf          byname.Day     `json:"as_of,omitempty" format:"date" doc:"Extracts up to and including this day were read."`
	Themes        []choice       `json:"themes"`
	People        []worklistLine `json:"people" doc:"Whose clock is shortest first; of those alike, for whom an hour of work is expected to do the most good."`
	PutAside      int            `json:"put_aside" doc:"People not shown because the team said not now."`
	Reach         int            `json:"reach,omitempty" doc:"For how many people, from the top, the hours asked about are enough."`
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
	News        *time.Time `json:"news,omitempty" doc:"When an agency last sent something about them that no build holds yet."`
	Involved    []string   `json:"involved"`
	Clock       string     `json:"clock" example:"within three days" doc:"How soon somebody should act."`
	WhyHere     []string   `json:"why_here" doc:"Why they stand where they do, in sentences."`
	LedBy       string     `json:"led_by,omitempty" doc:"The agency that could lead."`
	LedWhy      string     `json:"led_why,omitempty"`
	Next        string     `json:"next,omitempty" doc:"The first step of the most urgent programme."`
	NextBy      string     `json:"next_by,omitempty"`
	PlanOpen    bool       `json:"plan_open"`
	Lead        string     `json:"lead,omitempty"`
	Gone        string     `json:"gone,omitempty" doc:"That the signs that found somebody whose plan is open are gone, and why, if known."`
	With        []string   `json:"with" doc:"Others of the household on this list."`
}

func (d *door) worklist(ctx context.Context, who work.Who, in *worklistAsk) (worklist, error) {
	list, err := d.work.Worklist(ctx, who, work.WorklistAsk{Neighbourhood: in.Neighbourhood, Theme: in.Theme, Hours: in.Hours, Page: in.Page})
	return worklist{Neighbourhood: list.Neighbourhood, Name: list.Name, AsOf: list.AsOf, Themes: each(list.Themes, showChoice),
		People: each(list.People, showLine), PutAside: list.PutAside, Reach: list.Reach, Paging: showPaging(list.Paging)}, err
}

func showLine(p work.WorklistPerson) worklistLine {
	return worklistLine{PersonRef: PersonRef{p.ID, p.Preferred.Reveal()}, Name: p.Full.Reveal(), Age: age(p.Age, p.HasAge),
		Themes: words(p.Themes), Reasons: each(p.Reasons, showReason), Hints: words(p.Hints), Withheld: p.Withheld,
		Since: p.Since, WaitingDays: p.WaitingDays, News: at(p.News), Involved: words(p.Involved),
		Clock: p.Clock, WhyHere: words(p.WhyHere), LedBy: p.LedBy, LedWhy: p.LedWhy, Next: p.Next, NextBy: p.NextBy,
		PlanOpen: p.PlanOpen, Lead: p.Lead, Gone: p.Gone(), With: each(p.With, byname.Text.Reveal)}
}
