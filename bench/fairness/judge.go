package main

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"slices"
)

// A life is what became of one person's rows. A pair of rows of two people
// counts half for each.
type life struct {
	rows         int
	all, between pairs // between are those of two agencies' rows
	pieces       int   // persons that their rows were spread over
	withOthers   bool  // one of these holds somebody else's rows too
}

// pairs of rows: rightly together, apart though one person's, and together
// though two people's.
type pairs struct{ right, missed, wrong float64 }

// judge tells what became of each person's rows.
func (t *town) judge(cluster []int32) []life {
	type part struct {
		person, cluster int32
		agency          string // "" for all
	}
	parts, size := map[part]int{}, map[part]int{}
	for row, r := range t.rows {
		if r.person < 0 {
			continue
		}
		for _, agency := range [...]string{"", r.agency} {
			parts[part{r.person, cluster[row], agency}]++
			size[part{-1, cluster[row], agency}]++
			size[part{r.person, -1, agency}]++
		}
	}
	lives := make([]life, len(t.people))
	for p, n := range parts {
		l := &lives[p.person]
		right := float64(n*(n-1)) / 2
		missed := float64(n*(size[part{p.person, -1, p.agency}]-n)) / 2
		wrong := float64(n*(size[part{-1, p.cluster, p.agency}]-n)) / 2
		sign := -1. // of one agency: not between
		if p.agency == "" {
			l.rows += n
			l.pieces++
			l.withOthers = l.withOthers || wrong > 0
			l.all.add(right, missed, wrong, 1)
			sign = 1
		}
		l.between.add(right, missed, wrong, sign)
	}
	return lives
}

func (p *pairs) add(right, missed, wrong, times float64) {
	p.right, p.missed, p.wrong = p.right+times*right, p.missed+times*missed, p.wrong+times*wrong
}

// writeWrong lists the rows of people who are in pieces or mixed with others.
func (t *town) writeWrong(path string, cluster []int32) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	lives := t.judge(cluster)
	bad := map[int32]bool{} // clusters
	for row, r := range t.rows {
		if r.person >= 0 && (lives[r.person].pieces > 1 || lives[r.person].withOthers) {
			bad[cluster[row]] = true
		}
	}
	var rows []int
	for row := range t.rows {
		if bad[cluster[row]] {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		return cmp.Or(cmp.Compare(t.rows[a].person, t.rows[b].person), cmp.Compare(cluster[a], cluster[b]))
	})
	w := csv.NewWriter(f)
	w.Write([]string{"person", "found", "record"})
	for _, row := range rows {
		w.Write([]string{fmt.Sprint(t.rows[row].person), fmt.Sprint(cluster[row]), string(t.rows[row].key)})
	}
	w.Flush()
	return w.Error()
}
