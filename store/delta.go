package store

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"path/filepath"
	"slices"
	"strings"

	"byname"
	"byname/feed"
	"byname/population"
)

// A Delta is what deliveries say that a build does not know yet.
type Delta struct {
	Records []feed.Record // new ones, and those whose row came again
	Gone    []feed.Key    // records whose row is there no more, or holds none
	Events  []population.Event
	Rows    map[feed.Key]bool // the rows that came, came again or went: what was told by them is told no more
	Owners  []feed.Key        // records about whom one of these rows was
}

// Ended reports whether an event was told by a row that came again or went.
func (d *Delta) Ended(event feed.Key) bool {
	row := event
	if i := strings.LastIndexByte(string(event), '#'); i >= 0 { // the second and later ones of a row
		row = event[:i]
	}
	return d.Rows[event] || d.Rows[row]
}

// Delta compares the deliveries that count now with those that a build
// counted. Where deliveries of changes were added it reads those; a snapshot
// is compared with the one before, row by row.
func (d *Deliveries) Delta(ctx context.Context, before, now []Source, say func(doing string, done, of int)) (*Delta, error) {
	delta := &Delta{Rows: map[feed.Key]bool{}}
	old, sets := bySet(before)
	current, more := bySet(now)
	for _, set := range more {
		if !slices.Contains(sets, set) {
			sets = append(sets, set)
		}
	}
	for i, set := range sets {
		say("reading what came", i, len(sets))
		if err := d.compare(ctx, delta, old[set], current[set]); err != nil {
			return nil, err
		}
	}
	return delta, nil
}

func bySet(list []Source) (by map[string][]string, sets []string) {
	by = map[string][]string{}
	for _, s := range list {
		set := string(s.Agency) + "/" + s.DataSet
		if by[set] == nil {
			sets = append(sets, set)
		}
		by[set] = append(by[set], s.Hash)
	}
	return by, sets
}

// compare takes up what one data set says otherwise; the newest of its
// deliveries come first.
func (d *Deliveries) compare(ctx context.Context, delta *Delta, before, now []string) error {
	added := len(now) - len(before)
	if added >= 0 && slices.Equal(now[added:], before) {
		return d.added(ctx, delta, now[:added], before)
	}
	seed := maphash.MakeSeed()
	was := map[feed.Key]uint64{}
	err := d.view(ctx, before, func(row *feed.Row, agency byname.AgencyID) {
		was[feed.Key(strings.Clone(string(row.Key)))] = rowHash(seed, row, agency)
	})
	if err != nil {
		return err
	}
	err = d.view(ctx, now, func(row *feed.Row, agency byname.AgencyID) {
		if h, known := was[row.Key]; !known || h != rowHash(seed, row, agency) {
			delta.come(row, agency)
		}
		delete(was, row.Key)
	})
	if err != nil {
		return err
	}
	for key := range was {
		delta.Rows[key] = true
	}
	return d.superseded(ctx, delta, before)
}

// added takes up deliveries that others of their data set come before.
func (d *Deliveries) added(ctx context.Context, delta *Delta, added, before []string) error {
	if len(added) == 0 {
		return nil
	}
	if err := d.view(ctx, added, delta.come); err != nil {
		return err
	}
	var again []string // deliveries of which rows came again
	for _, hash := range before {
		m, err := d.Manifest(hash)
		if err != nil {
			return err
		}
		met := false
		err = scanFile(ctx, filepath.Join(d.folder, hash, rowsFile), func(r *struct {
			Row string `parquet:"row,zstd"`
		}) error {
			met = met || delta.Rows[m.Prefix+feed.Key(r.Row)]
			return nil
		})
		if err != nil {
			return fmt.Errorf("delivery %s: %w", hash, err)
		}
		if met {
			again = append(again, hash)
		}
	}
	return d.superseded(ctx, delta, again)
}

// superseded finds out about whom the rows were that came again or went.
func (d *Deliveries) superseded(ctx context.Context, delta *Delta, before []string) error {
	came := map[feed.Key]bool{}
	for i := range delta.Records {
		came[delta.Records[i].Key] = true
	}
	return d.view(ctx, before, func(row *feed.Row, _ byname.AgencyID) {
		if !delta.Rows[row.Key] {
			return
		}
		if row.Subject != "" {
			delta.Owners = append(delta.Owners, feed.Key(strings.Clone(string(row.Subject))))
		}
		if row.Record != nil && !came[row.Record.Key] {
			delta.Gone = append(delta.Gone, feed.Key(strings.Clone(string(row.Record.Key))))
		}
	})
}

// come takes up a row.
func (delta *Delta) come(row *feed.Row, agency byname.AgencyID) {
	delta.Rows[feed.Key(strings.Clone(string(row.Key)))] = true
	if row.Subject != "" {
		delta.Owners = append(delta.Owners, feed.Key(strings.Clone(string(row.Subject))))
	}
	if row.Record != nil {
		r := rowOfRecord(row.Record)
		cloned(&r)
		delta.Records = append(delta.Records, r.record(nil))
	}
	for i := range row.Events {
		e := rowOfEvent(&row.Events[i], agency)
		cloned(&e)
		delta.Events = append(delta.Events, population.Event{Event: e.event(), Agency: agency})
	}
}

// cloned gives a row texts of its own.
func cloned[T any, P shelved[T]](row P) {
	var c codec
	row.fields(&c)
	c = codec{in: string(c.out), reading: true}
	row.fields(&c)
}

// view hands over the rows of some deliveries of a data set, the newest
// first, each row once.
func (d *Deliveries) view(ctx context.Context, hashes []string, take func(*feed.Row, byname.AgencyID)) error {
	var met map[feed.Key]bool
	if len(hashes) > 1 {
		met = map[feed.Key]bool{}
	}
	for _, hash := range hashes {
		m, err := d.Manifest(hash)
		if err != nil {
			return err
		}
		agency, _, _ := strings.Cut(string(m.Prefix), "/")
		for row, err := range d.Rows(ctx, hash) {
			if err != nil {
				return errors.Join(err, ctx.Err())
			}
			if met != nil {
				if met[row.Key] {
					continue
				}
				met[feed.Key(strings.Clone(string(row.Key)))] = true
			}
			take(row, byname.AgencyID(agency))
		}
	}
	return nil
}

// rowHash tells a row from another that says something else.
func rowHash(seed maphash.Seed, row *feed.Row, agency byname.AgencyID) uint64 {
	var c codec
	if row.Record != nil {
		r := rowOfRecord(row.Record)
		r.fields(&c)
	}
	for i := range row.Events {
		e := rowOfEvent(&row.Events[i], agency)
		e.fields(&c)
	}
	c.text((*string)(&row.Subject))
	return maphash.Bytes(seed, c.out)
}
