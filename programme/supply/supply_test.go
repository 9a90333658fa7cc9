package supply_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"byname"
	"byname/area"
	"byname/place"
	"byname/programme"
	"byname/programme/supply"
	"byname/team"
)

var update = flag.Bool("update", false, "write the answers of testdata and generated files anew")

func words(t *testing.T) (w programme.Words) {
	t.Helper()
	agencies, _, err := team.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range agencies {
		w.AgencyKinds = append(w.AgencyKinds, a.Kind)
	}
	return w
}

// with is Greater Manchester with more files, as somebody would bring them.
type with struct {
	fs.FS
	more fstest.MapFS
}

func (w with) Open(name string) (fs.File, error) {
	if f, err := w.more.Open(name); err == nil {
		return f, nil
	}
	return w.FS.Open(name)
}

// Every supply of Greater Manchester has a page of testdata that can be read
// aloud: files that somebody brings go in, what is said of a measure comes out.
func TestScenarios(t *testing.T) {
	areas, err := area.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	all, err := supply.Load(place.GreaterManchester, words(t))
	if err != nil || len(all) < 4 {
		t.Fatal(len(all), err)
	}
	for _, s := range all {
		path := filepath.Join("testdata", s.ID+".txtar")
		page, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatalf("%s has no scenario: %v", s.ID, err)
		}
		before := txtar.Format(page)
		brought := with{place.GreaterManchester, fstest.MapFS{}}
		shown := show(t, s, brought, areas)
		for i, section := range page.Files {
			if strings.HasSuffix(section.Name, ".csv") {
				brought.more[section.Name] = &fstest.MapFile{Data: section.Data}
				shown = show(t, s, brought, areas)
				continue
			}
			x, there := shown[section.Name]
			if !there {
				t.Fatalf("%s has no measure %s", s.ID, section.Name)
			}
			page.Files[i].Data = []byte(said(x))
		}
		if after := txtar.Format(page); !bytes.Equal(before, after) {
			if *update {
				if err := os.WriteFile(path, after, 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			t.Errorf("%s: want\n%s\ngot\n%s\n(go test ./programme/supply -update writes it anew; read the difference)", path, before, after)
		}
	}
}

func show(t *testing.T, s supply.Supply, files fs.FS, areas *area.System) map[string]supply.Shown {
	t.Helper()
	all, err := s.Show(files, areas)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]supply.Shown{}
	for _, x := range all {
		by[x.ID] = x
	}
	return by
}

// said is a measure as a page would tell it, in short.
func said(x supply.Shown) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s; %s is better) %s\n", x.Title, x.Unit, x.Better, x.Period)
	if x.Missing != "" {
		return b.String() + x.Missing + "\n"
	}
	fmt.Fprintf(&b, "all of it %s. %s\n", x.Words(x.Whole), x.Verdict())
	for _, p := range x.Places {
		if p.Known || p.Hidden {
			fmt.Fprintf(&b, "  %s %s %s(%.0f%% live in the most deprived fifth)\n", p.Name, x.Words(p.Value), between(x.Interval(p.Value)), p.Deprived)
		}
	}
	if len(x.Near) > 0 && x.Near[1].Known {
		fmt.Fprintf(&b, "worst off: %s %s, %s %s\n", x.Near[0].Name, x.Words(x.Near[0].Value), x.Near[1].Name, x.Words(x.Near[1].Value))
	}
	if x.Beside != nil {
		fmt.Fprintln(&b, x.Beside.Words())
	}
	return b.String()
}

func between(interval string) string {
	if interval == "" {
		return ""
	}
	return "(" + interval + ") "
}

// docs/supply.schema.json is what the code reads.
func TestTheSchemaIsFresh(t *testing.T) {
	const path = "../../docs/supply.schema.json"
	fresh := supply.Schema(programme.Words{})
	if *update {
		if err := os.WriteFile(path, fresh, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, fresh) {
		t.Errorf("%s is stale: run go test ./programme/supply -update (%v)", path, err)
	}
}

// Every mistake is told at its place. testdata/mistakes.txt: a whole file,
// then mistakes (old text => new text) and what is said of each.
func TestMistakes(t *testing.T) {
	const path = "testdata/mistakes.txt"
	page, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	whole := string(page.Files[0].Data)
	if _, err := supply.Parse("programmes/supply/buses.yaml", []byte(whole), words(t)); err != nil {
		t.Fatal("the whole file is not right itself: ", err)
	}
	before := txtar.Format(page)
	for i := 1; i < len(page.Files); i++ {
		old, changed, found := strings.Cut(page.Files[i].Name, " => ")
		changed = strings.ReplaceAll(changed, `\n`, "\n")
		if !found || !strings.Contains(whole, old) {
			t.Fatalf("%q is not in the whole file", old)
		}
		_, err := supply.Parse("programmes/supply/buses.yaml", []byte(strings.Replace(whole, old, changed, 1)), words(t))
		if !errors.Is(err, byname.ErrInvalid) {
			t.Fatalf("%s: got %v, want an error of kind ErrInvalid", page.Files[i].Name, err)
		}
		page.Files[i].Data = []byte(err.Error() + "\n")
	}
	if after := txtar.Format(page); !bytes.Equal(before, after) {
		if *update {
			if err := os.WriteFile(path, after, 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		t.Errorf("want\n%s\ngot\n%s", before, after)
	}
}

// A file of figures that cannot be read is refused with its line.
func TestBrokenFiguresSayWhere(t *testing.T) {
	areas, err := area.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	file := supply.Measure{ID: "x", Title: "X", Unit: "%", Better: "more", Figure: supply.Figure{File: "supply/x.csv", Measure: "x"}}
	list := supply.Measure{ID: "x", Title: "X", Unit: "%", Better: "more", Rate: supply.Rate{File: "supply/x.csv", Count: "n", Of: "people", Per: 100}}
	open := supply.Measure{ID: "x", Title: "X", Unit: "%", Better: "more", Reach: supply.Reach{File: "supply/x.csv", Open: "Monday 09:00", Metres: 100}}
	week := ",09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,CLOSED,CLOSED\n"
	for _, c := range []struct {
		m          supply.Measure
		text, want string
	}{
		{file, "measure,area,period\n", "supply/x.csv line 1"},
		{file, "measure,area,period,value\nx,E08000003,2024,many\n", `line 2, value "many"`},
		{file, "measure,area,period,value\nx,E09000001,2024,1\n", `line 2, area "E09000001"`},
		{list, "area,n\nE08000003,one\n", `line 2, n "one"`},
		{open, "name,lat,lon,monday,tuesday,wednesday,thursday,friday,saturday,sunday\nA,53.4,-2.2,nine to five" + week, `line 2, monday "nine to five"`},
		{open, "name,lat,lon,monday,tuesday,wednesday,thursday,friday,saturday,sunday\nA,north,-2.2,09:00-17:00" + week, `line 2, lat "north"`},
	} {
		s := supply.Supply{Measures: []supply.Measure{c.m}}
		_, err := s.Show(with{place.GreaterManchester, fstest.MapFS{"supply/x.csv": {Data: []byte(c.text)}}}, areas)
		if !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}
