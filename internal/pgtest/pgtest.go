// Package pgtest gives tests a PostgreSQL of their own: a throwaway server in
// a temporary folder, started when first asked for and gone when the tests
// end, and in it an empty database for each test.
package pgtest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
)

var (
	server  *cluster
	begin   sync.Once
	failure error
	count   atomic.Int64
	ends    []func() error // what is done when all tests have ended
)

// Run is the body of a TestMain whose tests call URL.
//
//	func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }
func Run(m *testing.M) int {
	defer func() {
		for _, drop := range ends {
			if err := drop(); err != nil {
				fmt.Fprintln(os.Stderr, err)
			}
		}
		if server != nil {
			server.stop()
		}
	}()
	return m.Run()
}

// URL is the address of an empty database for this test alone. It is in the
// server that BYNAME_TEST_POSTGRES names, or else in one of our own.
func URL(t testing.TB) string {
	t.Helper()
	return ofOwn(t, "")
}

// A Model is a database that is made when the first test asks.
type Model struct {
	Make func(t testing.TB, url string)

	once sync.Once
	name string
}

// URL is the address of a copy of the model for this test alone.
func (m *Model) URL(t testing.TB) string {
	t.Helper()
	m.once.Do(func() {
		name, address, drop := made(t, "")
		ends = append(ends, drop)
		m.Make(t, address)
		m.name = name
	})
	if m.name == "" {
		t.Fatal("the database that tests share was not made: see the first test that failed")
	}
	return ofOwn(t, " template "+m.name)
}

// ofOwn makes a database that goes with the test.
func ofOwn(t testing.TB, like string) string {
	t.Helper()
	_, address, drop := made(t, like)
	t.Cleanup(func() {
		if err := drop(); err != nil {
			t.Error(err)
		}
	})
	return address
}

// made makes a database, empty or like another.
func made(t testing.TB, like string) (name, address string, drop func() error) {
	t.Helper()
	address = os.Getenv("BYNAME_TEST_POSTGRES")
	if address == "" {
		begin.Do(func() { server, failure = start() })
		if failure != nil {
			t.Fatal(failure)
		}
		address = server.url
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal("pgtest: BYNAME_TEST_POSTGRES is not a URL")
	}
	name = fmt.Sprintf("byname_test_%d_%d", os.Getpid(), count.Add(1))
	admin, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal("pgtest: BYNAME_TEST_POSTGRES is not an address such as postgres://name@host/postgres")
	}
	if _, err := admin.Exec("create database " + name + like); err != nil {
		t.Fatal("pgtest: ", err)
	}
	u.Path = "/" + name
	return name, u.String(), func() error {
		defer admin.Close()
		if _, err := admin.ExecContext(context.Background(), "drop database "+name+" with (force)"); err != nil {
			return fmt.Errorf("pgtest: %w", err)
		}
		return nil
	}
}
