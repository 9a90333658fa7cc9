package main

import (
	"errors"
	"path/filepath"
	"strings"

	"byname"
	"byname/internal/sheet"
	"byname/link"
	"byname/link/report"
)

// page is what the report tells.
func (c linkFilesCmd) page(e *env, sheets []*link.Sheet, found *link.Result) (report.Run, error) {
	now, err := e.clock()
	if err != nil {
		return report.Run{}, err
	}
	var sources []string
	for _, s := range sheets {
		sources = append(sources, s.Source)
	}
	r := report.Run{Title: strings.Join(sources, ", "), Made: byname.MinuteOf(now()).Day(), Sheets: sheets, Result: found,
		Given: c.Model != "", Quality: c.quality(sheets, found), Command: c.command()}
	if c.Examples {
		r.Examples, err = c.examples(sheets, found)
	}
	return r, err
}

// command is how to do it again, without the folders of this machine.
func (c linkFilesCmd) command() []string {
	words := []string{"byname", "link", "files"}
	for _, file := range c.Files {
		words = append(words, filepath.Base(file))
	}
	for _, flag := range [...][2]string{{"--id", c.ID}, {"--header", strings.Join(c.Header, ",")}, {"--dates", c.Dates}, {"--truth", c.Truth}, {"--rules", strings.Join(c.Rules, ",")},
		{"--model", base(c.Model)}, {"--labels", base(c.Labels)}, {"--given-names", base(c.Given)}, {"--family-names", base(c.Family)}, {"--out", base(c.Out)}} {
		if flag[1] != "" {
			words = append(words, flag[0], flag[1])
		}
	}
	return append(words, mapWords(c.Map)...)
}

func base(path string) string {
	if path == "" {
		return ""
	}
	return filepath.Base(path)
}

// mostExamples is how many pairs in doubt are shown side by side.
const mostExamples = 20

// examples are the rows of the pairs that are most in doubt, read once more.
func (c linkFilesCmd) examples(sheets []*link.Sheet, found *link.Result) ([]report.Example, error) {
	suspects := found.Suspects[:min(mostExamples, len(found.Suspects))]
	wanted := map[int]map[string]string{} // of each row, its fields
	for _, s := range suspects {
		wanted[int(s.A)], wanted[int(s.B)] = nil, nil
	}
	for i, s := range sheets {
		if err := c.again(c.Files[i], s, wanted); err != nil {
			return nil, err
		}
	}
	var list []report.Example
	for _, s := range suspects {
		a, b := wanted[int(s.A)], wanted[int(s.B)]
		var x report.Example
		for _, f := range append([]string{"id"}, fieldsOf(sheets)...) {
			if a[f] != "" || b[f] != "" {
				x.Fields, x.A, x.B = append(x.Fields, f), append(x.A, a[f]), append(x.B, b[f])
			}
		}
		list = append(list, x)
	}
	return list, nil
}

// again reads the wanted rows of a file.
func (c linkFilesCmd) again(file string, s *link.Sheet, wanted map[int]map[string]string) error {
	f, err := openInput(file)
	if err != nil {
		return err
	}
	rows, err := sheet.Read(f, sheet.Options{Name: s.Source, Header: c.Header})
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	at := s.First
	return rows.Each(func(_ int, row []string) error {
		if _, is := wanted[at]; is {
			said := map[string]string{"id": s.IDs[at-s.First]}
			for field, columns := range s.Columns {
				var parts []string
				for _, i := range columns {
					if row[i] != "" {
						parts = append(parts, strings.Clone(row[i]))
					}
				}
				said[string(field)] = strings.Join(parts, " ")
				if plain := s.Plain(field, row); plain != "" {
					said[string(field)] = plain
				}
			}
			wanted[at] = said
		}
		at++
		return nil
	})
}

// fieldsOf are the fields of all files, each once.
func fieldsOf(sheets []*link.Sheet) (fields []string) {
	seen := map[string]bool{}
	for _, s := range sheets {
		for _, f := range s.Fields() {
			if !seen[f[0]] {
				seen[f[0]] = true
				fields = append(fields, f[0])
			}
		}
	}
	return fields
}

// readNames reads how many people have each name.
func readNames(file string) (*link.NameCounts, error) {
	if file == "" {
		return nil, nil
	}
	f, err := openInput(file)
	if err != nil {
		return nil, err
	}
	n, err := link.ReadNameCounts(f)
	return n, errors.Join(named(file, err), f.Close())
}

// named says in which file a fault is.
func named(file string, err error) error {
	var p *byname.Problem
	if errors.As(err, &p) {
		return &byname.Problem{Kind: p.Kind, Where: file + ", " + p.Where, Expected: p.Expected, Do: p.Do}
	}
	return err
}
