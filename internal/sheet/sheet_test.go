package sheet_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byname"
	"byname/internal/sheet"
)

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

type thing struct {
	A string  `parquet:"a"`
	B int64   `parquet:"b,optional"`
	C float64 `parquet:"c"`
	D int32   `parquet:"d,date"`
}

func parquetText(t testing.TB, rows ...thing) string {
	var b bytes.Buffer
	if err := sheet.WriteParquet(&b, slices.Values(rows)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// all reads a file as one line of header and rows with bars between.
func all(text string, o sheet.Options) (string, *sheet.Table, error) {
	o.Name = "x"
	s, err := sheet.Read(strings.NewReader(text), o)
	if err != nil {
		return "", nil, err
	}
	lines := []string{strings.Join(s.Header, "|")}
	err = s.Each(func(line int, row []string) error {
		lines = append(lines, fmt.Sprint(line)+":"+strings.Join(row, "|"))
		return nil
	})
	return strings.Join(lines, " / "), s, err
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		text, want, warns string
		header            []string
	}{
		"commas":               {text: "a,b\n1,2\n3,4\n", want: "a|b / 2:1|2 / 3:3|4"},
		"spaces after commas":  {text: "a, b\n1, 2\n", want: "a|b / 2:1|2"},
		"semicolons":           {text: "a;b\n1;2,5\n", want: "a|b / 2:1|2,5"},
		"tabs":                 {text: "a\tb\n\t2\n", want: "a|b / 2:|2"},
		"old line ends":        {text: "a,b\r1,2\r3,4", want: "a|b / 2:1|2 / 3:3|4"},
		"gzip":                 {text: gzipped("a,b\n1,2\n"), want: "a|b / 2:1|2"},
		"quotes":               {text: "a,b\n\"1,\n1\",\"2\"\"2\"\n5,6\n", want: "a|b / 2:1,\n1|2\"2 / 4:5|6"},
		"a loose quote":        {text: "a,b\n5\" pipe,2\n", want: "a|b / 2:5\" pipe|2"},
		"byte order mark":      {text: "\xef\xbb\xbfa,b\n1,2\n", want: "a|b / 2:1|2"},
		"UTF-16":               {text: "\xff\xfea\x00,\x00b\x00\n\x001\x00,\x00\xeb\x00", want: "a|b / 2:1|ë"},
		"Windows-1252":         {text: "a,b\n1,Zo\xeb\n", want: "a|b / 2:1|Zoë", warns: "line 2 is not UTF-8"},
		"too few and too many": {text: "a,b\n1\n1,2,3\n5,6\n7,8\n", want: "a|b / 2:1| / 3:1|2 / 4:5|6 / 5:7|8", warns: "2 lines have more or fewer fields than the header, the first is line 2"},
		"header again":         {text: "a,b\n1,2\n a,b\n3,4\n", want: "a|b / 2:1|2 / 4:3|4", warns: "1 line is the header again, the first is line 3"},
		"a column twice":       {text: "a,a\n1,2\n", want: "a|a (column 2) / 2:1|2", warns: `the header has "a" twice: the first is used`},
		"a column without":     {text: "a,\n1,2\n", want: "a|column 2 / 2:1|2"},
		"no rows":              {text: "a,b\n", want: "a|b"},
		"no header":            {text: "1,2\n3,4\n", want: "a|b / 1:1|2 / 2:3|4", header: []string{"a", "b"}},
		"a long field":         {text: "a,b\n1," + strings.Repeat("x", 10<<20) + "\n", want: "a|b / 2:1|", warns: "1 row has a field longer than 10000 characters, the first in line 2, column \"b\""},
		"Parquet":              {text: parquetText(t, thing{"x", 0, .5, -1}, thing{"y", 7, 1e6, 20000}), want: "a|b|c|d / 1:x||0.5|1969-12-31 / 2:y|7|1000000|2024-10-04"},
		"Parquet without rows": {text: parquetText(t), want: "a|b|c|d"},
		"Parquet in gzip":      {text: gzipped(parquetText(t, thing{A: "x"})), want: "a|b|c|d / 1:x||0|1970-01-01"},
	} {
		got, s, err := all(c.text, sheet.Options{Header: c.header})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if said := strings.Join(s.Warnings, "\n"); c.warns == "" && said != "" || !strings.Contains(said, c.warns) {
			t.Errorf("%s: warnings %q", name, said)
		}
		if again, _, _ := all(c.text, sheet.Options{Header: c.header}); again != got {
			t.Errorf("%s: read twice, two answers", name)
		}
	}
}

// What no table can be read from is refused with where and what to do.
func TestRefused(t *testing.T) {
	whole := parquetText(t, thing{A: "x"}, thing{A: "y"})
	for name, c := range map[string]struct{ text, says string }{
		"empty":                      {"", "a header line"},
		"blank":                      {"\n\n  \n", "a header line"},
		"gzip cut off":               {gzipped(strings.Repeat("a,b\n1,2\n", 99))[:30], "cut off or damaged"},
		"gzip of two bytes":          {"\x1f\x8b", "a whole gzip file"},
		"gzip damaged":               {gzipped(strings.Repeat("a,b\n1,2\n", 99))[:20] + strings.Repeat("\xff", 40), "a whole gzip file"},
		"a quote left open":          {"a,b\n1,\"2\n3,4\n5,6\n", "line 2: not valid: expected every quote closed"},
		"a quote closed by the next": {"a,b\n1,\"Ann\n2,\"Bob\",3\n", "line 2: not valid: expected every quote closed"},
		"a workbook":                 {"PK\x03\x04....", "save the sheet as CSV"},
		"binary":                     {"a,b\n1,\x00\x01\n", "line 2: not valid: expected text, not a zero byte"},
		"Parquet's name":             {"PAR1", "a whole Parquet file"},
		"Parquet cut off":            {whole[:len(whole)-20], "a whole Parquet file"},
		"Parquet cut short":          {whole[:40], "a whole Parquet file"},
		"Parquet damaged":            {whole[:20] + strings.Repeat("\xff", 20) + whole[40:], "a whole Parquet file"},
	} {
		if got, _, err := all(c.text, sheet.Options{}); !errors.Is(err, byname.ErrInvalid) || !strings.HasPrefix(err.Error(), "x") || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// What is written is what is read.
func TestWrite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zé ,"']{0,8}`)
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) thing {
			return thing{text.Draw(t, "a"), rapid.Int64Range(1, 9).Draw(t, "b"), float64(rapid.IntRange(-9, 9).Draw(t, "c")) / 4, 0}
		}), 0, 20).Draw(t, "rows")
		var csv, parquet bytes.Buffer
		if err := errors.Join(sheet.WriteCSV(&csv, slices.Values(rows)), sheet.WriteParquet(&parquet, slices.Values(rows))); err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{csv.String(), parquet.String()} {
			s, err := sheet.Read(strings.NewReader(file), sheet.Options{Name: "x"})
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			err = s.Each(func(_ int, row []string) error {
				want := []string{strings.TrimLeft(rows[n].A, " "), fmt.Sprint(rows[n].B), fmt.Sprint(rows[n].C)}
				if got := []string{strings.TrimLeft(row[0], " "), row[1], row[2]}; !slices.Equal(want, got) {
					t.Fatalf("%s, row %d: %q, expected %q", s.Kind, n, got, want)
				}
				n++
				return nil
			})
			if err != nil || n != len(rows) {
				t.Fatal(n, err)
			}
		}
	})
}

// Whatever the bytes, the answer is a table or an error, and the table is
// the same each time it is gone through.
func FuzzRead(f *testing.F) {
	whole := parquetText(f, thing{"x", 1, .5, 1}, thing{A: "y"})
	for _, s := range []string{"a,b\n1,2\n", "a;\"b\"\n\"1\n\";2", "a\tb\n\xff\t\"", "\x1f\x8b", gzipped("a\n1\n"), "\xff\xfea\x00", whole, whole[:60]} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		s, err := sheet.Read(bytes.NewReader(file), sheet.Options{Name: "x"})
		if err != nil {
			if !errors.Is(err, byname.ErrInvalid) {
				t.Fatal(err)
			}
			return
		}
		rows := 0
		err = s.Each(func(_ int, row []string) error {
			if rows++; len(row) != len(s.Header) {
				t.Fatalf("%d fields under %d columns", len(row), len(s.Header))
			}
			return nil
		})
		if err != nil || rows != s.Rows {
			t.Fatalf("%d rows, then %d: %v", s.Rows, rows, err)
		}
	})
}
