package work

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"

	"golang.org/x/sync/errgroup"

	"byname"
	"byname/feed"
	"byname/link"
	"byname/population"
	"byname/store"
)

// Join takes into the current build what came since it was made: new and
// changed rows, rulings, objections. It links them with the build's model,
// tells anew whomever they concern and everybody who lives with them, and
// leaves the rest as it is. It is published whole or not at all. When nothing
// came, the current build is given back, and anew is
// false.
func (w *Work) Join(ctx context.Context, ask BuildAsk) (m store.Manifest, anew bool, err error) {
	d, err := w.newDay(ctx, ask)
	if err != nil {
		return m, false, err
	}
	current, err := w.Builds.Current()
	if err != nil {
		return m, false, err
	}
	if err := joinable(current); err != nil || d.nothingNew(current) {
		return current.Manifest, false, err
	}
	m, err = d.join(ctx, ask.Keep)
	return m, err == nil, err
}

func (d *day) join(ctx context.Context, keep int) (m store.Manifest, err error) {
	w := d.work
	if d.build, d.current, err = w.Builds.BeginJoin(); err != nil {
		return m, err
	}
	defer d.build.Abandon()
	for _, step := range []func(context.Context) error{
		d.compare, d.link, d.spread, d.regroup, d.identify, d.inherit, d.writeBoth, d.writeTimelines, d.writeOthers, d.writePersons, d.count, d.keepQuality,
	} {
		if err := errors.Join(step(ctx), ctx.Err()); err != nil {
			return m, err
		}
	}
	d.say("publishing", 0, 0)
	if m, err = d.build.Publish(d.manifest, keep); err != nil {
		return m, err
	}
	return m, errors.Join(w.remember(ctx, ""), d.askReviewers(ctx))
}

// A day is a joined build on its way. It goes the way of a night with the
// records of those alone whom the changes concern.
type day struct {
	*night
	current *store.Build
	delta   *store.Delta
	state   *link.State
	touched map[int32]bool            // rows of the state whose person is made of other records than before
	had     *store.Retelling          // of the current build
	ended   map[feed.Key]bool         // records that came again or went, and those that came
	seeds   map[int32]bool            // numbers in the current build of whom the changes concern
	told    map[int32]byname.PersonID // and of everybody to be told anew, with who they were
	numbers []int32                   // of these, in order
	beside  map[int32]bool            // who was in an incident with one of them
	counts  store.Counts              // of everybody else
	placing *store.Placing            // of events
}

func (w *Work) newDay(ctx context.Context, ask BuildAsk) (*day, error) {
	if ask.AsOf != 0 {
		return nil, byname.Invalid("--as-of", "today, for a day's changes", "to look back, make a whole build")
	}
	n, err := w.newNight(ctx, ask)
	return &day{night: n, ended: map[feed.Key]bool{}, seeds: map[int32]bool{}, told: map[int32]byname.PersonID{}, beside: map[int32]bool{}}, err
}

// joinable refuses a build that a day's changes cannot join, before anything
// is begun.
func joinable(b *store.Build) error {
	if b.Until == 0 {
		return nil
	}
	return byname.Conflict("population join", "a current build that leaves nothing out",
		"build "+strconv.Itoa(b.Number)+" was made as of "+b.Until.String()+" and leaves out what is dated later: make a whole one of today with byname population build, and join the next changes into that")
}

// nothingNew reports whether the current build was made of the same
// deliveries, rulings and objections, on the same day.
func (d *day) nothingNew(b *store.Build) bool {
	m := &d.manifest
	return m.Day == b.Day && m.Rulings == b.Rulings && m.Objections == b.Objections && slices.Equal(m.Inputs, b.Inputs)
}

// compare finds out what came since the current build was made.
func (d *day) compare(ctx context.Context) (err error) {
	if err := joinable(d.current); err != nil { // another may have been published meanwhile
		return err
	}
	var before []store.Source
	for _, i := range d.current.Inputs {
		before = append(before, store.Source{DeliveryRow: store.DeliveryRow{Hash: i.Delivery, Agency: i.Agency, DataSet: i.DataSet}})
	}
	if d.delta, err = d.work.deliveries().Delta(ctx, before, d.sources.List, d.say); err != nil {
		return err
	}
	for i := range d.delta.Records {
		d.ended[d.delta.Records[i].Key] = true
	}
	for _, key := range d.delta.Gone {
		d.ended[key] = true
	}
	d.had = d.current.Retell()
	unplaced, err := d.current.Unplaced()
	if err != nil {
		return err
	}
	for _, e := range unplaced {
		if !d.delta.Ended(e.Key) {
			d.delta.Events = append(d.delta.Events, e)
		}
	}
	d.manifest.Last = d.current.Last
	d.manifest.AllSigns = d.manifest.Day != d.current.Day
	return nil
}

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
