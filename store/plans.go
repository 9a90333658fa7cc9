package store

import (
	"fmt"
	"time"

	"byname"
)

// A PlanRow is a plan as the database knows it: whom it is for and how many
// changes it has. What it says is in its changes, which package plan reads.
type PlanRow struct {
	ID      int64
	Persons []PlanPerson // the first is whose it is above all
	Opened  time.Time
	Closed  time.Time // zero while open
	Version int
}

// A PlanPerson is one a plan is for.
type PlanPerson struct {
	Person byname.PersonID
	Anchor string
}

// A ChangeRow is one change of a plan, as JSON.
type ChangeRow struct {
	Version int // from 1, without a gap
	By      byname.WorkerID
	At      time.Time
	Change  []byte
}

// OpenPlan opens an empty plan for persons.
func (tx *Tx) OpenPlan(persons []PlanPerson, at time.Time) (id int64, err error) {
	if len(persons) == 0 {
		return 0, byname.Invalid("plan", "a person", "say for whom")
	}
	id, err = one(tx, value[int64], nil, `insert into plan_plan (opened_at, closed_at, version) values ($1, 0, 0) returning id`, millis(at))
	if err != nil {
		return 0, err
	}
	for i, p := range persons {
		err := tx.exec(`insert into plan_person (plan, line, person, anchor) values ($1, $2, $3, $4)`, id, i, p.Person, p.Anchor)
		if err != nil {
			return 0, err
		}
	}
	return id, nil
}

// JoinPlan takes one more person into a plan, after those who are in it.
func (tx *Tx) JoinPlan(id int64, p PlanPerson) error {
	line, err := one(tx, value[int], nil, `select coalesce(max(line), -1) + 1 from plan_person where plan = $1`, id)
	if err != nil {
		return err
	}
	in, err := one(tx, value[int], nil, `select count(*) from plan_person where plan = $1 and person = $2`, id, p.Person)
	if err != nil || in > 0 {
		return err
	}
	return tx.exec(`insert into plan_person (plan, line, person, anchor) values ($1, $2, $3, $4)`, id, line, p.Person, p.Anchor)
}

// ChangePlan adds changes to a plan of which seen is the version its writer
// saw. It is a conflict when somebody was first.
func (tx *Tx) ChangePlan(id int64, seen int, changes ...ChangeRow) error {
	first := byname.Conflict("plan", fmt.Sprintf("version %d", seen), "somebody was first: open the plan again")
	err := tx.change(first, `update plan_plan set version = version + $3 where id = $1 and version = $2`, id, seen, len(changes))
	if err != nil {
		return err
	}
	for i, c := range changes {
		err := tx.exec(`insert into plan_change (plan, version, worker, at, change) values ($1, $2, $3, $4, $5)`,
			id, seen+1+i, c.By, millis(c.At), string(c.Change))
		if err != nil {
			return err
		}
	}
	return nil
}

// ClosePlan marks a plan closed, or open again when at is zero.
func (tx *Tx) ClosePlan(id int64, at time.Time) error {
	return tx.change(noPlan, `update plan_plan set closed_at = $2 where id = $1`, id, millis(at))
}

var noPlan = byname.NotFound("plan", "a plan that was opened", "open the person again")

// Plan finds one.
func (tx *Tx) Plan(id int64) (PlanRow, error) {
	p, err := one(tx, readPlan, noPlan, `select id, opened_at, closed_at, version from plan_plan where id = $1`, id)
	if err != nil {
		return p, err
	}
	p.Persons, err = all(tx, func(row scanner) (p PlanPerson, err error) {
		err = row.Scan(&p.Person, &p.Anchor)
		return p, err
	}, `select person, anchor from plan_person where plan = $1 order by line`, id)
	for i := range p.Persons { // who ended is now who they became
		if err == nil {
			p.Persons[i].Person, err = tx.Alias(p.Persons[i].Person)
		}
	}
	return p, err
}

func readPlan(row scanner) (p PlanRow, err error) {
	var opened, closed int64
	err = row.Scan(&p.ID, &opened, &closed, &p.Version)
	p.Opened, p.Closed = moment(opened), moment(closed)
	return p, err
}

// PlansOf are the plans for a person, newest first, those among them that were
// made for somebody who is this person now.
func (tx *Tx) PlansOf(person byname.PersonID) ([]PlanRow, error) {
	args, err := tx.was(person)
	if err != nil {
		return nil, err
	}
	return tx.plans(`select plan from plan_person where person in (`+numbered(1, len(args))+`) order by plan desc`, args...)
}

// was are the ids of persons, and those that ended in them.
func (tx *Tx) was(persons ...byname.PersonID) (args []any, err error) {
	for _, p := range persons {
		ids, err := tx.Was(p)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			args = append(args, id)
		}
	}
	return args, nil
}

// OpenPlansOf are the open plans that any of the persons is in, the newest
// last.
func (tx *Tx) OpenPlansOf(persons []byname.PersonID) ([]PlanRow, error) {
	if len(persons) == 0 {
		return nil, nil
	}
	args, err := tx.was(persons...)
	if err != nil {
		return nil, err
	}
	return tx.plans(`
		select distinct id from plan_plan join plan_person on plan = id
		where closed_at = 0 and person in (`+numbered(1, len(args))+`) order by id`, args...)
}

// OpenPlans are all that are open, oldest first.
func (tx *Tx) OpenPlans() ([]PlanRow, error) {
	return tx.plans(`select id from plan_plan where closed_at = 0 order by id`)
}

// EveryPlan are all there ever were, oldest first.
func (tx *Tx) EveryPlan() ([]PlanRow, error) { return tx.plans(`select id from plan_plan order by id`) }

// Planned are the people whom open plans are for, each with the day on which
// the first was opened, in the order
// of ids; an id that ended is as it was (Alias).
func (tx *Tx) Planned() ([]PlannedPerson, error) {
	return all(tx, func(row scanner) (p PlannedPerson, err error) {
		var at int64
		err = row.Scan(&p.Person, &at)
		p.Opened = moment(at)
		return p, err
	}, `select person, min(opened_at) from plan_person join plan_plan on plan = id where closed_at = 0 group by person order by person`)
}

// A PlannedPerson is one whom an open plan is for.
type PlannedPerson struct {
	Person byname.PersonID
	Opened time.Time
}

// PlansWithFreeSteps are those, open or not, to which a step that no programme
// foresaw was added since then, oldest first.
func (tx *Tx) PlansWithFreeSteps(since time.Time) ([]PlanRow, error) {
	return tx.plans(`
		select distinct plan from plan_change where at >= $1 and change like $2 and change not like $3 order by plan`,
		millis(since), `%"what":"added"%`, `%"programme":%`)
}

func (tx *Tx) plans(query string, args ...any) ([]PlanRow, error) {
	ids, err := all(tx, value[int64], query, args...)
	if err != nil {
		return nil, err
	}
	var list []PlanRow
	for _, id := range ids {
		p, err := tx.Plan(id)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// PlanChanges are a plan's, in order.
func (tx *Tx) PlanChanges(id int64) ([]ChangeRow, error) {
	return all(tx, func(row scanner) (c ChangeRow, err error) {
		var at int64
		var text string
		err = row.Scan(&c.Version, &c.By, &at, &text)
		c.At, c.Change = moment(at), []byte(text)
		return c, err
	}, `select version, worker, at, change from plan_change where plan = $1 order by version`, id)
}
