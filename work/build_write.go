package work

import (
	"context"
	"slices"

	"byname"
	"byname/population"
	"byname/store"
)

// writeRecords writes all records under their persons, and what links them.
func (n *night) writeRecords(ctx context.Context) error {
	n.say("writing records", 0, 0)
	if err := n.build.Records(ctx, n.records, n.rows, n.number, n.persons, n.memory, n.rules.Day); err != nil {
		return err
	}
	n.records, n.memory = nil, nil
	n.doubt()
	edges, near := n.edges()
	n.manifest.Counts.Links = len(edges)
	n.linked.Edges = nil
	if err := n.build.Near(n.rows, near, n.person); err != nil {
		return err
	}
	return n.build.Links(n.rows, edges, n.person)
}

// person is the number of whose row it is.
func (n *night) person(row int32) int32 { return n.number[n.linked.Cluster[row]] }

// writeTimelines brings everybody's events together and puts the programmes'
// rules to each household as it goes by.
func (n *night) writeTimelines(ctx context.Context) error {
	placing, err := n.build.Place(ctx, n.sources, n.rows, n.persons, n.person)
	if err != nil {
		return err
	}
	n.manifest.Counts.Events, n.manifest.Counts.Unplaced = placing.Events, placing.Unplaced
	n.rows, n.linked = nil, nil
	return n.writeEvents(ctx, placing)
}

func (n *night) writeEvents(ctx context.Context, placing *store.Placing) error {
	return n.build.Events(ctx, placing, func(households [][]population.Timeline) error {
		last := households[len(households)-1]
		n.say("writing timelines and looking for early signs", int(last[len(last)-1].Number-n.build.First()), len(n.persons))
		n.lastTold(households)
		return n.findSigns(ctx, households)
	})
}

// lastTold finds the last day, up to that of the build, of which any agency
// told something.
func (n *night) lastTold(households [][]population.Timeline) {
	last, end := byname.Minute(0), (n.manifest.Day + 1).Start()
	for _, h := range households {
		for i := range h {
			for _, e := range slices.Backward(h[i].Events) { // the last ones, of which few lie ahead
				if e.At < end {
					last = max(last, e.At)
					break
				}
			}
		}
	}
	if last != 0 {
		n.manifest.Last = max(n.manifest.Last, last.Day())
	}
}

// findSigns writes the early signs of some households as of the build's day.
func (n *night) findSigns(ctx context.Context, households [][]population.Timeline) error {
	signals, err := n.work.evaluate(ctx, n.rules.Day, households, n.states)
	if err != nil || len(signals) == 0 {
		return err
	}
	persons := map[byname.PersonID]*population.Person{}
	for _, h := range households {
		for i := range h {
			persons[h[i].ID] = &h[i].Person
		}
	}
	for i := range signals {
		s := &signals[i]
		n.manifest.Counts.Signals++
		if err := n.build.Signal(persons[s.Person], s); err != nil {
			return err
		}
	}
	return nil
}

// writePersons comes last, when it is known where everything of theirs is.
func (n *night) writePersons(context.Context) error {
	counts := &n.manifest.Counts
	counts.Persons = len(n.persons)
	for i := range n.persons {
		p := &n.persons[i]
		if p.Objects {
			counts.Objecting++
		}
		counts.Households = max(counts.Households, int(p.Household))
		if err := n.build.Person(p); err != nil {
			return err
		}
	}
	return nil
}
