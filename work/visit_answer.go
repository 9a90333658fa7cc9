package work

import (
	"context"
	"maps"

	"byname"
	"byname/store"
	"byname/visit"
)

// AnswerVisit keeps answers of the form as they are given, so that nothing is
// lost between two doors. The first begins the visit. An answer of "" takes one
// back; a nil note leaves it as it is.
func (w *Work) AnswerVisit(ctx context.Context, who Who, id byname.PersonID, replies visit.Replies, note *string) error {
	o, err := w.mayVisit(ctx, who, id, "wrote down what a visit found")
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		v, open, err := w.openVisit(tx, who, o.ID)
		if err != nil {
			return err
		}
		c := visit.Change{What: visit.Answers, At: w.minute(), Replies: replies, Words: v.Note}
		if note != nil {
			c.Words = *note
		}
		if err := visit.Check(w.Place.Visit, v.Visit, c); err != nil {
			return err
		}
		after := visit.Apply(v.Visit, c)
		if after.Note == v.Note && maps.Equal(after.Replies, v.Replies) {
			return nil // the same form again
		}
		if !open {
			if v, err = tx.BeginVisit(o.ID, string(o.Anchor), who.Agency, who.Worker, w.now()); err != nil {
				return err
			}
		}
		_, err = tx.ChangeVisit(v, c, who.Worker)
		return err
	})
}

// openVisit is the visit that a worker is writing, false when there is none.
func (w *Work) openVisit(tx *store.Tx, who Who, id byname.PersonID) (store.Visit, bool, error) {
	list, err := tx.VisitsOf(id)
	for _, v := range list {
		if v.Worker == who.Worker && v.Open() {
			return v, true, err
		}
	}
	return store.Visit{}, false, err
}

// RefuseVisit writes down that a visit did not happen: nobody was in, or they
// did not want it.
func (w *Work) RefuseVisit(ctx context.Context, who Who, id byname.PersonID, why string) error {
	o, err := w.mayVisit(ctx, who, id, "wrote down that a visit did not happen")
	if err != nil {
		return err
	}
	n, err := w.beginWeighing(ctx, "a visit did not happen: looked for early signs in the home")
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		v, open, err := w.openVisit(tx, who, o.ID)
		if err != nil {
			return err
		}
		c := visit.Change{What: visit.Refuse, At: w.minute(), Words: why}
		if err := visit.Check(w.Place.Visit, v.Visit, c); err != nil {
			return err
		}
		if again, err := w.endedNow(tx, who, o.ID, func(v visit.Visit) bool { return v.Ended == c.At && v.Why == why }); err != nil || again {
			return err
		}
		if !open {
			if v, err = tx.BeginVisit(o.ID, string(o.Anchor), who.Agency, who.Worker, w.now()); err != nil {
				return err
			}
		}
		if c.Told, err = w.tellVisit(tx, n, who, o, v.Number, w.Place.Visit.Refused, nil); err != nil {
			return err
		}
		_, err = tx.ChangeVisit(v, c, who.Worker)
		return err
	})
}

// endedNow says whether the asker's last visit is the one that is sent again.
func (w *Work) endedNow(tx *store.Tx, who Who, id byname.PersonID, same func(visit.Visit) bool) (bool, error) {
	list, err := tx.VisitsOf(id)
	for i := len(list) - 1; i >= 0 && err == nil; i-- {
		if list[i].Worker == who.Worker {
			return same(list[i].Visit), nil
		}
	}
	return false, err
}
