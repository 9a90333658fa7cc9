package link_test

import (
	"compress/gzip"
	"context"
	"encoding/csv"
	"os"
	"regexp"
	"testing"

	"byname/link"
)

// TestFebrl holds the linker to the best that has been published for these
// files, after clustering: F1 .9969 for the third, .9998 for the fourth. They
// are invented people of Australia, with the truth inside rec_id. See NOTICE.
func TestFebrl(t *testing.T) {
	inside := regexp.MustCompile(`rec-(\d+)-`)
	for _, c := range []struct {
		files []string
		least float64
		less  map[link.Field]string
	}{
		{[]string{"febrl3"}, .9994, nil},
		{[]string{"febrl4a", "febrl4b"}, .9992, nil},
		{[]string{"febrl3"}, .85, map[link.Field]string{link.BornField: "", link.NumberField: ""}}, // names and homes alone
		{[]string{"febrl3"}, .92, map[link.Field]string{link.AddressField: "", link.PostcodeField: "", link.TownField: "", link.NumberField: ""}},
	} {
		table := link.NewTable()
		var truth []string
		for _, name := range c.files {
			f, err := os.Open("testdata/" + name + ".csv.gz")
			if err != nil {
				t.Fatal(err)
			}
			s, err := table.ReadSheet(f, link.SheetOptions{Source: name, ID: "rec_id", Truth: "rec_id", Map: c.less,
				Entity: func(id string) string { return inside.FindStringSubmatch(id)[1] }})
			f.Close()
			if err != nil {
				t.Fatal(err)
			}
			truth = append(truth, s.Truth...)
		}
		r, err := link.People(context.Background(), table, link.Options{})
		if err != nil {
			t.Fatal(err)
		}
		q := link.Evaluate(r.Cluster, truth)
		t.Logf("%v %+v", c.files, q)
		top, err := link.Ceiling(context.Background(), table, truth)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("a perfect judge of what is brought together: %+v", top)
		if top.FP != 0 || top.Recall < q.Recall {
			t.Errorf("a perfect judge is not better: %+v", top)
		}
		if q.F1 < c.least {
			t.Errorf("%v: F1 %.4f, expected %.4f", c.files, q.F1, c.least)
		}
	}
}

func readGzip(t testing.TB, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(z).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
