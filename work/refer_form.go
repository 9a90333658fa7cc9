package work

import (
	"context"
	"strconv"

	"byname"
	"byname/directory"
	"byname/plan"
	"byname/store"
)

// A ReferForm is what a page offers who refers somebody.
type ReferForm struct {
	PersonRef
	Services []Choice // that take referrals here and serve where the person lives
	Steps    []Choice // of the person's plan, that it could carry out
	Objects  bool     // to sharing: nobody may be asked
}

// ReferTo opens the form.
func (w *Work) ReferTo(ctx context.Context, who Who, id byname.PersonID) (form ReferForm, err error) {
	o, err := w.mayChange(ctx, who, id, "looked for somebody to refer this person to")
	if err != nil {
		return form, err
	}
	form.PersonRef = PersonRef{ID: id, Preferred: preferred(o.Person)}
	q := directory.Query{Here: true, Neighbourhood: o.Neighbourhood}
	if years, known := w.age(o.Person); known {
		q.Age = years
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		if form.Objects, err = w.noSharing(tx, o); err != nil {
			return err
		}
		_, book, err := w.bookNow(tx)
		if err != nil {
			return err
		}
		for _, h := range book.Find(q) {
			title := h.Name + ", " + w.Place.Short(h.Agency)
			switch {
			case h.Full():
				title += " (full just now)"
			case h.Answer.String() != "":
				title += " (answers within " + h.Answer.String() + ")"
			}
			form.Services = append(form.Services, Choice{Value: string(h.ID), Title: title})
		}
		k, open, err := w.openKept(tx, id)
		if err != nil || !open {
			return err
		}
		for _, s := range k.plan.Steps {
			if o.reads(who, k, s) && (s.State == plan.Ready || s.State == plan.Doing) {
				form.Steps = append(form.Steps, Choice{Value: strconv.FormatInt(int64(s.ID), 10), Title: s.Title})
			}
		}
		return nil
	})
	return form, err
}
