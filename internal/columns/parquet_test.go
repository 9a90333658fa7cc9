package columns

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"pgregory.net/rapid"

	"byname"
)

// sample has a column of every kind.
type sample struct {
	ID     int64     `parquet:"id"`
	Name   *string   `parquet:"name,dict,optional"`
	Plain  string    `parquet:"plain,snappy"`
	Born   int32     `parquet:"born,date"`
	Seen   time.Time `parquet:"seen,timestamp(microsecond)"`
	Height *float64  `parquet:"height,optional"`
	Alive  bool      `parquet:"alive"`
	Emails []string  `parquet:"emails,list"`
}

func written(t testing.TB, rows []sample) []byte {
	var out bytes.Buffer
	w := parquet.NewGenericWriter[sample](&out, parquet.MaxRowsPerRowGroup(3), parquet.PageBufferSize(64))
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestEveryKindOfColumn(t *testing.T) {
	text, height := "Ann", 1.5
	file := written(t, []sample{
		{1, &text, "x", 0, time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC), &height, true, []string{"a", "b"}},
		{2, nil, "", 365, time.Time{}, nil, false, nil},
		{3, &text, "x", -1, time.Unix(0, 0), nil, false, []string{""}},
		{4, new(string), "y", 1, time.Unix(0, 0), &height, true, []string{"b"}},
	})
	table, err := ReadParquet("sample", bytes.NewReader(file), int64(len(file)), Options{Plain: []string{"id"}})
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for row := range table.Rows {
		var values []string
		for c := range table.Columns {
			v, ok := table.Text(row, c)
			if !ok {
				v = "NULL"
			}
			values = append(values, v)
		}
		got = append(got, values)
	}
	want := [][]string{
		{"1", "Ann", "x", "1970-01-01", "2026-02-03 04:05:06", "1.5", "true", "a\x1fb\x1f"},
		{"2", "NULL", "", "1971-01-01", "0001-01-01 00:00:00", "NULL", "false", ""},
		{"3", "Ann", "x", "1969-12-31", "1970-01-01 00:00:00", "NULL", "false", "\x1f"},
		{"4", "", "y", "1970-01-02", "1970-01-01 00:00:00", "1.5", "true", "b\x1f"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if table.Code(0, 1) != table.Code(2, 1) {
		t.Error("equal values have different numbers")
	}
	if d := cmp.Diff([]string{"a", "b"}, Items(got[0][7])); d != "" {
		t.Error(d)
	}
}

func TestColumnsByName(t *testing.T) {
	file := written(t, []sample{{ID: 7, Plain: "x"}})
	table, err := ReadParquet("sample", bytes.NewReader(file), int64(len(file)), Options{Columns: []string{"PLAIN", "id"}})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"PLAIN", "id"}, table.Names()); d != "" {
		t.Error(d)
	}
	if got, _ := table.Text(0, 1); got != "7" {
		t.Errorf("id is %q", got)
	}
	if _, err := ReadParquet("sample", bytes.NewReader(file), int64(len(file)), Options{Columns: []string{"nobody"}}); !errors.Is(err, byname.ErrInvalid) {
		t.Error("a column that is not there:", err)
	}
}

// A file cut anywhere is refused, and nothing panics.
func TestCutAndDamagedFiles(t *testing.T) {
	file := written(t, []sample{{ID: 1, Plain: "x", Emails: []string{"a"}}, {ID: 2, Plain: "y"}})
	for n := range file {
		if _, err := ReadParquet("sample", bytes.NewReader(file[:n]), int64(n), Options{}); !errors.Is(err, byname.ErrInvalid) {
			t.Fatalf("cut at %d: %v", n, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		damaged := bytes.Clone(file)
		damaged[rapid.IntRange(0, len(file)-1).Draw(t, "at")] ^= byte(rapid.IntRange(1, 255).Draw(t, "bits"))
		ReadParquet("sample", bytes.NewReader(damaged), int64(len(damaged)), Options{}) // an error or not, never a panic
	})
}

func TestNumbersOfTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := NewValues()
		n := NewInterner(&v)
		codes := map[string]uint32{}
		for _, s := range rapid.SliceOfN(rapid.StringMatching("[a-c]{0,8}"), 0, 3000).Draw(t, "texts") {
			code := n.Code([]byte(s))
			if had, ok := codes[s]; ok && had != code {
				t.Fatalf("%q has two numbers", s)
			}
			codes[s] = code
			if v.At(code) != s {
				t.Fatalf("%q became %q", s, v.At(code))
			}
		}
		if v.Len() != len(codes)+1 {
			t.Fatalf("%d numbers for %d texts", v.Len()-1, len(codes))
		}
	})
}
