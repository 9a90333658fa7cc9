package main

import (
	"cmp"
	"maps"
	"slices"

	"byname/link"
	"byname/outcome"
)

// A fate is what became of records that have another record of their person
// to find.
type fate struct{ sought, found, astray int64 }

func (f *fate) add(other fate) {
	f.sought, f.found, f.astray = f.sought+other.sought, f.found+other.found, f.astray+other.astray
}

func (f fate) joined() outcome.Indicator {
	return outcome.OfProportion(f.found, float64(f.sought), 100, .95)
}

func (f fate) gone() outcome.Indicator {
	return outcome.OfProportion(f.astray, float64(f.sought), 100, .95)
}

func (f fate) missed() outcome.Indicator {
	return outcome.OfProportion(f.sought-f.found, float64(f.sought), 100, .95)
}

// alike knows how many records a person has, under which of an agency's own
// numbers, and with which persons linking put them.
type alike struct {
	t       *town
	cluster []int32
	own     map[int32]map[string]int // by person: records under each own number
	with    map[[2]int32]map[string]int
	size    map[int32]int
}

func (t *town) alike(r *link.Result) *alike {
	a := &alike{t, r.Cluster, map[int32]map[string]int{}, map[[2]int32]map[string]int{}, map[int32]int{}}
	for row, told := range t.rows {
		if told.person < 0 {
			continue
		}
		count(a.own, told.person, told.own)
		count(a.with, [2]int32{told.person, r.Cluster[row]}, told.own)
		a.size[r.Cluster[row]]++
	}
	return a
}

func count[K comparable](in map[K]map[string]int, key K, own string) {
	if in[key] == nil {
		in[key] = map[string]int{}
	}
	in[key][own]++
}

// fate of one record: is it with another of its person's that is not under the
// same number of its own agency, or with somebody else's instead?
func (a *alike) fate(row int) (f fate) {
	told := a.t.rows[row]
	if len(a.own[told.person]) < 2 {
		return f
	}
	f.sought = 1
	with := a.with[[2]int32{told.person, a.cluster[row]}]
	if len(with) > 1 {
		f.found = 1
	}
	mine := 0
	for _, n := range with {
		mine += n
	}
	if len(with) < 2 && a.size[a.cluster[row]] > mine {
		f.astray = 1
	}
	return f
}

func sorted[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
