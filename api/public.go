package api

import (
	"context"

	"byname"
	"byname/work"
)

type public struct {
	Neighbourhood string           `json:"neighbourhood,omitempty"`
	Name          string           `json:"name"`
	Places        []choice         `json:"places"`
	Decisions     []publicDecision `json:"decisions" doc:"Newest first."`
	Money         []publicMoney    `json:"money"`
	MoneyYear     string           `json:"money_year,omitempty"`
	Outcomes      []indicator      `json:"outcomes"`
	Linkage       string           `json:"linkage,omitempty" doc:"How well the records behind the outcomes are linked."`
	Answers       string           `json:"answers,omitempty" doc:"How many took part, protected."`
	Said          []said           `json:"said"`
}

type publicDecision struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Plain     string     `json:"plain,omitempty"`
	Day       byname.Day `json:"day,omitempty" format:"date"`
	Result    string     `json:"result"`
	For       int        `json:"for"`
	Against   int        `json:"against"`
	Abstained int        `json:"abstained"`
	Interests []string   `json:"interests"`
	CameOfIt  string     `json:"came_of_it,omitempty"`
}

type publicMoney struct {
	What           string `json:"what"`
	CommittedPence int64  `json:"committed_pence"`
	SpentPence     int64  `json:"spent_pence"`
}

type said struct {
	Theme   string `json:"theme"`
	Answers string `json:"answers" doc:"How many, protected."`
	Answer  string `json:"answer,omitempty" doc:"The board's."`
}

func (d *door) public(ctx context.Context, _ work.Who, in *AreaAsk) (public, error) {
	p, err := d.work.Public(ctx, in.Neighbourhood)
	return public{p.Neighbourhood, p.Name, each(p.Places, showChoice), each(p.Decisions, showPublicDecision), each(p.Money, showMoney),
		p.MoneyYear, each(p.Outcomes, showIndicator), p.Linkage, p.Answers, each(p.Said, func(s work.Said) said { return said(s) })}, err
}

func showPublicDecision(x work.PublicDecision) publicDecision {
	return publicDecision{x.ID, x.Title, x.Plain, x.Day, x.Result, x.For, x.Against, x.Abstained, words(x.Interests), x.CameOfIt}
}

func showMoney(m work.PublicMoney) publicMoney {
	return publicMoney{m.What, pence(m.Committed), pence(m.Spent)}
}

type responseAsk struct {
	Body struct {
		Neighbourhood string `json:"neighbourhood" maxLength:"40"`
		About         string `json:"about" maxLength:"80"`
		Words         string `json:"words" minLength:"1" maxLength:"4000" doc:"Leave names out."`
	}
}

func (d *door) respond(ctx context.Context, _ work.Who, in *responseAsk) error {
	return d.work.Respond(ctx, work.Response{Neighbourhood: in.Body.Neighbourhood, About: in.Body.About, Words: in.Body.Words})
}
