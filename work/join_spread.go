package work

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

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
	homes := d.homes()
	for {
		for len(queue)+len(homes.came) > 0 {
			some, err := d.tell(queue)
			if err != nil {
				return err
			}
			d.say("finding whom the changes concern", len(d.told), 0)
			if queue, err = homes.neighbours(ctx, some); err != nil {
				return err
			}
		}
		if queue, err = d.recall(); err != nil {
			return err
		}
		if len(queue) == 0 {
			break
		}
	}
	d.numbers = ordered(d.told)
	return nil
}

// tell takes some, and whom they live with, among those to be told anew. It
// gives who was not among them yet.
func (d *day) tell(numbers []int32) (more []int32, err error) {
	slices.Sort(numbers) // who stand together are read together
	for _, number := range slices.Compact(numbers) {
		if d.told[number] != 0 || number == 0 {
			continue
		}
		err := d.had.Household(number, func(n int32, id byname.PersonID) {
			d.told[n] = id
			more = append(more, n)
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(more)
	return more, nil
}

// recall reads what is remembered of the records, and gives those who are
// called by an id that one of them ever held: the id may be wanted back.
func (d *day) recall() (numbers []int32, err error) {
	keys, ids := map[feed.Key]bool{}, make(map[byname.PersonID]bool, len(d.told))
	for _, id := range d.told {
		ids[id] = true
	}
	for i := range d.delta.Records {
		keys[d.delta.Records[i].Key] = true
	}
	d.memory, err = d.current.Recall(keys, func(id byname.PersonID) bool { return ids[id] })
	if err != nil {
		return nil, err
	}
	d.memory.Ids(func(id byname.PersonID) {
		if n := d.current.NumberOf(id); n != 0 && d.told[n] == 0 {
			numbers = append(numbers, n)
		}
	})
	return numbers, nil
}

// companions keeps of those who are told anew what changes how they may be
// shown, and finds who was in an incident with one of them and is not told
// anew: what the police wrote of one restricts what is shown of the other.
func (d *day) companions() error {
	return d.eventsNow(d.current.Retell(), func(e population.Event) error {
		if population.Telling(e.Kind) {
			d.telling = append(d.telling, lasting(e.Event))
		}
		some, err := d.inIncident(e.Event)
		for _, n := range some {
			if d.told[n] == 0 {
				d.beside[n] = true
			}
		}
		return err
	})
}

func (d *day) inIncident(e feed.Event) ([]int32, error) {
	if name := population.Incident(e); name != "" {
		return d.current.InIncident(name)
	}
	return nil, nil
}

// eventsNow hands over what is told of them: what was told by rows that stand,
// and what came. What it hands over is not to be kept.
func (d *day) eventsNow(had *store.Retelling, take func(population.Event) error) error {
	for i := range d.delta.Events {
		if err := take(d.delta.Events[i]); err != nil {
			return err
		}
	}
	for _, number := range d.numbers {
		if err := d.eventsOf(had, number, take); err != nil {
			return err
		}
	}
	return nil
}

// eventsOf hands over what was told of somebody by rows that stand.
func (d *day) eventsOf(had *store.Retelling, number int32, take func(population.Event) error) error {
	return had.Events(number, func(e population.Event) error {
		if d.delta.Ended(e.Key) {
			return nil
		}
		return take(e)
	})
}

// lasting is an event with texts of its own.
func lasting(e feed.Event) feed.Event {
	for _, s := range []*string{(*string)(&e.Key), (*string)(&e.Subject), &e.Kind, &e.Note, &e.Role, &e.Incident} {
		*s = strings.Clone(*s)
	}
	return e
}

// ordered are the keys of a map in order.
func ordered[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
