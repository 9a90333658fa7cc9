package splink

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"byname/internal/columns"
)

// unpacked is a file of testdata.
func unpacked(t testing.TB, name string) []byte {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func published(t testing.TB, name string) *Model {
	t.Helper()
	m, err := Read(name, bytes.NewReader(unpacked(t, "testdata/"+name+".json.gz")))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// febrl reads FEBRL's files as the published runs did: values keep the space
// after the comma, so that one that is not there is a space and "equal" to
// another, save for numbers and, in one of them, for surnames.
func febrl(t testing.TB, nulls string, names ...string) *Data {
	t.Helper()
	d := &Data{Table: &columns.Table{}}
	var known []*columns.Interner
	for _, name := range names {
		d.Sources, d.First = append(d.Sources, name), append(d.First, d.Table.Rows)
		lines := strings.Split(strings.TrimRight(string(unpacked(t, "../testdata/"+name+".csv.gz")), "\r\n"), "\n")
		header := strings.Split(strings.TrimRight(lines[0], "\r"), ",")
		if d.Table.Columns == nil {
			d.Table.Columns = make([]columns.Column, len(header))
			for i, h := range header {
				d.Table.Columns[i] = columns.Column{Name: strings.TrimSpace(h), Values: columns.NewValues()}
				known = append(known, columns.NewInterner(&d.Table.Columns[i].Values))
			}
		}
		for _, line := range lines[1:] {
			for i, v := range strings.Split(strings.TrimRight(line, "\r"), ",") {
				switch d.Table.Columns[i].Name {
				case "rec_id", "date_of_birth", "soc_sec_id", "postcode":
					v = strings.TrimSpace(v)
				case nulls:
					if v == " " {
						d.Table.Codes = append(d.Table.Codes, 0)
						continue
					}
				}
				d.Table.Codes = append(d.Table.Codes, known[i].Code([]byte(v)))
			}
			d.Table.Rows++
		}
	}
	d.ID = d.Table.Find("rec_id")
	return d
}

var febrlPerson = regexp.MustCompile(`rec-(\d+)-`)

func TestPublishedModelsGiveThePublishedCounts(t *testing.T) {
	for _, x := range []struct {
		model           string
		files           []string
		nulls           string
		true            int
		right, wrong, n int
	}{
		{"model_febrl3", []string{"febrl3"}, "surname", 6538, 6448, 2, 90},
		{"model_febrl4", []string{"febrl4a", "febrl4b"}, "", 5000, 4992, 0, 8},
	} {
		d := febrl(t, x.nulls, x.files...)
		run, err := published(t, x.model).On(d)
		if err != nil {
			t.Fatal(err)
		}
		right, wrong := 0, 0
		_, err = run.Pairs(context.Background(), Options{From: 0}, func(pairs []Pair) error {
			for _, p := range pairs {
				if febrlPerson.FindString(d.RowID(int(p.L))) == febrlPerson.FindString(d.RowID(int(p.R))) {
					right++
				} else {
					wrong++
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := fmt.Sprint(right, wrong, x.true-right), fmt.Sprint(x.right, x.wrong, x.n); got != want {
			t.Errorf("%s: right, wrong, missed: %s, published %s", x.model, got, want)
		}
	}
}

func historical(t testing.TB, names ...string) *Data {
	t.Helper()
	f, err := os.ReadFile("testdata/historical_50k.parquet")
	if err != nil {
		t.Fatal(err)
	}
	table, err := columns.ReadParquet("historical_50k", bytes.NewReader(f), int64(len(f)), columns.Options{Columns: names})
	if err != nil {
		t.Fatal(err)
	}
	return &Data{Table: table, ID: table.Find("unique_id"), Sources: []string{"historical_50k"}, First: []int{0}}
}

func TestPublishedModelOfHistoricalPeople(t *testing.T) {
	d := historical(t)
	run, err := published(t, "model_h50k").On(d)
	if err != nil {
		t.Fatal(err)
	}
	truth := d.Table.Find("cluster")
	scored, right, wrong, rightAt, wrongAt := 0, 0, 0, 0, 0
	counts, err := run.Pairs(context.Background(), Options{From: All}, func(pairs []Pair) error {
		for _, p := range pairs {
			scored++
			same := d.Table.Code(int(p.L), truth) == d.Table.Code(int(p.R), truth)
			if p.Weight >= -0.2 {
				if same {
					rightAt++
				} else {
					wrongAt++
				}
			}
			if p.Weight >= 0 {
				if same {
					right++
				} else {
					wrong++
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if scored != 450741 {
		t.Errorf("%d pairs scored, published 450741 (%v)", scored, counts)
	}
	const all = 303961
	f1 := func(right, wrong int) string { return fmt.Sprintf("%.4f", 2*float64(right)/float64(right+wrong+all)) }
	got := fmt.Sprintf("P %.3f R %.3f, F1 %s", float64(right)/float64(right+wrong), float64(right)/all, f1(rightAt, wrongAt))
	if want := "P 0.971 R 0.644, F1 0.7750"; got != want {
		t.Errorf("%s, published %s", got, want)
	}
}
