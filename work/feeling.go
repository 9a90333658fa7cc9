package work

import (
	"context"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// Feelings are how a person said they were managing, over time.
type Feelings struct {
	PersonRef
	Questions []plan.FeelingQuestion // that are asked of somebody of their age
	Said      []plan.Feeling         // oldest first
}

// Feelings reads them, for those who read the whole plan.
func (w *Work) Feelings(ctx context.Context, who Who, id byname.PersonID) (shown Feelings, err error) {
	o, err := w.mayFeel(ctx, who, id, "read how this person says they are managing")
	if err != nil {
		return shown, err
	}
	shown.PersonRef = PersonRef{id, preferred(o.Person)}
	shown.Questions = w.asks(o)
	err = w.DB.Read(ctx, func(tx *store.Tx) error { shown.Said, err = tx.Feelings(id); return err })
	return shown, err
}

// asks are the questions for somebody of the person's age; somebody whose age
// nobody knows is asked as an adult.
func (w *Work) asks(o opened) []plan.FeelingQuestion { return askedAt(w.age(o.Person)) }

func askedAt(age int, known bool) (list []plan.FeelingQuestion) {
	for _, q := range plan.FeelingQuestions {
		if !known || age >= q.FromAge {
			list = append(list, q)
		}
	}
	return list
}

// AskFeelings writes down what a person said today when a worker asked, by
// question.
func (w *Work) AskFeelings(ctx context.Context, who Who, id byname.PersonID, answers map[string]int) error {
	o, err := w.mayFeel(ctx, who, id, "asked how this person is managing")
	if err != nil {
		return err
	}
	f := felt(w.Today(), w.asks(o), answers)
	return w.DB.Write(ctx, func(tx *store.Tx) error { return tx.AddFeeling(id, string(o.Anchor), f, who.Worker, w.now()) })
}

// mayFeel opens a person for those who read whole plans.
func (w *Work) mayFeel(ctx context.Context, who Who, id byname.PersonID, what string) (opened, error) {
	o, err := w.mayChange(ctx, who, id, what)
	if err != nil {
		return o, err
	}
	var p plan.Plan
	if err := w.DB.Read(ctx, func(tx *store.Tx) error { p, _, err = w.openPlan(tx, id); return err }); err != nil {
		return o, err
	}
	if o.pass.Sees("plan", "", false) != guard.Full && (p.Lead == "" || p.Lead != who.Worker || o.pass.Alone()) {
		return o, byname.Denied("how somebody is managing", "somebody who reads the whole plan", "ask the worker who leads it")
	}
	return o, nil
}
