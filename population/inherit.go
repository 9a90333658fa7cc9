package population

import (
	"cmp"
	"slices"

	"byname"
	"byname/feed"
)

// A Tally counts how many of a cluster's records held an id.
type Tally struct {
	Cluster int32
	ID      byname.PersonID
	Records int32
}

// Held is what the builds before knew of one record.
type Held struct {
	ID    byname.PersonID // whose it was in the last build that held it
	First byname.PersonID // whose it was when it first came
	Last  byname.Day      // the day of the last build that held it
}

// A Change is records that moved from one id to another between two builds.
type Change struct {
	From, To byname.PersonID
	Records  int32
	Gone     bool   // nobody is From any more: it is an alias of To
	Returned bool   // To is the id these records had when they first came: a join undone
	Reason   string // "ruling" when somebody ruled on these records, else "linking"
}

// Count tallies one cluster's votes: by the ids its records held, and by those
// they had first, where that was another.
func Count(cluster int32, held []Held) (now, first []Tally) {
	count := func(tallies []Tally, id byname.PersonID) []Tally {
		if id == 0 {
			return tallies
		}
		i := slices.IndexFunc(tallies, func(t Tally) bool { return t.ID == id })
		if i < 0 {
			return append(tallies, Tally{cluster, id, 1})
		}
		tallies[i].Records++
		return tallies
	}
	for _, h := range held {
		now = count(now, h.ID)
		if h.First != h.ID {
			first = count(first, h.First)
		}
	}
	return now, first
}

// Inherit gives every cluster its id. A cluster inherits the id that most of
// its records held, of several the oldest; where two clusters would have one
// id, the one with more of its records has it, and the other its next, or the
// one its records first had, when a wrong join is undone. What is left is
// issued new ids from next on, in the order of their anchors. No id goes to
// two clusters, and none that was ever issued goes to records that never
// held it.
//
// ruled reports whether a person has ruled on a cluster's links.
func Inherit(anchors []feed.Key, now, first []Tally, next byname.PersonID, ruled func(cluster int32) bool) (ids []byname.PersonID, after byname.PersonID, changes []Change) {
	ids = make([]byname.PersonID, len(anchors))
	taken := make(map[byname.PersonID]bool, len(anchors))
	give := func(tallies []Tally, free func(byname.PersonID) bool) {
		slices.SortFunc(tallies, func(a, b Tally) int {
			return cmp.Or(cmp.Compare(b.Records, a.Records), cmp.Compare(a.ID, b.ID),
				cmp.Compare(anchors[a.Cluster], anchors[b.Cluster]))
		})
		for _, t := range tallies {
			if ids[t.Cluster] == 0 && !taken[t.ID] && free(t.ID) {
				ids[t.Cluster], taken[t.ID] = t.ID, true
			}
		}
	}
	give(now, func(byname.PersonID) bool { return true })
	held := make(map[byname.PersonID]bool, len(now))
	for _, t := range now {
		held[t.ID] = true
	}
	give(first, func(id byname.PersonID) bool { return !held[id] })

	var unnamed []int32
	for c, id := range ids {
		if id == 0 {
			unnamed = append(unnamed, int32(c))
		}
	}
	slices.SortFunc(unnamed, func(a, b int32) int { return cmp.Compare(anchors[a], anchors[b]) })
	for _, c := range unnamed {
		ids[c] = next
		next++
	}
	return ids, next, moved(ids, now, first, taken, ruled)
}

// moved lists the records that another id stands over now.
func moved(ids []byname.PersonID, now, first []Tally, taken map[byname.PersonID]bool, ruled func(int32) bool) []Change {
	returned := map[byname.PersonID]bool{}
	for _, t := range first {
		returned[t.ID] = returned[t.ID] || ids[t.Cluster] == t.ID
	}
	var changes []Change
	for _, t := range now {
		to := ids[t.Cluster]
		if to == t.ID {
			continue
		}
		c := Change{From: t.ID, To: to, Records: t.Records, Gone: !taken[t.ID], Returned: returned[to], Reason: "linking"}
		if ruled(t.Cluster) {
			c.Reason = "ruling"
		}
		changes = append(changes, c)
	}
	slices.SortFunc(changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.Records, a.Records), cmp.Compare(a.To, b.To))
	})
	return changes
}
