package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"

	"byname"
	"byname/feed"
	"byname/place"
	"byname/population"
	"byname/programme"
	"byname/signal"
	"byname/synth"
	"byname/work"
)

// The days of which the invented agencies tell, and how often a programme
// looks for people.
var (
	first = byname.OnDay(2024, 7, 1)
	last  = byname.OnDay(2026, 6, 30)
)

const everyDays = 14

// A town is everybody of an invented population whom a programme ever found.
type town struct {
	programme programme.Programme
	words     programme.Words
	courses   []programme.Course // nobody is reached yet
}

// files keeps what was invented in memory.
type files map[string]*bytes.Buffer

func (f files) Create(name string) (io.WriteCloser, error) {
	f[name] = &bytes.Buffer{}
	return open{f[name]}, nil
}

type open struct{ io.Writer }

func (open) Close() error { return nil }

// invent makes people, reads what agencies tell of them through the place's own
// mappings, gives each row to whom it is about, and puts the programme's rules
// to them every fortnight.
func invent(ctx context.Context, id string, people int, where string, seed uint64) (*town, error) {
	here, err := work.LoadPlace(place.GreaterManchester)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(here.Programmes, func(p programme.Programme) bool { return p.ID == id })
	if i < 0 {
		return nil, byname.NotFound("programme "+id, "one of the place's", "choose another")
	}
	t := &town{programme: here.Programmes[i], words: here.Words}
	f := files{}
	if err := synth.Write(ctx, f, here.Areas, synth.Options{Seed: seed, People: people, Area: where, From: first, To: last}); err != nil {
		return nil, err
	}
	homes, err := readHomes(ctx, f, &here)
	if err != nil {
		return nil, err
	}
	return t, t.find(ctx, homes)
}

// readHomes reads everybody's life, home by home.
func readHomes(ctx context.Context, f files, here *work.Place) ([]signal.Home, error) {
	var homes []signal.Home
	type spot struct{ home, member int }
	at, homeOf := map[string]spot{}, map[string]int{}
	err := rows(f, "people.csv", func(r []string) error {
		born, err := byname.ParseDay(r[4])
		if err != nil {
			return err
		}
		n, known := homeOf[r[7]]
		if !known {
			n = len(homes)
			homes, homeOf[r[7]] = append(homes, signal.Home{}), n
		}
		person := population.Person{ID: byname.PersonID(len(at) + 1), Born: byname.Hide(born), Sex: map[string]byname.Sex{"F": byname.Female, "M": byname.Male}[r[5]]}
		at[r[0]] = spot{n, len(homes[n].Members)}
		homes[n].Members = append(homes[n].Members, population.Timeline{Person: person})
		return nil
	})
	if err != nil {
		return nil, err
	}
	whose := map[string]spot{}
	err = rows(f, "truth.csv", func(r []string) error {
		if s, known := at[r[2]]; known {
			whose[r[0]+"/"+r[1]] = s
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	mappings, err := feed.LoadMappings(here.Files, "feeds")
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(f)) {
		for _, m := range mappings {
			if !m.Claims(name) {
				continue
			}
			for row, err := range feed.Read(ctx, f[name], m, feed.Options{LSOA: here.Areas.PostcodeLSOA}) {
				if err != nil {
					return nil, fmt.Errorf("%s: %w", name, err)
				}
				s, known := whose[name+"/"+row.ID]
				if !known {
					continue
				}
				h := &homes[s.home]
				for _, e := range row.Events {
					h.Members[s.member].Events = append(h.Members[s.member].Events, population.Event{Event: e, Agency: m.Agency})
				}
				if row.Record != nil && h.Deprivation == 0 && !row.Record.Scene {
					if l, known := here.Areas.LSOA(row.Record.LSOA); known {
						h.Deprivation = int8(l.Deprivation.Fifth())
					}
				}
			}
		}
		delete(f, name) // large, and done with
	}
	for _, h := range homes {
		for m := range h.Members {
			slices.SortStableFunc(h.Members[m].Events, func(a, b population.Event) int { return int(a.At - b.At) })
		}
	}
	return homes, nil
}

// find notes whom the programme finds, and since when until when.
func (t *town) find(ctx context.Context, homes []signal.Home) error {
	set, err := programme.Compile([]programme.Programme{t.programme}, t.words)
	if err != nil {
		return err
	}
	var days []byname.Day
	for d := first + 90; d < last; d += everyDays {
		days = append(days, d)
	}
	take := func(h signal.Home, found []signal.Finding) {
		for _, f := range found {
			c := programme.Course{Facts: signal.Facts{Person: h.Members[f.Member], Deprivation: h.Deprivation, AsOf: last}}
			for m := range h.Members {
				if m != f.Member {
					c.Facts.Home = append(c.Facts.Home, h.Members[m])
				}
			}
			for i, day := range days {
				was := i > 0 && f.On.Has(i-1)
				switch on := f.On.Has(i); {
				case on && !was:
					c.Found = append(c.Found, programme.Stretch{From: day})
				case was && !on:
					c.Found[len(c.Found)-1].Gone = day
				}
			}
			t.courses = append(t.courses, c)
		}
	}
	if err := set.Over(ctx, days, slices.Values(homes), take); err != nil {
		return err
	}
	slices.SortFunc(t.courses, func(a, b programme.Course) int { return int(a.Facts.Person.ID) - int(b.Facts.Person.ID) })
	return nil
}

// rows gives each row of a file that was invented, without its heading.
func rows(f files, name string, take func([]string) error) error {
	text, there := f[name]
	if !there {
		return fmt.Errorf("%s was not invented", name)
	}
	list := csv.NewReader(text)
	list.ReuseRecord = true
	for n := 0; ; n++ {
		r, err := list.Read()
		if err == io.EOF {
			return nil
		}
		if err == nil && n > 0 {
			err = take(slices.Clone(r))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
}
