package work

import (
	"cmp"
	"context"
	"errors"

	"golang.org/x/sync/errgroup"

	"byname"
	"byname/feed"
	"byname/link"
	"byname/population"
	"byname/store"
)

// link links what came with everybody, and finds whose records they are.
func (d *day) link(ctx context.Context) error {
	d.say("reading who is who", 0, 0)
	state, err := d.current.State()
	if errors.Is(err, byname.ErrInvalid) {
		return byname.Conflict("population join", "a build linked by this version of the program", "run: byname population build")
	}
	if err != nil {
		return err
	}
	mappings, err := d.work.mappings()
	if err != nil {
		return err
	}
	// What the place says is no part of the state.
	state.Locate(d.work.Place.Areas.Locate)
	state.Deduplicated(feed.Deduplicated(mappings)...)
	changes := link.Changes{Gone: d.delta.Gone}
	for i := range d.delta.Records {
		changes.Rows = append(changes.Rows, link.Row{Record: d.delta.Records[i]})
	}
	var joining *link.Joining
	if d.state, joining, err = link.Join(ctx, state, changes, d.linkOptions()); err != nil {
		return err
	}
	if err := errors.Join(d.build.Model(d.state.Model()), d.build.State(d.state)); err != nil {
		return err
	}
	d.touched = map[int32]bool{}
	for _, row := range joining.Touched {
		d.touched[row] = true
	}
	meant := d.meant()
	return d.current.Whose(func(key feed.Key, id byname.PersonID) {
		concerned := meant[key]
		if !concerned && len(d.touched) > 0 {
			row, here := d.state.Row(key)
			concerned = here && d.touched[row]
		}
		if concerned {
			d.seeds[d.current.NumberOf(id)] = true
		}
	})
}

// meant are the records that the changes name.
func (d *day) meant() map[feed.Key]bool {
	keys := map[feed.Key]bool{}
	for i := range d.delta.Records {
		keys[d.delta.Records[i].Key] = true
	}
	for _, some := range [][]feed.Key{d.delta.Gone, d.delta.Owners} {
		for _, key := range some {
			keys[key] = true
		}
	}
	for _, o := range d.objected {
		keys[feed.Key(o.Anchor)] = true
	}
	for i := range d.delta.Events {
		keys[d.delta.Events[i].Subject] = true
	}
	return keys
}

// regroup lays out the records of all who are told anew as a night does those
// of everybody.
func (d *day) regroup(ctx context.Context) error {
	group, _ := errgroup.WithContext(ctx)
	group.Go(d.gatherAnew)
	group.Go(d.companions)
	group.Go(func() (err error) {
		d.counts, err = d.build.Replace(d.current, d.numbers)
		return err
	})
	if err := group.Wait(); err != nil {
		return err
	}
	return d.tellings()
}

func (d *day) gatherAnew() (err error) {
	most := len(d.numbers) + len(d.delta.Records) // persons
	d.rows, d.linked = store.NumberRows(2*most), &link.Result{Model: d.state.Model()}
	clusters, local := map[int32]int32{}, map[int32]int32{} // by the state's person, and row
	var unknown error
	d.records, err = d.build.GatherAnew(d.delta.Records, d.had, d.numbers, most, func(key feed.Key, came bool) (int32, bool) {
		if !came && d.ended[key] {
			return 0, false
		}
		row, here := d.state.Row(key)
		if !here {
			unknown = errors.New("population join: a record is told of that linking does not know: run byname population build")
			return 0, false
		}
		person := d.state.Person(row)
		c, known := clusters[person]
		if !known {
			c = int32(len(clusters))
			clusters[person] = c
		}
		n, _ := d.rows.Add(key)
		local[row], d.linked.Cluster = n, append(d.linked.Cluster, c)
		return c, true
	})
	if err := cmp.Or(unknown, err); err != nil {
		return err
	}
	d.linked.Persons = len(clusters)
	for _, e := range d.state.Edges(func(row int32) bool { _, here := local[row]; return here }) {
		e.A, e.B = local[e.A], local[e.B]
		d.linked.Edges = append(d.linked.Edges, e)
	}
	suspects, err := d.state.Suspects(func(row int32) bool { return d.touched[row] })
	for _, s := range suspects { // those with somebody who is not told anew wait for the whole build
		a, here := local[s.A]
		b, both := local[s.B]
		if s.A, s.B = a, b; here && both {
			d.linked.Suspects = append(d.linked.Suspects, s)
		}
	}
	if err != nil {
		return err
	}
	d.state, d.touched = nil, nil
	d.manifest.Counts.Records = d.records.Records
	return nil
}

// tellings are, beside the events of those who are told anew, those of whoever
// was in an incident with them.
func (d *day) tellings() error {
	outside := int32(d.linked.Persons)
	for _, number := range ordered(d.beside) {
		err := d.eventsOf(d.had, number, func(e population.Event) error {
			if population.Incident(e.Event) == "" {
				return nil
			}
			if _, first := d.rows.Add(e.Subject); first {
				d.linked.Cluster = append(d.linked.Cluster, outside)
			}
			d.telling = append(d.telling, lasting(e.Event))
			return nil
		})
		if err != nil {
			return err
		}
		outside++
	}
	return nil
}
