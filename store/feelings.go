package store

import (
	"time"

	"byname"
	"byname/plan"
)

// AddFeeling keeps how somebody says they are managing.
func (tx *Tx) AddFeeling(person byname.PersonID, anchor string, f plan.Feeling, by byname.WorkerID, at time.Time) error {
	if err := f.Check(); err != nil {
		return err
	}
	number, err := one(tx, value[int64], nil, `insert into plan_feeling (person, anchor, day_on, satisfied, worthwhile, happy, anxious, managing, worker, at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning number`,
		person, anchor, f.Day, f.Answers[0], f.Answers[1], f.Answers[2], f.Answers[3], f.Answers[4], by, millis(at))
	if err != nil || !f.Own {
		return err
	}
	return tx.exec(`insert into door_felt (feeling) values ($1)`, number)
}

// Feelings are how a person said they were managing, oldest first, whatever id
// they had then.
func (tx *Tx) Feelings(person byname.PersonID) ([]plan.Feeling, error) {
	args, err := tx.was(person)
	if err != nil {
		return nil, err
	}
	return all(tx, func(row scanner) (f plan.Feeling, err error) {
		err = row.Scan(&f.Day, &f.Answers[0], &f.Answers[1], &f.Answers[2], &f.Answers[3], &f.Answers[4], &f.Own)
		return f, err
	}, `select day_on, satisfied, worthwhile, happy, anxious, managing, exists (select 1 from door_felt where feeling = number) from plan_feeling
		where person in (`+numbered(1, len(args))+`) order by day_on, number`, args...)
}
