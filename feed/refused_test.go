package feed_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"byname/feed"
)

// TestRefusedAgain breaks a cell of every row of every file, writes what was
// refused as a file, and sends that in again: first as it is, then corrected.
func TestRefusedAgain(t *testing.T) {
	for _, m := range load(t) {
		text, err := os.ReadFile(story + m.DataSet + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		// a year that is none, in the column of the event's date
		broken := bytes.ReplaceAll(text, yearOf(m, "202"), yearOf(m, "2O2"))
		refused, header := refusals(t, m, broken)
		if len(refused) < 20 {
			t.Fatalf("%s: only %d rows were refused", m.DataSet, len(refused))
		}
		var again bytes.Buffer
		if err := m.WriteRefused(&again, header, refused); err != nil {
			t.Fatal(err)
		}
		same, _ := refusals(t, m, again.Bytes())
		if len(same) != len(refused) {
			t.Errorf("%s: %d rows were refused, and %d when sent again", m.DataSet, len(refused), len(same))
		}
		for i := range same {
			quotes := strings.NewReplacer(`"`, "") // a row sent again has them where they are needed
			if quotes.Replace(same[i].Raw.Reveal()) != quotes.Replace(refused[i].Raw.Reveal()) || same[i].Refusal != refused[i].Refusal {
				t.Fatalf("%s: line %d is another when sent again", m.DataSet, refused[i].Line)
			}
		}
		corrected := bytes.ReplaceAll(again.Bytes(), yearOf(m, "2O2"), yearOf(m, "202"))
		f, err := feed.Open(bytes.NewReader(corrected), m, feed.Options{})
		if err != nil || !f.Correction {
			t.Fatalf("%s: a corrected file is not known as one: %v", m.DataSet, err)
		}
		taken := 0
		for row, err := range f.Rows(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			if !row.Refused {
				taken++
			}
		}
		if taken < len(refused)-2 { // of those in the story that are wrong by themselves
			t.Errorf("%s: %d of %d corrected rows were taken", m.DataSet, taken, len(refused))
		}
	}
}

// yearOf writes digits as the mapping's files do.
func yearOf(m *feed.Mapping, digits string) []byte {
	if m.DataSet == "council_housing_homelessness" {
		digits = map[string]string{"202": "/25,", "2O2": "/Z5,"}[digits]
	}
	if m.Encoding == feed.UTF16 {
		return []byte(strings.Join(strings.Split(digits, ""), "\x00"))
	}
	return []byte(digits)
}

func refusals(t *testing.T, m *feed.Mapping, text []byte) (list []feed.RefusedRow, header []string) {
	t.Helper()
	f, err := feed.Open(bytes.NewReader(text), m, feed.Options{})
	if err != nil {
		t.Fatalf("%s: %v", m.DataSet, err)
	}
	for row, err := range f.Rows(context.Background()) {
		if err != nil {
			t.Fatalf("%s: %v", m.DataSet, err)
		}
		if row.Refused {
			list = append(list, feed.RefusedRow{Line: row.Line, Refusal: row.Refusals[0], Raw: row.Raw})
		}
	}
	return list, f.Header()
}

// TestRefusalsTellNoSecrets puts a name into each cell of a row in turn. No
// reason may repeat it, for reasons are logged and shown to whoever feeds.
func TestRefusalsTellNoSecrets(t *testing.T) {
	const name = "Zebedee"
	for _, m := range load(t) {
		text, err := os.ReadFile(story + m.DataSet + ".csv")
		if err != nil || m.Encoding == feed.UTF16 {
			continue
		}
		lines := strings.SplitN(string(text), "\n", 3)
		cells := strings.Split(strings.TrimSuffix(lines[1], "\r"), string(m.Delimiter))
		for i := range cells {
			row := append([]string{}, cells...)
			row[i] = name
			for _, in := range []string{lines[0] + "\n" + strings.Join(row, string(m.Delimiter)) + "\n", strings.Join(row, string(m.Delimiter)) + "\n"} {
				for r, err := range feed.Read(context.Background(), strings.NewReader(in), m, feed.Options{}) {
					if err != nil {
						if strings.Contains(err.Error(), name) {
							t.Errorf("%s: %v", m.DataSet, err)
						}
						continue
					}
					for _, refusal := range r.Refusals {
						if strings.Contains(refusal.Field+refusal.Reason+refusal.Do, name) {
							t.Errorf("%s, cell %d: %v", m.DataSet, i, refusal)
						}
					}
				}
			}
		}
	}
}
