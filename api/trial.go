package api

import (
	"context"

	"byname"
	"byname/work"
)

type trialAsk struct {
	RawBody []byte `contentType:"application/yaml" doc:"A programme's file, as docs/programme.md tells."`
}

// A trial is what a file would do if it went live.
type trial struct {
	Programme string     `json:"programme"`
	Version   string     `json:"version"`
	Live      string     `json:"live,omitempty" doc:"The version that is live; nothing when it is new."`
	Today     byname.Day `json:"today,omitempty" format:"date"`

	People   *int         `json:"people" doc:"Everybody it was put to. Numbers of people are rounded; one that is too small to show is null."`
	Found    *int         `json:"found" doc:"Today."`
	PerMonth *int         `json:"per_month" doc:"Newly found in a month, on average over the last twelve."`
	Months   []triedMonth `json:"months" doc:"Oldest first."`
	Signs    []triedCount `json:"signs"`
	Ways     []triedWay   `json:"ways" doc:"By neighbourhood, age, sex, ethnic group and deprivation."`

	Steps        []triedStep  `json:"steps"`
	CostPence    byname.Pence `json:"cost_pence" doc:"Of all steps for those found today."`
	MonthlyPence byname.Pence `json:"monthly_pence" doc:"Of those newly found in a month."`
	Hours        float64      `json:"hours" doc:"Of workers, for those found today, by the steps that say."`
	HoursMonthly float64      `json:"hours_monthly"`
	Unsaid       int          `json:"steps_without_hours"`
	Gains        []triedGain  `json:"gains" doc:"Forecast for a year, by who gains."`
	Grade        int          `json:"evidence_grade" doc:"1 is best, 6 is judgement."`
	Says         string       `json:"evidence"`

	Newly    *int         `json:"newly" doc:"Found by this file and not by the live version."`
	NoLonger *int         `json:"no_longer"`
	Overlaps []triedCount `json:"found_by_others_too"`

	Examples []triedExample `json:"examples" doc:"People of your own team, or invented ones."`
}

type triedExample struct {
	Invented bool       `json:"invented"`
	Person   *PersonRef `json:"person,omitempty"`
	Age      *int       `json:"age,omitempty"`
	Signs    []string   `json:"signs"`
	Since    byname.Day `json:"since,omitempty" format:"date"`
	Reasons  []string   `json:"reasons"`
}

func showExample(x work.TriedExample) triedExample {
	e := triedExample{Invented: x.Invented, Age: age(x.Age, x.HasAge), Signs: words(x.Signs), Since: x.Since, Reasons: words(x.Reasons)}
	if x.ID != 0 {
		e.Person = refOf(&x.PersonRef)
	}
	return e
}

type triedMonth struct {
	End   byname.Day `json:"end" format:"date"`
	Found *int       `json:"found"`
	New   *int       `json:"new"`
}

type triedCount struct {
	Title string `json:"title"`
	Found *int   `json:"found"`
}

type triedWay struct {
	Name   string       `json:"name"`
	Groups []triedGroup `json:"groups"`
}

type triedGroup struct {
	Name  string `json:"name"`
	Found *int   `json:"found"`
	Share point  `json:"share" doc:"Of a thousand."`
}

type triedStep struct {
	Title     string       `json:"title"`
	By        string       `json:"by"`
	Found     *int         `json:"needed_now"`
	PerMonth  int          `json:"then_each_month"`
	Hours     string       `json:"hours_each,omitempty" doc:"Left out when the file does not declare it."`
	Places    int          `json:"places_a_month,omitempty" doc:"Left out when the file does not declare them."`
	From      string       `json:"places_from,omitempty" doc:"Who says how many places there are."`
	Short     bool         `json:"too_few_places"`
	CostPence byname.Pence `json:"cost_pence"`
}

type triedGain struct {
	Who         string       `json:"who"`
	AmountPence byname.Pence `json:"amount_pence"`
}

// try puts a file to everybody.
func (d *door) try(ctx context.Context, who work.Who, in *trialAsk) (trial, error) {
	t, err := d.work.TryProgramme(ctx, who, in.RawBody, nil)
	return trial{
		Programme: t.Programme, Version: t.Version, Live: t.Live, Today: t.Today,
		People: heads(t.People), Found: heads(t.Found), PerMonth: heads(t.PerMonth),
		Months: each(t.Months, func(m work.TriedMonth) triedMonth { return triedMonth{m.End, heads(m.Found), heads(m.New)} }),
		Signs:  each(t.Signs, func(s work.TriedSign) triedCount { return triedCount{s.Title, heads(s.Found)} }),
		Ways: each(t.Ways, func(w work.TriedWay) triedWay {
			return triedWay{w.Name, each(w.Groups, func(g work.TriedGroup) triedGroup { return triedGroup{g.Name, heads(g.Found), showPoint(g.Share)} })}
		}),
		Steps: each(t.Steps, func(s work.TriedStep) triedStep {
			return triedStep{s.Title, s.By, heads(s.Found), s.PerMonth, s.Hours, s.Places, s.From, s.Short(), s.Cost}
		}),
		CostPence: t.Cost, MonthlyPence: t.Monthly, Hours: t.Hours, HoursMonthly: t.HoursMonthly, Unsaid: t.Unsaid,
		Gains: each(t.Gains, func(g work.TriedGain) triedGain { return triedGain{g.Who, g.Amount} }), Grade: t.Grade, Says: t.Says,
		Newly: heads(t.Newly), NoLonger: heads(t.NoLonger),
		Overlaps: each(t.Overlaps, func(o work.TriedOverlap) triedCount { return triedCount{o.Title, heads(o.Both)} }),
		Examples: each(t.Examples, showExample),
	}, err
}

// heads is a number of people, nothing when it is too small to show.
func heads(c work.Count) *int {
	if c.Hidden {
		return nil
	}
	return &c.N
}
