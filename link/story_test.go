package link_test

import (
	"context"
	"encoding/csv"
	"os"
	"testing"

	"byname/feed"
	"byname/link"
	"byname/place"
)

// story is what twelve agencies said of one neighbourhood, and the truth.
type story struct {
	table   *link.Table
	records []feed.Record
	truth   []string // by row; "" when nobody can tell
	file    []string
	id      []string
}

func readStory(t testing.TB) *story {
	t.Helper()
	const dir = "../e2e/story/"
	truth := map[[2]string]string{}
	for _, r := range readCSV(t, dir+"truth.csv") {
		truth[[2]string{r[0], r[1]}] = r[2]
	}
	mappings, err := feed.LoadMappings(place.GreaterManchester, "feeds")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	s := &story{table: link.NewTable()}
	s.table.Deduplicated(feed.Deduplicated(mappings)...)
	for _, e := range entries {
		for _, m := range mappings {
			if m.Claims(e.Name()) {
				s.read(t, dir, e.Name(), m, truth)
				break
			}
		}
	}
	return s
}

func (s *story) read(t testing.TB, dir, file string, m *feed.Mapping, truth map[[2]string]string) {
	f, err := os.Open(dir + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for row, err := range feed.Read(context.Background(), f, m, feed.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		person, known := truth[[2]string{file, row.ID}]
		if row.Record == nil || !known {
			continue
		}
		if person == "UNKNOWN" {
			person = ""
		}
		s.table.Add(row.Record)
		s.records = append(s.records, *row.Record)
		s.truth, s.file, s.id = append(s.truth, person), append(s.file, file), append(s.id, row.ID)
	}
}

func readCSV(t testing.TB, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// TestStory holds the linker to the story: hardly anybody in pieces, and
// nobody mixed up with another.
func TestStory(t *testing.T) {
	s := readStory(t)
	r, err := link.People(context.Background(), s.table, link.Options{})
	if err != nil {
		t.Fatal(err)
	}
	q := link.Evaluate(r.Cluster, s.truth)
	t.Logf("%+v", q)
	if q.F1 < .99 || q.Precision < .998 {
		t.Errorf("F1 %.4f with precision %.4f: expected .99 with .998", q.F1, q.Precision)
	}
	for file, f := range s.byFile(r.Cluster) {
		t.Logf("%-36s rows %4d  precision %.4f recall %.4f F1 %.4f", file, f.Rows, f.Precision, f.Recall, f.F1)
	}
}

// byFile judges the pairs that have a row of each file in them.
func (s *story) byFile(cluster []int32) map[string]link.Quality {
	files := map[string]link.Quality{}
	for i := range s.truth {
		q := files[s.file[i]]
		q.Rows++
		for j := range s.truth {
			if i == j || s.truth[i] == "" || s.truth[j] == "" || s.file[i] == s.file[j] && j < i {
				continue
			}
			switch one, found := s.truth[i] == s.truth[j], cluster[i] == cluster[j]; {
			case one && found:
				q.TP++
			case one:
				q.FN++
			case found:
				q.FP++
			}
		}
		files[s.file[i]] = q
	}
	for f, q := range files {
		q.Precision = float64(q.TP) / float64(max(1, q.TP+q.FP))
		q.Recall = float64(q.TP) / float64(max(1, q.TP+q.FN))
		q.F1 = 2 * q.Precision * q.Recall / (q.Precision + q.Recall)
		files[f] = q
	}
	return files
}
