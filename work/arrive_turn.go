package work

import (
	"context"

	"byname"
	"byname/store"
)

// weighingTurn asks for the Pass of a run when anything ever came in the day.
func (w *Work) weighingTurn(ctx context.Context) (n *weighing, err error) {
	any := false
	if err := w.DB.Read(ctx, func(tx *store.Tx) error {
		any, err = tx.EverArrived()
		return err
	}); err != nil || !any {
		return &weighing{Work: w}, err
	}
	return w.beginWeighing(ctx, "another build became the current one: weighed what came since it was made")
}

// afterTurn weighs anew what the current build was made without: whatever
// came while it was made, and after a roll-back whatever came since. Whose
// records the events are about is asked anew, too. It gives whom the programmes
// find now, over everybody.
func (n *weighing) afterTurn(tx *store.Tx) ([]store.Seen, error) {
	if err := tx.Await(n.build.Deliveries); err != nil {
		return nil, err
	}
	if err := tx.ForgetSigns(); err != nil {
		return nil, err
	}
	waiting, err := tx.Waiting()
	if err != nil {
		return nil, err
	}
	unlinked, err := tx.AllUnlinked()
	if err != nil {
		return nil, err
	}
	var concerned []byname.PersonID
	for _, a := range append(waiting, unlinked...) {
		id, err := n.whose(a.Event.Subject)
		if err != nil {
			return nil, err
		}
		if id != a.Person {
			if err := tx.Concerns(a.Number, id); err != nil {
				return nil, err
			}
		}
		if a.Waits && id != 0 {
			concerned = append(concerned, id)
		}
	}
	if err := n.weigh(tx, concerned...); err != nil {
		return nil, err
	}
	return n.foundNow(tx)
}

// foundNow are all who are found: as the build says, but for those whose signs
// of now stand in its place.
func (n *weighing) foundNow(tx *store.Tx) (found []store.Seen, err error) {
	all, err := n.waiting(tx, n.build, "")
	for _, s := range all {
		found = append(found, store.Seen{Person: s.Person, Anchor: s.Anchor, Programme: s.Programme, Theme: s.Theme, Where: s.Neighbourhood, First: s.Since})
	}
	return found, err
}

// waiting are all signals of a neighbourhood, or with "" of everybody: those of
// the build, and in the place of its own those as of now of whoever something
// came about. Who objects by now, and did not when the build was made, is not
// among them: nothing counts them.
func (w *Work) waiting(tx *store.Tx, build *store.Build, neighbourhood string) ([]store.Waiting, error) {
	all, err := build.Waiting(neighbourhood)
	if err != nil {
		return nil, err
	}
	now, err := tx.SignsNow(build.Number, neighbourhood)
	if err != nil {
		return nil, err
	}
	objecting, err := tx.ObjectingNow(w.Today())
	if err != nil || len(now)+len(objecting) == 0 {
		return all, err
	}
	came := map[byname.PersonID]bool{}
	for _, s := range now {
		came[s.Person] = true
	}
	var list []store.Waiting
	for _, s := range all {
		if !came[s.Person] && !objecting[s.Person] {
			list = append(list, s)
		}
	}
	for _, s := range now {
		if objecting[s.Person] {
			continue
		}
		for _, x := range s.Signals {
			list = append(list, store.Waiting{Person: s.Person, Anchor: s.Anchor, Neighbourhood: s.Neighbourhood,
				Programme: x.Programme, Theme: x.Theme, UrgencyHours: x.UrgencyHours, Since: x.Since})
		}
	}
	return list, nil
}
