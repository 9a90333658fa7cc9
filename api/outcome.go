package api

import (
	"context"

	"byname"
	"byname/work"
)

type AreaAsk struct {
	Neighbourhood string `query:"neighbourhood" maxLength:"40"`
}

type outcomes struct {
	Indicators []indicator `json:"indicators"`
}

type indicator struct {
	ID            string   `json:"id"`
	Title         string   `json:"title"`
	Means         string   `json:"means,omitempty"`
	Area          string   `json:"area"`
	Unit          string   `json:"unit,omitempty"`
	LowerIsBetter bool     `json:"lower_is_better"`
	Method        string   `json:"method,omitempty" doc:"Of the intervals."`
	Confidence    *float64 `json:"confidence,omitempty" doc:"Of the intervals, such as 0.95."`
	Here          []point  `json:"here" doc:"Oldest first."`
	England       []point  `json:"england"`
	Words         string   `json:"words,omitempty"`
	PeopleBehind  bool     `json:"people_behind" doc:"You may open a number to the people it counts."`
}

// A point leaves out what is protected, for it is of too few people to show,
// and what there is not: a limit, a count.
type point struct {
	Period      string   `json:"period"`
	Value       *float64 `json:"value,omitempty"`
	Lower       *float64 `json:"lower,omitempty"`
	Upper       *float64 `json:"upper,omitempty"`
	Numerator   *int     `json:"numerator,omitempty"`
	Denominator *int     `json:"denominator,omitempty"`
	Protected   bool     `json:"protected"`
	Missing     string   `json:"missing,omitempty" doc:"Why there is no figure."`
}

func (d *door) outcomes(ctx context.Context, who work.Who, in *AreaAsk) (outcomes, error) {
	list, err := d.work.Outcomes(ctx, who, in.Neighbourhood)
	return outcomes{each(list, showIndicator)}, err
}

type OutcomeAsk struct {
	Indicator string `path:"indicator" maxLength:"80"`
	AreaAsk
}

func (d *door) outcome(ctx context.Context, who work.Who, in *OutcomeAsk) (indicator, error) {
	i, err := d.work.Outcome(ctx, who, in.Indicator, in.Neighbourhood)
	return showIndicator(i), err
}

func showIndicator(i work.Indicator) indicator {
	return indicator{i.ID, i.Title, i.Means, i.Area, i.Unit, i.LowerIsBetter, i.Method, figure(i.Confidence), each(i.Here, showPoint),
		each(i.England, showPoint), i.Words, i.PeopleBehind}
}

func showPoint(p work.Point) point {
	if !p.Shown() {
		return point{Period: p.Period, Protected: p.Protected, Missing: p.Missing}
	}
	shown := point{Period: p.Period, Value: figure(p.Value)}
	if !p.NoInterval {
		shown.Lower, shown.Upper = figure(p.Lower), figure(p.Upper)
	}
	if p.Denominator > 0 {
		shown.Numerator, shown.Denominator = &p.Numerator, &p.Denominator
	}
	return shown
}

type behindAsk struct {
	OutcomeAsk
	Period string `query:"period" maxLength:"40"`
	PageAsk
}

type behind struct {
	Indicator string         `json:"indicator"`
	Title     string         `json:"title"`
	Period    string         `json:"period,omitempty"`
	Area      string         `json:"area"`
	People    []behindPerson `json:"people"`
	Paging
}

type behindPerson struct {
	PersonRef
	Age    *int       `json:"age,omitempty"`
	Day    byname.Day `json:"day,omitempty" format:"date"`
	Phrase string     `json:"phrase" doc:"What counted."`
}

func (d *door) behind(ctx context.Context, who work.Who, in *behindAsk) (behind, error) {
	b, err := d.work.PeopleBehind(ctx, who, in.Indicator, in.Neighbourhood, in.Period, in.Page)
	return behind{b.Indicator, b.Title, b.Period, b.Area, each(b.People, showBehind), showPaging(b.Paging)}, err
}

func showBehind(p work.BehindPerson) behindPerson {
	return behindPerson{showRef(p.PersonRef), age(p.Age, p.HasAge), p.Day, p.Phrase}
}
