package work

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"byname"
	"byname/feed"
	"byname/store"
)

// deliver hands what came in the day over to builds: a delivery of changes for
// each data set, like a file of it. Whoever adds files does so first, so that
// what was sent before a file came is known to be older than it. While another
// process adds files, what came waits for that one or the next.
func (w *Work) deliver(ctx context.Context) error {
	unlock, err := w.deliveries().Lock()
	if errors.Is(err, byname.ErrConflict) {
		return nil
	}
	if err != nil {
		return err
	}
	defer unlock()
	return w.deliverLocked(ctx)
}

// deliverLocked is deliver for who holds the lock on deliveries.
func (w *Work) deliverLocked(ctx context.Context) error {
	var came []store.Arrival
	err := w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		came, err = tx.NotDelivered()
		return err
	})
	if err != nil || len(came) == 0 {
		return err
	}
	sets := map[string][]store.Arrival{}
	for _, a := range came {
		set := string(a.Row[:strings.LastIndexByte(string(a.Row), '/')+1])
		if parts := strings.SplitN(string(a.Row), "/", 3); len(parts) == 3 {
			set = parts[0] + "/" + parts[1] + "/"
		}
		sets[set] = append(sets[set], a)
	}
	for _, set := range slices.Sorted(maps.Keys(sets)) {
		if err := w.deliverSet(ctx, sets[set]); err != nil {
			return err
		}
	}
	return nil
}

// deliverSet writes the delivery of one data set. A set that the place no
// longer knows stays where it is.
func (w *Work) deliverSet(ctx context.Context, came []store.Arrival) error {
	m, err := w.mappingOf(came[0].Row)
	if errors.Is(err, byname.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	newest := map[feed.Key]int{}
	for i, a := range came {
		newest[a.Row] = i
	}
	d, err := w.deliveries().New(m, []string{"what came in the day"})
	if err != nil {
		return err
	}
	content := sha256.New()
	for i, a := range came {
		text, err := json.Marshal(a)
		if err != nil {
			return errors.Join(err, d.Abandon())
		}
		content.Write(text)
		if newest[a.Row] != i {
			continue
		}
		row := feed.Row{Line: i + 1, ID: strings.TrimPrefix(string(a.Row), string(m.Key(""))), Key: a.Row, Subject: a.Event.Subject}
		if a.Event.Kind != "" {
			row.Events = []feed.Event{a.Event}
		}
		if err := d.Put(&row); err != nil {
			return errors.Join(err, d.Abandon())
		}
	}
	hash := hex.EncodeToString(content.Sum(nil))
	if err := d.Publish(hash); err != nil {
		return errors.Join(err, d.Abandon())
	}
	delivery := store.DeliveryRow{Hash: hash, File: fmt.Sprintf("came in the day, up to number %d", came[len(came)-1].Number), Agency: m.Agency, DataSet: m.DataSet,
		Mapping: m.Version, Agreement: m.Agreement, Accepted: d.Rows, By: came[len(came)-1].By, Taken: w.now()}
	return w.DB.Write(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		number, err := tx.AddDelivery(delivery, nil)
		if err != nil {
			return err
		}
		for _, a := range came {
			if err := tx.Delivered(a.Number, number); err != nil {
				return err
			}
		}
		return nil
	})
}
