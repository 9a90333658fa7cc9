package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"byname"
	"byname/internal/sheet"
	"byname/link"
)

// A personRow says whose row a row is.
type personRow struct {
	Source string `parquet:"source,dict"`
	ID     string `parquet:"id"`
	Person int64  `parquet:"person"`
}

func personRows(sheets []*link.Sheet, found *link.Result) iter.Seq[personRow] {
	return func(yield func(personRow) bool) {
		for row, person := range found.Cluster {
			source, id := rowOf(sheets, row)
			if !yield(personRow{source, id, int64(person) + 1}) {
				return
			}
		}
	}
}

// A pairRow is two rows that were compared, and what that weighs.
type pairRow struct {
	SourceL     string  `parquet:"source_l,dict"`
	IDL         string  `parquet:"id_l"`
	SourceR     string  `parquet:"source_r,dict"`
	IDR         string  `parquet:"id_r"`
	Weight      float64 `parquet:"weight"`
	Probability float64 `parquet:"probability"`
}

func pairRows(sheets []*link.Sheet, found *link.Result) iter.Seq[pairRow] {
	return func(yield func(pairRow) bool) {
		for _, p := range found.Edges {
			sl, il := rowOf(sheets, int(p.A))
			sr, ir := rowOf(sheets, int(p.B))
			if !yield(pairRow{sl, il, sr, ir, float64(p.Weight), link.Probability(float64(p.Weight))}) {
				return
			}
		}
	}
}

// writeRows writes Parquet to a file whose name ends so, else CSV.
func writeRows[T any](w io.Writer, path string, rows iter.Seq[T]) error {
	if strings.HasSuffix(path, ".parquet") {
		return sheet.WriteParquet(w, rows)
	}
	return sheet.WriteCSV(w, rows)
}

// readModel reads a model that was saved.
func readModel(path string) (*link.Model, error) {
	f, err := openInput(path)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	const do = "save it again with --save-model"
	m := &link.Model{}
	var kind *json.UnmarshalTypeError
	switch err := json.Unmarshal(text, m); {
	case errors.As(err, &kind):
		return nil, byname.Invalid(fmt.Sprintf("%s, byte %d", path, kind.Offset), fmt.Sprintf("a model: %s in %s", kind.Type, kind.Field), do)
	case err != nil:
		line := 1 + bytes.Count(text, []byte("\n"))
		var wrong *json.SyntaxError
		if errors.As(err, &wrong) {
			line = 1 + bytes.Count(text[:min(int(wrong.Offset), len(text))], []byte("\n"))
		}
		return nil, byname.Invalid(fmt.Sprintf("%s, line %d", path, line), "a whole model as JSON, which is cut off or damaged there", do)
	}
	if err := m.Check(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

func writeModel(w io.Writer, m *link.Model) error {
	text, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}
