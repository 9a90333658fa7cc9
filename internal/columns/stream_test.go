package columns_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"byname"
	"byname/internal/columns"
	"byname/internal/sheet"
)

type measurement struct {
	Day   int32   `parquet:"day"`
	ID    int64   `parquet:"id"`
	Value float64 `parquet:"value"`
	Note  string  `parquet:"note"`
}

// Columns come back as they were written, in portions of any size, and ask for
// no more than there is.
func TestStream(t *testing.T) {
	var rows []measurement
	for i := range 100_000 {
		rows = append(rows, measurement{int32(i), int64(i) * 7, float64(i) / 4, "x"})
	}
	var b bytes.Buffer
	if err := sheet.WriteParquet(&b, slices.Values(rows)); err != nil {
		t.Fatal(err)
	}
	s, err := columns.OpenStream("measured", bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil || s.Rows() != len(rows) {
		t.Fatal(s, err)
	}
	days, err1 := s.Int32s("day")
	ids, err2 := s.Int64s("id")
	values, err3 := s.Float64s("value")
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	for at, portion := 0, 1; at < len(rows); portion = portion*3 + 1 {
		portion = min(portion, len(rows)-at)
		d, n, v := make([]int32, portion), make([]int64, portion), make([]float64, portion)
		if err := errors.Join(days.Next(d), ids.Next(n), values.Next(v)); err != nil {
			t.Fatal(err)
		}
		for i := range portion {
			if got := (measurement{d[i], n[i], v[i], "x"}); got != rows[at+i] {
				t.Fatalf("row %d is %v, want %v", at+i, got, rows[at+i])
			}
		}
		at += portion
	}
	if err := days.Next(make([]int32, 1)); err == nil {
		t.Error("there was one more")
	}
	for _, name := range []string{"note", "nowhere"} {
		if _, err := s.Int32s(name); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%s was read as numbers: %v", name, err)
		}
	}
}
