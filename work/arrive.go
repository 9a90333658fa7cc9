package work

import (
	"context"
	"errors"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
	"byname/store"
)

// An EventSent is one thing that an agency tells as it happens, about one of
// its own records. Row is what its extract will call it, so that the two are
// one: agency/data set/id.
type EventSent struct {
	Row   feed.Key
	About feed.Key // the record, as a build holds it
	Event feed.Event
	// InConfidence says whether somebody may be at risk if it is known. Nil is
	// not said: abuse at home is, then.
	InConfidence *bool
	TakenBack    bool // the row said something wrong, and says nothing now
}

// A Receipt says that an event is kept, for ever.
type Receipt struct {
	Number int64
	Again  bool // it was kept already: nothing changed
	Linked bool // we know whose record it is about
}

// SendEvent keeps an event that an agency's system or worker sends, puts the
// rules to the home it happened in, and tells the team when somebody is found
// who was not. When it returns, all of that is durable, or none of it
// happened; sent again it changes nothing. The next build finds the event
// among the deliveries.
func (w *Work) SendEvent(ctx context.Context, who Who, sent EventSent) (r Receipt, err error) {
	if err := w.may(ctx, who, guard.SendEvents); err != nil {
		return r, err
	}
	a, err := w.arrival(who, sent)
	if err != nil {
		return r, err
	}
	return w.arrive(ctx, a)
}

// arrive takes an arrival in and puts the rules to whom it concerns.
func (w *Work) arrive(ctx context.Context, a store.Arrival) (r Receipt, err error) {
	n, err := w.beginWeighing(ctx, "an event came: looked for early signs in the home it happened in")
	if err != nil {
		return r, err
	}
	if a.Person, err = n.whose(a.Event.Subject); err != nil {
		return r, err
	}
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		if err := w.mayTell(tx, a.Row); err != nil {
			return err
		}
		number, before, again, err := tx.Arrive(a)
		r = Receipt{Number: number, Again: again, Linked: a.Person != 0}
		if err != nil || again {
			return err
		}
		concerned := []byname.PersonID{a.Person}
		if before != nil && before.Person != a.Person {
			concerned = append(concerned, before.Person)
		}
		if a.Mark == store.MarkObjects && a.Person != 0 {
			if err := w.tellNo(tx, a.Person); err != nil {
				return err
			}
		}
		return n.weigh(tx, concerned...)
	})
	return r, err
}

// mayTell is nil when the agreement of a row's data set is in force today.
func (w *Work) mayTell(tx *store.Tx, row feed.Key) error {
	m, err := w.mappingOf(row)
	if err != nil {
		return err
	}
	return mayTakeIn(tx, m, w.Today())
}

// whose is the person whose record this is, 0 when we know nobody.
func (n *weighing) whose(record feed.Key) (byname.PersonID, error) {
	if n.build == nil {
		return 0, nil
	}
	id, err := n.build.ByRecord(record)
	if errors.Is(err, byname.ErrNotFound) {
		return 0, nil
	}
	return id, err
}

// cameAs are arrivals as they change somebody's timeline.
func cameAs(id byname.PersonID, came []store.Arrival) (rows []population.Told) {
	for _, a := range came {
		rows = append(rows, population.Told{Row: a.Row, Mine: a.Person == id, Event: population.Event{Event: a.Event, Agency: agencyOf(a.Row)}})
	}
	return rows
}
