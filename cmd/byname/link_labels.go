package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"byname"
	"byname/feed"
	"byname/internal/sheet"
	"byname/link"
)

// What columns of a file of labels are called, the better first. Splink's
// own names are among them.
var (
	labelIDs     = [2][]string{{"id_l", "unique_id_l"}, {"id_r", "unique_id_r"}}
	labelSources = [2][]string{{"source_l", "source_dataset_l"}, {"source_r", "source_dataset_r"}}
	labelSame    = []string{"same", "match", "is_match", "clerical_match_score"}
)

// readLabels reads pairs of rows of which somebody knows whether they are one
// person.
func readLabels(file string, sheets []*link.Sheet) (labels []link.Ruling, err error) {
	f, err := openInput(file)
	if err != nil {
		return nil, err
	}
	rows, err := sheet.Read(f, sheet.Options{Name: file})
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	column := func(names []string) int {
		for _, n := range names {
			if at := rows.Column(n); at >= 0 {
				return at
			}
		}
		return -1
	}
	ids, sources, same := [2]int{column(labelIDs[0]), column(labelIDs[1])}, [2]int{column(labelSources[0]), column(labelSources[1])}, column(labelSame)
	if ids[0] < 0 || ids[1] < 0 || same < 0 {
		return nil, byname.Invalid(file+", header", "columns id_l, id_r and same", "name them so; it has: "+rows.Names())
	}
	known := map[string]bool{}
	for _, s := range sheets {
		for _, id := range s.IDs {
			known[s.Source+"/"+id] = true
		}
	}
	unknown, first := 0, 0
	err = rows.Each(func(line int, row []string) error {
		var keys [2]feed.Key
		for side := range keys {
			source := sheets[0].Source
			if sources[side] >= 0 {
				source = row[sources[side]]
			} else if len(sheets) > 1 {
				return byname.Invalid(file+", header", "columns source_l and source_r, as there are several files", "add them: the names of the files without endings")
			}
			keys[side] = feed.Key(source + "/" + strings.TrimSpace(row[ids[side]]))
			if !known[string(keys[side])] {
				if unknown++; first == 0 {
					first = line
				}
			}
		}
		said, ok := yes(row[same])
		if !ok {
			return byname.Invalid(fmt.Sprintf("%s, line %d", file, line), "same as yes or no, true or false, 1 or 0, or a probability", "correct it")
		}
		if keys[0] != keys[1] {
			labels = append(labels, link.Ruling{A: keys[0], B: keys[1], Same: said})
		}
		return nil
	})
	if err == nil && unknown > 0 && unknown == 2*len(labels) {
		err = byname.Invalid(fmt.Sprintf("%s, line %d", file, first), "ids of rows that were read", "check that ids, and sources where there are several files, are those of the files: "+strings.Join(slices.Sorted(maps.Keys(sourcesOf(sheets))), ", "))
	}
	return labels, err
}

func sourcesOf(sheets []*link.Sheet) map[string]bool {
	all := map[string]bool{}
	for _, s := range sheets {
		all[s.Source] = true
	}
	return all
}

// yes reads a truth; ok is false when it is none.
func yes(s string) (is, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "yes", "true", "y", "t":
		return true, true
	case "no", "false", "n", "f":
		return false, true
	}
	p, err := strconv.ParseFloat(s, 64)
	return p >= .5, err == nil && p >= 0 && p <= 1
}

// mapWords is --map as it was written.
func mapWords(columns map[string]string) []string {
	if len(columns) == 0 {
		return nil
	}
	var pairs []string
	for _, field := range slices.Sorted(maps.Keys(columns)) {
		pairs = append(pairs, field+"="+columns[field])
	}
	return []string{"--map", strings.Join(pairs, ",")}
}
