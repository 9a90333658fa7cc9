package store

import (
	"context"
	"time"

	"byname"
	"byname/guard"
)

// KeepTicket keeps a session or a service's token, and forgets those that
// have ended.
func (db *DB) KeepTicket(ctx context.Context, hash guard.TokenHash, t guard.Ticket) error {
	return db.Write(ctx, func(tx *Tx) error {
		if err := tx.exec(`delete from guard_ticket where ends_at <= $1`, millis(t.Made)); err != nil {
			return err
		}
		return tx.exec(`insert into guard_ticket (hash, worker, service, made_at, used_at, ends_at) values ($1, $2, $3, $4, $5, $6)`,
			hash[:], t.Worker, t.Service, millis(t.Made), millis(t.Used), millis(t.Ends))
	})
}

// Ticket finds one by the hash of its secret.
func (db *DB) Ticket(ctx context.Context, hash guard.TokenHash) (t guard.Ticket, err error) {
	err = db.Read(ctx, func(tx *Tx) (err error) {
		t, err = one(tx, func(row scanner) (t guard.Ticket, err error) {
			var made, used, ends int64
			err = row.Scan(&t.Worker, &t.Service, &made, &used, &ends)
			t.Made, t.Used, t.Ends = moment(made), moment(used), moment(ends)
			return t, err
		}, byname.NotFound("session", "one that has not ended", "sign in again"),
			`select worker, service, made_at, used_at, ends_at from guard_ticket where hash = $1`, hash[:])
		return err
	})
	return t, err
}

// TouchTicket writes down that a session was used.
func (db *DB) TouchTicket(ctx context.Context, hash guard.TokenHash, at time.Time) error {
	return db.Write(ctx, func(tx *Tx) error {
		return tx.exec(`update guard_ticket set used_at = $2 where hash = $1 and used_at < $2`, hash[:], millis(at))
	})
}

// EndTicket ends a session. One that has ended already is no error.
func (db *DB) EndTicket(ctx context.Context, hash guard.TokenHash) error {
	return db.Write(ctx, func(tx *Tx) error {
		return tx.exec(`delete from guard_ticket where hash = $1`, hash[:])
	})
}
