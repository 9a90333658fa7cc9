package work

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"byname"
	"byname/store"
)

// A Draft is what somebody had typed when their session had ended.
type Draft struct {
	Number int64
	Path   string // where it was to be sent
	Form   map[string][]string
	At     byname.Minute
}

// KeepDraft keeps what came with a session that has ended, for whoever held
// it. It is false when nobody knows whose that was: then nothing is kept.
func (w *Work) KeepDraft(ctx context.Context, token, path string, form map[string][]string) (bool, error) {
	worker, err := w.gate.Held(ctx, byname.Hide(token))
	if errors.Is(err, byname.ErrDenied) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	text, err := json.Marshal(form)
	if err != nil {
		return false, fmt.Errorf("draft: %w", err)
	}
	return true, w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.KeepDraft(store.Draft{Worker: worker, Path: path, Form: text, At: w.now()})
	})
}

// Drafts are the asker's own, the last first.
func (w *Work) Drafts(ctx context.Context, who Who) (list []Draft, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.Drafts(who.Worker, w.now())
		for _, r := range rows {
			d := Draft{Number: r.Number, Path: r.Path, At: byname.MinuteOf(r.At)}
			if json.Unmarshal(r.Form, &d.Form) != nil {
				return fmt.Errorf("draft %d cannot be read", r.Number)
			}
			list = append(list, d)
		}
		return err
	})
	return list, err
}

// DropDraft throws one of the asker's own away.
func (w *Work) DropDraft(ctx context.Context, who Who, number int64) error {
	return w.DB.Write(ctx, func(tx *store.Tx) error { return tx.DropDraft(who.Worker, number) })
}
