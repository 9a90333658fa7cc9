package work

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"byname"
	"byname/feed"
	"byname/link"
)

// How many records of each agency are tried without their NHS number in a
// build, and how many builds' drift is kept.
const (
	trialsPerAgency = 3000
	driftKept       = 60
)

// heard keeps of each row what counting the quality of links needs.
type heard struct {
	agencies []byname.AgencyID
	code     map[byname.AgencyID]uint8
	agency   []uint8 // by row
	noFixed  map[int32]bool
}

func (h *heard) record(r *feed.Record) {
	c, known := h.code[r.Agency]
	if !known {
		if h.code == nil {
			h.code, h.noFixed = map[byname.AgencyID]uint8{}, map[int32]bool{}
		}
		c = uint8(len(h.agencies))
		h.code[r.Agency], h.agencies = c, append(h.agencies, r.Agency)
	}
	if r.NoFixed {
		h.noFixed[int32(len(h.agency))] = true
	}
	h.agency = append(h.agency, c)
}

// judge counts how well the night's records are linked, community by
// community, by the persons they became. Whoever objects is not counted.
func (n *night) judge(ctx context.Context) error {
	n.say("counting how well records are linked", 0, 0)
	d := n.divide()
	if err := n.draw(ctx, d); err != nil {
		return err
	}
	type cell struct {
		way    int
		group  uint16
		agency uint8
	}
	cells := map[cell]*link.Cell{}
	each := func(row int32, add func(*link.Cell)) {
		groups := d.of[n.linked.Cluster[row]]
		for way := range groups {
			key := cell{way, groups[way], n.heard.agency[row]}
			if groups[way] == uncounted {
				return
			}
			c := cells[key]
			if c == nil {
				c = &link.Cell{Way: waysToDivide[way], Group: d.names[way][groups[way]], Agency: n.heard.agencies[key.agency]}
				cells[key] = c
			}
			add(c)
		}
	}
	for row, m := range n.linked.Marks {
		if !m.Has(link.Repeats) {
			each(int32(row), func(c *link.Cell) { c.Add(m) })
		}
	}
	for _, t := range n.linked.Trials {
		each(t.Row, func(c *link.Cell) { c.Try(t.Found) })
	}
	n.drift()
	var s link.Standing
	for _, c := range cells {
		s.Cells = append(s.Cells, *c)
	}
	slices.SortFunc(s.Cells, func(a, b link.Cell) int {
		return cmp.Or(cmp.Compare(a.Way, b.Way), cmp.Compare(a.Group, b.Group), cmp.Compare(a.Agency, b.Agency))
	})
	return n.build.Quality(s)
}

// A division says of which groups everybody is, by cluster, in codes: there
// are millions.
type division struct {
	of    [][ways]uint16
	names [ways][]string
}

// uncounted is the code of whoever objects.
const uncounted = 1<<16 - 1

func (n *night) divide() *division {
	roofless := map[int32]bool{}
	for row := range n.heard.noFixed {
		roofless[n.linked.Cluster[row]] = true
	}
	d := &division{of: make([][ways]uint16, len(n.number))}
	var codes [ways]map[string]uint16
	for way := range codes {
		codes[way] = map[string]uint16{}
	}
	for c := range d.of {
		p := &n.persons[n.number[c]-1]
		for way, group := range n.work.groupsOf(p, roofless[int32(c)], n.manifest.Day) {
			code, known := codes[way][group]
			switch {
			case p.Unplanned():
				code = uncounted
			case !known && len(codes[way]) == uncounted: // more ways to write it than anybody could read
				code = 0
			case !known:
				code = uint16(len(codes[way]))
				codes[way][group], d.names[way] = code, append(d.names[way], group)
			}
			d.of[c][way] = code
		}
	}
	return d
}

// drift sets what this build looks like beside the builds before.
func (n *night) drift() {
	all := map[byname.AgencyID]*link.Drift{"": {}}
	for _, a := range n.heard.agencies {
		all[a] = &link.Drift{}
	}
	records := make([]int32, len(n.number)) // by cluster
	type part struct {
		cluster int32
		agency  uint8
	}
	met := map[part]bool{}
	for row, m := range n.linked.Marks {
		if m.Has(link.Repeats) {
			continue
		}
		c, a := n.linked.Cluster[row], n.heard.agency[row]
		records[c]++
		all[""].Records++
		all[n.heard.agencies[a]].Records++
		if !met[part{c, a}] {
			met[part{c, a}] = true
			all[n.heard.agencies[a]].Persons++
		}
	}
	for p := range met {
		if records[p.cluster] == 1 {
			all[""].Alone++
			all[n.heard.agencies[p.agency]].Alone++
		}
	}
	all[""].Persons = int64(len(n.number))
	for _, e := range n.linked.Edges {
		all[""].Weigh(e)
		a, b := n.heard.agency[e.A], n.heard.agency[e.B]
		all[n.heard.agencies[a]].Weigh(e)
		if a != b {
			all[n.heard.agencies[b]].Weigh(e)
		}
	}
	before := n.before()
	for _, agency := range slices.Sorted(maps.Keys(all)) {
		d := all[agency]
		d.Build, d.Day, d.Agency = n.build.Number, n.manifest.Day, agency
		d.Mean()
		before = append(before, *d)
	}
	n.manifest.Drift = before
}

// before is the drift of the last builds, this one not among them.
func (n *night) before() []link.Drift {
	current, err := n.work.Builds.Current()
	if err != nil { // there is none yet
		return nil
	}
	list, builds := current.Drift, map[int]bool{}
	for i, d := range slices.Backward(list) {
		if builds[d.Build] = true; len(builds) == driftKept {
			return slices.Clone(list[i+1:])
		}
	}
	return slices.Clone(list)
}

// keepQuality leaves what was counted of the last whole build as it is: a
// day's changes are too few to change it, and it says which build it is of.
func (d *day) keepQuality(context.Context) error {
	s, err := d.current.Quality()
	if errors.Is(err, byname.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	d.manifest.Drift = d.current.Drift
	return d.build.Quality(s)
}
