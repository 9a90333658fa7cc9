package store

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"byname"
	"byname/feed"
)

// A Source is a delivery that a build counts.
type Source struct {
	DeliveryRow
	Newest bool // of the deliveries of its data set that count
	Oldest bool
}

// Sources are the deliveries that a build counts, data set by data set, the
// newest of each first.
type Sources struct {
	List  []Source
	Until byname.Day                       // what is dated later is left out; 0 leaves nothing out
	Say   func(doing string, done, of int) // hears how far a reading is

	deliveries *Deliveries
}

// Sources reads these deliveries for a build.
func (d *Deliveries) Sources(list []Source, until byname.Day, say func(string, int, int)) *Sources {
	return &Sources{list, until, say, d}
}

// Rows is how many rows there are, older versions among them.
func (s *Sources) Rows() (n int) {
	for _, d := range s.List {
		n += d.Accepted
	}
	return n
}

// Records hands over every record, and reads the next meanwhile.
func (s *Sources) Records(ctx context.Context, doing string, take func(*feed.Record)) error {
	group, ctx := errgroup.WithContext(ctx)
	read := make(chan []feed.Record, 4)
	group.Go(func() error {
		defer close(read)
		h, some := newHider(), make([]feed.Record, 0, recordsAtOnce)
		send := func() error {
			select {
			case read <- some:
				some = make([]feed.Record, 0, recordsAtOnce)
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		err := s.each(ctx, doing, reading{record: func(_ *Source, r *recordRow) error {
			if some = append(some, r.record(h)); len(some) < recordsAtOnce {
				return nil
			}
			return send()
		}})
		if err != nil {
			return err
		}
		return send()
	})
	for some := range read {
		for i := range some {
			take(&some[i])
		}
	}
	return group.Wait()
}

const recordsAtOnce = 512

// Events hands over the events of the kinds that are wanted, whatever their
// date.
func (s *Sources) Events(ctx context.Context, doing string, wanted func(kind string) bool, take func(feed.Event)) error {
	some := *s
	some.List, some.Until = nil, 0
	for _, d := range s.List {
		// Most data sets have none: their files' lists of kinds tell without
		// a row being read.
		has, err := hasText(filepath.Join(s.deliveries.folder, d.Hash, eventsFile), "kind", wanted)
		if err != nil {
			return fmt.Errorf("delivery %s: %w", d.Hash, err)
		}
		if has || !d.Newest || !d.Oldest {
			some.List = append(some.List, d)
		}
	}
	return some.each(ctx, doing, reading{event: func(_ *Source, e *eventRow) error {
		if wanted(e.Kind) {
			take(e.event())
		}
		return nil
	}})
}

// A reading takes either the records or the events of rows.
type reading struct {
	record func(*Source, *recordRow) error
	event  func(*Source, *eventRow) error
}

// each hands over the records or the events of all rows, of several versions
// of a row those of the newest.
func (s *Sources) each(ctx context.Context, doing string, to reading) error {
	done, of := 0, s.Rows()
	var newer *Rows
	for i := range s.List {
		d := &s.List[i]
		if d.Newest {
			newer = nil
			if !d.Oldest {
				newer = NumberRows(d.Accepted)
			}
		}
		s.Say(doing, done, of)
		read := s.alone
		if newer != nil {
			read = s.versions
		}
		if err := read(ctx, d, newer, to); err != nil {
			return fmt.Errorf("delivery %s: %w", d.Hash, err)
		}
		done += d.Accepted
	}
	s.Say(doing, of, of)
	return nil
}

// alone reads a delivery that no other of its data set contradicts.
func (s *Sources) alone(ctx context.Context, d *Source, _ *Rows, to reading) error {
	folder := filepath.Join(s.deliveries.folder, d.Hash)
	if to.record != nil {
		return scanFile(ctx, filepath.Join(folder, recordsFile), func(r *recordRow) error { return s.record(d, r, to) })
	}
	return scanFile(ctx, filepath.Join(folder, eventsFile), func(e *eventRow) error { return s.event(d, e, to) })
}

// versions reads a delivery of several of its data set, but for rows that came
// again since, and keeps in mind those it reads.
func (s *Sources) versions(ctx context.Context, d *Source, newer *Rows, to reading) error {
	m, err := s.deliveries.Manifest(d.Hash)
	if err != nil {
		return err
	}
	folder := filepath.Join(s.deliveries.folder, d.Hash)
	next, done, err := s.beside(folder, d, to)
	if err != nil {
		return err
	}
	defer done()
	return scanFile(ctx, filepath.Join(folder, rowsFile), func(row *deliveryRow) error {
		_, holds := newer.Add(m.Prefix + feed.Key(row.Row))
		n := row.Events
		if to.record != nil {
			n = row.Records
		}
		for range n {
			if err := next(holds); err != nil {
				return whole(err)
			}
		}
		return nil
	})
}

// beside opens the file of records or events that goes with a file of rows;
// next takes its next row, or passes over it.
func (s *Sources) beside(folder string, d *Source, to reading) (next func(holds bool) error, done func(), err error) {
	if to.record != nil {
		c, err := openCursor[recordRow](filepath.Join(folder, recordsFile))
		if err != nil {
			return nil, nil, err
		}
		return func(holds bool) error {
			r, err := c.next()
			if err == nil && holds {
				err = s.record(d, r, to)
			}
			return err
		}, c.close, nil
	}
	c, err := openCursor[eventRow](filepath.Join(folder, eventsFile))
	if err != nil {
		return nil, nil, err
	}
	return func(holds bool) error {
		e, err := c.next()
		if err == nil && holds {
			err = s.event(d, e, to)
		}
		return err
	}, c.close, nil
}

// record leaves out what is dated after the day until which a build looks.
func (s *Sources) record(d *Source, r *recordRow, to reading) error {
	if until := int32(s.Until); until != 0 {
		if max(r.Seen, r.Registered) > until {
			return nil
		}
		if r.Deregistered > until {
			r.Deregistered = 0
		}
	}
	return to.record(d, r)
}

func (s *Sources) event(d *Source, e *eventRow, to reading) error {
	if s.Until != 0 && byname.Minute(e.At).Day() > s.Until {
		return nil
	}
	return to.event(d, e)
}

// scanFile hands over every row of a Parquet file.
func scanFile[T any](ctx context.Context, path string, take func(*T) error) error {
	c, err := openCursor[T](path)
	if err != nil {
		return err
	}
	defer c.close()
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		row, err := c.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = take(row)
		}
		if err != nil {
			return err
		}
	}
}
