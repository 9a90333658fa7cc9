package api

import (
	"context"
	"time"

	"byname"
	"byname/work"
)

type records struct {
	PersonRef
	Records []record `json:"records"`
	Pairs   []pair   `json:"pairs" doc:"The links that hold the person together, strongest first."`
	Near    []near   `json:"near" doc:"Whose records are nearest, and why they were left out."`
	Hidden  int      `json:"near_hidden,omitempty" doc:"More of them, whom the asker may not open."`
	History history  `json:"history"`
}

type near struct {
	PersonRef
	Record     string   `json:"record" doc:"The person's own record that is most alike."`
	WeightBits *float64 `json:"weight_bits,omitempty"`
	Grade      string   `json:"grade" doc:"certain, probable, possible or certainly-not"`
	Why        string   `json:"why"`
}

type history struct {
	PersonRef
	Was      []byname.PersonID `json:"was" doc:"Ids that ended in this person."`
	Happened []happening       `json:"happened" doc:"Newest first."`
}

type happening struct {
	At       *time.Time      `json:"at,omitempty"`
	Came     bool            `json:"came" doc:"To this person; else they went."`
	Other    byname.PersonID `json:"other"`
	Gone     bool            `json:"gone,omitempty" doc:"Nobody is called by the other id any more."`
	Returned bool            `json:"returned,omitempty" doc:"They are back where they were before."`
	Records  []string        `json:"records" doc:"Agency and data set of each."`
	Unseen   int             `json:"unseen,omitempty" doc:"More, of agencies of which the asker may not know."`
	Why      string          `json:"why"`
}

type record struct {
	Name    string     `json:"name" doc:"How pairs call it."`
	Agency  string     `json:"agency"`
	Seen    byname.Day `json:"seen,omitempty" format:"date"`
	Said    string     `json:"said" doc:"The name as written."`
	Born    byname.Day `json:"born,omitempty" format:"date"`
	Address string     `json:"address,omitempty"`
	NHSEnd  string     `json:"nhs_end,omitempty" doc:"The last three digits."`
}

type pair struct {
	Left        string     `json:"left"`
	Right       string     `json:"right"`
	WeightBits  *float64   `json:"weight_bits,omitempty"`
	Probability *float64   `json:"probability,omitempty"`
	Grade       string     `json:"grade" doc:"certain, probable, possible or certainly-not"`
	Lines       []pairLine `json:"lines"`
	Ruled       string     `json:"ruled,omitempty" doc:"Who decided, when a person did and not the program."`
}

type pairLine struct {
	What       string   `json:"what"`
	Words      string   `json:"words"`
	WeightBits *float64 `json:"weight_bits,omitempty"`
}

func (d *door) records(ctx context.Context, who work.Who, in *Whom) (records, error) {
	id, err := in.id()
	if err != nil {
		return records{}, err
	}
	r, err := d.work.Records(ctx, who, id)
	return records{showRef(r.PersonRef), each(r.Records, showRecord), each(r.Pairs, showPair),
		each(r.Near, showNear), r.NearHidden, history{showRef(r.History.PersonRef), each(r.History.Was, func(id byname.PersonID) byname.PersonID { return id }), each(r.History.Happened, showHappening)}}, err
}

func showNear(n work.NearLine) near {
	return near{showRef(n.PersonRef), n.Record, figure(n.Weight), n.Grade, n.Why}
}

func showHappening(h work.Happening) happening {
	return happening{at(h.At), h.Came, h.Other, h.Gone, h.Returned, each(h.Records, func(s string) string { return s }), h.Unseen, h.Why}
}

func showRecord(r work.RecordLine) record {
	return record{r.Name, r.Agency, r.Seen, r.Said.Reveal(), r.Born.Reveal(), r.Address.Reveal(), r.NHSEnd.Reveal()}
}

func showPair(p work.Pair) pair {
	return pair{p.Left, p.Right, figure(p.Weight), figure(p.Probability), p.Grade, each(p.Lines, func(l work.PairLine) pairLine {
		return pairLine{l.What, l.Words, figure(l.Weight)}
	}), p.Ruled}
}
