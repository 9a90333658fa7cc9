package store

import (
	"byname"
	"byname/team"
)

// AddLeave notes that a worker is away.
func (tx *Tx) AddLeave(l team.Leave) error {
	others, err := tx.Leaves(l.From)
	if err != nil {
		return err
	}
	if err := l.Check(others); err != nil {
		return err
	}
	return tx.exec(`insert into team_leave (worker, cover, from_on, to_on, noted_by) values ($1, $2, $3, $4, $5)`,
		l.Worker, l.Cover, l.From, l.To, l.By)
}

// EndLeave brings a worker back on a day: a leave that has not begun by then
// is as if it had not been noted.
func (tx *Tx) EndLeave(number int64, back byname.Day) error {
	none := byname.NotFound("leave", "one that has not ended", "look in the list")
	begun, err := one(tx, value[byname.Day], none, `select from_on from team_leave where number = $1 and to_on > $2`, number, back)
	if err != nil {
		return err
	}
	if begun >= back {
		return tx.exec(`delete from team_leave where number = $1`, number)
	}
	return tx.exec(`update team_leave set to_on = $2 where number = $1`, number, back)
}

// Leaves are those that have not ended by a day, first to begin first.
func (tx *Tx) Leaves(day byname.Day) ([]team.Leave, error) {
	return all(tx, func(row scanner) (l team.Leave, err error) {
		err = row.Scan(&l.Number, &l.Worker, &l.Cover, &l.From, &l.To, &l.By)
		return l, err
	}, `select number, worker, cover, from_on, to_on, noted_by from team_leave where to_on > $1 order by from_on, number`, day)
}
