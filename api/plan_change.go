package api

import (
	"context"

	"byname"
	"byname/work"
)

type startAsk struct {
	Whom
	Body struct {
		Programmes []string `json:"programmes" minItems:"1" maxItems:"20" doc:"Whose offers the plan begins with."`
		Matters    string   `json:"matters,omitempty" maxLength:"4000" doc:"What matters to the person, in their words."`
	}
}

func (d *door) startPlan(ctx context.Context, who work.Who, in *startAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	return d.work.StartPlan(ctx, who, id, in.Body.Programmes, in.Body.Matters)
}

// Seen is the version of the plan that a change rests on.
type Seen struct {
	Version int `json:"version" minimum:"1" doc:"Of the plan as you read it."`
}

type wordsAsk struct {
	Whom
	Body struct {
		Seen
		Words string `json:"words" minLength:"1" maxLength:"4000"`
	}
}

func (d *door) matters(ctx context.Context, who work.Who, in *wordsAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	return d.work.SayWhatMatters(ctx, who, id, in.Body.Version, in.Body.Words)
}

func (d *door) goal(ctx context.Context, who work.Who, in *wordsAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	return d.work.AddGoal(ctx, who, id, in.Body.Version, in.Body.Words)
}

type stepAsk struct {
	Whom
	Body struct {
		Seen
		Title     string     `json:"title" minLength:"1" maxLength:"200" doc:"In words the person would use."`
		Owner     string     `json:"owner" maxLength:"40" doc:"One of the plan's owners."`
		Due       byname.Day `json:"due,omitempty" format:"date"`
		After     []int64    `json:"after,omitempty" maxItems:"100" doc:"Steps it waits for."`
		CostPence int64      `json:"cost_pence,omitempty" minimum:"0" maximum:"1000000000" doc:"Paid from the team's budget; above the limit it waits for the lead. A service alone spends nothing."`
		Own       bool       `json:"own,omitempty" doc:"The person's own budget pays, as far as it goes."`
		Reason    string     `json:"reason" minLength:"1" maxLength:"1000" doc:"Why, as no programme foresaw it."`
	}
}

func (d *door) addStep(ctx context.Context, who work.Who, in *stepAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	b := in.Body
	return d.work.AddStep(ctx, who, id, b.Version, work.NewStep{Title: b.Title, Owner: b.Owner, Due: b.Due, After: b.After,
		Cost: byname.Pence(b.CostPence), Own: b.Own, Reason: b.Reason})
}

type markAsk struct {
	Whom
	Body struct {
		Seen
		Step  int64  `json:"step" minimum:"1"`
		Words string `json:"words,omitempty" maxLength:"4000" doc:"What came of it, or why not."`
	}
}

type marked struct {
	Released []string `json:"released" doc:"Steps whose turn it is now, as far as you may read them."`
}

func (d *door) markDone(ctx context.Context, who work.Who, in *markAsk) (marked, error) {
	id, err := in.id()
	if err != nil {
		return marked{}, err
	}
	released, err := d.work.MarkDone(ctx, who, id, in.Body.Version, in.Body.Step, in.Body.Words)
	return marked{words(released)}, err
}

func (d *door) markNotDone(ctx context.Context, who work.Who, in *markAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	return d.work.MarkNotDone(ctx, who, id, in.Body.Version, in.Body.Step, in.Body.Words)
}

type ownAsk struct {
	Whom
	Body struct {
		AmountPence int64  `json:"amount_pence" minimum:"0" maximum:"1000000000" doc:"For this year in all, with what is spent of it; less than before gives the rest back to the team."`
		Reason      string `json:"reason" minLength:"1" maxLength:"1000"`
	}
}

func (d *door) setOwn(ctx context.Context, who work.Who, in *ownAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	return d.work.SetAside(ctx, who, id, byname.Pence(in.Body.AmountPence), in.Body.Reason)
}

type countersignAsk struct {
	Whom
	Body struct {
		Step  int64  `json:"step" minimum:"1"`
		Yes   bool   `json:"yes"`
		Words string `json:"words,omitempty" maxLength:"1000"`
	}
}

func (d *door) countersign(ctx context.Context, who work.Who, in *countersignAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	return d.work.Countersign(ctx, who, id, in.Body.Step, in.Body.Yes, in.Body.Words)
}
