package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/store"
)

// A MyLook is who looked at what is kept about somebody on one day, and why.
type MyLook struct {
	Day         byname.Day
	You         bool   // they themselves did
	Who, Agency string // "" when a door does not say who
	Purpose     string // of agreements.yaml; "" when a door does not say why
	Refused     bool
}

// MyLooks reads who looked, a page of the record at a time, the last first.
// Looks alike on one day are one line.
func (w *Work) MyLooks(ctx context.Context, self guard.Self, page int) (list []MyLook, at Paging, err error) {
	pass, _, err := w.own(ctx, self, "read who looked")
	if err != nil {
		return nil, at, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		m, err := w.mine(tx, pass, self)
		if err != nil {
			return err
		}
		list, at, err = w.myLooks(tx, pass, m, self, page)
		return err
	})
	return list, at, err
}

// myLooks names who is known to the person, or of a kind of agency that a door
// names; of anybody else it says that a public service looked. Somebody who
// reads over their shoulder is not told who has been asked for help.
func (w *Work) myLooks(tx *store.Tx, pass guard.Pass, m mine, self guard.Self, page int) (list []MyLook, at Paging, err error) {
	total, err := tx.Lookers(pass, self.Person(), w.now())
	if err != nil {
		return nil, at, err
	}
	at = pageOf(total, page, looksPage)
	looks, err := tx.WhoLooked(pass, self.Person(), w.now(), 0, at.Page*looksPage)
	if err != nil {
		return nil, at, err
	}
	known := w.known(m)
	for _, l := range looks[min(len(looks), (at.Page-1)*looksPage):] {
		line := MyLook{Day: byname.MinuteOf(l.At).Day(), You: l.Worker == guard.Themself, Refused: !l.Granted}
		if !line.You && w.named(l.Agency, known) {
			line.Who, line.Agency, line.Purpose = l.WorkerName, w.Place.Short(l.Agency), l.Purpose
		}
		if !slices.Contains(list, line) {
			list = append(list, line)
		}
	}
	return list, at, nil
}

// named reports whether a door names workers of an agency.
func (w *Work) named(id byname.AgencyID, known map[byname.AgencyID]bool) bool {
	a, err := w.Place.Agencies.Agency(id)
	return err == nil && w.atDoor(id) && (known[id] || slices.Contains(w.Place.Sharing.Door.Named, a.Kind))
}
