package work

import (
	"context"
	"time"

	"byname/feed"
	"byname/link"
	"byname/store"
)

// How many pairs are drawn for reviewers, and how long one drawing serves.
const (
	pairsDrawn  = 400
	drawnServes = 90 * 24 * time.Hour
)

// draw draws pairs by chance for reviewers, when the last drawing is old: by
// what they rule, the links that no NHS number tells of can be judged too.
// Pairs with a record of whoever objects are left out.
func (n *night) draw(ctx context.Context, d *division) error {
	if n.manifest.Made.Sub(n.drawn) < drawnServes {
		return nil
	}
	drawn := link.Draw(n.linked.Edges, d.community(n.linked.Cluster), pairsDrawn, uint64(n.build.Number))
	keys := map[int32]feed.Key{}
	for _, x := range drawn {
		keys[x.A], keys[x.B] = "", ""
	}
	err := n.sources.Records(ctx, "finding the pairs drawn by chance", func(r *feed.Record) {
		if row, _ := n.rows.Of(r.Key); len(keys) > 0 {
			if _, wanted := keys[row]; wanted {
				keys[row] = r.Key
			}
		}
	})
	for _, x := range drawn {
		n.sample = append(n.sample, store.Draw{
			Review:  store.Review{Left: keys[x.A], Right: keys[x.B], Build: n.build.Number, Weight: float64(x.Weight), Joined: x.Kept, At: n.manifest.Made},
			Stratum: x.Stratum, Chance: x.Chance,
		})
	}
	return err
}

// community is that of a pair's first record, for drawing: whoever has no
// fixed abode, then the larger ethnic groups. It is "" when either person
// objects.
func (d *division) community(cluster []int32) func(link.Edge) string {
	count := make([]int, len(d.names[byEthnicGroup]))
	for _, groups := range d.of {
		if g := groups[byEthnicGroup]; g != uncounted {
			count[g]++
		}
	}
	return func(e link.Edge) string {
		a, b := d.of[cluster[e.A]], d.of[cluster[e.B]]
		if a[0] == uncounted || b[0] == uncounted {
			return ""
		}
		for _, groups := range [...][ways]uint16{a, b} {
			if d.names[byHome][groups[byHome]] == noFixedHome {
				return noFixedHome
			}
		}
		group := d.names[byEthnicGroup][a[byEthnicGroup]]
		switch {
		case group == notRecorded:
			return "ethnic group " + notRecorded
		case count[a[byEthnicGroup]]*20 < len(d.of):
			return "smaller ethnic groups"
		}
		return group
	}
}
