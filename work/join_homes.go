package work

import (
	"cmp"
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"byname/feed"
	"byname/population"
	"byname/store"
)

// dayHomes find who may live with those who are told anew, as records are
// grouped now.
type dayHomes struct {
	day   *day
	sizes []int32                 // how many records each person of the state has
	parts map[int32][]feed.Record // of those of whom not all records were met yet
	came  []feed.Record           // that are still to be looked at
	ways  []*store.Retelling      // one a core
}

func (d *day) homes() *dayHomes {
	h := &dayHomes{day: d, sizes: d.state.Sizes(), parts: map[int32][]feed.Record{}, came: d.delta.Records}
	for range runtime.GOMAXPROCS(0) {
		h.ways = append(h.ways, d.current.Retell())
	}
	return h
}

// neighbours are those who may live with some persons of the current build,
// or with whoever their records are now.
func (h *dayHomes) neighbours(ctx context.Context, numbers []int32) (found []int32, err error) {
	group, ctx := errgroup.WithContext(ctx)
	shares := make([]homesShare, len(h.ways))
	each := len(numbers)/len(h.ways) + 1
	for i := range shares {
		first := min(len(numbers), i*each)
		of := numbers[first:min(len(numbers), first+each)]
		group.Go(func() error { return shares[i].find(ctx, h, h.ways[i], of) })
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	parts := map[int32]bool{}
	meet := func(records []feed.Record) {
		for _, r := range records {
			if row, here := h.day.state.Row(r.Key); here {
				person := h.day.state.Person(row)
				h.parts[person], parts[person] = append(h.parts[person], r), true
			}
		}
	}
	meet(h.came)
	h.came = nil
	for i := range shares {
		found = append(found, shares[i].found...)
		meet(shares[i].parts)
	}
	for _, person := range ordered(parts) {
		if found, err = h.sharing(found, h.parts[person]); err != nil {
			return nil, err
		}
		if h.all(person, h.parts[person]) {
			delete(h.parts, person)
		}
	}
	return found, nil
}

// all reports whether these are all records of a person.
func (h *dayHomes) all(person int32, records []feed.Record) bool {
	return len(records) == int(h.sizes[person])
}

// sharing adds who shares something of the home of one person.
func (h *dayHomes) sharing(found []int32, records []feed.Record) ([]int32, error) {
	some, err := h.day.current.Neighbours(population.Identify(records, population.Marks{}, h.day.rules).Home)
	for _, n := range some {
		if h.day.told[n] == 0 {
			found = append(found, n)
		}
	}
	return found, err
}

// A homesShare is what one goroutine finds.
type homesShare struct {
	found []int32
	parts []feed.Record // of persons who have others, too
}

func (s *homesShare) find(ctx context.Context, h *dayHomes, had *store.Retelling, numbers []int32) error {
	for _, number := range numbers {
		records, err := had.Records(number)
		if err != nil {
			return err
		}
		records = slices.DeleteFunc(records, func(r feed.Record) bool { return h.day.ended[r.Key] })
		if person, one := h.one(records); one && h.all(person, records) {
			s.found, err = h.sharing(s.found, records)
		} else {
			s.parts = append(s.parts, records...)
		}
		if err := cmp.Or(err, ctx.Err()); err != nil {
			return err
		}
	}
	return nil
}

// one is the person of the state who has all of these records.
func (h *dayHomes) one(records []feed.Record) (person int32, one bool) {
	for i := range records {
		row, here := h.day.state.Row(records[i].Key)
		if !here {
			return 0, false
		}
		p := h.day.state.Person(row)
		if i > 0 && p != person {
			return 0, false
		}
		person = p
	}
	return person, len(records) > 0
}
