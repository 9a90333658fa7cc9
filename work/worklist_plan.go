package work

import (
	"context"
	"errors"
	"math"

	"byname"
	"byname/store"
)

// planned are the people of a neighbourhood for whom a plan is open. They stay
// on its list, where they stood when it was started, though nothing finds them
// any more: somebody has promised them something.
func (w *Work) planned(tx *store.Tx, build *store.Build, neighbourhood string, acts []store.Act) (list []queued, err error) {
	people, err := tx.Planned()
	if err != nil || len(people) == 0 {
		return nil, err
	}
	objecting, err := tx.ObjectingNow(w.Today())
	if err != nil {
		return nil, err
	}
	urgency, listed := w.startedFor(acts), map[byname.PersonID]bool{}
	for _, p := range people {
		id := p.Person
		if build.NumberOf(id) == 0 {
			if id, err = tx.Alias(id); err != nil {
				return nil, err
			}
		}
		s, err := build.Sketch(id)
		if errors.Is(err, byname.ErrNotFound) || err == nil && (listed[id] || objecting[id] || s.Unplanned() || s.Neighbourhood != neighbourhood) {
			continue
		}
		if err != nil {
			return nil, err
		}
		listed[id] = true
		q := queued{person: id, planned: p.Opened, gone: true, since: byname.MinuteOf(p.Opened).Day(), urgency: math.MaxInt32}
		if hours, known := urgency[p.Person]; known {
			q.urgency = hours
		}
		list = append(list, q)
	}
	return list, nil
}

// startedFor is how soon, in hours, somebody should have acted on what plans
// were started for, by the person in whose name that was.
func (w *Work) startedFor(acts []store.Act) map[byname.PersonID]int {
	urgency := map[byname.PersonID]int{}
	for _, a := range acts {
		if a.Act != store.PlanStarted {
			continue
		}
		for _, s := range w.Place.programme(a.Programme).Find.Signs {
			if hours, known := urgency[a.Person]; !known || s.Urgency.Hours < hours {
				urgency[a.Person] = s.Urgency.Hours
			}
		}
	}
	return urgency
}

// whyGone finds the day when records last went to somebody else from those
// whose signs are gone, since their plan was opened.
func (w *Work) whyGone(ctx context.Context, queue []queued) error {
	return w.DB.Read(ctx, func(tx *store.Tx) error {
		for i := range queue {
			q := &queue[i]
			if !q.gone {
				continue
			}
			moves, err := tx.MovesOf(q.person)
			if err != nil {
				return err
			}
			for _, m := range moves {
				if m.From == q.person && !m.At.Before(q.planned) {
					q.parted = byname.MinuteOf(m.At).Day()
				}
			}
		}
		return nil
	})
}
