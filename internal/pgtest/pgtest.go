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
)

// Run is the body of a TestMain whose tests call URL.
//
//	func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }
func Run(m *testing.M) int {
	defer func() {
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
	address := os.Getenv("BYNAME_TEST_POSTGRES")
	if address == "" {
		begin.Do(func() { server, failure = start() })
		if failure != nil {
			t.Fatal(failure)
		}
		address = server.url
	}
	name := fmt.Sprintf("byname_test_%d_%d", os.Getpid(), count.Add(1))
	admin, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal("pgtest: BYNAME_TEST_POSTGRES is not an address such as postgres://name@host/postgres")
	}
	if _, err := admin.Exec("create database " + name); err != nil {
		t.Fatal("pgtest: ", err)
	}
	t.Cleanup(func() {
		if _, err := admin.ExecContext(context.Background(), "drop database "+name+" with (force)"); err != nil {
			t.Error("pgtest: ", err)
		}
		admin.Close()
	})
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal("pgtest: BYNAME_TEST_POSTGRES is not a URL")
	}
	u.Path = "/" + name
	return u.String()
}
