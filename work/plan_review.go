package work

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"byname"
	"byname/feed"
	"byname/store"
)

// lookedThrough is the day for which plans were looked through for reviews.
type lookedThrough struct {
	sync.Mutex
	on byname.Day
}

// planReviews tells the lead of each open plan whose day of review has come,
// once for each such day, and when the record on which it was begun is somebody
// else's by now; and of whom an agency's extract says by now that they
// say no to all sharing; where there is no lead, those of the team. It looks
// once a day.
func (w *Work) planReviews(ctx context.Context) error {
	today := w.Today()
	w.lookedThrough.Lock()
	defer w.lookedThrough.Unlock()
	if w.lookedThrough.on == today {
		return nil
	}
	build, err := w.Builds.Current()
	if err != nil && !nothing(err) {
		return err
	}
	var due, split []kept
	var noes []byname.PersonID
	if err := w.DB.Read(ctx, func(tx *store.Tx) error {
		due, split, noes = nil, nil, nil
		rows, err := tx.OpenPlans()
		if err != nil {
			return err
		}
		for _, row := range rows {
			k, err := w.plan(tx, row)
			if err != nil {
				return err
			}
			if k.plan.Review != 0 && k.plan.Review <= today {
				due = append(due, k)
			}
			if build == nil {
				continue
			}
			if slices.ContainsFunc(k.row.Persons, func(p store.PlanPerson) bool {
				owner, err := build.ByRecord(feed.Key(p.Anchor))
				return err == nil && owner != p.Person
			}) {
				split = append(split, k)
			}
			if sketch, err := build.Sketch(k.plan.Person); err == nil && sketch.Objects {
				noes = append(noes, k.plan.Person)
			}
		}
		return nil
	}); err != nil {
		return err
	}
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		for _, id := range noes {
			if err := w.tellNo(tx, id); err != nil {
				return err
			}
		}
		for _, k := range split {
			id := k.row.Persons[0].Person
			n := store.Notice{Kind: ToldTwo, Link: planLink(id), About: fmt.Sprintf("plan %d is two", k.row.ID), Person: id}
			if err := w.tellLead(tx, k.row.ID, id, n); err != nil {
				return err
			}
		}
		for _, k := range due {
			n := store.Notice{Kind: ToldReview, Link: planLink(k.plan.Person), About: reviewAbout(k.row.ID, k.plan.Review), Person: k.plan.Person}
			if err := w.tellLead(tx, k.row.ID, k.plan.Person, n); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		w.lookedThrough.on = today
	}
	return err
}

// reviewAbout is what notices call a day on which a plan is to be looked at.
func reviewAbout(plan int64, day byname.Day) string {
	return fmt.Sprintf("plan %d review %s", plan, day)
}

// reviewSettled ends the notice of a day of review when another was set or the
// plan has ended.
func (w *Work) reviewSettled(tx *store.Tx, by byname.WorkerID, k kept, was byname.Day) error {
	if was == 0 || was == k.plan.Review && k.plan.Closed == 0 {
		return nil
	}
	return w.settled(tx, Who{Worker: by}, ToldReview, reviewAbout(k.row.ID, was))
}
