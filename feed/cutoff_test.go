package feed_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"byname"
	"byname/feed"
)

// TestCutOff cuts every file of the story at many places. Either the whole
// file is refused, or it stopped at the end of a row or of a cell: then what
// is taken is what the whole file says, and in a snapshot nobody is missing
// unseen but from a whole last row on.
func TestCutOff(t *testing.T) {
	for _, m := range load(t) {
		text, err := os.ReadFile(story + m.DataSet + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		whole, _ := taken(text, m)
		end := "\n"
		if m.Encoding == feed.UTF16 {
			end = "\n\x00"
		}
		refused, cuts := 0, 0
		for at := 60; at < len(text)-1; at += 1 + len(text)/120 {
			if bytes.HasSuffix(text[:at], []byte(end)) {
				continue // between two rows: nothing tells
			}
			cuts++
			rows, err := taken(text[:at], m)
			if errors.Is(err, byname.ErrInvalid) {
				refused++
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if m.Extract == feed.Snapshot && !strings.HasSuffix(strings.TrimSpace(string(text[:at])), "\n") && rows[len(rows)-1].refused {
				t.Errorf("%s cut at byte %d: a snapshot with a row cut short was taken", m.DataSet, at)
			}
			for i, r := range rows {
				if !r.refused && r != whole[i] {
					t.Errorf("%s cut at byte %d: row %d was taken in part", m.DataSet, at, i)
				}
			}
		}
		if refused*10 < cuts*8 {
			t.Errorf("%s: of %d cuts only %d refuse the file", m.DataSet, cuts, refused)
		}
		t.Logf("%s: %d of %d cuts refuse the file", m.DataSet, refused, cuts)
	}
}

type took struct {
	told    string
	refused bool
}

func taken(text []byte, m *feed.Mapping) (rows []took, err error) {
	for row, err := range feed.Read(context.Background(), bytes.NewReader(text), m, feed.Options{}) {
		if err != nil {
			return rows, err
		}
		rows = append(rows, took{tell(func(yield func(*feed.Row, error) bool) { yield(row, nil) }), row.Refused})
	}
	return rows, nil
}

func TestCutOffGzip(t *testing.T) {
	m := of(t, "police")
	text, err := os.ReadFile(story + "police.csv")
	if err != nil {
		t.Fatal(err)
	}
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	w.Write(text)
	w.Close()
	if rows, err := taken(zipped.Bytes(), m); err != nil || len(rows) != 93 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	for _, at := range []int{1, 5, 100, zipped.Len() - 4} {
		if _, err := taken(zipped.Bytes()[:at], m); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("cut at byte %d: %v", at, err)
		}
	}
	zipped.Bytes()[zipped.Len()-6] ^= 1
	if _, err := taken(zipped.Bytes(), m); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("a wrong checksum: %v", err)
	}
}

// TestLastLine tells what each way of ending means.
func TestLastLine(t *testing.T) {
	const head = "Slip,Date,Name,Postcode,Kind,Adults,Children,Reason,Referred by,Note\nF1,05/05/2026,Jo Doe,M18,FOODBANK,1,0,,,\n"
	for _, c := range []struct{ last, want string }{
		{"F2,05/05/2026,Al Roe,M18,FOODBANK,1,0,,,hello\n", "2 rows"},
		{"F2,05/05/2026,Al Roe,M18,FOODBANK,1,0,,,\"hello\"", "2 rows"},
		{"F2,05/05/2026,Al Roe,M18,FOODBANK,1,0,,,hello", "cut off"},
		{"F2,05/05/2026,Al Roe,M18,FOODBANK,1,0,,,", "cut off"},
		{"F2,05/05/2026,Al Roe,M18,FOODBANK,1,0,", "2 rows, refused"},
		{"F2,05/05/2026,Al Roe,M18,FOODBANK,", "cut off"}, // adults are never left empty
		{"F2,05/05/2026,Al Roe,M18,FOODBANK", "2 rows, refused"},
		{"F2,05/05/2026,Al Roe,M18,FOOD", "cut off"},
		{"F2,05/05/2026,Al R", "cut off"},
		{"F2,05/05/2026,Al Roe,M18 8LQ", "2 rows, refused"},
		{"F2,05/05/2026,Al Roe,M18 8", "cut off"},
		{"F2,05/05/2026,Al Roe\n", "2 rows, refused"},
		{"F2,05/05/2026,\"Al Roe", "cut off"},
		{"F2,05/05/2026,\"Al Roe\n", "cut off"},
		{"F2", "cut off"},
		{"\n\n", "1 rows"},
		{",,,,,,,,,", "1 rows"},
	} {
		rows, err := taken([]byte(head+c.last), of(t, "foodbank_social_prescribing"))
		got := fmt.Sprintf("%d rows", len(rows))
		if len(rows) > 0 && rows[len(rows)-1].refused {
			got += ", refused"
		}
		if err != nil {
			got = "cut off"
		}
		if got != c.want {
			t.Errorf("%q: got %s, want %s (%v)", c.last, got, c.want, err)
		}
	}
}

// A failing disk is not the agency's fault.
func TestReadFault(t *testing.T) {
	fault := errors.New("disk")
	for _, err := range feed.Read(context.Background(), io.MultiReader(strings.NewReader("Slip"), faulty{fault}), of(t, "police"), feed.Options{}) {
		if !errors.Is(err, fault) {
			t.Errorf("got %v", err)
		}
	}
}

type faulty struct{ error }

func (f faulty) Read([]byte) (int, error) { return 0, f.error }
