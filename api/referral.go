package api

import (
	"context"
	"time"

	life "byname/plan"
	"byname/work"
)

// ReferralLine is a referral in a list.
type ReferralLine struct {
	Number    int64      `json:"number"`
	Person    *PersonRef `json:"person,omitempty" doc:"Missing when you may not be shown whom."`
	To        string     `json:"to" doc:"The service or team."`
	By        string     `json:"by" doc:"Who asked."`
	State     string     `json:"state" doc:"draft, requested, accepted, rejected, in-progress, on-hold, completed, failed, cancelled or entered-in-error"`
	ClaimedBy string     `json:"claimed_by,omitempty"`
	AnswerBy  *time.Time `json:"answer_by,omitempty"`
	DoneBy    *time.Time `json:"done_by,omitempty"`
	Late      string     `json:"late,omitempty" doc:"answer or finish"`
}

type referrals struct {
	Referrals []ReferralLine `json:"referrals"`
	Withheld  int            `json:"withheld" doc:"Of this page: whose person you may not be shown."`
	Page      int            `json:"page"`
	Pages     int            `json:"pages"`
}

type referral struct {
	ReferralLine
	Version   int            `json:"version" doc:"To be named by every answer."`
	Reference string         `json:"reference" doc:"By which a file answers it."`
	Phone     string         `json:"phone,omitempty"`
	Address   string         `json:"address,omitempty"`
	Postcode  string         `json:"postcode,omitempty"`
	Language  string         `json:"language,omitempty"`
	Ask       string         `json:"ask"`
	Need      string         `json:"need,omitempty"`
	Said      string         `json:"said,omitempty" doc:"With the last turn."`
	Ways      []way          `json:"ways" doc:"That you may take."`
	Turns     []referralTurn `json:"turns" doc:"Newest first."`
}

type way struct {
	To    string `json:"to"`
	Words string `json:"words,omitempty" doc:"What has to be said with it; nothing when missing."`
}

type referralTurn struct {
	At   *time.Time `json:"at,omitempty"`
	By   string     `json:"by"`
	What string     `json:"what"`
	Said string     `json:"said,omitempty"`
}

func showReferralLine(r work.ReferralLine) ReferralLine {
	l := ReferralLine{Number: r.Number, To: r.To, By: r.By, State: string(r.Stand), ClaimedBy: r.Claimed, AnswerBy: at(r.AnswerBy), DoneBy: at(r.FinishBy), Late: r.Late}
	if r.Person != nil {
		ref := showRef(*r.Person)
		l.Person = &ref
	}
	return l
}

type referralsAsk struct {
	Sent bool `query:"sent" doc:"Those you sent, and not those in your inbox."`
	Page int  `query:"page" minimum:"1" default:"1"`
}

func (d *door) referrals(ctx context.Context, who work.Who, in *referralsAsk) (referrals, error) {
	r, err := d.work.Referrals(ctx, who, in.Sent, in.Page)
	return referrals{each(r.Referrals, showReferralLine), r.Withheld, r.Page, r.Pages}, err
}

// ReferralAsk names one.
type ReferralAsk struct {
	Referral int64 `path:"referral" minimum:"1"`
}

func (d *door) referral(ctx context.Context, who work.Who, in *ReferralAsk) (referral, error) {
	r, err := d.work.Referral(ctx, who, in.Referral)
	shown := referral{ReferralLine: showReferralLine(r.ReferralLine), Version: r.Version, Reference: r.Reference, Phone: r.Phone.Reveal(), Language: r.Language,
		Ways: each(r.Ways, func(w life.Way) way { return way{string(w.To), w.Words} }), Ask: r.Ask.Reveal(), Need: r.Need.Reveal(), Said: r.Said.Reveal(),
		Turns: each(r.Turns, func(t work.ReferralTurn) referralTurn { return referralTurn{at(t.At), t.By, t.What, t.Said.Reveal()} })}
	if !r.Hidden {
		shown.Address, shown.Postcode = r.Address.Reveal(), r.Postcode.Reveal()
	}
	return shown, err
}

type turnAsk struct {
	ReferralAsk
	Body struct {
		Version int    `json:"version" minimum:"1" doc:"Of the referral as you read it."`
		To      string `json:"to" enum:"requested,accepted,rejected,in-progress,on-hold,completed,failed,cancelled,entered-in-error"`
		Words   string `json:"words,omitempty" maxLength:"4000"`
	}
}

func (d *door) turnReferral(ctx context.Context, who work.Who, in *turnAsk) error {
	return d.work.TurnReferral(ctx, who, in.Referral, in.Body.Version, in.Body.To, in.Body.Words)
}

type referAsk struct {
	Whom
	Body struct {
		Service string `json:"service" maxLength:"40" doc:"Its id in the directory."`
		Step    int64  `json:"step,omitempty" minimum:"0" doc:"Of the person's plan, that it carries out."`
		Ask     string `json:"ask" minLength:"1" maxLength:"4000" doc:"What you ask for, and why."`
		Need    string `json:"need,omitempty" maxLength:"4000" doc:"What whoever comes should know."`
		Draft   bool   `json:"draft,omitempty"`
	}
}

type referred struct {
	Number int64 `json:"number"`
}

func (d *door) refer(ctx context.Context, who work.Who, in *referAsk) (referred, error) {
	id, err := in.id()
	if err != nil {
		return referred{}, err
	}
	b := in.Body
	n, err := d.work.Refer(ctx, who, id, work.NewReferral{Service: b.Service, Step: b.Step, Ask: b.Ask, Need: b.Need, Draft: b.Draft})
	return referred{n}, err
}
