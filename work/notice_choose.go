package work

import (
	"context"
	"crypto/rand"
	"net/mail"
	"strings"

	"byname"
	"byname/store"
	"byname/team"
)

// A Telling is how a worker is told, as their settings show it.
type Telling struct {
	Email string
	Way   string // list, once or digest
	Hour  int
	Feed  bool   // they have a calendar
	Shown string // the secret of its address, shown once
}

// Telling reads how the asker is told.
func (w *Work) Telling(ctx context.Context, who Who) (shown Telling, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		t, feed, err := tx.TellingOf(who.Worker)
		shown = Telling{Email: t.Email, Way: string(t.Way), Hour: t.Hour, Feed: feed}
		return err
	})
	return shown, err
}

// ChooseTelling says how the asker wants to be told.
func (w *Work) ChooseTelling(ctx context.Context, who Who, t Telling) error {
	t.Email = strings.TrimSpace(t.Email)
	if t.Email != "" {
		at, err := mail.ParseAddress(t.Email)
		if err != nil || at.Address != t.Email || len(t.Email) > 200 {
			return byname.Invalid("e-mail address", "an address such as amy.walsh@example.org", "correct it")
		}
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.Choose(team.Telling{Worker: who.Worker, Email: t.Email, Way: team.Way(t.Way), Hour: t.Hour}, w.now())
	})
}

// RenewCalendar gives the asker's calendar a new secret address, to be shown
// once: the one before leads nowhere any more. EndCalendar has none.
func (w *Work) RenewCalendar(ctx context.Context, who Who) (secret string, err error) {
	secret = rand.Text()
	return secret, w.DB.Write(ctx, func(tx *store.Tx) error { return tx.Feed(who.Worker, secret, w.now()) })
}

func (w *Work) EndCalendar(ctx context.Context, who Who) error {
	return w.DB.Write(ctx, func(tx *store.Tx) error { return tx.Feed(who.Worker, "", w.now()) })
}
