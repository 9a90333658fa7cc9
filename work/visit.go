package work

import (
	"context"
	"slices"

	"byname"
	"byname/directory"
	"byname/guard"
	"byname/store"
	"byname/visit"
)

// A Visit is the form of a Safe-and-well visit to one person, as far as the
// asker has filled it in, and the visits before.
type Visit struct {
	PersonRef
	Form    visit.Form
	Part    int // the one that is shown, from 1
	Number  int64
	Replies visit.Replies
	Note    string
	Version int
	Before  []VisitBefore // the last first
}

// A VisitBefore is a visit that ended, as far as the reader may know.
type VisitBefore struct {
	Number   int64
	At       byname.Minute
	By       string
	Happened bool
	Why      string   // it did not
	Risks    []string // of those the reader may know
	Private  []string // said in private, for who wrote it
	Hidden   int      // others
	Asked    []VisitAsked
	Left     []visit.Left // To in words
	Mine     bool         // the reader wrote it, and can take it back
	Back     byname.Minute
	BackWhy  string
}

// A VisitAsked is a service that a visit asked, and how far that is.
type VisitAsked struct {
	To       string
	Referral int64
	Stand    string
	AnswerBy byname.Minute // 0 when nothing is due
	Private  bool
}

// OpenVisit opens the form at a part, and the visits before.
func (w *Work) OpenVisit(ctx context.Context, who Who, id byname.PersonID, part int) (shown Visit, err error) {
	o, err := w.mayVisit(ctx, who, id, "opened the form of a visit")
	if err != nil {
		return shown, err
	}
	form := w.Place.Visit
	shown = Visit{PersonRef: PersonRef{o.ID, preferred(o.Person)}, Form: form, Part: max(1, min(part, len(form.Parts)))}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		list, err := tx.VisitsOf(o.ID)
		if err != nil {
			return err
		}
		names, err := w.workers(tx)
		if err != nil {
			return err
		}
		_, book, err := w.bookNow(tx)
		if err != nil {
			return err
		}
		for _, v := range list {
			switch {
			case v.Open() && v.Worker == who.Worker:
				shown.Number, shown.Replies, shown.Note, shown.Version = v.Number, v.Replies, v.Note, v.Version
			case v.Ended != 0:
				b, err := w.visitBefore(tx, who, o.pass, book, v)
				if err != nil {
					return err
				}
				b.By = names[v.Worker].Name + ", " + w.Place.Short(v.Agency)
				shown.Before = append([]VisitBefore{b}, shown.Before...)
			}
		}
		return nil
	})
	return shown, err
}

// mayVisit opens a person for whoever visits them, where the place has a form.
func (w *Work) mayVisit(ctx context.Context, who Who, id byname.PersonID, what string) (opened, error) {
	if w.Place.Visit.None() {
		return opened{}, byname.NotFound("visit", "a place with a form for it", "add visit.yaml to the place")
	}
	return w.mayChange(ctx, who, id, what)
}

// visitBefore is a visit as far as a pass shows it: the risks of the classes
// that the reader sees all of, what was said in private to who wrote it alone,
// and what was asked of whom to those of their agency.
func (w *Work) visitBefore(tx *store.Tx, who Who, pass guard.Pass, book directory.Book, v store.Visit) (b VisitBefore, err error) {
	b = VisitBefore{Number: v.Number, At: v.Ended, Happened: v.Happened, Mine: v.Worker == who.Worker && v.Back == 0, Back: v.Back}
	for _, p := range w.Place.Visit.Parts {
		for _, q := range p.Questions {
			a, answered := q.Answer(v.Replies[q.ID])
			switch {
			case !answered || a.Risk == "":
			case q.Alone && (v.Worker == who.Worker || pass.Sees(q.Class, v.Agency, true) == guard.Full):
				b.Private = append(b.Private, a.Risk)
			case q.Alone:
			case pass.Sees(q.Class, v.Agency, false) == guard.Full:
				b.Risks = append(b.Risks, a.Risk)
			default:
				b.Hidden++
			}
		}
	}
	if v.Agency != who.Agency {
		return b, nil
	}
	b.Why, b.BackWhy = v.Why, v.BackWhy
	for _, a := range v.Asked {
		private := w.askedAlone(v, a.To)
		if v.Worker != who.Worker && private {
			continue
		}
		row, err := tx.Referral(a.Referral)
		if err != nil {
			return b, err
		}
		x := VisitAsked{To: w.askedTitle(book, a.To), Referral: a.Referral, Stand: row.Stand, Private: private}
		if !row.AnswerBy.IsZero() {
			x.AnswerBy = byname.MinuteOf(row.AnswerBy)
		}
		b.Asked = append(b.Asked, x)
	}
	for _, l := range v.Left {
		if !w.askedAlone(v, l.To) {
			b.Left = append(b.Left, visit.Left{To: w.askedTitle(book, l.To), Why: l.Why})
		}
	}
	return b, nil
}

// askedAlone says whether all that a service was asked was said in private.
func (w *Work) askedAlone(v store.Visit, to string) bool {
	return slices.ContainsFunc(w.Place.Visit.Propose(v.Replies), func(p visit.Proposal) bool { return p.To == to && p.Private() })
}

// askedTitle is what a service is called to which a form refers.
func (w *Work) askedTitle(book directory.Book, to string) string {
	if to == visit.Team {
		return "The team of the neighbourhood"
	}
	if s, there := book.Now(directory.ByKey(to)); there {
		return s.Name
	}
	return to
}
