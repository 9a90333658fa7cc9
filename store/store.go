// Package store keeps the work of Byname in a database, SQLite or PostgreSQL,
// and the population in files. It holds the only SQL of the program and the
// only Parquet.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	_ "github.com/ncruces/go-sqlite3/driver"

	"byname"
)

// A DB is the database of the work: what people decided and did.
// One process writes one transaction at a time; reads go beside it.
type DB struct {
	engine  engine
	write   *sql.DB
	read    *sql.DB
	alone   sync.Mutex // held by the one write under way
	audit   auditQueue
	covered covered // by agreements
}

type engine byte

const (
	sqlite engine = iota
	postgres
)

// Open opens the database at url and brings its tables up to date.
//
//	sqlite:PATH       a file, made when missing
//	postgres://...    a server, as libpq writes its address
//
// What Open returns is to be closed.
func Open(ctx context.Context, url string) (*DB, error) {
	var db *DB
	var err error
	switch scheme, path, _ := strings.Cut(url, ":"); scheme {
	case "sqlite":
		db, err = openSQLite(path)
	case "postgres", "postgresql":
		db, err = openPostgres(url)
	default:
		return nil, byname.Invalid("database", "sqlite:PATH or postgres://...", "correct --db")
	}
	if err != nil {
		return nil, err
	}
	if err := db.migrate(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// openSQLite uses two pools on one file: one connection that writes, so that
// no write ever finds the file busy, and some that only read.
// synchronous=FULL: what was acknowledged survives a power cut.
func openSQLite(path string) (*DB, error) {
	if path == "" {
		return nil, byname.Invalid("database", "a path after sqlite:", "write for example sqlite:byname.db")
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}
	pool := func(limit int, pragmas ...string) (*sql.DB, error) {
		file := url.URL{Scheme: "file", Path: path, RawQuery: url.Values{
			"_pragma": append([]string{"busy_timeout(10000)", "foreign_keys(on)"}, pragmas...),
			"_txlock": {"immediate"},
		}.Encode()}
		db, err := sql.Open("sqlite3", file.String())
		if err != nil {
			return nil, fmt.Errorf("database: %w", err)
		}
		db.SetMaxOpenConns(limit)
		db.SetMaxIdleConns(limit)
		return db, nil
	}
	write, err := pool(1, "journal_mode(wal)", "synchronous(full)")
	if err != nil {
		return nil, err
	}
	read, err := pool(8, "query_only(on)")
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	return &DB{engine: sqlite, write: write, read: read}, nil
}

func openPostgres(url string) (*DB, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		// The driver's error would repeat the address, password and all.
		return nil, byname.Invalid("database", "an address such as postgres://name@host/database", "correct --db")
	}
	pool := stdlib.OpenDB(*config)
	pool.SetMaxOpenConns(16)
	pool.SetMaxIdleConns(8)
	return &DB{engine: postgres, write: pool, read: pool}, nil
}

// Close ends all connections. Writes under way end first.
func (db *DB) Close() error {
	db.alone.Lock()
	defer db.alone.Unlock()
	if db.read == db.write {
		return db.write.Close()
	}
	return errors.Join(db.read.Close(), db.write.Close())
}
