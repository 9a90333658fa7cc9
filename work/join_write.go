package work

import (
	"context"

	"golang.org/x/sync/errgroup"

	"byname/feed"
	"byname/population"
)

// writeBoth writes the records of those who are told anew, and meanwhile
// brings their events together.
func (d *day) writeBoth(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return d.writeRecords(ctx) })
	group.Go(func() (err error) {
		each := func(take func(population.Event) error) error { return d.eventsNow(d.current.Retell(), take) }
		d.placing, err = d.build.PlaceAnew(each, d.persons, func(subject feed.Key) (int32, bool) {
			row, known := d.rows.Of(subject)
			if !known || int(d.linked.Cluster[row]) >= d.linked.Persons {
				return 0, false
			}
			return d.person(row), true
		})
		return err
	})
	return group.Wait()
}

// writeTimelines writes what happened to those who are told anew, and puts
// the programmes' rules to their households.
func (d *day) writeTimelines(ctx context.Context) error {
	d.manifest.Counts.Events, d.manifest.Counts.Unplaced = d.placing.Events, d.placing.Unplaced
	return d.writeEvents(ctx, d.placing)
}

// writeOthers looks for early signs among everybody else when the day has
// turned since the base was made: some begin, and some end, with time alone.
func (d *day) writeOthers(ctx context.Context) error {
	if !d.manifest.AllSigns {
		return nil
	}
	d.counts.Signals = 0
	var households [][]population.Timeline
	done := 0
	flush := func() error {
		defer func() { households = households[:0] }()
		d.say("looking for early signs of the new day", done, d.counts.Persons)
		return d.findSigns(ctx, households)
	}
	err := d.build.Others(func(household []population.Timeline) error {
		households = append(households, append([]population.Timeline(nil), household...))
		if done += len(household); len(households) < homesAtOnce {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	return flush()
}

// count adds everybody else to the counts of those who are told anew.
func (d *day) count(context.Context) error {
	own, others := &d.manifest.Counts, d.counts
	own.Households = max(0, own.Households-int(d.build.Household())) + others.Households
	own.Persons += others.Persons
	own.Objecting += others.Objecting
	own.Records += others.Records
	own.Events += others.Events
	own.Links += others.Links
	own.Signals += others.Signals
	return nil
}
