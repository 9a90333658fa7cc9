package work

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"byname"
	"byname/feed"
	"byname/plan"
	"byname/store"
	"byname/visit"
)

// tellVisit tells the timeline of a visit, as events of the day of the data set
// that the place names, and puts the rules to the home. Where no agreement lets
// that data set be told, or the person objects to sharing, nothing is told. It
// gives the ids of the rows.
func (w *Work) tellVisit(tx *store.Tx, n *weighing, who Who, o opened, number int64, kind string, facts []visit.Fact) (told []string, err error) {
	row := func(id string) feed.Key { return feed.Key(w.Place.Visit.Kept + "/" + id) }
	id := fmt.Sprintf("byname-%d", number)
	if err = w.mayTell(tx, row(id)); err == nil {
		err = w.mayShare(tx, o)
	}
	if errors.Is(err, byname.ErrDenied) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	tell := func(id, kind string, value float64) error {
		told = append(told, id)
		e := feed.Event{Key: row(id), Subject: o.Anchor, Kind: kind, At: w.minute(), Value: value, HasValue: value != 0}
		_, _, _, err := tx.Arrive(store.Arrival{Row: row(id), Event: e, By: who.Worker, At: w.now(), Person: o.ID})
		return err
	}
	if err := tell(id, kind, 0); err != nil {
		return nil, err
	}
	for _, f := range facts {
		if err := tell(id+"-"+strings.ReplaceAll(f.Question, "_", "-"), f.Kind, f.Value); err != nil {
			return nil, err
		}
	}
	return told, n.weigh(tx, o.ID)
}

// TakeBackVisit undoes a visit that the asker wrote: one that was not sent is
// gone; of one that was, the timeline is told no more, and whoever was asked
// and has not looked yet is not asked any more. What somebody has taken on
// stays with them.
func (w *Work) TakeBackVisit(ctx context.Context, who Who, id byname.PersonID, number int64, why string) error {
	o, err := w.mayVisit(ctx, who, id, "took back a visit")
	if err != nil {
		return err
	}
	n, err := w.beginWeighing(ctx, "a visit was taken back: looked for early signs in the home")
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		list, err := tx.VisitsOf(o.ID)
		if err != nil {
			return err
		}
		for _, v := range list {
			if v.Number != number || v.Worker != who.Worker {
				continue
			}
			c := visit.Change{What: visit.TakeBack, At: w.minute(), Words: why}
			if v.Back != 0 && v.BackWhy == why {
				return nil // the same form again
			}
			if err := visit.Check(w.Place.Visit, v.Visit, c); err != nil {
				return err
			}
			if err := w.unsendVisit(tx, n, who, o, v, why); err != nil {
				return err
			}
			_, err := tx.ChangeVisit(v, c, who.Worker)
			return err
		}
		return byname.NotFound("visit", "one that you wrote", "ask whoever wrote it")
	})
}

func (w *Work) unsendVisit(tx *store.Tx, n *weighing, who Who, o opened, v store.Visit, why string) error {
	for _, id := range v.Told {
		row := feed.Key(w.Place.Visit.Kept + "/" + id)
		if _, _, _, err := tx.Arrive(store.Arrival{Row: row, Event: feed.Event{Key: row, Subject: o.Anchor}, By: who.Worker, At: w.now(), Person: o.ID}); err != nil {
			return err
		}
	}
	for _, a := range v.Asked {
		row, err := tx.Referral(a.Referral)
		if err != nil {
			return err
		}
		k, err := w.referralKept(tx, row)
		if err != nil {
			return err
		}
		if k.is.Stand != plan.Requested || k.is.Claimed != "" {
			continue
		}
		turns, err := k.is.Turn(plan.InError, why, plan.Sender, plan.Hand{Worker: who.Worker}, plan.Promise{}, w.minute())
		if err != nil {
			return err
		}
		if err := w.keepTurns(tx, who, k, k.is.Version, turns); err != nil {
			return err
		}
	}
	if len(v.Told) == 0 {
		return nil
	}
	return n.weigh(tx, o.ID)
}
