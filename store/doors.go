package store

import (
	"context"
	"time"

	"byname"
	"byname/guard"
)

// A DoorCode is a code for somebody's own door, and what is shown there of how
// it came about.
type DoorCode struct {
	guard.Code
	Anchor string
	Age    int    // how old they were when it was made; -1: nobody knew
	Reach  string // whom they can ring, in words
	By     byname.WorkerID
}

// Open reports whether it still lets somebody in at a moment.
func (c DoorCode) Open(now time.Time) bool {
	return c.Ended.IsZero() && now.Before(c.Ends) && c.Uses > 0 && !c.Moved
}

// AddCode keeps a code. A name that was ever given is a conflict: make another.
func (tx *Tx) AddCode(c DoorCode) error {
	numbers, err := all(tx, value[int64], `
		insert into door_code (name, hash, person, anchor, age, reach, uses, wrong, wrong_at, worker, made_at, ends_at, ended_at)
		values ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $9, $10, 0) on conflict (name) do nothing returning number`,
		c.Name, c.Hash, c.Person, c.Anchor, c.Age, c.Reach, c.Uses, c.By, millis(c.Made), millis(c.Ends))
	if err == nil && len(numbers) == 0 {
		err = byname.Conflict("code", "a name that no code had", "make another")
	}
	return err
}

// codes reads codes, and whether who they were given to has changed since: a
// record of theirs has moved.
const codes = `
	select number, name, hash, person, anchor, age, reach, uses, wrong, wrong_at, worker, made_at, ends_at, ended_at, exists (
		select 1 from population_move m join population_turn t on t.number = m.turn
		where (m.person = c.person or m.became = c.person) and t.at > c.made_at)
	from door_code c `

func readCode(row scanner) (c DoorCode, err error) {
	var wrongAt, made, ends, ended int64
	err = row.Scan(&c.Number, &c.Name, &c.Hash, &c.Person, &c.Anchor, &c.Age, &c.Reach, &c.Uses, &c.Wrong, &wrongAt, &c.By, &made, &ends, &ended, &c.Moved)
	c.WrongAt, c.Made, c.Ends, c.Ended = moment(wrongAt), moment(made), moment(ends), moment(ended)
	return c, err
}

var noCode = byname.NotFound("code", "one that was given", "ask the worker who gave it")

// CodesOf are those that a person was given, the last first.
func (tx *Tx) CodesOf(person byname.PersonID) ([]DoorCode, error) {
	args, err := tx.was(person)
	if err != nil {
		return nil, err
	}
	return all(tx, readCode, codes+`where person in (`+numbered(1, len(args))+`) order by number desc`, args...)
}

// CodeNumber is one code.
func (tx *Tx) CodeNumber(number int64) (DoorCode, error) {
	return one(tx, readCode, noCode, codes+`where number = $1`, number)
}

// EndCodes takes back all codes of a person, and ends the visits by them.
func (tx *Tx) EndCodes(person byname.PersonID, by byname.WorkerID, at time.Time) error {
	args, err := tx.was(person)
	if err != nil {
		return err
	}
	these := `person in (` + numbered(1, len(args)) + `)`
	if err := tx.exec(`delete from door_visit where code in (select number from door_code where `+these+`)`, args...); err != nil {
		return err
	}
	next := numbered(len(args)+1, 1)
	last := numbered(len(args)+2, 1)
	return tx.exec(`update door_code set ended_at = `+next+`, ended_by = `+last+` where ended_at = 0 and `+these, append(args, millis(at), by)...)
}

// Code finds one by its name.
func (db *DB) Code(ctx context.Context, name string) (c guard.Code, err error) {
	err = db.Read(ctx, func(tx *Tx) error {
		row, err := one(tx, readCode, noCode, codes+`where name = $1`, name)
		c = row.Code
		return err
	})
	return c, err
}

// CodeTried writes down a right or a wrong try. A right one takes a use.
func (db *DB) CodeTried(ctx context.Context, number int64, right bool, at time.Time) error {
	return db.Write(ctx, func(tx *Tx) error {
		if right {
			return tx.change(byname.Conflict("code", "a use that is left", "ask for a new code"),
				`update door_code set uses = uses - 1, wrong = 0, wrong_at = 0 where number = $1 and uses > 0 and ended_at = 0`, number)
		}
		return tx.change(noCode, `update door_code set wrong = wrong + 1, wrong_at = $2 where number = $1`, number, millis(at))
	})
}

// KeepVisit keeps a visit, and forgets those that have ended.
func (db *DB) KeepVisit(ctx context.Context, hash guard.TokenHash, v guard.Visit) error {
	return db.Write(ctx, func(tx *Tx) error {
		if err := tx.exec(`delete from door_visit where ends_at <= $1`, millis(v.Made)); err != nil {
			return err
		}
		return tx.exec(`insert into door_visit (hash, code, made_at, used_at, ends_at) values ($1, $2, $3, $4, $5)`,
			hash[:], v.Code.Number, millis(v.Made), millis(v.Used), millis(v.Ends))
	})
}

// Visit finds one by the hash of its secret.
func (db *DB) Visit(ctx context.Context, hash guard.TokenHash) (v guard.Visit, err error) {
	err = db.Read(ctx, func(tx *Tx) error {
		var code int64
		v, err = one(tx, func(row scanner) (v guard.Visit, err error) {
			var made, used, ends int64
			err = row.Scan(&code, &made, &used, &ends)
			v.Made, v.Used, v.Ends = moment(made), moment(used), moment(ends)
			return v, err
		}, noCode, `select code, made_at, used_at, ends_at from door_visit where hash = $1`, hash[:])
		if err != nil {
			return err
		}
		row, err := tx.CodeNumber(code)
		v.Code = row.Code
		return err
	})
	return v, err
}

// TouchVisit writes down that a visit goes on.
func (db *DB) TouchVisit(ctx context.Context, hash guard.TokenHash, at time.Time) error {
	return db.Write(ctx, func(tx *Tx) error {
		return tx.exec(`update door_visit set used_at = $2 where hash = $1 and used_at < $2`, hash[:], millis(at))
	})
}

// EndVisit ends one. One that has ended already is no error.
func (db *DB) EndVisit(ctx context.Context, hash guard.TokenHash) error {
	return db.Write(ctx, func(tx *Tx) error { return tx.exec(`delete from door_visit where hash = $1`, hash[:]) })
}
