package store

import "byname"

// A StepRow is one step of a plan as it stands now: whose turn it is. It is
// made from the plan's changes and may be made again at any time.
type StepRow struct {
	Plan   int64
	Step   int64
	Agency byname.AgencyID
	Worker byname.WorkerID // "" when it is the agency's
	State  string
	Due    byname.Day // 0 when none
}

// SaveSteps puts a plan's steps in the place of those it had.
func (tx *Tx) SaveSteps(plan int64, steps []StepRow) error {
	if err := tx.exec(`delete from plan_step where plan = $1`, plan); err != nil {
		return err
	}
	for _, s := range steps {
		err := tx.exec(`insert into plan_step (plan, step, agency, worker, state, due_on) values ($1, $2, $3, $4, $5, $6)`,
			plan, s.Step, s.Agency, s.Worker, s.State, s.Due)
		if err != nil {
			return err
		}
	}
	return nil
}

// StepsOf are an agency's steps in a state, first due first; those without a
// day come last.
func (tx *Tx) StepsOf(agency byname.AgencyID, state string) ([]StepRow, error) {
	return all(tx, func(row scanner) (s StepRow, err error) {
		err = row.Scan(&s.Plan, &s.Step, &s.Agency, &s.Worker, &s.State, &s.Due)
		return s, err
	}, `select plan, step, agency, worker, state, due_on from plan_step
		where agency = $1 and state = $2 order by case when due_on = 0 then 1 else 0 end, due_on, plan, step`, agency, state)
}

// LateSteps are those of open plans that were due before a day and can be
// done, in the order of plans.
func (tx *Tx) LateSteps(today byname.Day) ([]StepRow, error) {
	return all(tx, func(row scanner) (s StepRow, err error) {
		err = row.Scan(&s.Plan, &s.Step, &s.Agency, &s.Worker, &s.State, &s.Due)
		return s, err
	}, `select plan, step, agency, worker, state, due_on from plan_step join plan_plan on id = plan
		where closed_at = 0 and state in ('ready', 'doing') and due_on > 0 and due_on < $1 order by plan, step`, today)
}
