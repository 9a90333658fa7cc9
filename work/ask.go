package work

import (
	"context"

	"byname"
	"byname/guard"
	"byname/population"
	"byname/store"
)

// open asks guard to let a worker read one person, for the page that what
// names. A reason given before, or glass broken, is brought along while it
// holds. Guard has written it down when this returns.
func (w *Work) open(ctx context.Context, who Who, id byname.PersonID, what string) (guard.Pass, error) {
	r := guard.Request{Worker: who.Worker, Persons: []byname.PersonID{id}, What: what}
	if who.Is(guard.Analyst) && !who.Is(guard.Worker) {
		r.Purpose = "link" // who helps nobody looks for no other reason
	}
	err := w.DB.Read(ctx, func(tx *store.Tx) error {
		given, holds, err := tx.ReasonNow(who.Worker, id, w.now())
		if holds {
			r.Purpose, r.Reason, r.Emergency = given.Purpose, given.Reason, given.Emergency
		}
		return err
	})
	if err != nil {
		return guard.Pass{}, err
	}
	return w.guard.Ask(ctx, r)
}

// list asks guard for those of the persons that may be shown together. Nobody
// is no error.
func (w *Work) list(ctx context.Context, who Who, purpose string, ids []byname.PersonID) (guard.Pass, error) {
	if len(ids) == 0 {
		return guard.Pass{}, nil
	}
	pass, err := w.guard.Ask(ctx, guard.Request{Worker: who.Worker, Purpose: purpose, Persons: ids, List: true})
	if guard.IsRefusal(err) {
		return guard.Pass{}, nil
	}
	return pass, err
}

// full is somebody's given and family name.
func full(p population.Person) byname.Text {
	given, family := p.Given.Reveal(), p.Family.Reveal()
	if given != "" && family != "" {
		given += " "
	}
	return byname.Hide(given + family)
}

// preferred is what somebody likes to be called, or else their name.
func preferred(p population.Person) byname.Text {
	if p.Preferred.IsZero() {
		return full(p)
	}
	return p.Preferred
}

// age is somebody's age today, false when nobody knows the birth date.
func (w *Work) age(p population.Person) (int, bool) {
	born := p.Born.Reveal()
	if born == 0 {
		return 0, false
	}
	return born.YearsBefore(w.Today()), true
}

// waited is how many days since a day.
func (w *Work) waited(since byname.Day) int { return max(0, int(w.Today()-since)) }
