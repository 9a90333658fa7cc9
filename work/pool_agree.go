package work

import (
	"context"
	"slices"
	"strconv"

	"byname"
	"byname/fund"
	"byname/govern"
	"byname/guard"
	"byname/store"
)

// AgreePool brings into force what partners agreed about a pool: who they are
// and on which terms. A carried decision to open it for the same years must
// stand behind it.
func (w *Work) AgreePool(ctx context.Context, who Who, decision string, p fund.Pool, t fund.Terms) error {
	if err := w.guard.May(ctx, who.Worker, guard.KeepPool); err != nil {
		return err
	}
	for _, partner := range p.Partners {
		if _, err := w.Place.Agencies.Agency(partner.ID); err != nil {
			return err
		}
	}
	for _, place := range p.Places {
		if _, known := w.Place.Areas.Neighbourhood(place); !known {
			return byname.NotFound("neighbourhood "+place, "one of neighbourhoods.yaml", "correct the agreement")
		}
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		q, err := carried(tx, decision)
		if err != nil {
			return err
		}
		opens := slices.ContainsFunc(q.Effects, func(e govern.Effect) bool {
			return e.Kind == govern.OpenPool && e.Year == int(p.First) && e.UntilYear == int(p.Last)
		})
		if !opens {
			return byname.Invalid("decision "+decision, "one that opens a pool for "+p.First.String()+" to "+p.Last.String(), "name the right decision, or correct the years")
		}
		t.From, t.Decision = q.Decided, q.ID
		if err := tx.AddPool(p, t, who.Worker, w.minute()); err != nil {
			return err
		}
		_, err = w.moneyEffects(tx, who.Worker, q)
		return err
	})
}

// carried is a decision that a board has made.
func carried(tx *store.Tx, decision string) (govern.Question, error) {
	q, err := tx.Question(decision)
	if err == nil && q.Result != govern.Carried {
		err = byname.Denied("decision "+decision, "one that the board carried", "wait for the board")
	}
	return q, err
}

// pool finds a pool by its id, or with none the one that covers a year, with
// the terms that hold today.
func (w *Work) pool(tx *store.Tx, id string, y fund.Year) (p fund.Pool, t fund.Terms, err error) {
	pools, err := tx.Pools()
	if err != nil {
		return p, t, err
	}
	pools = slices.DeleteFunc(pools, func(p fund.Pool) bool { return id != "" && p.ID != id || !p.Covers(y) })
	switch {
	case len(pools) == 0:
		return p, t, byname.NotFound("pool for "+y.String(), "one that partners agreed", "have the board decide, then byname fund agree")
	case len(pools) > 1:
		return p, t, byname.Invalid("pool for "+y.String(), "the id of one of "+strconv.Itoa(len(pools)), "say which pool")
	}
	all, err := tx.Terms(pools[0].ID)
	if err != nil {
		return p, t, err
	}
	t, err = fund.TermsOn(all, w.Today())
	return pools[0], t, err
}

// write adds an entry to a pool's ledger in somebody's name.
func (w *Work) write(tx *store.Tx, pool string, by byname.WorkerID, e fund.Entry) (fund.Entry, bool, error) {
	e.By, e.Day, e.At = by, w.Today(), w.minute()
	return tx.AppendEntry(pool, e)
}

// minute is the minute it is for this work.
func (w *Work) minute() byname.Minute { return byname.MinuteOf(w.now()) }
