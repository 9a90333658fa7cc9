package work

import (
	"context"

	"byname"
	"byname/store"
)

// NotNow puts a finding aside until a day.
func (w *Work) NotNow(ctx context.Context, who Who, id byname.PersonID, programme string, until byname.Day, because string) error {
	return w.act(ctx, who, id, store.Act{Programme: programme, Act: store.NotNow, Until: until, Words: because}, "put this person aside until later")
}

// NotRight says that a finding is wrong, and why: it teaches finding to do
// better.
func (w *Work) NotRight(ctx context.Context, who Who, id byname.PersonID, programme, because string) error {
	return w.act(ctx, who, id, store.Act{Programme: programme, Act: store.NotRight, Words: because}, "said that a finding is not right")
}

// AlreadyKnown says who helps already.
func (w *Work) AlreadyKnown(ctx context.Context, who Who, id byname.PersonID, programme, to string) error {
	return w.act(ctx, who, id, store.Act{Programme: programme, Act: store.AlreadyKnown, Words: to}, "said who helps this person already")
}

func (w *Work) act(ctx context.Context, who Who, id byname.PersonID, a store.Act, what string) error {
	o, err := w.mayChange(ctx, who, id, what)
	if err != nil {
		return err
	}
	if !w.hears(who, o.pass.Purpose(), a.Programme) {
		return byname.NotFound("programme", "a programme of this place", "choose one that found this person")
	}
	a.Person, a.Anchor, a.By, a.At = id, string(o.Anchor), who.Worker, w.now()
	return w.DB.Write(ctx, func(tx *store.Tx) error { return tx.Act(a) })
}
