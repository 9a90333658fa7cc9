package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/store"
)

// TestReviews: the queue holds each pair once, in the order of what a word on
// it is worth, and keeps what a worker asked and what was drawn by chance.
func TestReviews(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		suspect := store.Review{Left: key("b"), Right: key("a"), Source: store.Suspect, Build: 1, Weight: -.5, Why: "near the line", Worth: 2, At: noon}
		other := store.Review{Left: key("c"), Right: key("d"), Source: store.Suspect, Build: 1, Weight: 3, Joined: true, Worth: 5, At: noon}
		gone := store.Review{Left: key("e"), Right: key("f"), Source: store.Suspect, Build: 1, Worth: 1, At: noon}
		draw := store.Draw{Review: store.Review{Left: key("g"), Right: key("h"), Build: 1, Weight: -4, Worth: 3, At: noon}, Stratum: "-5 to 0", Chance: .25}
		write(t, db, func(tx *store.Tx) error {
			for _, r := range []store.Review{suspect, other, gone} {
				if _, err := tx.AskReview(r); err != nil {
					return err
				}
			}
			return tx.DrawSample([]store.Draw{draw})
		})
		var first int64
		write(t, db, func(tx *store.Tx) (err error) { // the next build still doubts one of them
			suspect.Build, suspect.Weight, suspect.Worth = 2, .5, 2.5
			if first, err = tx.AskReview(suspect); err != nil {
				return err
			}
			for _, w := range []store.Word{
				{Review: first, By: "nadia", Says: store.Same, Note: "one flat", At: noon},
				{Review: first, By: "colin", Says: store.Same, At: noon.Add(time.Minute)},
				{Review: first, By: "colin", Says: store.Different, At: noon.Add(2 * time.Minute)},
				{Review: first, By: "pat", Says: store.Same, Settles: true, At: noon.Add(3 * time.Minute)},
				{Review: first, By: "pat", Says: store.Withdrawn, At: noon.Add(4 * time.Minute)},
			} {
				if err := tx.Say(w); err != nil {
					return err
				}
			}
			return tx.DropReviews(2)
		})
		read(t, db, func(tx *store.Tx) error {
			queue, err := tx.Reviews()
			if err != nil {
				return err
			}
			var order []float64
			for _, r := range queue {
				order = append(order, r.Worth)
			}
			if diff := cmp.Diff([]float64{3, 2.5}, order); diff != "" {
				t.Error("the queue:", diff)
			}
			got, err := tx.ReviewOf(first)
			want := suspect
			want.Number, want.Left, want.Right = first, key("a"), key("b")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			words, err2 := tx.Words(first)
			wantWords := []store.Word{{Review: first, By: "nadia", Says: store.Same, Note: "one flat", At: noon},
				{Review: first, By: "colin", Says: store.Different, At: noon.Add(2 * time.Minute)}}
			if diff := cmp.Diff(wantWords, words); diff != "" {
				t.Error(diff)
			}
			mine, err3 := tx.ReviewsOf("colin")
			if len(mine) != 1 || mine[0].Number != first {
				t.Error("the pairs of one reviewer:", mine)
			}
			draws, err4 := tx.Draws(1)
			if len(draws) != 1 || draws[0].Chance != .25 || draws[0].Stratum != "-5 to 0" || draws[0].Source != store.Sample || len(draws[0].Standing) != 0 {
				t.Errorf("the sample: %+v", draws)
			}
			return errors.Join(err, err2, err3, err4)
		})
	})
}

// TestASettledPair stays settled when linking doubts it again, and opens when
// a worker does.
func TestASettledPair(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		pair := store.Review{Left: key("a"), Right: key("b"), Source: store.Suspect, Build: 1, Worth: 2, At: noon}
		open := func() (n int) {
			read(t, db, func(tx *store.Tx) error {
				list, err := tx.Reviews()
				n = len(list)
				return err
			})
			return n
		}
		var number int64
		write(t, db, func(tx *store.Tx) (err error) {
			if number, err = tx.AskReview(pair); err != nil {
				return err
			}
			return tx.SettleReview(number, store.Unsure, noon)
		})
		write(t, db, func(tx *store.Tx) error {
			_, err := tx.AskReview(pair)
			return errors.Join(err, tx.DrawSample([]store.Draw{{Review: pair, Stratum: "s", Chance: 1}}))
		})
		if open() != 0 {
			t.Error("a settled pair is in the queue again")
		}
		write(t, db, func(tx *store.Tx) error {
			pair.Source, pair.By = store.Asked, "nadia"
			_, err := tx.AskReview(pair)
			return err
		})
		if open() != 1 {
			t.Error("a worker's doubt did not open it")
		}
		err := db.Write(ctx, func(tx *store.Tx) error {
			_, err := tx.AskReview(store.Review{Left: key("a"), Right: key("a")})
			return err
		})
		if !errors.Is(err, byname.ErrInvalid) {
			t.Error("one record:", err)
		}
		err = db.Write(ctx, func(tx *store.Tx) error {
			return tx.DrawSample([]store.Draw{{Review: store.Review{Left: key("x"), Right: key("y")}, Stratum: "s"}})
		})
		if !errors.Is(err, byname.ErrInvalid) {
			t.Error("no chance:", err)
		}
	})
}
