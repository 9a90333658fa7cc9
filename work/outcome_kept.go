package work

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"byname"
	"byname/outcome"
	"byname/store"
)

// keptGrids are the small grids of the current build, in memory: a page of
// many indicators reads one each.
type keptGrids struct {
	sync.Mutex
	of map[gridKey]*outcome.Grid
}

type gridKey struct {
	build          int
	measure, level string
}

func (k *keptGrids) kept(key gridKey) (*outcome.Grid, bool) {
	k.Lock()
	defer k.Unlock()
	g, known := k.of[key]
	return g, known
}

// keep lets go of other builds.
func (k *keptGrids) keep(key gridKey, g *outcome.Grid) {
	k.Lock()
	defer k.Unlock()
	for other := range k.of {
		if other.build != key.build {
			delete(k.of, other)
		}
	}
	if k.of == nil {
		k.of = map[gridKey]*outcome.Grid{}
	}
	k.of[key] = g
}

func (k *keptGrids) forget() {
	k.Lock()
	defer k.Unlock()
	k.of = nil
}

// grid is what was counted of a measure in the current build at a level,
// counted now if nobody has; nil where nothing may be counted, or there is
// nobody yet.
func (w *Work) grid(ctx context.Context, measure, level string) (*outcome.Grid, error) {
	build, err := w.Builds.Current()
	if errors.Is(err, byname.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	key := gridKey{build.Whole(), measure, level}
	if g, known := w.grids.kept(key); known {
		return g, nil
	}
	var g *outcome.Grid
	err = w.counted(ctx, func(tx *store.Tx) (err error) {
		g, err = tx.Grid(build.Whole(), measure, level)
		return err
	})
	if errors.Is(err, byname.ErrNotFound) {
		return nil, nil
	}
	if err == nil {
		w.grids.keep(key, g)
	}
	return g, err
}

// counted reads what was counted in the current build, once it is counted.
func (w *Work) counted(ctx context.Context, read func(*store.Tx) error) error {
	err := w.DB.Read(ctx, read)
	if !errors.Is(err, byname.ErrNotFound) {
		return err
	}
	w.counting.Lock()
	defer w.counting.Unlock()
	if err = w.DB.Read(ctx, read); !errors.Is(err, byname.ErrNotFound) {
		return err // by whoever held it
	}
	if _, err := w.CountOutcomes(ctx); err != nil {
		return fmt.Errorf("counting indicators: %w", err)
	}
	return w.DB.Read(ctx, read)
}

// kept is how a grid is kept: small areas are asked for side by side by year,
// and one by one with all else there is to them, so that is kept for the few
// that lie together.
func (w *Work) kept(g *outcome.Grid) []*outcome.Grid {
	groups := g.Groups
	switch g.Level {
	case msoaLevel:
	case lsoaLevel:
		groups = 1 // what is compared of areas this small is of everybody
	default:
		return []*outcome.Grid{g}
	}
	all := make([]int, len(g.Areas))
	together := map[string][]int{}
	for a, id := range g.Areas {
		all[a] = a
		near := w.keptWith(g.Level, id)
		together[near] = append(together[near], a)
	}
	list := []*outcome.Grid{g.Part(g.Level, all, groups, g.Years)}
	for near, areas := range together {
		list = append(list, g.Part(near, areas, g.Groups, len(g.Periods)))
	}
	return list
}

// keptWith names the few areas that one is kept with.
func (w *Work) keptWith(level, id string) string {
	switch level {
	case msoaLevel:
		h, _ := w.here(id)
		return level + " " + h.Place.Code
	case lsoaLevel:
		l, _ := w.Place.Areas.LSOA(id)
		return level + " " + l.MSOA.Code
	}
	return level
}

// gridOf is what was counted of a measure in an area, by group, year and month.
func (w *Work) gridOf(ctx context.Context, measure string, h Here) (*outcome.Grid, error) {
	return w.grid(ctx, measure, w.keptWith(h.Level, h.ID))
}
