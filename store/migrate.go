package store

import (
	"context"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate runs the migrations that the database has not seen. They only go
// forward: a mistake is put right by the next one.
func (db *DB) migrate(ctx context.Context) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true), goose.WithTableName("store_version"),
		goose.WithAllowOutofOrder(true)} // each noun has numbers of its own, so a lower one may come later
	dialect := goose.DialectSQLite3
	files = migrationFS{files, db.engine}
	if db.engine == postgres {
		// Several servers may start at once.
		locker, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return fmt.Errorf("migrations: %w", err)
		}
		dialect, options = goose.DialectPostgres, append(options, goose.WithSessionLocker(locker))
	}
	provider, err := goose.NewProvider(dialect, db.write, files, options...)
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	return nil
}

// Migrations are written once, in PostgreSQL's words. For SQLite these words
// are replaced, and each table, whose last line is ");", is made STRICT, so
// that both engines refuse a text in a column of numbers.
var sqliteWords = []rewrite{
	{regexp.MustCompile(`\bbigint generated always as identity primary key\b`), "integer primary key autoincrement"},
	{regexp.MustCompile(`\bbigint\b`), "integer"},
	{regexp.MustCompile(`\bboolean\b`), "integer"},
	{regexp.MustCompile(`\bdouble precision\b`), "real"},
	{regexp.MustCompile(`\bbytea\b`), "blob"},
	{regexp.MustCompile(`(?m)^\);$`), ") strict;"},
	{onlyGrows, `
-- +goose StatementBegin
create trigger ${1}_update before update on $1 begin select raise(abort, '$1 only grows'); end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger ${1}_delete before delete on $1 begin select raise(abort, '$1 only grows'); end;
-- +goose StatementEnd`},
}

// On PostgreSQL texts are ordered by their bytes, as SQLite does, and not by
// the language the server was set up with.
var postgresWords = []rewrite{
	{regexp.MustCompile(`(?m)^(    \w+ +)text\b`), `${1}text collate "C"`},
	{onlyGrows, `
-- +goose StatementBegin
create or replace function store_only_grows() returns trigger language plpgsql as $$$$
begin raise exception '% only grows', tg_table_name using errcode = 'check_violation'; end $$$$;
-- +goose StatementEnd
create trigger ${1}_only_grows before update or delete or truncate on $1 for each statement execute function store_only_grows();`},
}

// A line "-- only grows: TABLE" has the engine itself refuse to change or
// remove what is in the table.
var onlyGrows = regexp.MustCompile(`(?m)^-- only grows: (\w+)$`)

type rewrite struct {
	word *regexp.Regexp
	with string
}

// migrationFS is the migrations in an engine's words.
type migrationFS struct {
	fs.FS
	engine engine
}

func (f migrationFS) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if err != nil || !strings.HasSuffix(name, ".sql") {
		return file, err
	}
	text, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	words := sqliteWords
	if f.engine == postgres {
		words = postgresWords
	}
	rewritten := string(text)
	for _, w := range words {
		rewritten = w.word.ReplaceAllString(rewritten, w.with)
	}
	return migrationFile{file, strings.NewReader(rewritten)}, nil
}

type migrationFile struct {
	fs.File
	text io.Reader
}

func (f migrationFile) Read(p []byte) (int, error) { return f.text.Read(p) }
