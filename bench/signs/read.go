package main

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"

	"byname"
	"byname/feed"
	"byname/internal/columns"
	"byname/population"
	"byname/signal"
)

// A town is its people, held, and what happened to them, read as one goes.
type town struct {
	people []person
	at     int // the next of people

	kinds                           []string
	event                           *columns.Numbers[int64]
	when, until, kind, agency, role *columns.Numbers[int32]
	value                           *columns.Numbers[float64]
	files                           []*os.File
}

func openTown(folder string, kinds []string) (*town, error) {
	t := &town{kinds: kinds}
	people, err := t.open(folder, "people.parquet")
	if err != nil {
		return nil, err
	}
	if err := t.readPeople(people); err != nil {
		return nil, err
	}
	events, err := t.open(folder, "events.parquet")
	if err != nil {
		return nil, err
	}
	for name, column := range map[string]**columns.Numbers[int32]{"moment": &t.when, "until": &t.until, "kind": &t.kind, "agency": &t.agency, "role": &t.role} {
		if *column, err = events.Int32s(name); err != nil {
			return nil, err
		}
	}
	if t.event, err = events.Int64s("event"); err != nil {
		return nil, err
	}
	t.value, err = events.Float64s("value")
	return t, err
}

func (t *town) open(folder, name string) (*columns.Stream, error) {
	f, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		return nil, err
	}
	t.files = append(t.files, f)
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return columns.OpenStream(name, f, info.Size())
}

func (t *town) readPeople(from *columns.Stream) error {
	t.people = make([]person, from.Rows())
	values := make([]int32, from.Rows())
	for name, put := range map[string]func(*person, int32){
		"person": func(p *person, x int32) { p.Person = x }, "home": func(p *person, x int32) { p.Home = x },
		"born": func(p *person, x int32) { p.Born = x }, "events": func(p *person, x int32) { p.Events = x },
		"sex": func(p *person, x int32) { p.Sex = x }, "deprivation": func(p *person, x int32) { p.Deprivation = x },
	} {
		column, err := from.Int32s(name)
		if err != nil {
			return err
		}
		if err := column.Next(values); err != nil {
			return err
		}
		for i := range t.people {
			put(&t.people[i], values[i])
		}
	}
	return nil
}

func (t *town) close() (err error) {
	for _, f := range t.files {
		err = errors.Join(err, f.Close())
	}
	return err
}

// A batch is some homes, and the memory in which they stand.
type batch struct {
	homes   []signal.Home
	members []population.Timeline
	events  []population.Event
	keys    []byte
	ends    []int32

	event                           []int64
	when, until, kind, agency, role []int32
	value                           []float64
}

func room[T any](s *[]T, n int) []T {
	if cap(*s) < n {
		*s = make([]T, n+n/8)
	}
	*s = (*s)[:n]
	return *s
}

// next reads whole homes of so many people, or a few more; none at the end.
func (t *town) next(b *batch, people int) error {
	from, n := t.at, 0
	for t.at < len(t.people) && (t.at-from < people || t.people[t.at].Home == t.people[t.at-1].Home) {
		n += int(t.people[t.at].Events)
		t.at++
	}
	for _, c := range []struct {
		from *columns.Numbers[int32]
		to   *[]int32
	}{{t.when, &b.when}, {t.until, &b.until}, {t.kind, &b.kind}, {t.agency, &b.agency}, {t.role, &b.role}} {
		if err := c.from.Next(room(c.to, n)); err != nil {
			return err
		}
	}
	if err := t.event.Next(room(&b.event, n)); err != nil {
		return err
	}
	if err := t.value.Next(room(&b.value, n)); err != nil {
		return err
	}
	b.fill(t.people[from:t.at], t.kinds)
	return nil
}

// fill makes homes of what was read.
func (b *batch) fill(people []person, kinds []string) {
	n := len(b.event)
	b.keys, b.ends = b.keys[:0], room(&b.ends, n)
	for i, e := range b.event {
		b.keys = strconv.AppendInt(b.keys, e, 10)
		b.ends[i] = int32(len(b.keys))
	}
	keys, start := string(b.keys), int32(0)
	events := room(&b.events, n)
	for i := range events {
		value := b.value[i]
		events[i] = population.Event{Agency: agencies[b.agency[i]], Event: feed.Event{
			Key: feed.Key(keys[start:b.ends[i]]), Kind: kinds[b.kind[i]], At: byname.Minute(b.when[i]), Until: byname.Day(b.until[i]),
			Value: value, HasValue: value == value, Role: roles[b.role[i]],
		}}
		start = b.ends[i]
	}
	members := room(&b.members, len(people))
	b.homes = b.homes[:0]
	at, home := 0, 0
	for i, p := range people {
		t := &members[i]
		t.ID, t.Born, t.Sex = byname.PersonID(p.Person), byname.Hide(byname.Day(p.Born)), byname.Sex(p.Sex)
		t.Events = events[at : at+int(p.Events) : at+int(p.Events)]
		at += int(p.Events)
		if i+1 == len(people) || people[i+1].Home != p.Home {
			b.homes = append(b.homes, signal.Home{Members: members[home : i+1 : i+1], Deprivation: int8(p.Deprivation)})
			home = i + 1
		}
	}
}
