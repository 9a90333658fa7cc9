package work

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"byname"
	"byname/guard"
	"byname/outcome"
	"byname/store"
)

// A Loaded is what came of loading a file of published figures.
type Loaded struct {
	File    string
	Rows    int
	Figures int
	Notes   []string
	Unused  []string // indicators of the file that no measure shows yet
}

// largestFigures is the most that a file of figures may have, in bytes.
const largestFigures = 512 << 20

// LoadFigures takes in a tidy CSV or an export of the national site, whole or
// not at all. Figures that are there already are replaced on the pages by the
// newer file's and stay in the record.
func (w *Work) LoadFigures(ctx context.Context, who Who, name string, file io.Reader) (l Loaded, err error) {
	if err := w.may(ctx, who, guard.LoadFigures); err != nil {
		return l, err
	}
	text, err := io.ReadAll(io.LimitReader(file, largestFigures+1))
	if err != nil {
		return l, fmt.Errorf("reading %s: %w", filepath.Base(name), err)
	}
	if len(text) > largestFigures {
		return l, byname.Invalid(filepath.Base(name), "a file of at most 512 MB", "export fewer indicators at a time")
	}
	old, err := outcome.LoadBoundaries(w.Place.Files)
	if err != nil {
		return l, err
	}
	read, err := outcome.ReadFigures(bytes.NewReader(text), w.Place.publishedHere(), old)
	if err != nil {
		return l, fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	sum := sha256.Sum256(text)
	l = Loaded{File: filepath.Base(name), Rows: read.Rows, Figures: len(read.Figures), Notes: read.Notes, Unused: w.unused(read.Figures)}
	return l, w.DB.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.AddLoad(store.Load{Name: l.File, Sum: hex.EncodeToString(sum[:]), Rows: read.Rows, Notes: read.Notes, Worker: who.Worker, At: byname.MinuteOf(w.now())}, read.Figures)
		return err
	})
}

// unused are the indicators that no measure shows.
func (w *Work) unused(figures []outcome.Figure) (list []string) {
	for _, f := range figures {
		id := f.Strand.Indicator
		shown := slices.ContainsFunc(w.Place.Measures, func(m outcome.Measure) bool {
			return m.Kind == outcome.Published && (m.Published.Indicator == id || m.Published.National == id)
		})
		if !shown && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}
