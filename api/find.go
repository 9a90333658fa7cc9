package api

import (
	"context"

	"byname/work"
)

// A findAsk comes in the body: what is known of somebody is never in an address.
type findAsk struct {
	Body struct {
		Name     string `json:"name,omitempty" maxLength:"200"`
		Born     string `json:"born,omitempty" format:"date"`
		NHS      string `json:"nhs_number,omitempty" maxLength:"20"`
		Postcode string `json:"postcode,omitempty" maxLength:"10"`
	}
}

type found struct {
	People []foundPerson `json:"people"`
}

type foundPerson struct {
	PersonRef
	Name          string `json:"name"`
	Age           *int   `json:"age,omitempty"`
	Neighbourhood string `json:"neighbourhood,omitempty"`
	Known         bool   `json:"known" doc:"You may open the person without giving a reason."`
}

func (d *door) find(ctx context.Context, who work.Who, in *findAsk) (found, error) {
	hits, err := d.work.Find(ctx, who, work.FindAsk{Name: in.Body.Name, Born: in.Body.Born, NHS: in.Body.NHS, Postcode: in.Body.Postcode})
	return found{each(hits, showFound)}, err
}

func showFound(h work.FindHit) foundPerson {
	return foundPerson{PersonRef{h.ID, h.Preferred.Reveal()}, h.Full.Reveal(), age(h.Age, h.HasAge), h.Neighbourhood, h.Known}
}
