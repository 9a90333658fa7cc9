package store_test

import (
	"testing"

	"byname"
	"byname/store"
)

// What a programme told of somebody stands from the day it was told, however
// long they had been found by then, and judgements come back as they were kept.
func TestJudged(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		const march, april, may = byname.Day(46000), byname.Day(46030), byname.Day(46060)
		one := store.Seen{Person: 1, Anchor: "gp/a/1", Programme: "falls", Theme: "frailty", First: march - 90}
		two := store.Seen{Person: 2, Anchor: "gp/a/2", Programme: "falls", Theme: "frailty", First: april - 1}
		write(t, db, func(tx *store.Tx) error { return tx.Find([]store.Seen{one}, march) })
		write(t, db, func(tx *store.Tx) error { return tx.Find([]store.Seen{one, two}, april) })
		write(t, db, func(tx *store.Tx) error { return tx.Find([]store.Seen{two}, may) })
		write(t, db, func(tx *store.Tx) error {
			first, err := tx.FirstTold()
			if first != march {
				t.Errorf("first told on %v", first)
			}
			for day, want := range map[byname.Day][]byname.PersonID{march - 1: nil, march: {1}, april: {1, 2}, may: {2}} {
				seen, err := tx.SeenOn(day)
				if err != nil {
					return err
				}
				if len(seen) != len(want) {
					t.Errorf("on %v %d were told of, want %v", day, len(seen), want)
					continue
				}
				for i := range want {
					if seen[i].Person != want[i] || seen[i].Told > day {
						t.Errorf("on %v: %+v", day, seen[i])
					}
				}
			}
			return err
		})
		for build, text := range []string{`[]`, `[{"Programme":"falls"}]`, `[{"Programme":"crisis"}]`} {
			write(t, db, func(tx *store.Tx) error {
				return tx.KeepJudged(store.Judged{Build: min(build, 1), Manner: "looking back", Verdicts: []byte(text), By: "ola", On: may})
			})
		}
		write(t, db, func(tx *store.Tx) error {
			j, any, err := tx.LastJudged("looking back")
			if !any || j.Build != 1 || string(j.Verdicts) != `[{"Programme":"crisis"}]` || j.On != may {
				t.Errorf("%+v %v", j, any)
			}
			if _, any, err := tx.LastJudged("as told"); any || err != nil {
				t.Errorf("what nobody counted is there: %v", err)
			}
			return err
		})
	})
}
