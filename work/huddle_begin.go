package work

import (
	"context"
	"slices"
	"strings"
	"time"

	"byname"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// longHuddle is how many people a huddle speaks of at most: an hour, at five
// minutes each.
const longHuddle = 12

// PlanHuddle writes down when a team meets next, and invites its members.
func (w *Work) PlanHuddle(ctx context.Context, who Who, neighbourhood string, at time.Time) (number int64, err error) {
	t, err := w.teamFor(who, neighbourhood)
	if err != nil {
		return 0, err
	}
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return 0, err
	}
	if at.Before(w.now().Add(-time.Hour)) || at.After(w.now().AddDate(1, 0, 0)) {
		return 0, byname.Invalid("day and time", "within the year to come", "choose when the team meets")
	}
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		if number, err = tx.PlanHuddle(t.ID, at); err != nil {
			return err
		}
		for _, m := range w.membersOf(tx, t.Neighbourhood) {
			if err := tx.SetPresent(number, store.Present{Worker: m.Worker, State: store.Invited}); err != nil {
				return err
			}
		}
		return nil
	})
	return number, err
}

// InviteTo invites a worker of any agency to a huddle, by account name.
func (w *Work) InviteTo(ctx context.Context, who Who, number int64, account string) error {
	if _, err := w.huddleOf(ctx, who, number); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		p, err := w.comer(tx, account, "")
		if err != nil {
			return err
		}
		p.State = store.Invited
		return tx.SetPresent(number, p)
	})
}

// BeginHuddle begins a huddle that was planned, or one that was not (number
// 0), with who is here. Its agenda builds itself.
func (w *Work) BeginHuddle(ctx context.Context, who Who, neighbourhood string, number int64, here []byname.WorkerID) (int64, error) {
	t, err := w.teamFor(who, neighbourhood)
	if err != nil {
		return 0, err
	}
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return 0, err
	}
	matters, anchors, err := w.matters(ctx, t)
	if err != nil {
		return 0, err
	}
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		if number == 0 {
			if number, err = tx.PlanHuddle(t.ID, w.now()); err != nil {
				return err
			}
		}
		h, err := tx.Huddle(number)
		if err != nil {
			return err
		}
		if h.Team != t.ID {
			return byname.NotFound("huddle", "one of this team", "look at the team's huddles")
		}
		items, err := tx.Items(number) // those that were put on it by hand
		if err != nil {
			return err
		}
		for _, i := range items {
			matters, anchors[i.Person] = append(matters, i.Matter), i.Anchor
		}
		agenda, others := team.Agenda(matters, longHuddle)
		if err := tx.BeginHuddle(number, others, w.now()); err != nil {
			return err
		}
		for _, i := range items { // in the order of the agenda
			if err := tx.DropItem(i.Number); err != nil {
				return err
			}
		}
		for _, m := range agenda {
			if err := tx.AddItem(number, anchors[m.Person], m); err != nil {
				return err
			}
		}
		if !slices.Contains(here, who.Worker) {
			here = append(here, who.Worker)
		}
		for _, id := range here {
			if err := tx.SetPresent(number, store.Present{Worker: id, State: store.Here}); err != nil {
				return err
			}
		}
		return w.jot(tx, who, store.Minute{Huddle: number, Kind: store.MinuteBegan})
	})
	return number, err
}

// Comes writes down that somebody came into the room: a worker by account, or
// a guest without one. Goes, that they left.
func (w *Work) Comes(ctx context.Context, who Who, number int64, account, guest string) error {
	return w.enters(ctx, who, number, account, guest, store.Here, store.MinuteCame)
}

func (w *Work) Goes(ctx context.Context, who Who, number int64, account, guest string) error {
	return w.enters(ctx, who, number, account, guest, store.Gone, store.MinuteWent)
}

func (w *Work) enters(ctx context.Context, who Who, number int64, account, guest, state, kind string) error {
	if _, err := w.underWay(ctx, who, number); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		p, err := w.comer(tx, account, guest)
		if err != nil {
			return err
		}
		if p.Worker == who.Worker && state == store.Gone {
			return byname.Conflict("who is here", "somebody else", "close the huddle, or let another show the screen")
		}
		p.State = state
		if err := tx.SetPresent(number, p); err != nil {
			return err
		}
		names, err := w.workers(tx)
		if err != nil {
			return err
		}
		return w.jot(tx, who, store.Minute{Huddle: number, Kind: kind, Words: byname.Hide(w.present(p, names).Called())})
	})
}

// comer is a worker with an account, or a guest by name.
func (w *Work) comer(tx *store.Tx, account, guest string) (p store.Present, err error) {
	account, guest = strings.ToLower(strings.TrimSpace(account)), strings.TrimSpace(guest)
	if account == "" {
		if guest == "" || len(guest) > 60 {
			return p, byname.Invalid("account or guest", "an account name, or a guest's name", "say who")
		}
		return store.Present{Guest: guest}, nil
	}
	if _, err := w.who(tx, byname.WorkerID(account)); err != nil {
		return p, byname.Invalid("account", "the account name of a worker, such as amy.walsh", "write the name of who has no account as a guest's")
	}
	return store.Present{Worker: byname.WorkerID(account)}, nil
}

// CloseHuddle ends a huddle.
func (w *Work) CloseHuddle(ctx context.Context, who Who, number int64) error {
	if _, err := w.underWay(ctx, who, number); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		if err := tx.CloseHuddle(number, w.now()); err != nil {
			return err
		}
		return w.jot(tx, who, store.Minute{Huddle: number, Kind: store.MinuteClosed})
	})
}

func (w *Work) jot(tx *store.Tx, who Who, m store.Minute) error {
	m.By, m.At = who.Worker, w.now()
	return tx.Minute(m)
}

// huddleOf is a huddle of one of the asker's teams.
func (w *Work) huddleOf(ctx context.Context, who Who, number int64) (h store.Huddle, err error) {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return h, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		if h, err = tx.Huddle(number); err != nil {
			return err
		}
		t, err := tx.Team(h.Team)
		if err == nil && !who.inTeamOf(t.Neighbourhood) {
			err = byname.Denied("huddle", "a member of the team", "ask the team to show the screen")
		}
		return err
	})
	return h, err
}

// underWay is a huddle of one of the asker's teams that has begun and not
// ended.
func (w *Work) underWay(ctx context.Context, who Who, number int64) (store.Huddle, error) {
	h, err := w.huddleOf(ctx, who, number)
	if err == nil && (h.Begun.IsZero() || !h.Closed.IsZero()) {
		err = byname.Conflict("huddle", "one that is under way", "look at the team's huddles")
	}
	return h, err
}
