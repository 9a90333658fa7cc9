package store

import (
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"byname/fund"
	"byname/internal/pgtest"
)

// dropped finds a table whose rows a later migration took into another.
var dropped = regexp.MustCompile(`(?m)^drop table (\w+);$`)

// TestOnlyGrows has both engines refuse to change or remove what was written
// in a ledger, and asks them whether they would in every table marked so.
func TestOnlyGrows(t *testing.T) {
	files, err := migrations.ReadDir("migrations")
	if err != nil {
		t.Fatal(err)
	}
	var tables []string
	for _, f := range files {
		text, err := migrations.ReadFile("migrations/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range dropped.FindAllStringSubmatch(string(text), -1) {
			tables = slices.DeleteFunc(tables, func(table string) bool { return table == m[1] })
		}
		for _, m := range onlyGrows.FindAllStringSubmatch(string(text), -1) {
			tables = append(tables, m[1])
		}
	}
	slices.Sort(tables)
	for name, url := range map[string]string{"sqlite": "sqlite:" + filepath.Join(t.TempDir(), "byname.db"), "postgres": pgtest.URL(t)} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			db, err := Open(ctx, url)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			query := `select distinct event_object_table from information_schema.triggers where trigger_name like '%only_grows' and event_manipulation in ('UPDATE', 'DELETE') order by 1`
			if db.engine == sqlite {
				query = `select tbl_name from sqlite_schema where type = 'trigger' and sql like '%only grows%' group by tbl_name having count(*) = 2 order by 1`
			}
			if guarded := column(t, db, query); !slices.Equal(guarded, tables) {
				t.Errorf("guarded %v, want %v", guarded, tables)
			}
			err = db.Write(ctx, func(tx *Tx) error {
				terms := fund.Terms{OnePerson: 1}
				if err := tx.AddPool(fund.Pool{ID: "p", Partners: []fund.Partner{{ID: "a", Gains: []string{"A"}}}}, terms, "w", 1); err != nil {
					return err
				}
				_, _, err := tx.AppendEntry("p", fund.Entry{Key: "k", Why: "w", By: "w", Day: 5, Postings: []fund.Posting{{
					From: fund.Account{Kind: fund.AtPartner, Year: 2024, Name: "a"}, To: fund.Account{Kind: fund.AtPool, Year: 2024}, Amount: 1}}})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, statement := range []string{
				"update fund_posting set pence = 2", "delete from fund_posting",
				"update fund_entry set why = 'x'", "delete from fund_entry",
				"update fund_terms set one_person_pence = 9", "delete from fund_gains",
			} {
				err := db.Write(ctx, func(tx *Tx) error { return tx.exec(statement) })
				if err == nil || !strings.Contains(err.Error(), "only grows") && !strings.Contains(err.Error(), "not valid") {
					t.Errorf("%s: %v", statement, err)
				}
			}
		})
	}
}
