package work

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"byname"
	"byname/guard"
	"byname/store"
)

// A Doorway is what a worker sees of somebody's own door: what codes they were
// given, never a code.
type Doorway struct {
	PersonRef
	Age    int
	HasAge bool
	Codes  []GivenCode // the last first
	Heard  []Heard     // what they wrote, the last first
	May    bool        // a code may be given
	Agreed bool        // a plan is open and was agreed with them: the door shows none before
}

// A GivenCode is one that somebody was given.
type GivenCode struct {
	By         string
	Made, Ends byname.Minute
	Uses       int  // how often it opens yet
	Open       bool // it still lets them in
}

// A CodeAsk is what a worker decides with the person, in person.
type CodeAsk struct {
	Uses, Days int
	Reach      string // whom they can ring, and when
	Alone      bool   // they spoke alone, and the person says that it is safe
	Knows      bool   // of a young person: they know what it is, and want it
}

// How often and how long a code opens, at most.
const (
	mostUses = 20
	mostDays = 90
)

// Doorway opens the page on which codes are given, for those who read whole
// plans.
func (w *Work) Doorway(ctx context.Context, who Who, id byname.PersonID) (d Doorway, err error) {
	o, err := w.mayFeel(ctx, who, id, "opened the page of this person's own door")
	if err != nil {
		return d, err
	}
	d.PersonRef = PersonRef{id, preferred(o.Person)}
	d.Age, d.HasAge = w.age(o.Person)
	switch err := w.mayHaveDoor(ctx, o); {
	case err == nil:
		d.May = true
	case !errors.Is(err, byname.ErrDenied):
		return d, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		codes, err := tx.CodesOf(id)
		if err != nil {
			return err
		}
		names, err := w.workers(tx)
		if err != nil {
			return err
		}
		for _, c := range codes {
			d.Codes = append(d.Codes, GivenCode{By: names[c.By].Name, Made: byname.MinuteOf(c.Made), Ends: byname.MinuteOf(c.Ends), Uses: c.Uses, Open: c.Open(w.now())})
		}
		k, open, err := w.openKept(tx, id)
		if err != nil {
			return err
		}
		d.Agreed = open && k.plan.Agreed != 0
		said, err := tx.SaidBy(id)
		for _, s := range said {
			d.Heard = append(d.Heard, Heard{s.Number, saidAs(s, names)})
		}
		return err
	})
	return d, err
}

// mayHaveDoor is nil when somebody may be given a code.
func (w *Work) mayHaveDoor(ctx context.Context, o opened) error {
	if age, known := w.age(o.Person); known && age < w.Place.Sharing.Door.FromAge {
		return errNoDoor
	}
	sketch, err := o.build.Sketch(o.ID)
	if err == nil && sketch.Died {
		err = errNoDoor
	}
	if err == nil {
		err = w.guard.MayOwn(ctx, o.ID)
	}
	if guard.IsRefusal(err) {
		return errNoDoor
	}
	if err != nil {
		return err
	}
	return w.DB.Read(ctx, func(tx *store.Tx) error {
		private, err := w.saidInPrivate(tx, o.ID)
		if private {
			err = errNoDoor
		}
		return err
	})
}

// GiveCode makes a code for a person's own door, to be shown once. Codes that
// they were given before stop.
func (w *Work) GiveCode(ctx context.Context, who Who, id byname.PersonID, a CodeAsk) (code byname.Text, ends byname.Day, err error) {
	o, err := w.mayFeel(ctx, who, id, "made a code for this person's own door")
	if err != nil {
		return code, 0, err
	}
	if err := w.mayHaveDoor(ctx, o); err != nil {
		return code, 0, err
	}
	age, known := w.age(o.Person)
	if !known {
		age = -1
	}
	if err := a.check(age); err != nil {
		return code, 0, err
	}
	now := w.now()
	code = guard.NewCode()
	c := store.DoorCode{Anchor: string(o.Anchor), Age: age, Reach: strings.TrimSpace(a.Reach), By: who.Worker,
		Code: guard.Code{Person: id, Made: now, Ends: now.Add(time.Duration(a.Days) * 24 * time.Hour), Uses: a.Uses}}
	c.Name, c.Hash = guard.HashCode(code)
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		if err := tx.EndCodes(id, who.Worker, now); err != nil {
			return err
		}
		return tx.AddCode(c)
	})
	return code, byname.MinuteOf(c.Ends).Day(), err
}

// check refuses a code that nobody should be given.
func (a CodeAsk) check(age int) error {
	switch {
	case a.Uses < 1 || a.Uses > mostUses:
		return byname.Invalid("uses", "1 to 20 times", "choose how often the code opens")
	case a.Days < 1 || a.Days > mostDays:
		return byname.Invalid("days", "1 to 90 days", "choose how long the code opens")
	case strings.TrimSpace(a.Reach) == "" || len(a.Reach) > 200:
		return byname.Invalid("reach", "whom they can ring and when, in 200 letters at most", "write a name and a number that are safe to have on paper")
	case !a.Alone:
		return byname.Invalid("alone", "a word with them alone first", "ask, with nobody else there, whether it is safe for them to have this")
	case age < childUntil && !a.Knows:
		return byname.Invalid("knows", "a young person who knows what it is and wants it", "go through it with them first")
	}
	return nil
}

// TakeCodesBack stops all codes of a person, and whoever is in by one.
func (w *Work) TakeCodesBack(ctx context.Context, who Who, id byname.PersonID) error {
	if _, err := w.mayFeel(ctx, who, id, "took back the codes of this person's own door"); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		codes, err := tx.CodesOf(id)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(codes, func(c store.DoorCode) bool { return c.Ended.IsZero() }) {
			return byname.NotFound("code", "one that was given", "there is none to take back")
		}
		return tx.EndCodes(id, who.Worker, w.now())
	})
}
