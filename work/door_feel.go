package work

import (
	"context"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// MyFeelings are how somebody said they are managing, and what they are asked
// at their age.
type MyFeelings struct {
	Questions []plan.FeelingQuestion
	Said      []plan.Feeling // oldest first
}

// MyFeelings reads them.
func (w *Work) MyFeelings(ctx context.Context, self guard.Self) (f MyFeelings, err error) {
	if _, _, err := w.own(ctx, self, "read how they said they are managing"); err != nil {
		return f, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		f, err = w.myFeelings(tx, self)
		return err
	})
	return f, err
}

func (w *Work) myFeelings(tx *store.Tx, self guard.Self) (f MyFeelings, err error) {
	code, err := tx.CodeNumber(self.Code())
	if err != nil {
		return f, err
	}
	f.Questions = askedAt(code.Age, code.Age >= 0)
	f.Said, err = tx.Feelings(self.Person())
	return f, err
}

// SayFeelings writes down what somebody answered today, by themselves.
func (w *Work) SayFeelings(ctx context.Context, self guard.Self, answers map[string]int) error {
	if _, _, err := w.own(ctx, self, "said how they are managing"); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		code, err := tx.CodeNumber(self.Code())
		if err != nil {
			return err
		}
		f := felt(w.Today(), askedAt(code.Age, code.Age >= 0), answers)
		f.Own = true
		return tx.AddFeeling(self.Person(), code.Anchor, f, code.By, w.now())
	})
}

// felt are the answers to what was asked.
func felt(day byname.Day, asked []plan.FeelingQuestion, answers map[string]int) plan.Feeling {
	f := plan.Feeling{Day: day}
	for i, q := range plan.FeelingQuestions {
		f.Answers[i] = plan.Unsaid
		for _, a := range asked {
			if n, said := answers[q.ID]; said && a.ID == q.ID {
				f.Answers[i] = n
			}
		}
	}
	return f
}
