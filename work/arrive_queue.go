package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/signal"
	"byname/store"
)

// An UnlinkedEvent is something that the asker's agency sent in the day about
// a record of nobody we know: a new record, that the next extract brings, or a
// wrong number.
type UnlinkedEvent struct {
	Number     int64
	Row, About string // the agency's own names for the row and the record
	At         byname.Minute
	DayOnly    bool
	Phrase     string // "an ambulance came after a fall"; empty when it was sent in confidence
	Note       string
	Came       byname.Minute
}

// UnlinkedEvents are those of the asker's agency, oldest first, at most 50,
// and how many more there are. What an agency told, its workers may see, but
// for what it told in confidence.
func (w *Work) UnlinkedEvents(ctx context.Context, who Who) (list []UnlinkedEvent, more int, err error) {
	if err := w.may(ctx, who, guard.SendEvents); err != nil {
		return nil, 0, err
	}
	var rows []store.Arrival
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		rows, err = tx.Unlinked(who.Agency)
		return err
	})
	more = max(0, len(rows)-guard.Most)
	for _, a := range rows[:len(rows)-more] {
		x := UnlinkedEvent{Number: a.Number, Row: string(a.Row), About: string(a.Event.Subject), At: a.Event.At, DayOnly: a.Event.DayOnly, Came: byname.MinuteOf(a.At)}
		if !a.Event.Restricted {
			x.Phrase, x.Note = signal.Phrase(a.Event), a.Event.Note
		}
		list = append(list, x)
	}
	return list, more, err
}

// LinkEvent says about whom an unlinked event is. The worker opens the person
// for it. The event is kept anew, about a record of that person's, until the
// agency's own extract brings the row.
func (w *Work) LinkEvent(ctx context.Context, who Who, number int64, id byname.PersonID) error {
	a, err := w.unlinked(ctx, who, number)
	if err != nil {
		return err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	pass, err := w.open(ctx, who, id, "said that something an agency sent is about this person")
	if err != nil {
		return err
	}
	person, err := build.Person(pass, w.now(), id)
	if err != nil {
		return err
	}
	a.Event.Subject = person.Anchor
	_, err = w.arrive(ctx, a)
	return err
}

// TakeBackEvent says that an unlinked event was a mistake: it is about nobody.
func (w *Work) TakeBackEvent(ctx context.Context, who Who, number int64) error {
	a, err := w.unlinked(ctx, who, number)
	if err != nil {
		return err
	}
	a.Event.Kind, a.Event.Note, a.Mark = "", "", ""
	_, err = w.arrive(ctx, a)
	return err
}

// unlinked is one of the asker's agency's, to be said anew by them.
func (w *Work) unlinked(ctx context.Context, who Who, number int64) (a store.Arrival, err error) {
	if err := w.may(ctx, who, guard.SendEvents); err != nil {
		return a, err
	}
	var rows []store.Arrival
	if err := w.DB.Read(ctx, func(tx *store.Tx) error {
		rows, err = tx.Unlinked(who.Agency)
		return err
	}); err != nil {
		return a, err
	}
	i := slices.IndexFunc(rows, func(a store.Arrival) bool { return a.Number == number })
	if i < 0 {
		return a, byname.NotFound("event", "one about nobody known that your agency sent", "look at the list again: somebody may have been first")
	}
	a = rows[i]
	a.By, a.At = who.Worker, w.now()
	return a, nil
}
