package work

import (
	"encoding/json"
	"fmt"

	"byname"
	"byname/plan"
	"byname/store"
)

// A kept plan is one as the database has it.
type kept struct {
	row     store.PlanRow
	plan    plan.Plan
	changes []plan.Change
}

// plan reads a kept plan.
func (w *Work) plan(tx *store.Tx, row store.PlanRow) (kept, error) {
	rows, err := tx.PlanChanges(row.ID)
	if err != nil {
		return kept{}, err
	}
	k := kept{row: row}
	for _, r := range rows {
		var c plan.Change
		if err := json.Unmarshal(r.Change, &c); err != nil {
			return k, fmt.Errorf("plan %d: change %d cannot be read", row.ID, r.Version)
		}
		k.changes = append(k.changes, c)
	}
	k.plan = plan.Apply(plan.Plan{}, k.changes...)
	return k, nil
}

// openPlan is the open plan that a person is in, false when there is none.
func (w *Work) openPlan(tx *store.Tx, id byname.PersonID) (plan.Plan, bool, error) {
	k, open, err := w.openKept(tx, id)
	return k.plan, open, err
}

func (w *Work) openKept(tx *store.Tx, id byname.PersonID) (kept, bool, error) {
	rows, err := tx.PlansOf(id)
	if err != nil {
		return kept{}, false, err
	}
	for _, row := range rows {
		if row.Closed.IsZero() {
			k, err := w.plan(tx, row)
			return k, err == nil, err
		}
	}
	return kept{}, false, nil
}

// keep adds what was decided to a plan, of which seen is the version that its
// reader saw, and brings the list of whose turn it is up to date.
func (w *Work) keep(tx *store.Tx, k kept, seen int, by byname.WorkerID, changes []plan.Change) (_ kept, err error) {
	if len(changes) == 0 {
		return k, nil
	}
	now := w.now()
	rows := make([]store.ChangeRow, len(changes))
	for i, c := range changes {
		text, err := json.Marshal(c)
		if err != nil {
			return k, fmt.Errorf("plan %d: %w", k.row.ID, err)
		}
		rows[i] = store.ChangeRow{By: by, At: now, Change: text}
	}
	if err := tx.ChangePlan(k.row.ID, seen, rows...); err != nil {
		return k, err
	}
	review := k.plan.Review
	k.plan = plan.Apply(k.plan, changes...)
	if err := w.reviewSettled(tx, by, k, review); err != nil {
		return k, err
	}
	k.changes = append(k.changes, changes...)
	var steps []store.StepRow
	for _, s := range k.plan.Steps {
		steps = append(steps, store.StepRow{Plan: k.row.ID, Step: int64(s.ID), Agency: s.Agency, Worker: s.Worker, State: string(s.State), Due: s.Due})
	}
	if err := tx.SaveSteps(k.row.ID, steps); err != nil {
		return k, err
	}
	for _, c := range changes {
		switch c.What {
		case plan.GaveUp:
			err = w.refund(tx, by, stepRef(k.row.ID, c.Step))
		case plan.Reopened:
			err = w.stillPaid(tx, k, c.Step)
		}
		if err != nil {
			return k, err
		}
	}
	if k.plan.Closed != 0 {
		if err := w.endOwns(tx, by, k); err != nil {
			return k, err
		}
		return k, tx.ClosePlan(k.row.ID, now)
	}
	return k, w.tellSteps(tx, k, by, changes)
}

// workerName is a worker's own name.
func (w *Work) workerName(tx *store.Tx, id byname.WorkerID) (string, error) {
	if id == "" {
		return "", nil
	}
	worker, err := tx.Worker(id)
	return worker.Name, err
}
