package work

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/store"
)

// spread finds everybody who is to be told anew: whom the changes concern,
// who lives or comes to live with one of them, who was in an incident with
// them that is told of now, who held an id that one of their records held,
// and whoever the current build told anew, so that a joined build always
// lies over a whole one.
func (d *day) spread(ctx context.Context) (err error) {
	queue := append(slices.Sorted(maps.Keys(d.seeds)), d.current.Own()...)
	for i := range d.delta.Events {
		some, err := d.inIncident(d.delta.Events[i].Event)
		if err != nil {
			return err
		}
		queue = append(queue, some...)
	}
	records, of := d.delta.Records, map[int32][]feed.Record{}
	for {
		for len(queue)+len(records) > 0 {
			some, err := d.tell(ctx, queue)
			if err != nil {
				return err
			}
			if queue, err = d.neighbours(of, slices.Concat(records, some)); err != nil {
				return err
			}
			records = nil
		}
		if queue, err = d.recall(); err != nil || len(queue) == 0 {
			break
		}
	}
	if err != nil {
		return err
	}
	if err := d.companions(); err != nil {
		return err
	}
	d.counts, err = d.build.Replace(d.current, ordered(d.told))
	return err
}

// tell reads what is told of some, and of those they live with. It gives the
// records of whom it read.
func (d *day) tell(ctx context.Context, numbers []int32) (records []feed.Record, err error) {
	slices.Sort(numbers) // who stand together are read together
	for _, number := range slices.Compact(numbers) {
		if d.told[number] != nil || number == 0 {
			continue
		}
		household, err := d.current.TogetherTold(number)
		if err != nil {
			return nil, err
		}
		for i := range household {
			d.told[household[i].Person.Number] = &household[i]
			records = append(records, d.standing(&household[i])...)
		}
		d.say("finding whom the changes concern", len(d.told), 0)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return records, nil
}

// neighbours are those who may live with one of the persons of some records,
// as these are grouped now; of holds the records of each that were read.
func (d *day) neighbours(of map[int32][]feed.Record, records []feed.Record) (numbers []int32, err error) {
	more := map[int32]bool{}
	for _, r := range records {
		if row, here := d.state.Row(r.Key); here {
			person := d.state.Person(row)
			of[person], more[person] = append(of[person], r), true
		}
	}
	for _, person := range ordered(more) {
		home := population.Identify(of[person], population.Marks{}, d.rules).Home
		some, err := d.current.Neighbours(home)
		if err != nil {
			return nil, err
		}
		for _, n := range some {
			if d.told[n] == nil {
				numbers = append(numbers, n)
			}
		}
	}
	return numbers, nil
}

// recall reads what is remembered of the records, and gives those who are
// called by an id that one of them ever held: the id may be wanted back.
func (d *day) recall() (numbers []int32, err error) {
	keys, ids := map[feed.Key]bool{}, map[byname.PersonID]bool{}
	for _, t := range d.told {
		ids[t.Person.ID] = true
		for i := range t.Records {
			keys[t.Records[i].Key] = true
		}
	}
	for i := range d.delta.Records {
		keys[d.delta.Records[i].Key] = true
	}
	d.memory, err = d.current.Recall(keys, func(id byname.PersonID) bool { return ids[id] })
	if err != nil {
		return nil, err
	}
	d.memory.Ids(func(id byname.PersonID) {
		if n := d.current.NumberOf(id); n != 0 && d.told[n] == nil {
			numbers = append(numbers, n)
		}
	})
	return numbers, nil
}

// companions reads who was in an incident with those who are told anew and is
// not told anew: what the police wrote of one restricts what is shown of the
// other.
func (d *day) companions() error {
	for _, number := range ordered(d.told) {
		for _, e := range d.told[number].Events {
			some, err := d.inIncident(e.Event)
			if err != nil {
				return err
			}
			for _, n := range some {
				if d.told[n] != nil || d.beside[n] != nil {
					continue
				}
				told, err := d.current.Told(n)
				if err != nil {
					return err
				}
				d.beside[n] = &told
			}
		}
	}
	return nil
}

func (d *day) inIncident(e feed.Event) ([]int32, error) {
	if name := population.Incident(e); name != "" {
		return d.current.InIncident(name)
	}
	return nil, nil
}

// recordsNow are the records of those who are told anew: those they had and
// that are there still, and those that came.
func (d *day) recordsNow() []feed.Record {
	records := slices.Clone(d.delta.Records)
	for _, number := range ordered(d.told) {
		records = append(records, d.standing(d.told[number])...)
	}
	return records
}

// standing are the records that somebody had and that neither came again nor
// went.
func (d *day) standing(t *store.Told) (records []feed.Record) {
	if d.came == nil {
		d.came = map[feed.Key]bool{}
		for i := range d.delta.Records {
			d.came[d.delta.Records[i].Key] = true
		}
		for _, key := range d.delta.Gone {
			d.came[key] = true
		}
	}
	for _, r := range t.Records {
		if !d.came[r.Key] {
			records = append(records, r)
		}
	}
	return records
}

// eventsNow are what is told of them: what was told by rows that stand, and
// what came.
func (d *day) eventsNow() []population.Event {
	events := slices.Clone(d.delta.Events)
	for _, number := range ordered(d.told) {
		for _, e := range d.told[number].Events {
			if !d.delta.Ended(e.Key) {
				events = append(events, e)
			}
		}
	}
	return events
}

// ordered are the keys of a map in order.
func ordered[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
