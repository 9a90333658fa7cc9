package store_test

import (
	"testing"

	"byname/store"
)

// What a programme did is kept once, the last that was counted; whom it ever
// found is given with when it ended, and only where the day it was told is known.
func TestEffects(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		for _, text := range []string{`{}`, `{"Fewest":50}`} {
			write(t, db, func(tx *store.Tx) error {
				return tx.KeepEffect(store.Effect{Programme: "falls", Build: len(text), Effect: []byte(text), By: "fin", On: 46000})
			})
		}
		one := store.Seen{Person: 1, Anchor: "gp/a/1", Programme: "falls", Theme: "frailty", First: 45990}
		other := store.Seen{Person: 2, Anchor: "gp/a/2", Programme: "carers", Theme: "carers", First: 45990}
		write(t, db, func(tx *store.Tx) error { return tx.Find([]store.Seen{one, other}, 46000) })
		write(t, db, func(tx *store.Tx) error { return tx.Find([]store.Seen{other}, 46010) })
		read(t, db, func(tx *store.Tx) error {
			e, any, err := tx.Effect("falls")
			if err != nil || !any || string(e.Effect) != `{"Fewest":50}` || e.Build != 13 || e.On != 46000 {
				t.Errorf("%+v %v %v", e, any, err)
			}
			if _, any, err := tx.Effect("carers"); any || err != nil {
				t.Errorf("what nobody counted is there: %v", err)
			}
			found, err := tx.EverFoundBy("falls")
			if err != nil || len(found) != 1 || found[0].Person != 1 || found[0].Gone != 46010 || found[0].Told != 46000 {
				t.Errorf("%+v %v", found, err)
			}
			plans, err := tx.PlansFollowing("falls")
			if len(plans) != 0 {
				t.Errorf("%d plans follow it", len(plans))
			}
			return err
		})
	})
}
