package work

import (
	"context"
	"fmt"
	"slices"

	"byname/govern"
	"byname/guard"
	"byname/store"
)

// MyChoices are what somebody said yes and no to.
type MyChoices struct {
	All, Planning bool // they say no to it
	Ends          bool // a no to planning is one that they can take back here
	Asked         bool // they asked to say no to all sharing, or yes again, and wait for an answer
}

// MyChoices reads them.
func (w *Work) MyChoices(ctx context.Context, self guard.Self) (c MyChoices, err error) {
	_, build, err := w.own(ctx, self, "read what they said yes and no to")
	if err != nil {
		return c, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		c, err = w.myChoices(tx, build, self)
		return err
	})
	return c, err
}

func (w *Work) myChoices(tx *store.Tx, build *store.Build, self guard.Self) (c MyChoices, err error) {
	said, err := tx.ObjectionsOf(self.Person())
	if err != nil {
		return c, err
	}
	for _, o := range said {
		if o.Holds(w.Today()) {
			c.All = c.All || o.Scope == govern.ToAll
			c.Planning = c.Planning || o.Scope == govern.ToPlanning
		}
	}
	c.Ends = c.Planning
	told, err := w.toldNo(tx, build, self.Person(), said)
	c.All = c.All || told
	if err != nil {
		return c, err
	}
	words, err := tx.SaidBy(self.Person())
	c.Asked = slices.ContainsFunc(words, func(s store.Said) bool { return s.About != SaidWrong && s.Answered.IsZero() })
	return c, err
}

// SayNoToPlanning is somebody's no to being looked for and counted, from this
// moment. All who help them go on; but it may have been said by somebody else
// who has their code and wants nobody to look out for them, so that who leads
// for them is told.
func (w *Work) SayNoToPlanning(ctx context.Context, self guard.Self) error {
	return w.chooses(ctx, self, "said no to planning", func(code store.DoorCode) error {
		return w.objects(ctx, govern.Objection{Person: self.Person(), Anchor: code.Anchor, Scope: govern.ToPlanning, Voice: govern.Themselves, Words: "Said at their own door"}, func(tx *store.Tx) error {
			said, err := tx.ObjectionsOf(self.Person())
			if err != nil {
				return err
			}
			return w.tellSaid(tx, code, store.Notice{Kind: ToldDoorNo, Link: "/govern/" + self.Person().String() + "/objection", About: fmt.Sprintf("no %d of %v", len(said), self.Person()), Person: self.Person()})
		})
	})
}

// SayYesToPlanning takes it back.
func (w *Work) SayYesToPlanning(ctx context.Context, self guard.Self) error {
	return w.chooses(ctx, self, "took back their no to planning", func(store.DoorCode) error {
		return w.objectsNoMore(ctx, self.Person(), govern.ToPlanning, "", "Taken back at their own door")
	})
}

func (w *Work) chooses(ctx context.Context, self guard.Self, what string, do func(store.DoorCode) error) error {
	if _, _, err := w.own(ctx, self, what); err != nil {
		return err
	}
	var code store.DoorCode
	err := w.DB.Read(ctx, func(tx *store.Tx) (err error) { code, err = tx.CodeNumber(self.Code()); return err })
	if err != nil {
		return err
	}
	return do(code)
}
