package work

import (
	"slices"

	"byname"
	"byname/store"
	"byname/visit"
)

// saidInPrivate reports whether somebody, when last asked alone, told of what
// another person in the home must not learn that they told. Nothing in the
// timeline says so; their own door stays shut, for who hurts them may stand
// beside them when it opens.
func (w *Work) saidInPrivate(tx *store.Tx, id byname.PersonID) (bool, error) {
	visits, err := tx.VisitsOf(id)
	if err != nil {
		return false, err
	}
	for _, v := range slices.Backward(visits) {
		if v.Happened && v.Back == 0 && w.Place.Visit.AskedAlone(v.Replies) {
			return w.private(v.Replies), nil
		}
	}
	return false, nil
}

// private reports whether replies tell of such a thing.
func (w *Work) private(r visit.Replies) bool { return len(w.Place.Visit.Risks(r, true)) > 0 }
