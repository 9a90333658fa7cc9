package programme_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/signal"
)

// A row of a story's file, by column.
type row map[string]string

func rows(t testing.TB, path string, comma rune) (all []row) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	switch filepath.Base(path) {
	case "mental_health_trust.csv":
		text, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(text)
	case "council_housing_homelessness.csv":
		text, err = charmap.Windows1252.NewDecoder().Bytes(text)
	}
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff")))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(path, err)
	}
	for _, line := range lines[1:] {
		if len(line) != len(lines[0]) {
			continue // cut short: it has no truth either
		}
		m := row{}
		for i, column := range lines[0] {
			m[column] = line[i]
		}
		all = append(all, m)
	}
	return all
}

// An agency's file: which column is the row's id, how dates are written, and
// what each row says happened.
type extract struct {
	agency      byname.AgencyID
	id, day     string
	layouts     []string
	comma       rune
	happenings  func(e happenings, r row)
	otherPerson string // column that names a row of gp_practice.csv
}

// happenings collects the events of one row.
type happenings struct {
	at   byname.Minute
	base population.Event
	add  func(population.Event)
}

func (h happenings) is(kind string) { h.with(kind, nil) }
func (h happenings) with(kind string, change func(*population.Event)) {
	e := h.base
	e.Kind, e.At = kind, h.at
	if change != nil {
		change(&e)
	}
	h.add(e)
}

func valued(x float64) func(*population.Event) {
	return func(e *population.Event) { e.Value, e.HasValue = x, true }
}

func number(s string) float64 {
	x, _ := strconv.ParseFloat(strings.Trim(strings.NewReplacer("£", "", ",", "", " DR", "").Replace(s), " "), 64)
	return x
}

func day(s string, layouts ...string) byname.Day {
	for _, l := range layouts {
		if d, err := time.ParseInLocation(l, s, byname.London); err == nil {
			return byname.MinuteOf(d).Day()
		}
	}
	return 0
}

// A story is a neighbourhood as its files and its truth tell it.
type story struct {
	homes  []signal.Home
	number map[string]byname.PersonID // person's code in people.csv
	home   map[string]int             // index into homes
}

func readStory(t testing.TB, dir string) story {
	s := story{number: map[string]byname.PersonID{}, home: map[string]int{}}
	lives := map[string]*population.Timeline{}
	households := map[string][]string{}
	people := rows(t, filepath.Join(dir, "people.csv"), ',')
	for i, p := range people {
		tl := &population.Timeline{}
		tl.ID = byname.PersonID(i + 1)
		tl.Born = byname.Hide(day(p["dob"], "2006-01-02"))
		tl.Sex = map[string]byname.Sex{"F": byname.Female, "M": byname.Male}[p["sex"]]
		lives[p["person"]], s.number[p["person"]] = tl, tl.ID
		households[p["household"]] = append(households[p["household"]], p["person"])
	}
	truth := map[string]string{}
	for _, r := range rows(t, filepath.Join(dir, "truth.csv"), ',') {
		truth[r["source_file"]+"/"+r["row_id"]] = r["person"]
	}
	for file, x := range extracts {
		path := filepath.Join(dir, file)
		if _, err := os.Stat(path); os.IsNotExist(err) && file == "police_late.csv" {
			continue
		}
		for _, r := range rows(t, path, x.comma) {
			who := truth[file+"/"+r[x.id]]
			if x.otherPerson != "" && who == "" {
				who = truth["gp_practice.csv/"+r[x.otherPerson]]
			}
			life := lives[who]
			at := moment(r[x.day], x.layouts)
			if life == nil || at == 0 {
				continue
			}
			h := happenings{at: at, add: func(e population.Event) { life.Events = append(life.Events, e) }}
			h.base.Agency, h.base.Key = x.agency, feed.Key(file+"/"+r[x.id])
			x.happenings(h, r)
		}
	}
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

func moment(s string, layouts []string) byname.Minute {
	for _, l := range layouts {
		if d, err := time.ParseInLocation(l, s, byname.London); err == nil {
			return byname.MinuteOf(d)
		}
	}
	return 0
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
