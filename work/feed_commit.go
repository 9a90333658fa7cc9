package work

import (
	"context"
	"fmt"
	"slices"

	"byname"
	"byname/feed"
	"byname/store"
)

// commit puts the delivery into its place and then writes down, in one
// transaction, that it is there.
func (f *feeding) commit(ctx context.Context) error {
	if f.State != "" {
		return nil
	}
	row := store.DeliveryRow{Hash: f.hash, File: f.File, Agency: f.mapping.Agency, DataSet: f.mapping.DataSet, Mapping: f.mapping.Version,
		Agreement: f.mapping.Agreement, Snapshot: f.mapping.Extract == feed.Snapshot && !f.correction,
		Accepted: f.Rows, Refused: f.Refused, By: f.ask.By, Taken: f.w.now()}
	if known, err := f.known(ctx); known || err != nil {
		return err // the same content came twice in one feeding
	}
	if f.lost {
		f.State = FileBack
		return f.delivery.Publish(f.hash)
	}
	var waiting []string
	err := f.w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		if err := f.enough(tx, row); err != nil {
			return err
		}
		waiting, err = tx.WaitingRows(row.Agency, row.DataSet)
		return err
	})
	if err != nil {
		return err
	}
	if err := f.delivery.Publish(f.hash); err != nil {
		return err
	}
	came, err := f.came(ctx, waiting)
	if err != nil {
		return err
	}
	// From here on it goes through, even when somebody presses Ctrl-C.
	err = f.w.DB.Write(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		if err := mayTakeIn(tx, f.mapping, f.w.Today()); err != nil {
			return err
		}
		number, err := tx.AddDelivery(row, f.refusals)
		if err != nil {
			return err
		}
		return tx.CameAgain(row.Agency, row.DataSet, number, came)
	})
	if err == nil {
		f.State = FileTaken
	}
	return err
}

// enough refuses a snapshot that lacks most of those in the last one: it
// would end them all.
func (f *feeding) enough(tx *store.Tx, row store.DeliveryRow) error {
	if !row.Snapshot || f.ask.Fewer {
		return nil
	}
	all, err := tx.Deliveries()
	if err != nil {
		return err
	}
	for _, last := range slices.Backward(all) {
		if last.Agency != row.Agency || last.DataSet != row.DataSet || !last.Snapshot || !last.Erased.IsZero() {
			continue
		}
		if 2*row.Accepted < last.Accepted {
			return byname.Invalid(f.File, fmt.Sprintf("a snapshot of everybody: the last one, %s, had %d good rows, and this has %d", last.File, last.Accepted, row.Accepted),
				"send the whole extract; if so many have really left, add it with --fewer")
		}
		return nil
	}
	return nil
}

// came are those of the waiting rows that this file has.
func (f *feeding) came(ctx context.Context, waiting []string) (came []string, err error) {
	if len(waiting) == 0 {
		return nil, nil
	}
	has := map[string]bool{}
	for _, id := range waiting {
		has[id] = false
	}
	mark := func(id string) {
		if seen, waits := has[id]; waits && !seen {
			has[id] = true
			came = append(came, id)
		}
	}
	for _, r := range f.refusals {
		mark(r.Row)
	}
	for row, err := range f.deliveries.Rows(ctx, f.hash) {
		if err != nil {
			return nil, err
		}
		mark(row.ID)
	}
	return came, nil
}
