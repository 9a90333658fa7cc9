package work

import (
	"context"

	"byname"
	"byname/store"
)

// states are how people stand with programmes as last published: person,
// programme, and "offered", "active", "declined" or "done". Rules read them,
// and none that they change themselves in the same run, so that the order of
// evaluation never matters.
type states map[byname.PersonID]map[string]string

func (s states) put(id byname.PersonID, programme, state string) {
	if s[id] == nil {
		s[id] = map[string]string{}
	}
	s[id][programme] = state
}

// statesOf puts them together: who is found is offered something, until a team
// acts on it. A plan that was started is active while it is open.
func statesOf(found []store.Seen, acts []store.Act, open map[byname.PersonID]bool) states {
	all := states{}
	for _, f := range found {
		all.put(f.Person, f.Programme, "offered")
	}
	for _, a := range acts { // oldest first: the last one holds
		switch {
		case a.Act == store.PlanStarted && open[a.Person], a.Act == store.AlreadyKnown:
			all.put(a.Person, a.Programme, "active")
		case a.Act == store.PlanStarted:
			all.put(a.Person, a.Programme, "done")
		case a.Act == store.NotRight:
			all.put(a.Person, a.Programme, "declined")
		case a.Act == store.NotNow:
			all.put(a.Person, a.Programme, "offered")
		}
	}
	return all
}

// everybodysStates are those of all.
func everybodysStates(tx *store.Tx) (states, error) {
	found, err := tx.Found()
	if err != nil {
		return nil, err
	}
	acts, err := tx.LastActs()
	if err != nil {
		return nil, err
	}
	open, err := plannedNow(tx)
	return statesOf(found, acts, open), err
}

// statesIn are those of some persons, such as a home.
func statesIn(tx *store.Tx, ids ...byname.PersonID) (states, error) {
	found, err := tx.FoundOf(ids...)
	if err != nil {
		return nil, err
	}
	acts, err := tx.ActsOnAll(ids...)
	if err != nil || len(acts) == 0 {
		return statesOf(found, nil, nil), err
	}
	open, err := plannedNow(tx)
	return statesOf(found, acts, open), err
}

func plannedNow(tx *store.Tx) (map[byname.PersonID]bool, error) {
	planned, err := tx.Planned()
	open := map[byname.PersonID]bool{}
	for _, p := range planned {
		open[p.Person] = true
	}
	return open, err
}

// states reads those of all.
func (w *Work) states(ctx context.Context) (all states, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		all, err = everybodysStates(tx)
		return err
	})
	return all, err
}
