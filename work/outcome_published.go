package work

import (
	"context"
	"strings"
	"sync"

	"byname/outcome"
	"byname/store"
)

// loadedFigures are the place's figures and those that were loaded, put
// together when the last load changes.
type loadedFigures struct {
	sync.Mutex
	load int64 // up to which
	data outcome.PublishedData
	any  bool
}

// published are the place's published figures and those that were loaded.
func (w *Work) published(ctx context.Context) (data outcome.PublishedData, err error) {
	w.figured.Lock()
	defer w.figured.Unlock()
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		last, err := tx.LastLoad()
		if err != nil || w.figured.any && last == w.figured.load {
			return err
		}
		figures, err := tx.Figures()
		if err != nil {
			return err
		}
		w.figured.data = w.Place.Published.Clone()
		w.figured.data.Add(figures)
		w.figured.load, w.figured.any = last, true
		return nil
	})
	return w.figured.data, err
}

// publishedHere reports whether an area is one that figures are kept for.
func (p *Place) publishedHere() func(area string) bool {
	known := map[string]bool{outcome.EnglandCode: true, "england-median": true, p.Areas.ID: true}
	for _, place := range p.Areas.Places {
		known[place.Code] = true
	}
	for _, n := range p.Areas.Neighbourhoods {
		known[n.ID] = true
	}
	for _, m := range p.Areas.MSOAs {
		known[m.Code] = true
	}
	for _, l := range p.Areas.LSOAs {
		known[l.Code] = true
	}
	return func(area string) bool { return known[strings.TrimSpace(area)] }
}
