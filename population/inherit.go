package population

import (
	"cmp"
	"math"
	"slices"

	"byname"
	"byname/feed"
)

// A Tally counts how many of a cluster's records held an id.
type Tally struct {
	Cluster int32
	ID      byname.PersonID
	Records int32
	Since   int32 // the first build in which one of them that was never anybody else's held it; never when there is none
}

const never = math.MaxInt32

// A Change is records that moved from one id to another between two builds.
type Change struct {
	From, To byname.PersonID
	Records  int32
	Gone     bool   // nobody is From any more: it is an alias of To
	Returned bool   // To is an id that these records had before: a join undone
	Reason   string // "ruling" when somebody ruled on these records, else "linking"
}

// Votes are what clusters' records say of who the clusters were.
type Votes struct {
	Now   []Tally // by the ids that their records held
	First []Tally // by those they had first, where that was another
	Paths []Path  // of the records that have been somebody else's
}

// Count adds the votes of one cluster.
func (v *Votes) Count(cluster int32, held []Held) {
	now, first := len(v.Now), len(v.First)
	for _, h := range held {
		if h.ID == 0 {
			continue
		}
		since := h.Since
		if len(h.Stays) > 0 {
			since = never
			v.Paths = append(v.Paths, Path{cluster, h.Stays})
		}
		v.Now = tally(v.Now, now, Tally{cluster, h.ID, 1, since})
		if h.First != h.ID && h.First != 0 {
			v.First = tally(v.First, first, Tally{cluster, h.First, 1, never})
		}
	}
}

// Add takes the votes of other clusters.
func (v *Votes) Add(o Votes) {
	v.Now, v.First, v.Paths = append(v.Now, o.Now...), append(v.First, o.First...), append(v.Paths, o.Paths...)
}

// tally adds one vote to those of its cluster, which begin at from.
func tally(tallies []Tally, from int, vote Tally) []Tally {
	i := slices.IndexFunc(tallies[from:], func(t Tally) bool { return t.ID == vote.ID })
	if i < 0 {
		return append(tallies, vote)
	}
	t := &tallies[from+i]
	t.Records, t.Since = t.Records+1, min(t.Since, vote.Since)
	return tallies
}

// Inherit gives every cluster its id. Clusters that are grouped as they were
// after some build before have the ids of then: see restore. Of the others, a
// cluster inherits the id that most of its records held, of several the
// oldest; where two clusters would have one id, the one with more of its
// records has it, and the other its next, or the one its records first had,
// when a wrong join is undone. What is left is issued new ids from next on, in
// the order of their anchors. No id goes to two clusters, and none that was
// ever issued goes to records that never held it.
//
// ruled reports whether a person has ruled on a cluster's links.
func Inherit(anchors []feed.Key, votes Votes, next byname.PersonID, ruled func(cluster int32) bool) (ids []byname.PersonID, after byname.PersonID, changes []Change) {
	ids = make([]byname.PersonID, len(anchors))
	taken := make(map[byname.PersonID]bool, len(anchors))
	restore(votes, func(cluster int32, id byname.PersonID) { ids[cluster], taken[id] = id, true })
	now, first := votes.Now, votes.First
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
	return ids, next, moved(ids, votes, taken, ruled)
}

// moved lists the records that another id stands over now.
func moved(ids []byname.PersonID, votes Votes, taken map[byname.PersonID]bool, ruled func(int32) bool) []Change {
	returned := map[byname.PersonID]bool{}
	for _, t := range votes.First {
		returned[t.ID] = returned[t.ID] || ids[t.Cluster] == t.ID
	}
	for _, p := range votes.Paths {
		id := ids[p.Cluster]
		returned[id] = returned[id] || slices.ContainsFunc(p.Stays[:len(p.Stays)-1], func(s Stay) bool { return s.ID == id })
	}
	var changes []Change
	for _, t := range votes.Now {
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
