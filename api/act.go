package api

import (
	"context"

	"byname"
	"byname/work"
)

type actAsk struct {
	Whom
	Body struct {
		Programme string     `json:"programme" maxLength:"60" doc:"Which finding is answered."`
		Say       string     `json:"say" enum:"not_now,not_right,already_known"`
		Until     byname.Day `json:"until,omitempty" format:"date" doc:"With not_now: the day it comes back."`
		Because   string     `json:"because,omitempty" maxLength:"1000" doc:"With not_now and not_right: why."`
		KnownTo   string     `json:"known_to,omitempty" maxLength:"200" doc:"With already_known: who helps already."`
	}
}

func (d *door) act(ctx context.Context, who work.Who, in *actAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	switch b := in.Body; b.Say {
	case "not_now":
		return d.work.NotNow(ctx, who, id, b.Programme, b.Until, b.Because)
	case "not_right":
		return d.work.NotRight(ctx, who, id, b.Programme, b.Because)
	default:
		return d.work.AlreadyKnown(ctx, who, id, b.Programme, b.KnownTo)
	}
}
