package splink

import (
	"bytes"
	"context"
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"byname/internal/columns"
)

// TestEveryKindOfComparison: whatever Splink's library writes is read, for
// DuckDB and for Spark, and each pair of rows has the level that Splink 4 on
// DuckDB 1.4.5 gave it. bench/splink/vocabulary.py made the files.
func TestEveryKindOfComparison(t *testing.T) {
	spark, err := Read("vocabulary_spark", bytes.NewReader(unpacked(t, "testdata/vocabulary_spark.json.gz")))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Read("vocabulary_duckdb", bytes.NewReader(unpacked(t, "testdata/vocabulary_duckdb.json.gz")))
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile("testdata/vocabulary.parquet")
	if err != nil {
		t.Fatal(err)
	}
	table, err := columns.ReadParquet("vocabulary", bytes.NewReader(file), int64(len(file)), columns.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := &Data{Table: table, ID: table.Find("unique_id"), Sources: []string{"x"}, First: []int{0}}
	expected, err := csv.NewReader(bytes.NewReader(unpacked(t, "testdata/vocabulary.csv.gz"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := map[[2]string][]string{}
	for _, line := range expected[1:] {
		want[[2]string{line[0], line[1]}] = line[2:]
	}
	vectors(t, m, d, func(p Pair, vector []int) {
		line, ok := want[[2]string{d.RowID(int(p.L)), d.RowID(int(p.R))}]
		if !ok {
			t.Fatalf("pair %s, %s is not Splink's", d.RowID(int(p.L)), d.RowID(int(p.R)))
		}
		delete(want, [2]string{d.RowID(int(p.L)), d.RowID(int(p.R))})
		for i, v := range vector {
			if strconv.Itoa(v) != line[1+i] {
				t.Errorf("rows %s and %s: %s has level %d, Splink says %s", d.RowID(int(p.L)), d.RowID(int(p.R)), m.Comparisons[i].Description, v, line[1+i])
			}
		}
		if w, err := strconv.ParseFloat(line[0], 64); err != nil || math.Abs(w-p.Weight) > 1e-6 {
			t.Errorf("rows %s and %s weigh %.7f, Splink says %s", d.RowID(int(p.L)), d.RowID(int(p.R)), p.Weight, line[0])
		}
	})
	if len(want) > 0 {
		t.Errorf("%d pairs of Splink's are missing", len(want))
	}
	// What it writes for Spark means the same, save that Spark reads only dates written in full.
	duck := map[string][]int{}
	vectors(t, m, d, func(p Pair, vector []int) { duck[key2(d, p)] = vector })
	vectors(t, spark, d, func(p Pair, vector []int) {
		for i, v := range vector {
			if w := duck[key2(d, p)][i]; v != w && !(v == -1 && strings.Contains(m.Comparisons[i].Description, "Date")) {
				t.Errorf("%s: %s has level %d as Spark writes it, %d as DuckDB does", key2(d, p), spark.Comparisons[i].Description, v, w)
			}
		}
	})
}

func key2(d *Data, p Pair) string { return d.RowID(int(p.L)) + " " + d.RowID(int(p.R)) }

// vectors visits the comparison vector values of every pair.
func vectors(t *testing.T, m *Model, d *Data, visit func(Pair, []int)) {
	t.Helper()
	run, err := m.On(d)
	if err != nil {
		t.Fatal(err)
	}
	_, err = run.Pairs(context.Background(), Options{From: All, Levels: true}, func(pairs []Pair) error {
		for _, p := range pairs {
			var vector []int
			for i, at := range p.Levels {
				vector = append(vector, m.Comparisons[i].Levels[at].vector)
			}
			visit(p, vector)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
