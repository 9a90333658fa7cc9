package api

import (
	"context"

	"byname/work"
)

type purposes struct {
	Purposes []choice `json:"purposes"`
}

func (d *door) purposes(ctx context.Context, who work.Who, _ *struct{}) (purposes, error) {
	list, err := d.work.Purposes(ctx, who)
	return purposes{each(list, showChoice)}, err
}

type reasonAsk struct {
	Whom
	Body struct {
		Purpose string `json:"purpose" maxLength:"40" doc:"One of GET /guard/purposes."`
		Reason  string `json:"reason" maxLength:"1000" doc:"Why you need to see this person; ten letters or more."`
	}
}

func (d *door) reason(ctx context.Context, who work.Who, in *reasonAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	return d.work.GiveReason(ctx, who, id, in.Body.Purpose, in.Body.Reason)
}

type emergencyAsk struct {
	Whom
	Body struct {
		Reason string `json:"reason" maxLength:"1000" doc:"What the emergency is; ten letters or more."`
	}
}

func (d *door) emergency(ctx context.Context, who work.Who, in *emergencyAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	return d.work.BreakGlass(ctx, who, id, in.Body.Reason)
}
