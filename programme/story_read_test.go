package programme_test

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/feed"
	"byname/place"
	"byname/population"
	"byname/signal"
)

// A row of one of a story's own tables, by column.
type row map[string]string

func rows(t testing.TB, name string) (all []row) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(storyDir(), name))
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(name, err)
	}
	for _, line := range lines[1:] {
		r := row{}
		for i, column := range lines[0] {
			r[column] = line[i]
		}
		all = append(all, r)
	}
	return all
}

func parseDay(t testing.TB, s string) byname.Day {
	t.Helper()
	d, err := byname.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A story is a neighbourhood as its files tell it, each row given to the person
// whom the truth names.
type story struct {
	homes  []signal.Home
	number map[string]byname.PersonID // by code in people.csv
	home   map[string]int             // index into homes
}

func readStory(t testing.TB) story {
	t.Helper()
	s := story{number: map[string]byname.PersonID{}, home: map[string]int{}}
	lives, households := map[string]*population.Timeline{}, map[string][]string{}
	people := rows(t, "people.csv")
	for i, p := range people {
		life := &population.Timeline{}
		life.ID = byname.PersonID(i + 1)
		life.Born = byname.Hide(parseDay(t, p["dob"]))
		life.Sex = map[string]byname.Sex{"F": byname.Female, "M": byname.Male}[p["sex"]]
		lives[p["person"]], s.number[p["person"]] = life, life.ID
		households[p["household"]] = append(households[p["household"]], p["person"])
	}
	whose := map[string]string{}
	for _, r := range rows(t, "truth.csv") {
		whose[r["source_file"]+"/"+r["row_id"]] = r["person"]
	}
	everyEvent(t, func(_ *feed.Mapping, file, id string, e population.Event) {
		if life := lives[whose[file+"/"+id]]; life != nil {
			life.Events = append(life.Events, e)
		}
	})
	for _, p := range people {
		if _, done := s.home[p["person"]]; done {
			continue
		}
		var h signal.Home
		for _, member := range households[p["household"]] {
			slices.SortStableFunc(lives[member].Events, func(a, b population.Event) int { return int(a.At - b.At) })
			s.home[member] = len(s.homes)
			h.Members = append(h.Members, *lives[member])
		}
		s.homes = append(s.homes, h)
	}
	return s
}

// everyEvent reads every file that one of the place's mappings claims.
func everyEvent(t testing.TB, take func(m *feed.Mapping, file, row string, e population.Event)) {
	t.Helper()
	mappings, err := feed.LoadMappings(place.GreaterManchester, "feeds")
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(storyDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		i := slices.IndexFunc(mappings, func(m *feed.Mapping) bool { return m.Claims(file.Name()) })
		if i < 0 {
			continue
		}
		f, err := os.Open(filepath.Join(storyDir(), file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for r, err := range feed.Read(context.Background(), f, mappings[i], feed.Options{}) {
			if err != nil {
				t.Fatal(file.Name(), err)
			}
			for _, e := range r.Events {
				take(mappings[i], file.Name(), r.ID, population.Event{Event: e, Agency: mappings[i].Agency})
			}
		}
	}
}

// facts are what is known of one person.
func (s story) facts(person string, asOf byname.Day) signal.Facts {
	f := signal.Facts{AsOf: asOf}
	for _, m := range s.homes[s.home[person]].Members {
		if m.ID == s.number[person] {
			f.Person = m
		} else {
			f.Home = append(f.Home, m)
		}
	}
	return f
}
