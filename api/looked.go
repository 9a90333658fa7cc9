package api

import (
	"context"
	"time"

	"byname/work"
)

type lookedAsk struct {
	Whom
	PageAsk
}

type looked struct {
	PersonRef
	Looks []look `json:"looks" doc:"Newest first."`
	Paging
}

type look struct {
	At        *time.Time `json:"at,omitempty"`
	Worker    string     `json:"worker"`
	Agency    string     `json:"agency"`
	Purpose   string     `json:"purpose,omitempty"`
	Reason    string     `json:"reason,omitempty"`
	What      string     `json:"what"`
	Emergency bool       `json:"emergency"`
	Refused   bool       `json:"refused"`
}

func (d *door) looked(ctx context.Context, who work.Who, in *lookedAsk) (looked, error) {
	id, err := in.id()
	if err != nil {
		return looked{}, err
	}
	l, err := d.work.WhoLooked(ctx, who, id, in.Page)
	return looked{showRef(l.PersonRef), each(l.Looks, showLook), showPaging(l.Paging)}, err
}

func showLook(l work.Look) look {
	return look{at(l.At), l.Worker, l.Agency, l.Purpose, l.Reason, l.What, l.Emergency, l.Refused}
}
