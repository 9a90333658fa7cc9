package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"byname"
	"byname/guard"
)

// TestTamper changes the audit behind the program's back in every way and
// has each found, with the entry where it begins.
func TestTamper(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		with  string
		bad   int64
		grows bool // it only adds a row, which the tables allow
	}{
		"another worker in the entry":     {`update guard_audit set entry = replace(entry, 'nadia', 'colin') where number = 3`, 3, false},
		"another worker, columns and all": {`update guard_audit set entry = replace(entry, 'nadia', 'colin'), worker = 'colin' where number = 3`, 3, false},
		"another worker in the column":    {`update guard_audit set worker = 'colin' where number = 2`, 2, false},
		"another time":                    {`update guard_audit set at = at + 1 where number = 0`, 0, false},
		"an entry gone":                   {`delete from guard_audit where number = 4`, 4, false},
		"the last entry gone":             {`delete from guard_audit where number = 6`, 6, false},
		"a person gone":                   {`delete from guard_audit_person where number = 5`, 5, false},
		"a person added":                  {`insert into guard_audit_person (person, number) values (99, 1)`, 1, true},
		"a hash changed":                  {`update guard_audit_hash set hash = zeroblob(32) where place = 4`, 3, false},
		"a hash gone":                     {`delete from guard_audit_hash where place = 0`, 0, false},
		"an entry no text":                {`update guard_audit set entry = 'x' where number = 1`, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := Open(ctx, "sqlite:"+filepath.Join(t.TempDir(), "byname.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			for i := range 7 {
				err := db.Record(ctx, guard.Entry{At: time.Unix(int64(i)*60, 0), Worker: "nadia", Granted: true, Persons: []byname.PersonID{byname.PersonID(i + 1)}})
				if err != nil {
					t.Fatal(err)
				}
			}
			if _, err := db.write.Exec(c.with); (err == nil) != c.grows {
				t.Fatal("the table let itself be changed, or would not grow", err)
			}
			if !c.grows {
				// Who can change the file can take the triggers away first.
				for _, statement := range []string{
					"pragma foreign_keys = off",
					"drop trigger guard_audit_update", "drop trigger guard_audit_delete", "drop trigger guard_audit_person_delete",
					"drop trigger guard_audit_hash_update", "drop trigger guard_audit_hash_delete", c.with,
				} {
					if _, err := db.write.Exec(statement); err != nil {
						t.Fatal(err)
					}
				}
			}
			got, err := db.CheckAudit(ctx)
			if err != nil || got.Good || got.FirstBad != c.bad {
				t.Errorf("%+v %v, want entry %d", got, err, c.bad)
			}
		})
	}
}
