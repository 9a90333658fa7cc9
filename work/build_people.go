package work

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"

	"byname/feed"
	"byname/govern"
	"byname/link"
	"byname/population"
	"byname/store"
)

// read fills the table for linking, and keeps what changes how people may be
// shown.
func (n *night) read(ctx context.Context) error {
	n.table, n.rows = link.NewTable(), store.NumberRows(n.sources.Rows())
	n.table.Locate(n.work.Place.Areas.Locate)
	mappings, err := n.work.mappings()
	if err != nil {
		return err
	}
	n.table.Deduplicated(feed.Deduplicated(mappings)...)
	err = n.sources.Records(ctx, "reading records", func(r *feed.Record) {
		if _, first := n.rows.Add(r.Key); first {
			n.table.Add(r)
			n.heard.record(r)
		}
	})
	if err != nil {
		return err
	}
	return n.sources.Events(ctx, "reading who objects, who is protected, who has died", population.Telling,
		func(e feed.Event) {
			// An objection holds for the days before it was made, too.
			if until := n.sources.Until; until == 0 || e.At.Day() <= until || e.Kind == population.Objection {
				n.telling = append(n.telling, e)
				if row, known := n.rows.Of(e.Subject); known && e.Kind == "died" {
					n.table.Died(int(row), e.At.Day())
				}
			}
		})
}

func (n *night) link(ctx context.Context) (err error) {
	var state *link.State
	state, n.linked, err = link.Begin(ctx, n.table, n.linkOptions())
	n.table = nil
	if err != nil {
		return err
	}
	n.say("keeping who is who, for the day's changes", 0, 0)
	return errors.Join(n.build.Model(n.linked.Model), n.build.State(state))
}

// gather brings the records of each cluster together.
func (n *night) gather(ctx context.Context) (err error) {
	cluster := func(row int32) int32 { return n.linked.Cluster[row] }
	n.records, err = n.build.Gather(ctx, n.sources, n.rows, n.linked.Persons, cluster)
	if err == nil {
		n.manifest.Counts.Records = n.records.Records
	}
	return err
}

// identify draws a person from each cluster.
func (n *night) identify(ctx context.Context) (err error) {
	if n.memory == nil {
		if n.memory, err = n.work.Builds.Memory(); err != nil {
			return err
		}
	}
	marks := n.marks()
	n.drafts = make([]population.Draft, n.linked.Persons)
	var lock sync.Mutex
	done := 0
	return n.records.Each(ctx, runtime.GOMAXPROCS(0), func(cluster int32, records []feed.Record) error {
		d := population.Identify(records, marks[cluster], n.rules)
		d.Anchor, d.Home.UPRN = feed.Key(strings.Clone(string(d.Anchor))), strings.Clone(d.Home.UPRN)
		n.drafts[cluster] = d
		held := make([]population.Held, len(records))
		for i := range records {
			held[i] = n.memory.Of(records[i].Key)
		}
		var votes population.Votes
		votes.Count(cluster, held)
		lock.Lock()
		defer lock.Unlock()
		n.votes.Add(votes)
		if done++; done%4096 == 0 {
			n.say("finding who is who", done, len(n.drafts))
		}
		return nil
	})
}

// inherit gives everybody their id, household and number.
func (n *night) inherit(context.Context) error {
	anchors := make([]feed.Key, len(n.drafts))
	for c := range n.drafts {
		anchors[c] = n.drafts[c].Anchor
	}
	ruled := map[int32]bool{}
	for _, r := range n.rulings {
		for _, key := range []feed.Key{r.Left, r.Right} {
			if row, known := n.rows.Of(key); known {
				ruled[n.linked.Cluster[row]] = true
			}
		}
	}
	ids, next, changes := population.Inherit(anchors, n.votes, n.build.Next, func(c int32) bool { return ruled[c] })
	n.build.Next, n.votes = next, population.Votes{}
	n.memory.Became(changes)
	objectors := n.memory.Objectors()
	for c := range n.drafts {
		d := &n.drafts[c]
		d.ID = ids[c]
		d.Objects = d.Objects || objectors[d.ID]
	}
	n.settle()
	n.manifest.Counts.Changes = len(changes)
	for _, c := range changes {
		if err := n.build.Change(c); err != nil {
			return err
		}
	}
	return nil
}

// settle finds the households, numbers everybody after those of the base,
// and writes down by what neighbours are found.
func (n *night) settle() {
	n.persons, n.number = population.Settle(n.drafts, n.apart, n.rules)
	for i := range n.persons {
		p := &n.persons[i]
		p.Number += n.build.First()
		if p.Household != 0 {
			p.Household += n.build.Household()
		}
	}
	for c := range n.drafts {
		n.number[c] += n.build.First()
		n.build.Home(n.number[c], n.drafts[c].Home)
	}
	for _, in := range n.incidents {
		n.build.Incident(n.number[in.cluster], in.name)
	}
	n.drafts, n.incidents = nil, nil
}

// A part is one person's part in an incident of abuse at home.
type part struct {
	cluster int32
	name    string
}

// marks are what events say that changes how people may be shown, by cluster.
func (n *night) marks() map[int32]population.Marks {
	marking := population.NewMarking(n.rules.Day)
	for _, e := range n.telling {
		if row, known := n.rows.Of(e.Subject); known {
			cluster := n.linked.Cluster[row]
			marking.Event(cluster, e)
			if name := population.Incident(e); name != "" && int(cluster) < n.linked.Persons {
				n.incidents = append(n.incidents, part{cluster, name})
			}
			if e.Kind == population.Objection && (e.Until == 0 || e.Until > n.rules.Day) {
				n.memory.Objects(e.Subject)
			}
		}
	}
	marks, apart := marking.Done()
	for _, o := range n.objected {
		if row, known := n.rows.Of(feed.Key(o.Anchor)); known {
			m := marks[n.linked.Cluster[row]]
			m.Objects, m.NoPlanning = m.Objects || o.Scope == govern.ToAll, m.NoPlanning || o.Scope == govern.ToPlanning
			marks[n.linked.Cluster[row]] = m
		}
	}
	n.telling, n.apart = nil, slices.DeleteFunc(apart, func(pair [2]int32) bool { return int(max(pair[0], pair[1])) >= n.linked.Persons })
	return marks
}

// linkOptions are what people ruled, and who hears how far it is.
func (n *night) linkOptions() link.Options {
	o := link.Options{Model: n.model, Progress: n.say, Trials: trialsPerAgency}
	for _, r := range n.rulings {
		o.Rulings = append(o.Rulings, link.Ruling{A: r.Left, B: r.Right, Same: r.Says == store.Same})
	}
	return o
}

// edges are the links that hold persons together, and the pairs that are near
// to being such.
func (n *night) edges() (kept, near []store.Edge) {
	for _, e := range n.linked.Edges {
		w := float64(e.Weight)
		edge := store.Edge{Left: e.A, Right: e.B, Weight: w, Probability: link.Probability(w)}
		if e.Kept {
			kept = append(kept, edge)
		} else {
			near = append(near, edge)
		}
	}
	return kept, near
}
