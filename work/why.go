package work

import (
	"context"
	"strings"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/store"
)

// Why is whether two records, or two persons, are one, and why.
type Why struct {
	Same  bool   // one person now
	Pair  Pair   // the two records; of two persons the two that are most alike
	Apart string // what keeps two persons apart; "" when they are one
	Ruled []RuledWord
}

// A RuledWord is what somebody ruled on the two records.
type RuledWord struct {
	Says, By, Reason string
	Day              byname.Day
}

// Why explains two records, each as agency/data set/row, or two persons: each
// comparison, its level and weight, what would change the answer, and what
// keeps them apart. Both must be open to the asker.
func (w *Work) Why(ctx context.Context, who Who, a, b string) (shown Why, err error) {
	build, err := w.Builds.Current()
	if err != nil {
		return shown, err
	}
	var ids [2]byname.PersonID
	var passes [2]guard.Pass
	for i, name := range []string{a, b} {
		if ids[i], err = w.Whose(ctx, name); err != nil {
			return shown, err
		}
		if passes[i], err = w.open(ctx, who, ids[i], "asked why records are, or are not, this person"); err != nil {
			return shown, err
		}
	}
	table, err := w.table()
	if err != nil {
		return shown, err
	}
	evidence, err := build.Evidence(w.now(), table, ids[:], passes[:]...)
	if err != nil {
		return shown, err
	}
	shown.Same = ids[0] == ids[1]
	left, right := feed.Key(a), feed.Key(b)
	records := strings.Contains(a, "/") && strings.Contains(b, "/")
	if shown.Same && !records {
		return shown, byname.Invalid("link why", "two persons, or two records", "name two records as agency/data set/row, or look at all of the person with one name alone")
	}
	if !shown.Same {
		s, x, y, seen := evidence.Separate(ids[0], ids[1])
		if !seen {
			return shown, byname.Denied("link why", "agreements that let your agency be shown both", "ask the information-governance lead")
		}
		shown.Apart = s.Why
		if !records {
			left, right = x, y
		}
	}
	x, seen := evidence.Pair(left, right)
	if !seen {
		return shown, byname.Denied("link why", "agreements that let your agency be shown both", "ask the information-governance lead")
	}
	shown.Pair = pairOf(x)
	shown.Pair.Left, shown.Pair.Right = string(left), string(right)
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		rulings, err := tx.RulingsOn(left, right)
		if err != nil {
			return err
		}
		workers, err := w.workers(tx)
		for _, r := range rulings {
			ruled := RuledWord{Says: r.Says, By: workers[r.By].Name, Day: byname.MinuteOf(r.At).Day()}
			if workers[r.By].Agency == who.Agency { // a written reason is for its writer's agency
				ruled.Reason = r.Reason
			}
			shown.Ruled = append(shown.Ruled, ruled)
		}
		return err
	})
	return shown, err
}
