package store

import (
	"byname"
)

// An Effect is what came of a programme, as it was last counted.
type Effect struct {
	Programme string
	Build     int
	Effect    []byte // JSON, small numbers protected
	By        byname.WorkerID
	On        byname.Day
}

// KeepEffect keeps what was counted, in place of what was there.
func (tx *Tx) KeepEffect(e Effect) error {
	return tx.exec(`
		insert into programme_effect (programme, build, effect, by_worker, counted_on) values ($1, $2, $3, $4, $5)
		on conflict (programme) do update set build = $2, effect = $3, by_worker = $4, counted_on = $5`,
		e.Programme, e.Build, string(e.Effect), e.By, e.On)
}

// Effect is the latest of a programme, false when nobody has counted.
func (tx *Tx) Effect(programme string) (e Effect, any bool, err error) {
	list, err := all(tx, func(row scanner) (e Effect, err error) {
		var text string
		err = row.Scan(&e.Programme, &e.Build, &text, &e.By, &e.On)
		e.Effect = []byte(text)
		return e, err
	}, `select programme, build, effect, by_worker, counted_on from programme_effect where programme = $1`, programme)
	if err != nil || len(list) == 0 {
		return Effect{}, false, err
	}
	return list[0], true, nil
}

// EverFoundBy are all whom a programme ever found, person by person, oldest
// first, as far as it is known on which day it told of them.
func (tx *Tx) EverFoundBy(programme string) ([]Seen, error) {
	return all(tx, readSeen, `
		select person, anchor, programme, theme, neighbourhood, first_on, gone_on, told_on from signal_seen
		where programme = $1 and told_on > 0 order by person, first_on`, programme)
}

// PlansFollowing are those, open or not, that ever took up a programme's
// steps, oldest first.
func (tx *Tx) PlansFollowing(programme string) ([]PlanRow, error) {
	return tx.plans(`select distinct plan from plan_change where change like $1 and change like $2 order by plan`,
		`%"what":"added"%`, `%"programme":"`+programme+`"%`)
}
