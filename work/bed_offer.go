package work

import (
	"context"
	"fmt"

	"byname"
	"byname/bed"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// OfferBed offers a request a room. Every rule is looked at again as things
// are now: two who offer the last bed at once do not both succeed.
func (w *Work) OfferBed(ctx context.Context, who Who, request int64, property bed.PropertyID, room bed.RoomID) error {
	if err := w.mayGiveBeds(ctx, who); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		n, err := w.bedNight(tx)
		if err != nil {
			return err
		}
		if _, err := n.request(request); err != nil {
			return err
		}
		houses, parties, of := n.question()
		for i, r := range of {
			if r.Number != request {
				continue
			}
			for k := range houses {
				for _, x := range houses[k].Rooms {
					if houses[k].ID != property || x.ID != room {
						continue
					}
					if rule := houses[k].Refuses(x, parties[i]); rule != "" {
						return byname.Conflict("bed", "a room that takes them as things are now", "this one "+string(rule)+": look at tonight's beds again")
					}
					_, err := tx.OfferBed(store.Stay{Request: request, Property: property, Provider: houses[k].Provider, Room: room, Beds: len(parties[i].People),
						Held: n.terms.Held(n.day), At: w.now()}, who.Worker)
					return err
				}
			}
			return byname.NotFound("bed", "a room that is open tonight", "look at tonight's beds again")
		}
		return byname.Conflict("bed", "people who hold no bed yet", "look at tonight's beds again")
	})
}

func (w *Work) mayGiveBeds(ctx context.Context, who Who) error {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return err
	}
	if !w.keepsBeds(who) {
		return byname.Denied("beds", "a worker of the council's housing options", "ask them to offer it")
	}
	return nil
}

// MoveStay says how a stay goes on. Those who give beds out may, and the
// agency whose house it is.
func (w *Work) MoveStay(ctx context.Context, who Who, stay int64, seen int, to bed.State, reason string) error {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		s, err := tx.Stay(stay)
		if err != nil {
			return err
		}
		if s.Provider != who.Agency && !w.keepsBeds(who) {
			return byname.Denied("stay", "those who give beds out, or the agency whose house it is", "ring them")
		}
		if to == bed.Lapsed {
			return byname.Invalid("stay", "what happened", "an offer lapses by itself")
		}
		return w.moveStay(tx, s, seen, to, reason, who.Worker)
	})
}

// moveStay makes a move and does what follows from it.
func (w *Work) moveStay(tx *store.Tx, s store.Stay, seen int, to bed.State, reason string, by byname.WorkerID) error {
	m, err := s.State.Go(to, reason)
	if err != nil {
		return err
	}
	n, err := w.bedNight(tx)
	if err != nil {
		return err
	}
	if to == bed.Arrived && s.State == bed.NoShow {
		if err := n.stillFree(s); err != nil {
			return err
		}
	}
	if err := tx.MoveStay(s.Number, seen, to, reason, by, w.now()); err != nil {
		return err
	}
	r, err := n.request(s.Request)
	if err != nil {
		return err
	}
	sight := map[bed.State]bed.Sight{bed.Arrived: bed.Met, bed.MovedOn: bed.HasHome}[to]
	for i, need := range r.People {
		if sight == "" {
			break
		}
		if err := tx.Sight(bed.Sighting{Person: need.Person, Day: n.day, What: sight}, r.Anchors[i], by, w.now()); err != nil {
			return err
		}
	}
	if to == bed.MovedOn {
		if err := tx.EndBedRequest(r.Number, by, w.now(), reason); err != nil {
			return err
		}
	}
	if m.Raises {
		return w.bedLost(tx, r, s, n)
	}
	return nil
}

// stillFree is nil when the room of a stay that was lost has not been given
// to others since.
func (n bedNight) stillFree(s store.Stay) error {
	houses, parties, of := n.question()
	for i, r := range of {
		for k := range houses {
			for _, x := range houses[k].Rooms {
				if r.Number == s.Request && houses[k].ID == s.Property && x.ID == s.Room && houses[k].Refuses(x, parties[i]) == "" {
					return nil
				}
			}
		}
	}
	return byname.Conflict("bed", "a bed that is still free", "it was given to somebody else: offer another")
}

// bedLost tells whoever asked that somebody has no bed, and gives an open plan
// a step to find out how they are.
func (w *Work) bedLost(tx *store.Tx, r store.BedRequest, s store.Stay, n bedNight) error {
	if err := w.tell(tx, store.Notice{Worker: r.By, Kind: ToldNoBed, Link: "/bed", About: fmt.Sprintf("stay %d seq %d", s.Number, s.Seq+1), Person: r.People[0].Person}); err != nil {
		return err
	}
	for _, need := range r.People {
		k, open, err := w.openKept(tx, need.Person)
		if err != nil || !open {
			return err
		}
		step := plan.Free{Title: "Find out how they are tonight: they have no bed", Agency: r.Agency, WithinDays: 1, Why: "A bed every night"}
		changes, err := plan.Decide(k.plan, step, plan.Hand{Worker: r.By}, byname.MinuteOf(w.now()))
		if err != nil {
			return err
		}
		if _, err := w.keep(tx, k, k.plan.Version, r.By, changes); err != nil {
			return err
		}
	}
	return nil
}

// SweepBeds frees every bed that was offered or accepted and not come to by
// the time it was held until. Looking at tonight's beds does it, and so does
// byname bed sweep.
func (w *Work) SweepBeds(ctx context.Context) error {
	late := func(tx *store.Tx) (late []store.Stay, err error) {
		held, err := tx.Stays(w.now())
		for _, s := range held {
			if (s.State == bed.Offered || s.State == bed.Accepted) && s.Held <= byname.MinuteOf(w.now()) {
				late = append(late, s)
			}
		}
		return late, err
	}
	some := false
	if err := w.DB.Read(ctx, func(tx *store.Tx) error {
		list, err := late(tx)
		some = len(list) > 0
		return err
	}); err != nil || !some {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		list, err := late(tx)
		for _, s := range list {
			to := bed.NoShow
			if s.State == bed.Offered {
				to = bed.Lapsed
			}
			if err := w.moveStay(tx, s, s.Seq, to, "", ""); err != nil {
				return err
			}
		}
		return err
	})
}
