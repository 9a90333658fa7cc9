package feed

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func scanAll(s *scanner) (rows [][]string, lines []int, err error) {
	for {
		if err := s.scan(); err == io.EOF {
			return rows, lines, nil
		} else if err != nil {
			return rows, lines, err
		}
		row := []string{}
		for _, c := range s.cells {
			row = append(row, string(c))
		}
		if s.lost {
			row = []string{"lost: " + string(s.raw)}
		}
		rows, lines = append(rows, row), append(lines, s.line)
	}
}

// What encoding/csv writes the scanner reads, whatever the reader's steps.
func TestScanAgainstCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 5).Draw(t, "width")
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("ab,\"\n é;")), 0, 6, -1), width, width), 1, 8).Draw(t, "rows")
		var text strings.Builder
		w := csv.NewWriter(&text)
		w.UseCRLF = rapid.Bool().Draw(t, "crlf")
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		if w.UseCRLF { // the writer makes line ends inside cells so too
			for _, r := range rows {
				for i := range r {
					r[i] = strings.ReplaceAll(r[i], "\n", "\r\n")
				}
			}
		}
		in := io.Reader(strings.NewReader(text.String()))
		if rapid.Bool().Draw(t, "slow") {
			in = iotest.OneByteReader(in)
		}
		got, _, err := scanAll(newScanner(in, ',', '"'))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rows, got); diff != "" {
			t.Fatalf("%q: %s", text.String(), diff)
		}
	})
}

func TestScan(t *testing.T) {
	for _, c := range []struct {
		text  string
		rows  [][]string
		lines []int
		err   error
	}{
		{"", nil, nil, nil},
		{"a,b", [][]string{{"a", "b"}}, []int{1}, nil},
		{"a,b\r\n\"c\r\nd\",e\r\nf,g\r\n", [][]string{{"a", "b"}, {"c\r\nd", "e"}, {"f", "g"}}, []int{1, 2, 4}, nil},
		{"5\" pipe,b\n", [][]string{{"5\" pipe", "b"}}, []int{1}, nil},
		{"\"a\"\"b\",\"\"\n", [][]string{{"a\"b", ""}}, []int{1}, nil},
		{"a,\"b\nc,\"d\"\ne,f\n", [][]string{{"lost: a,\"b"}, {"c", "d"}, {"e", "f"}}, []int{1, 2, 3}, nil},
		{"a,\"b\"x,c\nd,e\n", [][]string{{"lost: a,\"b\"x,c"}, {"d", "e"}}, []int{1, 2}, nil},
		{"a,b\nc,\"d\n", [][]string{{"a", "b"}}, []int{1}, errUnclosed},
	} {
		for _, in := range []io.Reader{strings.NewReader(c.text), iotest.OneByteReader(strings.NewReader(c.text)), iotest.DataErrReader(strings.NewReader(c.text))} {
			rows, lines, err := scanAll(newScanner(in, ',', '"'))
			if err != c.err || cmp.Diff(c.rows, rows) != "" || cmp.Diff(c.lines, lines) != "" {
				t.Errorf("%q: got %q on lines %v, %v", c.text, rows, lines, err)
			}
		}
	}
}

// A row larger than the buffer is read whole, and one larger than maxRow
// costs no more memory than that.
func TestScanLong(t *testing.T) {
	long := strings.Repeat("x", 300<<10)
	rows, _, err := scanAll(newScanner(strings.NewReader(long+",\""+long+"\n"+long+"\"\na,b\n"), ',', '"'))
	if err != nil || len(rows) != 2 || len(rows[0][1]) != 2*len(long)+1 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	endless := newScanner(io.MultiReader(strings.NewReader("a,\"b\n"), bytes.NewReader(bytes.Repeat([]byte("c,d\n"), 1<<20))), ',', '"')
	rows, _, err = scanAll(endless)
	if err != nil || len(rows) != 1+1<<20 || cap(endless.buf) > 4*maxRow {
		t.Errorf("%d rows, %d bytes of buffer, %v", len(rows), cap(endless.buf), err)
	}
	if _, _, err = scanAll(newScanner(bytes.NewReader(make([]byte, 3*maxRow)), ',', '"')); err == nil {
		t.Error("a file without line ends was taken")
	}
}
