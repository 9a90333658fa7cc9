package work

import (
	"context"
	"path"

	"byname"
	"byname/store"
)

// FeedList is every file that was taken in, oldest first.
func (w *Work) FeedList(ctx context.Context) (list []Delivery, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.Deliveries()
		if err != nil {
			return err
		}
		for _, d := range rows {
			waiting, err := tx.OpenRefusals(d.Number)
			if err != nil {
				return err
			}
			list = append(list, Delivery{Number: d.Number, Taken: d.Taken, File: d.File, Agency: w.Place.Short(d.Agency), DataSet: d.DataSet,
				Snapshot: d.Snapshot, Rows: d.Accepted, Refused: d.Refused, Waiting: len(waiting), Erased: !d.Erased.IsZero()})
		}
		return nil
	})
	return list, err
}

// FeedRefused is what was not taken of the rows of all files, or of those
// whose name fits the glob file, and has not come again.
func (w *Work) FeedRefused(ctx context.Context, file string) (list []RefusedRow, err error) {
	err = w.eachRefused(ctx, file, func(d store.DeliveryRow, r store.RefusalRow) {
		list = append(list, RefusedRow{File: d.File, Line: r.Line, Row: r.Row, Whole: r.Whole, Refusal: r.Refusal})
	})
	return list, err
}

func (w *Work) eachRefused(ctx context.Context, file string, do func(store.DeliveryRow, store.RefusalRow)) error {
	if _, err := path.Match(file, ""); err != nil {
		return byname.Invalid("--file", "a file name, with * for any letters", "correct the brackets")
	}
	return w.DB.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.Deliveries()
		if err != nil {
			return err
		}
		for _, d := range rows {
			if fits, _ := path.Match(file, d.File); file != "" && !fits {
				continue
			}
			refusals, err := tx.OpenRefusals(d.Number)
			if err != nil {
				return err
			}
			for _, r := range refusals {
				do(d, r)
			}
		}
		return nil
	})
}
