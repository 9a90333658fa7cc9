package work

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"byname"
	"byname/feed"
	"byname/population"
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
	homes := homesSeen{}
	for {
		for len(queue) > 0 {
			if err := d.tell(ctx, queue); err != nil {
				return err
			}
			if queue, err = d.neighbours(homes); err != nil {
				return err
			}
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

// tell reads what is told of some, and of those they live with.
func (d *day) tell(ctx context.Context, numbers []int32) error {
	for _, number := range numbers {
		if d.told[number] != nil || number == 0 {
			continue
		}
		together, err := d.current.Together(number)
		if err != nil {
			return err
		}
		for _, n := range together {
			if d.told[n] != nil {
				continue
			}
			told, err := d.current.Told(n)
			if err != nil {
				return err
			}
			d.told[n] = &told
			if len(d.told)%1024 == 0 {
				d.say("finding whom the changes concern", len(d.told), 0)
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// homesSeen are the homes that neighbours were looked for at.
type homesSeen map[population.Home]bool

// neighbours are those who may live with somebody who is told anew, as their
// records are grouped now.
func (d *day) neighbours(seen homesSeen) (numbers []int32, err error) {
	of := map[int32][]feed.Record{}
	for _, r := range d.recordsNow() {
		if row, here := d.state.Row(r.Key); here {
			person := d.state.Person(row)
			of[person] = append(of[person], r)
		}
	}
	for _, person := range ordered(of) {
		home := population.Identify(of[person], population.Marks{}, d.rules).Home
		if seen[home] {
			continue
		}
		seen[home] = true
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
	came := map[feed.Key]bool{}
	for i := range d.delta.Records {
		came[d.delta.Records[i].Key] = true
	}
	for _, key := range d.delta.Gone {
		came[key] = true
	}
	records := slices.Clone(d.delta.Records)
	for _, number := range ordered(d.told) {
		for _, r := range d.told[number].Records {
			if !came[r.Key] {
				records = append(records, r)
			}
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
