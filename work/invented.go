package work

import (
	"bytes"
	"context"
	"encoding/csv"
	"io"
	"slices"
	"sync"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/signal"
	"byname/synth"
)

// inventedPeople is how many people are invented to find examples among.
const inventedPeople = 8_000

// An inventedTown is the last that was invented, for the next who asks.
type inventedTown struct {
	sync.Mutex
	until byname.Day
	homes []signal.Home
}

// inventedHomes are households of invented people on the place's ground, with
// what twelve agencies would have told of them in the two years up to a day.
// They are the same for the same day.
func (w *Work) inventedHomes(ctx context.Context, until byname.Day) ([]signal.Home, error) {
	town := w.invented
	town.Lock()
	defer town.Unlock()
	if town.until == until {
		return town.homes, nil
	}
	homes, err := w.invent(ctx, until)
	if err == nil {
		town.until, town.homes = until, homes
	}
	return homes, err
}

func (w *Work) invent(ctx context.Context, until byname.Day) ([]signal.Home, error) {
	files := memory{}
	err := synth.Write(ctx, files, w.Place.Areas, synth.Options{Seed: 7, People: inventedPeople, Area: w.Place.Areas.Neighbourhoods[0].ID, From: until - 730, To: until})
	if err != nil {
		return nil, err
	}
	about := map[string]string{} // row to person
	for _, r := range rows(files["truth.csv"]) {
		about[r[0]+"/"+r[1]] = r[2]
	}
	mappings, err := w.mappings()
	if err != nil {
		return nil, err
	}
	lives := map[string]*population.Timeline{}
	for name, content := range files {
		for _, m := range mappings {
			if !m.Claims(name) {
				continue
			}
			for row, err := range feed.Read(ctx, bytes.NewReader(content.Bytes()), m, feed.Options{LSOA: w.Place.Areas.PostcodeLSOA}) {
				if err != nil {
					return nil, err
				}
				person := about[name+"/"+row.ID]
				if person == "" || row.Refused {
					continue
				}
				t := lives[person]
				if t == nil {
					t = &population.Timeline{}
					lives[person] = t
				}
				if row.Record != nil && row.Record.LSOA != "" {
					t.LSOA = row.Record.LSOA
				}
				for _, e := range row.Events {
					t.Events = append(t.Events, population.Event{Event: e, Agency: m.Agency})
				}
			}
		}
	}
	return w.inventedHouseholds(rows(files["people.csv"]), lives), nil
}

// inventedHouseholds puts invented people together who live together.
func (w *Work) inventedHouseholds(people [][]string, lives map[string]*population.Timeline) (homes []signal.Home) {
	at := map[string]int{}
	for i, p := range people {
		t := lives[p[0]]
		if t == nil {
			continue // no agency has heard of them
		}
		t.ID, t.Preferred = byname.PersonID(i+1), byname.Hide(p[1])
		if born, err := byname.ParseDay(p[4]); err == nil {
			t.Born = byname.Hide(born)
		}
		t.Sex = map[string]byname.Sex{"F": byname.Female, "M": byname.Male}[p[5]]
		slices.SortStableFunc(t.Events, func(a, b population.Event) int { return int(a.At - b.At) })
		n, known := at[p[7]]
		if !known {
			n = len(homes)
			at[p[7]] = n
			var h signal.Home
			h.Deprivation, h.Deciles = w.surroundings(t.LSOA)
			homes = append(homes, h)
		}
		homes[n].Members = append(homes[n].Members, *t)
	}
	return homes
}

// rows of a CSV file, its header left out.
func rows(file *bytes.Buffer) [][]string {
	all, err := csv.NewReader(file).ReadAll()
	if err != nil || len(all) == 0 {
		return nil
	}
	return all[1:]
}

// memory keeps files that are made.
type memory map[string]*bytes.Buffer

func (m memory) Create(name string) (io.WriteCloser, error) {
	m[name] = &bytes.Buffer{}
	return unclosed{m[name]}, nil
}

type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }
