package store

import (
	"context"
	"database/sql"
	"time"
)

// A Tx is one transaction. It holds the context it was begun with, because it
// ends with it; its methods are the queries, each in the file of its noun.
type Tx struct {
	ctx    context.Context
	tx     *sql.Tx
	engine engine
}

// attempts bounds how often a write is tried when another server's write
// came between.
const attempts = 20

// Write runs fn in a transaction that is durable when Write returns nil and
// leaves nothing behind when it does not. Transactions are as if they ran one
// after the other. On PostgreSQL fn runs again when another server's write
// came between, so it must not act outside the transaction.
func (db *DB) Write(ctx context.Context, fn func(*Tx) error) error {
	db.alone.Lock()
	defer db.alone.Unlock()
	return db.writeAlone(ctx, fn)
}

// writeAlone is Write for a caller that holds db.alone.
func (db *DB) writeAlone(ctx context.Context, fn func(*Tx) error) (err error) {
	for try := range attempts {
		if err = db.transact(ctx, db.write, false, fn); !overtaken(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(try) * 5 * time.Millisecond):
		}
	}
	return err
}

// Read runs fn on one unchanging view of the database.
func (db *DB) Read(ctx context.Context, fn func(*Tx) error) error {
	return db.transact(ctx, db.read, true, fn)
}

func (db *DB) transact(ctx context.Context, pool *sql.DB, readOnly bool, fn func(*Tx) error) (err error) {
	defer func() { err = stopped(ctx, err) }()
	level := sql.LevelSerializable
	if readOnly {
		level = sql.LevelDefault
		if db.engine == postgres {
			level = sql.LevelRepeatableRead
		}
	}
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{Isolation: level, ReadOnly: readOnly})
	if err != nil {
		return fault(err)
	}
	defer tx.Rollback() // does nothing after Commit
	if err := fn(&Tx{ctx, tx, db.engine}); err != nil {
		return err
	}
	return fault(tx.Commit())
}
