package feed_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"byname"
	"byname/feed"
	"byname/place"
)

var update = flag.Bool("update", false, "write the expected parts of testdata anew")

// TestReadCases reads the rows of testdata/read/*.txtar, a file for each data
// set of the place, and compares what became of them. They are the manual of
// the mappings: go test ./feed -run TestReadCases -update, and read the change.
func TestReadCases(t *testing.T) {
	mappings := load(t)
	for _, m := range mappings {
		t.Run(m.DataSet, func(t *testing.T) {
			path := filepath.Join("testdata/read", m.DataSet+".txtar")
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatalf("each data set has its cases: %v", err)
			}
			for i := 0; i+1 < len(a.Files); i += 2 {
				rows, want := a.Files[i], &a.Files[i+1]
				got := tell(feed.Read(context.Background(), bytes.NewReader(encode(t, m, rows.Data)), m, feed.Options{LSOA: somewhere}))
				if *update {
					want.Data = []byte(got)
				} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
					t.Errorf("%s: %s", rows.Name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func load(t testing.TB) []*feed.Mapping {
	t.Helper()
	mappings, err := feed.LoadMappings(place.GreaterManchester, "feeds")
	if err != nil {
		t.Fatal(err)
	}
	return mappings
}

func of(t testing.TB, dataSet string) *feed.Mapping {
	t.Helper()
	for _, m := range load(t) {
		if m.DataSet == dataSet {
			return m
		}
	}
	t.Fatalf("no mapping of %s", dataSet)
	return nil
}

// somewhere is a place of one area.
func somewhere(postcode string) (string, bool) { return "E01005123", postcode == "M18 8LQ" }

// encode writes a text as the files of a mapping are written.
func encode(t testing.TB, m *feed.Mapping, text []byte) []byte {
	t.Helper()
	var err error
	switch m.Encoding {
	case feed.Windows1252:
		text, err = charmap.Windows1252.NewEncoder().Bytes(text)
	case feed.UTF16:
		text, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(text)
	}
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// tell writes what became of a file for people to read.
func tell(rows func(func(*feed.Row, error) bool)) string {
	var b strings.Builder
	for row, err := range rows {
		if err != nil {
			fmt.Fprintf(&b, "the file is refused: %v\n", err)
			break
		}
		fmt.Fprintf(&b, "line %d, row %s", row.Line, row.ID)
		switch {
		case row.Refused:
			b.WriteString(": refused")
		case row.Record == nil:
			fmt.Fprintf(&b, " about %s", row.Subject)
		}
		b.WriteString("\n")
		if row.Record != nil {
			for _, f := range identity(row.Record) {
				fmt.Fprintf(&b, "  %s\n", f)
			}
		}
		for _, e := range row.Events {
			b.WriteString("  " + event(&e) + "\n")
		}
		for _, r := range row.Refusals {
			if r.Field == "" {
				r.Field = "the row"
			}
			fmt.Fprintf(&b, "  ! %s: expected %s; %s\n", r.Field, r.Reason, r.Do)
		}
	}
	return b.String()
}

func identity(r *feed.Record) []string {
	var list []string
	add := func(name, value string) {
		if value != "" {
			list = append(list, name+" "+value)
		}
	}
	when := func(name string, is bool) {
		if is {
			list = append(list, name)
		}
	}
	add("local", r.Local)
	add("nhs", r.NHS.Reveal())
	when("nhs number traced", r.Verified)
	add("nino", r.NINO.Reveal())
	add("given", r.Given.Reveal())
	add("family", r.Family.Reveal())
	add("known as", r.KnownAs.Reveal())
	add("former", r.Former.Reveal())
	add("born", r.Born.Reveal().String())
	when("born is a default", r.BornDefault)
	if r.AgeTop != 0 {
		add("age", fmt.Sprintf("%d to %d", r.AgeLow, r.AgeTop))
	}
	if r.Sex != byname.SexUnknown {
		add("sex", r.Sex.String())
	}
	add("address", r.Address.Reveal())
	when("address is a scene", r.Scene)
	add("postcode", r.Postcode.Reveal())
	add("lsoa", r.LSOA)
	when("no fixed abode", r.NoFixed)
	when("address withheld", r.Withheld)
	add("phone", r.Phone.Reveal())
	add("ethnicity", r.Ethnicity)
	add("language", r.Language)
	add("registered", r.Registered.String())
	add("left", r.Deregistered.String())
	add("seen", r.Seen.String())
	return list
}

func event(e *feed.Event) string {
	at := e.At.String()
	if e.DayOnly {
		at = e.At.Day().String()
	}
	s := at + " " + e.Kind
	if e.Until != 0 {
		s += " until " + e.Until.String()
	}
	if e.HasValue {
		s += fmt.Sprintf(" = %.4g", e.Value)
	}
	if e.Role != "" {
		s += ", " + e.Role + " in " + e.Incident
	}
	if e.Restricted {
		s += ", restricted"
	}
	if e.Note != "" {
		s += " (" + e.Note + ")"
	}
	return s
}
