package store

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname/internal/pgtest"
)

var update = flag.Bool("update", false, "write schema.sql anew")

// TestSchema compares schema.sql, which people read, with what the migrations
// make, and the columns of both engines with each other.
func TestSchema(t *testing.T) {
	ctx := context.Background()
	lite, err := Open(ctx, "sqlite:"+filepath.Join(t.TempDir(), "byname.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer lite.Close()
	pg, err := Open(ctx, pgtest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	defer pg.Close()

	got := "-- What the migrations make, as SQLite tells it.\n-- Made by: go test ./store -run TestSchema -update\n"
	for _, sql := range column(t, lite, `select sql from sqlite_schema
		where sql is not null and name not like 'sqlite%' and name not like 'store_version%' order by tbl_name, case type when 'table' then 0 else 1 end, name`) {
		got += "\n" + sql + ";\n"
	}
	if *update {
		if err := os.WriteFile("schema.sql", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("schema.sql is stale: go test ./store -run TestSchema -update\n%s", diff)
	}

	columns := column(t, lite, `select t.name || '.' || c.name || ' ' || c.type from pragma_table_list t, pragma_table_info(t.name) c
		where t.type = 'table' and t.name not like 'sqlite%' and t.name not like 'store_version%' order by 1`)
	same := strings.NewReplacer("bigint", "INTEGER", "boolean", "INTEGER", "text", "TEXT", "double precision", "REAL", "bytea", "BLOB")
	var other []string
	for _, c := range column(t, pg, `select table_name || '.' || column_name || ' ' || data_type from information_schema.columns
		where table_schema = 'public' and table_name not like 'store_version%' order by (table_name || '.' || column_name) collate "C"`) {
		name, kind, _ := strings.Cut(c, " ")
		other = append(other, name+" "+same.Replace(kind))
	}
	for i := range columns {
		name, kind, _ := strings.Cut(columns[i], " ")
		columns[i] = name + " " + strings.ToUpper(kind)
	}
	if diff := cmp.Diff(columns, other); diff != "" {
		t.Errorf("SQLite (-) and PostgreSQL (+) differ:\n%s", diff)
	}
	for _, name := range column(t, lite, `select name from pragma_table_list where type = 'table' and strict = 0
		and name not like 'sqlite%' and name not like 'store_version%'`) {
		t.Errorf("%s is not STRICT: end its definition with a line that is only \");\"", name)
	}
}

func column(t *testing.T, db *DB, query string) (list []string) {
	t.Helper()
	err := db.Read(context.Background(), func(tx *Tx) (err error) {
		list, err = all(tx, value[string], query)
		return err
	})
	if err != nil {
		t.Fatal(fmt.Errorf("%s: %w", query, err))
	}
	return list
}
