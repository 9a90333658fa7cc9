package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"golang.org/x/sync/errgroup"

	"byname"
	"byname/feed"
	"byname/population"
)

// Records writes every gathered record with its person, the ids that stay,
// and what persons are found by. number is the person of each cluster;
// persons are in the order of their numbers, from 1.
func (n *NewBuild) Records(ctx context.Context, g *Gathering, rows *Rows, number []int32, persons []population.Person, memory *Memory, day byname.Day) error {
	rows.place = make([]int32, rows.Len())
	down := func(i int) ([]*recordRow, error) {
		rows, err := g.take(i)
		return rows, errors.Join(err, g.shelves.clear(i))
	}
	err := inOrder(ctx, len(g.shelves.counts), down, func(all []*recordRow) error {
		for len(all) > 0 {
			var of []*recordRow
			of, all = firstPerson(all)
			for i := range of {
				if row, known := rows.Of(feed.Key(of[i].Key)); known {
					rows.place[row] = int32(i)
				}
			}
			p := &persons[number[of[0].Person]-1-n.first]
			if err := n.recordsOf(p, of, memory, day); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return memory.absent(n.Number, day, n.held.put)
}

func (n *NewBuild) recordsOf(p *population.Person, rows []*recordRow, memory *Memory, day byname.Day) error {
	at := n.span(p.Number)
	at.recordsAt = n.records.count()
	for i := range rows {
		row := rows[i]
		at.told = n.told.add(at.told, row.Agency)
		row.Person = p.Number
		if err := n.records.put(*row); err != nil {
			return err
		}
		key := feed.Key(row.Key)
		held := memory.Of(key).In(int32(n.Number), p.ID, day)
		if err := n.held.put(rowOfHeld(row.Key, held, true, memory.objects[hashOf(key)])); err != nil {
			return err
		}
	}
	n.findBy(p, rows)
	return nil
}

// findBy puts into the index what a person can be found by: everything that
// any record of theirs says. Nobody who objects is found by anything but an
// id that somebody holds already, and nobody who is protected by an address.
func (n *NewBuild) findBy(p *population.Person, rows []*recordRow) {
	by := []known{knownNumber(knownID, uint64(p.ID))}
	for i := range rows {
		r := rows[i]
		by = append(by, hashOf(feed.Key(r.Key)).known())
		if p.Objects {
			continue
		}
		for _, name := range []string{r.Given, r.Family, r.KnownAs, r.Former} {
			for _, word := range nameWords(name) {
				by = append(by, knownText(knownName, word))
			}
		}
		if r.Born != 0 && !r.BornDefault {
			by = append(by, knownNumber(knownBorn, uint64(r.Born)))
		}
		if r.NHS != "" {
			by = append(by, nhsKnown(r.NHS))
		}
		if r.Postcode != "" && !r.Scene && !p.Protected {
			by = append(by, knownText(knownPostcode, tight(r.Postcode)))
		}
	}
	slices.Sort(by)
	for _, k := range slices.Compact(by) {
		n.find.add(k, p.Number)
	}
}

// inOrder takes down shelf after shelf, the next while one is worked on.
func inOrder[T any](ctx context.Context, shelves int, take func(i int) ([]T, error), use func([]T) error) error {
	var group errgroup.Group
	down := make(chan []T)
	stop := make(chan struct{})
	group.Go(func() error {
		defer close(down)
		for i := range shelves {
			rows, err := take(i)
			if err != nil {
				return err
			}
			select {
			case down <- rows:
			case <-stop:
				return nil
			}
		}
		return nil
	})
	var err error
	for rows := range down {
		if err = cmp.Or(ctx.Err(), use(rows)); err != nil {
			close(stop)
			break
		}
	}
	return cmp.Or(err, group.Wait())
}
