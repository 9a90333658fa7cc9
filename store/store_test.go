package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"byname"
	"byname/internal/onefolder"
	"byname/internal/pgtest"
	"byname/store"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }

// onBoth runs one test on SQLite and on PostgreSQL: the same SQL, the same
// answers.
func onBoth(t *testing.T, test func(t *testing.T, db *store.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		test(t, open(t, sqliteIn(madeSQLite.Copy(t))))
	})
	t.Run("postgres", func(t *testing.T) {
		test(t, open(t, madePostgres.URL(t)))
	})
}

// The databases of every test are copies of two.
var (
	madeSQLite   = onefolder.Folder{Make: func(t testing.TB, folder string) { migrated(t, sqliteIn(folder)) }}
	madePostgres = pgtest.Model{Make: migrated}
)

func sqliteIn(folder string) string { return "sqlite:" + filepath.Join(folder, "byname.db") }

func migrated(t testing.TB, url string) {
	t.Helper()
	db, err := store.Open(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, url string) *store.DB {
	t.Helper()
	db, err := store.Open(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func TestOpenSaysWhatToCorrect(t *testing.T) {
	for _, url := range []string{"", "mysql:x", "sqlite:", "postgres://[bad"} {
		_, err := store.Open(context.Background(), url)
		if !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%q: %v", url, err)
		}
	}
	_, err := store.Open(context.Background(), "postgres://me:hunter2@[bad")
	if err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("the password is in the error: %v", err)
	}
}
