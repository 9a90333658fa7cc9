package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"

	"byname"
	"byname/area"
	"byname/feed"
	"byname/link"
	"byname/place"
	"byname/synth"
)

// A town is an invented population as its agencies tell it, and the truth.
type town struct {
	table  *link.Table
	rows   []told
	people []someone
}

// A told row is whose it is and where it stands.
type told struct {
	person int32 // place in people; -1 when the truth does not say
	agency string
	own    string // its agency's own number for the person, else its key
	key    feed.Key
}

// someone is an invented person as the truth knows them.
type someone struct {
	ethnic, sex string
	measured    bool // the lists hold names of their community
	age         int
	fifth       int // of deprivation, 1 the most deprived; 0 when no record of theirs has a postcode
	noFixed     bool
}

// files keeps what was invented in memory.
type files map[string]*bytes.Buffer

func (f files) Create(name string) (io.WriteCloser, error) {
	f[name] = &bytes.Buffer{}
	return open{f[name]}, nil
}

type open struct{ io.Writer }

func (open) Close() error { return nil }

func invent(ctx context.Context, seed uint64, people int, where string) (*town, error) {
	system, err := area.Load(place.GreaterManchester)
	if err != nil {
		return nil, err
	}
	mappings, err := feed.LoadMappings(place.GreaterManchester, "feeds")
	if err != nil {
		return nil, err
	}
	o := synth.Options{Seed: seed, People: people, Area: where, From: byname.OnDay(2024, 7, 1), To: byname.OnDay(2026, 6, 30)}
	f := files{}
	if err := synth.Write(ctx, f, system, o); err != nil {
		return nil, err
	}
	t := &town{table: link.NewTable()}
	t.table.Locate(system.Locate)
	t.table.Deduplicated(feed.Deduplicated(mappings)...)
	numbers, err := t.meet(f, o.To)
	if err != nil {
		return nil, err
	}
	owner := map[[2]string]int32{}
	err = each(f["truth.csv"], func(r []string) error {
		n, known := numbers[r[2]]
		if !known {
			n = -1
		}
		owner[[2]string{r[0], r[1]}] = n
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(f)) {
		for _, m := range mappings {
			if m.Claims(name) {
				err = t.read(ctx, f[name], m, system, func(row string) int32 {
					if n, known := owner[[2]string{name, row}]; known {
						return n
					}
					return -1
				})
				if err != nil {
					return nil, fmt.Errorf("%s: %w", name, err)
				}
				break
			}
		}
		delete(f, name) // large, and done with
	}
	return t, nil
}

// meet reads who there really is.
func (t *town) meet(f files, on byname.Day) (map[string]int32, error) {
	numbers := map[string]int32{}
	return numbers, each(f["people.csv"], func(r []string) error {
		born, err := byname.ParseDay(r[4])
		if err != nil {
			return err
		}
		numbers[r[0]] = int32(len(t.people))
		t.people = append(t.people, someone{ethnic: r[6], sex: r[5], measured: r[8] == "", age: born.YearsBefore(on)})
		return nil
	})
}

// read takes in one agency's file. Where somebody really lives is what the
// first of their own records says, so it does not depend on how well they are
// linked.
func (t *town) read(ctx context.Context, text io.Reader, m *feed.Mapping, system *area.System, owner func(row string) int32) error {
	for row, err := range feed.Read(ctx, text, m, feed.Options{LSOA: system.PostcodeLSOA}) {
		if err != nil {
			return err
		}
		if row.Record == nil {
			continue
		}
		t.table.Add(row.Record)
		n := owner(row.ID)
		t.rows = append(t.rows, told{n, string(row.Record.Agency), string(row.Record.Agency) + "/" + cmp.Or(row.Record.Local, string(row.Record.Key)), row.Record.Key})
		if n < 0 {
			continue
		}
		p := &t.people[n]
		p.noFixed = p.noFixed || row.Record.NoFixed
		if l, known := system.LSOA(row.Record.LSOA); known && p.fifth == 0 && !row.Record.Scene {
			p.fifth = l.Deprivation.Fifth()
		}
	}
	return nil
}

// truth is each row's person, "" when nobody can tell.
func (t *town) truth() []string {
	names := make([]string, len(t.rows))
	for i, r := range t.rows {
		if r.person >= 0 {
			names[i] = fmt.Sprint(r.person)
		}
	}
	return names
}

// each hands over the rows of a CSV file with a header.
func each(text io.Reader, take func([]string) error) error {
	rows := csv.NewReader(text)
	rows.ReuseRecord = true
	if _, err := rows.Read(); err != nil {
		return err
	}
	for {
		r, err := rows.Read()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = take(slices.Clone(r))
		}
		if err != nil {
			return err
		}
	}
}
