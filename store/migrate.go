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
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true), goose.WithTableName("store_version")}
	dialect := goose.DialectSQLite3
	if db.engine == sqlite {
		files = sqliteFS{files}
	} else {
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
var sqliteWords = []struct {
	word *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`\bbigint generated always as identity primary key\b`), "integer primary key autoincrement"},
	{regexp.MustCompile(`\bbigint\b`), "integer"},
	{regexp.MustCompile(`\bboolean\b`), "integer"},
	{regexp.MustCompile(`\bdouble precision\b`), "real"},
	{regexp.MustCompile(`\bbytea\b`), "blob"},
	{regexp.MustCompile(`(?m)^\);$`), ") strict;"},
}

// sqliteFS is the migrations in SQLite's words.
type sqliteFS struct{ fs.FS }

func (f sqliteFS) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if err != nil || !strings.HasSuffix(name, ".sql") {
		return file, err
	}
	text, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	rewritten := string(text)
	for _, w := range sqliteWords {
		rewritten = w.word.ReplaceAllString(rewritten, w.with)
	}
	return sqliteFile{file, strings.NewReader(rewritten)}, nil
}

type sqliteFile struct {
	fs.File
	text io.Reader
}

func (f sqliteFile) Read(p []byte) (int, error) { return f.text.Read(p) }
