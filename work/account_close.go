package work

import (
	"context"
	"errors"

	"byname"
	"byname/guard"
	"byname/store"
)

// CloseAccount closes an account and ends its sessions. Its worker has left
// from today on, or from tomorrow when they began today: their teams, and what
// they own and lead, are for others to take up.
func (w *Work) CloseAccount(ctx context.Context, who Who, worker byname.WorkerID) error {
	if err := w.may(ctx, who, guard.AdministerPeople); err != nil {
		return err
	}
	if worker == who.Worker {
		return byname.Conflict("account", "somebody else's account", "another administrator can close yours")
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		return errors.Join(tx.CloseAccount(worker, w.now()), w.ends(tx, worker), w.loosen(tx, worker))
	})
}

// ends has a worker be one no longer.
func (w *Work) ends(tx *store.Tx, id byname.WorkerID) error {
	today := w.Today()
	worker, err := tx.Worker(id)
	if err != nil || !worker.Holds(today) {
		return err
	}
	worker.To = max(today, worker.From+1)
	if err := tx.ChangeWorker(worker); err != nil {
		return err
	}
	mine, err := tx.TeamsOf(id, today)
	for _, m := range mine {
		left := tx.Leave(m.Team, id, today)
		if errors.Is(left, byname.ErrNotFound) { // who joined today is a member for a day
			left = tx.Leave(m.Team, id, today+1)
		}
		err = errors.Join(err, left)
	}
	return err
}
