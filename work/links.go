package work

import (
	"context"

	"byname"
	"byname/guard"
	"byname/store"
)

// A RowLink says about whom one accepted row is.
type RowLink struct {
	File   string // as the agency called it
	Row    string
	Person byname.PersonID
}

// Links hands over each accepted row of the current build's deliveries and
// the person it is about, data set by data set, so that linkage can be judged
// from outside. It is a run, written down as one. A row about a record that
// no delivery holds is about nobody and is left out.
func (w *Work) Links(ctx context.Context, take func(RowLink) error) error {
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	if _, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "link", What: "listed which row is about whom"}); err != nil {
		return err
	}
	persons, err := build.PersonsOfRecords()
	if err != nil {
		return err
	}
	files := map[string]string{}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		deliveries, err := tx.Deliveries()
		for _, d := range deliveries {
			files[d.Hash] = d.File
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, input := range build.Inputs {
		for row, err := range w.deliveries().Rows(ctx, input.Delivery) {
			if err != nil {
				return err
			}
			if person := persons.Of(row.Subject); person != 0 {
				if err := take(RowLink{files[input.Delivery], row.ID, person}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
