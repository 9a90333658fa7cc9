package api

import (
	"context"
	"strings"
	"time"

	"byname"
	"byname/feed"
	"byname/work"
)

type eventAsk struct {
	Body struct {
		Row   string `json:"row" maxLength:"200" example:"nwas/ambulance/CAD-2026-0210-114" doc:"What your extract will call it: agency/data set/id. The same row once more changes nothing; with other words it takes the place of what it said."`
		About string `json:"about" maxLength:"200" example:"nwas/ambulance/CAD-2026-0105-982" doc:"One of your records that says who it is about: agency/data set/id."`

		TakenBack bool       `json:"taken_back,omitempty" doc:"The row was a mistake: it says nothing now."`
		Kind      string     `json:"kind,omitempty" maxLength:"80" example:"ambulance.call.fall" doc:"A kind of event of docs/feed.md."`
		At        string     `json:"at,omitempty" maxLength:"40" example:"2026-02-10T14:05:00Z" doc:"When it happened: a moment, or a day when the time is not known."`
		Until     byname.Day `json:"until,omitempty" format:"date" doc:"When it ended."`
		Value     *float64   `json:"value,omitempty" doc:"Its measure: pounds owed, a score, per cent, hours a week."`
		Note      string     `json:"note,omitempty" maxLength:"4000" doc:"In your words."`
		Role      string     `json:"role,omitempty" maxLength:"20" doc:"In a police incident: subject, victim, witness, informant or suspect."`
		Incident  string     `json:"incident,omitempty" maxLength:"80" doc:"What ties the rows of one incident together."`

		InConfidence *bool `json:"in_confidence,omitempty" doc:"Somebody may be at risk if it is known. Abuse at home is, when this is not said."`
	}
}

type receipt struct {
	Number int64 `json:"number" doc:"Under which it is kept."`
	Again  bool  `json:"again" doc:"It was kept already: nothing changed."`
	Linked bool  `json:"linked" doc:"The record is one that we hold; otherwise the event waits for your extract, or for your worker to say who it is."`
}

func (d *door) sendEvent(ctx context.Context, who work.Who, in *eventAsk) (receipt, error) {
	b := in.Body
	sent := work.EventSent{Row: feed.Key(b.Row), About: feed.Key(b.About), TakenBack: b.TakenBack, InConfidence: b.InConfidence,
		Event: feed.Event{Kind: b.Kind, Until: b.Until, Note: strings.TrimSpace(b.Note), Role: b.Role, Incident: b.Incident}}
	if b.Value != nil {
		sent.Event.Value, sent.Event.HasValue = *b.Value, true
	}
	if !b.TakenBack {
		var err error
		if sent.Event.At, sent.Event.DayOnly, err = moment(b.At); err != nil {
			return receipt{}, err
		}
	}
	r, err := d.work.SendEvent(ctx, who, sent)
	return receipt{r.Number, r.Again, r.Linked}, err
}

// moment reads a moment, or a day in London.
func moment(s string) (at byname.Minute, dayOnly bool, err error) {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return byname.MinuteOf(t), false, nil
	}
	day, err := byname.ParseDay(s)
	if err != nil {
		return 0, false, byname.Invalid("at", "a moment such as 2026-02-10T14:05:00Z, or a day such as 2026-02-10", "say when it happened")
	}
	return day.Start(), true, nil
}
