package api

import (
	"context"

	"byname"
	"byname/govern"
	"byname/work"
)

type objectionsAsk struct{ Whom }

type objections struct {
	PersonRef
	Said []saidNo `json:"said" doc:"Written down here, the newest first."`
	Told bool     `json:"told" doc:"An agency's own records tell of a no to all sharing; it is taken back there."`
}

type saidNo struct {
	Scope   govern.Scope `json:"scope" doc:"all or planning"`
	Voice   govern.Voice `json:"voice" doc:"person, parent or appointed"`
	Words   string       `json:"words"`
	From    byname.Day   `json:"from" format:"date"`
	To      byname.Day   `json:"to,omitempty" format:"date" doc:"The day from which it holds no more."`
	By      string       `json:"by,omitempty" doc:"Who wrote it down; nothing when they did themselves."`
	EndedBy string       `json:"ended_by,omitempty"`
	Ended   string       `json:"ended,omitempty" doc:"In what words it was taken back."`
}

func (d *door) objections(ctx context.Context, who work.Who, in *objectionsAsk) (objections, error) {
	id, err := in.id()
	if err != nil {
		return objections{}, err
	}
	o, err := d.work.Objections(ctx, who, id)
	return objections{showRef(o.PersonRef), each(o.Said, func(s work.SaidObjection) saidNo {
		return saidNo{s.Scope, s.Voice, s.Words, s.From, s.To, s.By, s.EndedBy, s.Ended}
	}), o.Told}, err
}

type objectAsk struct {
	Whom
	Body struct {
		Scope govern.Scope `json:"scope" enum:"all,planning" doc:"planning: on no list and in no count; whoever helps them goes on. all: nothing that one agency told is shown to another."`
		Voice govern.Voice `json:"voice,omitempty" enum:"person,parent,appointed" doc:"In whose words; the person's own when left out."`
		Words string       `json:"words,omitempty" maxLength:"1000" doc:"What they said, in their words; nobody need say why."`
		Said  byname.Day   `json:"said,omitempty" format:"date" doc:"When they said so; today when left out."`
	}
}

func (d *door) object(ctx context.Context, who work.Who, in *objectAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	b := in.Body
	return d.work.Object(ctx, who, id, work.NewObjection{Scope: b.Scope, Voice: b.Voice, Words: b.Words, Said: b.Said})
}

type endObjectionAsk struct {
	Whom
	Body struct {
		Scope govern.Scope `json:"scope" enum:"all,planning" doc:"Which no ends; the other stays."`
		Words string       `json:"words" minLength:"1" maxLength:"1000" doc:"What they said, and why."`
	}
}

func (d *door) endObjection(ctx context.Context, who work.Who, in *endObjectionAsk) error {
	id, err := in.id()
	if err != nil {
		return err
	}
	return d.work.EndObjection(ctx, who, id, in.Body.Scope, in.Body.Words)
}
