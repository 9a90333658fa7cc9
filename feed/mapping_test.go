package feed_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"byname/feed"
	"byname/place"
)

// TestMappingFaults makes one mistake at a time in a good mapping. Each is
// told with its line and column and, where there is one, the word meant.
func TestMappingFaults(t *testing.T) {
	good, err := fs.ReadFile(place.GreaterManchester, "feeds/police.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ is, was, says string }{
		{"agencie: gmp", "agency: gmp", `police.yaml:3:1: not valid: expected a word that is known here, not "agencie"; did you mean "agency"?`},
		{"extract: snap-shot", "extract: changes", `police.yaml:9:10: not valid: expected an extract that is known here, not "snap-shot"; did you mean "snapshot"?`},
		{"encoding: latin1", "encoding: utf-8", `police.yaml:12:13: not valid: expected an encoding that is known here, not "latin1"; use one of: utf-8, windows-1252, utf-16`},
		{"DV: police.domestik", "DV: police.domestic", `not valid: expected a kind of event that is known here, not "police.domestik"; did you mean "police.domestic"?`},
		{"at: occured", "at: occurred", `not valid: expected a column that is known here, not "occured"; did you mean "occurred"?`},
		{"at: summary", "at: occurred", `not valid: expected a column with a date form; add summary under dates:`},
		{"dob: DD/MM/YY", "dob: DD/MM/YYYY", `not valid: expected in a date form, the first year that two digits may mean, such as DD/MM/YY from 1911, and only for two digits; say which hundred years are meant`},
		{"dob: [DD/MM/YYYY, MM/DD/YYYY]", "dob: DD/MM/YYYY", `not valid: expected one order of day and month; nothing could tell 3/4 from 4/3: keep one`},
		{"INF: informer", "INF: informant", `not valid: expected a role that is known here, not "informer"; did you mean "informant"?`},
		{"F: femail", "F: female", `not valid: expected a sex that is known here, not "femail"; did you mean "female"?`},
		{"link_id, link_id,", "link_id, incident_no,", `police.yaml:14:21: not valid: expected each column once; remove it`},
		{"Item No, Date/Time Occurred, Type, Location, Post Code, Role, Surname, Forename(s), AKA,", "Incident No, Date/Time Occurred, Type, Location, Post Code, Role, Surname, Forename(s), AKA, D.O.B,", `not valid: expected the columns of header under other names, in the same order; name all of them`},
		{"row:\n", "row: link_id\n", `not valid: expected one value; write it on the same line`},
		{"purpose: Direct care", "purpose: find", `not valid: expected small letters, digits, - and _; write for example mcc-housing`},
		{"    until: [occurred", "    at: occurred", `police.yaml: not valid: expected YAML`},
		{"    until: occurred", "    at: occurred", `not valid: expected the word at; add at:`},
	} {
		text := strings.Replace(string(good), c.was, c.is, 1)
		if text == string(good) {
			t.Fatalf("%q is not in the mapping", c.was)
		}
		_, err := feed.ParseMapping("police.yaml", []byte(text), feed.Kinds())
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s:\n got %v\nwant %s", c.is, err, c.says)
		}
	}
}

// All mistakes are told at once, from the top down.
func TestMappingFaultsTogether(t *testing.T) {
	good, err := fs.ReadFile(place.GreaterManchester, "feeds/schools.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("given: Legal Forename", "givn: Legal Forename", "kind: school.exclusion", "kind: school.exclude", "born: DOB", "born: School").Replace(string(good))
	_, err = feed.ParseMapping("schools.yaml", []byte(text), feed.Kinds())
	if err == nil {
		t.Fatal("three mistakes were taken")
	}
	faults := strings.Split(err.Error(), "\n")
	if len(faults) != 3 || !strings.Contains(faults[0], `"givn"`) || !strings.Contains(faults[1], "add School under dates:") || !strings.Contains(faults[2], `"school.exclusion"`) {
		t.Errorf("got %v", err)
	}
}

func TestLoadMappings(t *testing.T) {
	police, err := fs.ReadFile(place.GreaterManchester, "feeds/police.yaml")
	if err != nil {
		t.Fatal(err)
	}
	events, err := fs.ReadFile(place.GreaterManchester, "feeds/gp_events.yaml")
	if err != nil {
		t.Fatal(err)
	}
	own := strings.Replace(string(police), "DV: police.domestic", "DV: police.tram", 1)
	kinds := "kind,phrase,balance,where,class\npolice.tram,police came to a tram,reactive,none,police\n"
	for _, c := range []struct {
		what  string
		files map[string]string
		says  string
	}{
		{"a kind of the place's own", map[string]string{"feeds/police.yaml": own, "feeds/kinds.csv": kinds}, ""},
		{"a kind of nobody's", map[string]string{"feeds/police.yaml": own}, "police.tram"},
		{"a bad list of kinds", map[string]string{"feeds/police.yaml": own, "feeds/kinds.csv": strings.Replace(kinds, "reactive", "late", 1)}, "event kinds, line 2"},
		{"no mapping", map[string]string{"feeds/README": ""}, "docs/feed.md"},
		{"two of one data set", map[string]string{"feeds/police.yaml": string(police), "feeds/police2.yaml": string(police)}, "police.yaml is of the same"},
		{"a subject of no data set", map[string]string{"feeds/gp_events.yaml": string(events)}, "add a mapping for gp/gp_practice"},
	} {
		files := fstest.MapFS{}
		for name, text := range c.files {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		_, err := feed.LoadMappings(files, "feeds")
		if fmt.Sprint(err) == c.says || c.says == "" && err == nil {
			continue
		}
		if c.says == "" || err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v, want %q", c.what, err, c.says)
		}
	}
}

// Any change to a mapping changes its version, so that files are read anew.
func TestMappingVersion(t *testing.T) {
	text, err := fs.ReadFile(place.GreaterManchester, "feeds/police.yaml")
	if err != nil {
		t.Fatal(err)
	}
	a, err := feed.ParseMapping("police.yaml", text, feed.Kinds())
	if err != nil {
		t.Fatal(err)
	}
	b, err := feed.ParseMapping("police.yaml", []byte(strings.Replace(string(text), "THEFT: police.crime.theft", "THEFT: police.crime", 1)), feed.Kinds())
	if err != nil || a.Version == b.Version || a.Version == "" {
		t.Errorf("versions %s and %s, %v", a.Version, b.Version, err)
	}
}

func TestClaims(t *testing.T) {
	mappings := load(t)
	for name, want := range map[string]string{
		"police_late.csv": "police", "POLICE.CSV": "police", "in/2026-06/police_2026-06.csv.gz": "police", `C:\in\police.csv`: "police",
		"gp_events.csv": "gp_events", "gp_practice_refused.csv": "gp_practice",
		"truth.csv": "", "mypolice.csv": "", "police.xlsx": "",
	} {
		got := ""
		for _, m := range mappings {
			if m.Claims(name) {
				got += m.DataSet
			}
		}
		if got != want {
			t.Errorf("%s is claimed by %q, not %q", name, got, want)
		}
	}
}

// TestHeaders tells what a wrong header is told.
func TestHeaders(t *testing.T) {
	head := "Slip,Date,Name,Postcode,Kind,Adults,Children,Reason,Referred by,Note"
	const row = "\nF1,05/05/2026,Jo Doe,M18,FOODBANK,1,0,,,\n"
	for _, c := range []struct{ head, says string }{
		{head, ""},
		{strings.Replace(head, "Slip,Date", "Date,Slip", 1), "1 of them refused"}, // the order of columns is free, so Slip is now a date
		{strings.Replace(head, "Slip", " Slip ", 1), ""},
		{"\ufeff" + head, ""},
		{strings.ToUpper(head), ""},
		{strings.Replace(head, "Note", "DATE", 1), "(missing: Note; not known: DATE)"},
		{strings.Replace(head, "Referred by,", "", 1), "missing: Referred by"},
		{strings.Replace(head, "Kind", "Type", 1), "(missing: Kind; not known: Type)"},
		{strings.Replace(head, "Note", "Date", 1), "(missing: Note; not known: Date)"},
		{head + ",Extra", "(not known: Extra)"},
		{strings.ReplaceAll(head, ",", ";"), "most of its columns are not there"},
		{"F0,05/05/2026,Jo Doe,M18,FOODBANK,1,0,,,", "most of its columns are not there"},
		{"", "most of its columns are not there"},
	} {
		rows, err := taken([]byte(c.head+row), of(t, "foodbank_social_prescribing"))
		got := fmt.Sprint(err)
		if err == nil && rows[0].refused {
			got = "1 of them refused"
		}
		if c.says == "" && (err != nil || len(rows) != 1) || !strings.Contains(got, c.says) {
			t.Errorf("%q: got %s, want %q", c.head, got, c.says)
		}
	}
}

// A file in another encoding than declared is refused by its mark.
func TestEncodings(t *testing.T) {
	utf16 := string(encode(t, of(t, "mental_health_trust"), []byte("RowRef\tClientID\n")))
	for _, c := range []struct{ dataSet, text, says string }{
		{"mental_health_trust", "RowRef\tClientID\n", "letters written as utf-16, and it begins with no byte order mark"},
		{"police", utf16, "letters written as utf-8, and it begins with the mark of utf-16"},
		{"council_housing_homelessness", "\ufeffCase Ref\n", "letters written as windows-1252, and it begins with the mark of utf-8"},
	} {
		if _, err := taken([]byte(c.text), of(t, c.dataSet)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v, want %s", c.dataSet, err, c.says)
		}
	}
	text := "Slip,Date,Name,Postcode,Kind,Adults,Children,Reason,Referred by,Note\nF1,05/05/2026,Zo\xeb Doe,M18,FOODBANK,1,0,,,\n"
	if rows, err := taken([]byte(text), of(t, "foodbank_social_prescribing")); err != nil || len(rows) != 1 || !strings.Contains(rows[0].told, "expected letters written as utf-8") {
		t.Errorf("a letter of Windows-1252 in UTF-8: %v, %v", rows, err)
	}
}
