package api

import (
	"context"

	"byname"
	"byname/work"
)

type records struct {
	PersonRef
	Records []record `json:"records"`
	Pairs   []pair   `json:"pairs" doc:"The links that hold the person together, strongest first."`
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
	return records{showRef(r.PersonRef), each(r.Records, showRecord), each(r.Pairs, showPair)}, err
}

func showRecord(r work.RecordLine) record {
	return record{r.Name, r.Agency, r.Seen, r.Said.Reveal(), r.Born.Reveal(), r.Address.Reveal(), r.NHSEnd.Reveal()}
}

func showPair(p work.Pair) pair {
	return pair{p.Left, p.Right, figure(p.Weight), figure(p.Probability), p.Grade, each(p.Lines, func(l work.PairLine) pairLine {
		return pairLine{l.What, l.Words, figure(l.Weight)}
	}), p.Ruled}
}
