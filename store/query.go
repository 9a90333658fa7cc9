package store

import (
	"database/sql"
	"errors"
	"strconv"
	"strings"
	"time"

	"byname"
)

// exec runs a statement written with $1, $2, ... for both engines.
func (tx *Tx) exec(query string, args ...any) error {
	_, err := tx.tx.ExecContext(tx.ctx, tx.engine.placeholders(query), args...)
	return fault(err)
}

// change is exec, and NotFound with this Problem when no row was there to
// change.
func (tx *Tx) change(missing error, query string, args ...any) error {
	result, err := tx.tx.ExecContext(tx.ctx, tx.engine.placeholders(query), args...)
	if err != nil {
		return fault(err)
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return missing
}

// numbered are n placeholders from $first on, with commas between.
func numbered(first, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("$" + strconv.Itoa(first+i))
	}
	return b.String()
}

// A scanner is a row: *sql.Row or *sql.Rows.
type scanner interface{ Scan(...any) error }

// all reads every row of a query, in the order the query states.
func all[T any](tx *Tx, read func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := tx.tx.QueryContext(tx.ctx, tx.engine.placeholders(query), args...)
	if err != nil {
		return nil, fault(err)
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		v, err := read(rows)
		if err != nil {
			return nil, fault(err)
		}
		list = append(list, v)
	}
	return list, fault(rows.Err())
}

// one reads the only row of a query; missing is the error when there is none.
func one[T any](tx *Tx, read func(scanner) (T, error), missing error, query string, args ...any) (T, error) {
	v, err := read(tx.tx.QueryRowContext(tx.ctx, tx.engine.placeholders(query), args...))
	if errors.Is(err, sql.ErrNoRows) {
		return v, missing
	}
	return v, fault(err)
}

// value reads a row of one column.
func value[T any](row scanner) (v T, err error) {
	err = row.Scan(&v)
	return v, err
}

// Columns named ..._at hold milliseconds since 1970 in UTC, those named ..._on
// a byname.Day, those named ..._pence a byname.Pence. No moment is 0.

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).In(byname.London)
}
