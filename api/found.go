package api

import (
	"context"

	"byname"
	"byname/work"
)

type foundAsk struct {
	Neighbourhood string `query:"neighbourhood" maxLength:"40" doc:"One of the service's teams; none is the first."`
	Became        string `query:"became" maxLength:"20" enum:"waiting,plan,not now,known,not right,gone,moved,died,nobody" doc:"Only those of whom this became."`
	PageAsk
}

type everFound struct {
	Neighbourhood string      `json:"neighbourhood"`
	Name          string      `json:"name"`
	Became        []choice    `json:"became" doc:"With how many people."`
	Objecting     int         `json:"objecting" doc:"People who object to sharing: they are named on no list."`
	Findings      int         `json:"findings"`
	Answered      int         `json:"answered"`
	InTime        int         `json:"in_time" doc:"Of those answered, how many within their clock."`
	People        []onceFound `json:"people" doc:"Found last first."`
	Paging
}

type onceFound struct {
	Person    byname.PersonID `json:"person"`
	Preferred string          `json:"preferred,omitempty" doc:"Nobody's, when your agency may not name them today."`
	Name      string          `json:"name,omitempty"`
	Findings  []pastFinding   `json:"findings"`
}

type pastFinding struct {
	Programme string     `json:"programme"`
	From      byname.Day `json:"from" format:"date"`
	To        byname.Day `json:"to,omitempty" format:"date"`
	Became    string     `json:"became"`
	Words     string     `json:"words"`
	By        string     `json:"by,omitempty"`
	On        byname.Day `json:"on,omitempty" format:"date"`
	InTime    bool       `json:"in_time"`
}

func (d *door) everFound(ctx context.Context, who work.Who, in *foundAsk) (everFound, error) {
	list, err := d.work.EverFound(ctx, who, work.EverFoundAsk{Neighbourhood: in.Neighbourhood, Became: in.Became, Page: in.Page})
	return everFound{Neighbourhood: list.Neighbourhood, Name: list.Name, Became: each(list.Became, showChoice), Objecting: list.Objecting,
		Findings: list.Findings, Answered: list.Answered, InTime: list.InTime, People: each(list.People, showOnceFound), Paging: showPaging(list.Paging)}, err
}

func showOnceFound(p work.FoundPerson) onceFound {
	return onceFound{p.ID, p.Preferred.Reveal(), p.Full.Reveal(), each(p.Findings, func(f work.PastFinding) pastFinding {
		return pastFinding{Programme: f.Title, From: f.From, To: f.To, Became: f.Became, Words: f.Words, By: f.By, On: f.Day, InTime: f.WithinClock}
	})}
}
