package work

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"byname"
	"byname/feed"
	"byname/link"
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
	return m, errors.Join(w.remember(ctx, ""), w.tellCalledAnew(ctx), d.askReviewers(ctx))
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
