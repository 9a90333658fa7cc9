package store

import (
	"context"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/ncruces/go-sqlite3"

	"byname"
)

// placeholders turns $1 into ?1 for SQLite. Every query passes here, because
// drivers disagree silently about what $1 means. Text in quotes stays.
func (e engine) placeholders(query string) string {
	if e == postgres || !strings.Contains(query, "$") {
		return query
	}
	out := []byte(query)
	quoted := false
	for i, c := range out {
		switch {
		case c == '\'':
			quoted = !quoted
		case c == '$' && !quoted && i+1 < len(out) && '1' <= out[i+1] && out[i+1] <= '9':
			out[i] = '?'
		}
	}
	return string(out)
}

// PostgreSQL's names for what can go wrong (Appendix A of its manual).
const (
	pgUnique        = "23505"
	pgForeignKey    = "23503"
	pgCheck         = "23514"
	pgSerialization = "40001"
	pgDeadlock      = "40P01"
)

// fault gives an engine's error the kind that a door can tell its user.
// It never repeats what was written: that could be a name.
func fault(err error) error {
	if err == nil {
		return nil
	}
	var pg *pgconn.PgError
	isPG := errors.As(err, &pg)
	switch {
	case isPG && pg.Code == pgUnique, errors.Is(err, sqlite3.CONSTRAINT_UNIQUE), errors.Is(err, sqlite3.CONSTRAINT_PRIMARYKEY):
		return byname.Conflict("writing", "something that is not there already", "open it again to see what is")
	case isPG && pg.Code == pgForeignKey, errors.Is(err, sqlite3.CONSTRAINT_FOREIGNKEY):
		return byname.Invalid("writing", "that what it refers to is there", "add that first, or correct the reference")
	case isPG && pg.Code == pgCheck, errors.Is(err, sqlite3.CONSTRAINT_CHECK):
		return byname.Invalid("writing", "values within their bounds", "correct the values")
	}
	return err
}

// stopped is the context's own error where SQLite says that it was
// interrupted: whoever asked gave up.
func stopped(ctx context.Context, err error) error {
	if errors.Is(err, sqlite3.INTERRUPT) && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// overtaken reports whether another server's write came between: try again.
func overtaken(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == pgSerialization || pg.Code == pgDeadlock)
}
