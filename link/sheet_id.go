package link

import (
	"cmp"
	"slices"
	"strings"

	"byname/internal/sheet"
)

// idNames are headers of a row's id, the better first.
var idNames = []string{"unique id", "record id", "rec id", "row id", "id", "uid", "record number", "record no", "row number", "row no", "record key", "key", "ref", "reference"}

// findID is the place of the column of ids: the one that was told, or one
// that is called so and is different in every row; -1 to count rows instead.
func (s *Sheet) findID(rows *sheet.Table, o SheetOptions) (int, error) {
	if o.ID != "" {
		at, lacks := s.columns(rows, o.ID)
		if len(at) == 1 {
			s.ID = rows.Header[at[0]]
			return at[0], nil
		}
		if err := s.lack("--id", missing(rows, cmp.Or(lacks, o.ID), "--id"), o); err != nil {
			return -1, err
		}
	}
	words := make([]string, len(rows.Header))
	for i, h := range rows.Header {
		words[i] = strings.ReplaceAll(headerWords(h), " ", "")
	}
	for _, name := range idNames {
		at := slices.Index(words, strings.ReplaceAll(name, " ", ""))
		if at < 0 || at == s.truthAt && o.Entity == nil {
			continue
		}
		all := make(map[string]bool, rows.Rows)
		err := rows.Each(func(_ int, row []string) error {
			all[row[at]] = true
			return nil
		})
		if err != nil {
			return -1, err
		}
		if len(all) == rows.Rows && !all[""] {
			s.ID = rows.Header[at]
			return at, nil
		}
	}
	s.warn("no column of ids was told or found: rows are numbered from 1; give --id to choose one of: %s", rows.Names())
	return -1, nil
}
