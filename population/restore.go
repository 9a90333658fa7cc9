package population

import (
	"slices"

	"byname"
)

// A Path is whose a record of a cluster has been.
type Path struct {
	Cluster int32
	Stays   []Stay
}

// restore gives back the ids of a build before to clusters that are grouped
// as they were then, so that a ruling withdrawn leaves everybody who they
// were, whatever was ruled and withdrawn in between. It looks at those people
// together among whom any record has ever moved; the last build in which
// they were grouped as they are now counts. Records that came later go with
// those they are with.
func restore(votes Votes, give func(cluster int32, id byname.PersonID)) {
	if len(votes.Paths) == 0 {
		return
	}
	circles := newCircles(votes)
	facts := map[byname.PersonID][]Path{} // by circle
	for _, p := range votes.Paths {
		of := circles.of(p.Stays[0].ID)
		facts[of] = append(facts[of], p)
	}
	for _, t := range votes.Now {
		if of := circles.of(t.ID); of != 0 {
			facts[of] = append(facts[of], Path{t.Cluster, []Stay{{t.Since, t.ID}}})
		}
	}
	for _, paths := range facts {
		for _, build := range turns(paths) {
			if ids, same := grouped(paths, build); same {
				for cluster, id := range ids {
					give(cluster, id)
				}
				break
			}
		}
	}
}

// circles are ids among which records have moved, or do now; each is called
// by its lowest id.
type circles map[byname.PersonID]byname.PersonID

func newCircles(votes Votes) circles {
	c := circles{}
	for _, p := range votes.Paths {
		for _, s := range p.Stays {
			c.join(p.Stays[0].ID, s.ID)
		}
	}
	// Whoever comes to them now belongs to them, and whoever comes to those.
	for grown := -1; grown < len(c); {
		grown = len(c)
		of := map[int32]byname.PersonID{}
		for _, t := range votes.Now {
			if c.of(t.ID) != 0 {
				of[t.Cluster] = t.ID
			}
		}
		for _, p := range votes.Paths {
			of[p.Cluster] = p.Stays[0].ID
		}
		for _, t := range votes.Now {
			if id := of[t.Cluster]; id != 0 {
				c.join(id, t.ID)
			}
		}
		for _, p := range votes.Paths {
			c.join(of[p.Cluster], p.Stays[0].ID)
		}
	}
	return c
}

func (c circles) join(a, b byname.PersonID) {
	for _, id := range [...]byname.PersonID{a, b} {
		if _, known := c[id]; !known {
			c[id] = id
		}
	}
	a, b = c.of(a), c.of(b)
	c[max(a, b)] = min(a, b)
}

// of is the circle of an id, 0 when no record of it has ever moved.
func (c circles) of(id byname.PersonID) byname.PersonID {
	for c[id] != id {
		id = c[id]
		if id == 0 {
			return 0
		}
	}
	return id
}

// turns are the builds after and before which records moved, the last first.
func turns(paths []Path) []int32 {
	var builds []int32
	for _, p := range paths {
		for _, s := range p.Stays {
			if s.From != never {
				builds = append(builds, s.From, s.From-1)
			}
		}
	}
	slices.Sort(builds)
	slices.Reverse(builds)
	return slices.Compact(builds)
}

// grouped gives each cluster the id its records had in a build, when the
// records that were there were grouped as the clusters are, and each cluster
// has some.
func grouped(paths []Path, build int32) (ids map[int32]byname.PersonID, same bool) {
	ids = map[int32]byname.PersonID{}
	clusters := map[byname.PersonID]int32{}
	for _, p := range paths {
		id := at(p.Stays, build)
		if id == 0 {
			if _, met := ids[p.Cluster]; !met {
				ids[p.Cluster] = 0
			}
			continue
		}
		if ids[p.Cluster] == 0 {
			ids[p.Cluster] = id
		}
		if c, met := clusters[id]; met && c != p.Cluster || ids[p.Cluster] != id {
			return nil, false
		}
		clusters[id] = p.Cluster
	}
	for _, id := range ids {
		if id == 0 {
			return nil, false
		}
	}
	return ids, true
}
