package work

import (
	"sync"

	"byname/outcome"
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
