package link

import (
	"fmt"
	"slices"
	"strings"

	"byname"
	"byname/internal/sheet"
)

// Columns are the places in a row of each field.
type Columns map[Field][]int

// chooseColumns takes what was told and guesses the rest from the header.
// Fields that stay without a column are not compared.
func (s *Sheet) chooseColumns(rows *sheet.Table, o SheetOptions, idAt int) (Columns, error) {
	c, taken := Columns{}, map[int]bool{idAt: true, s.truthAt: true}
	for field, told := range o.Map {
		if !slices.ContainsFunc(headers, func(h headings) bool { return h.field == field }) {
			return nil, byname.Invalid("--map "+string(field), "a field", "use one of: "+fieldNames())
		}
		at, lacks := s.columns(rows, told)
		if lacks != "" {
			err := byname.Invalid("--map "+string(field), fmt.Sprintf("a column %q in %s", lacks, o.Source), "use one of: "+rows.Names())
			if err := s.lack("--map "+string(field), err, o); err != nil {
				return nil, err
			}
			continue
		}
		c[field] = at
		for _, i := range at {
			taken[i] = true
		}
	}
	g := guesser{taken: taken}
	for _, h := range rows.Header {
		g.words = append(g.words, headerWords(h))
	}
	for _, h := range headers {
		if _, told := c[h.field]; told {
			continue
		}
		if h.field == BornField {
			if y := g.find(h.field, birthParts[0], false); y != nil {
				c[h.field] = slices.Concat(y, g.find(h.field, birthParts[1], false), g.find(h.field, birthParts[2], false))
				continue
			}
		}
		if found := g.find(h.field, h.names, h.all); found != nil {
			c[h.field] = found
		}
	}
	for _, at := range c {
		if len(at) > 0 {
			s.warnOfNone(c, o)
			return c, nil
		}
	}
	return nil, byname.Invalid(o.Source+", header", "at least one column that says who somebody is, among: "+rows.Names(),
		"name them: --map given=COLUMN,family=COLUMN,born=COLUMN; if the first line is a row, give the names with --header")
}

// A guesser finds columns by what people call them.
type guesser struct {
	words []string // of each header
	taken map[int]bool
}

// find takes the columns of a field: those called so, letter for letter but
// for spaces, before those whose header contains the name.
func (g guesser) find(field Field, names []string, all bool) (found []int) {
	for _, whole := range []bool{true, false} {
		for _, n := range names {
			n, exact := strings.CutPrefix(n, "=")
			if !whole && exact {
				continue
			}
			for i, w := range g.words {
				if g.taken[i] || aboutOthers(w, field) {
					continue
				}
				if whole && tight(w) == tight(n) || !whole && strings.Contains(" "+w+" ", " "+n+" ") {
					g.taken[i] = true
					found = append(found, i)
					if !all {
						return found
					}
				}
			}
		}
	}
	slices.Sort(found)
	return found
}
