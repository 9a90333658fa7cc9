package store

import (
	"slices"
	"strings"
)

// agencySets are the sets of agencies that told something about somebody. Few
// sets are of many people, so that a person holds a number and no list.
type agencySets struct {
	sets []string // agencies in order, a space between
	with map[agencyMore]int32
	by   map[string]int32
}

type agencyMore struct {
	set    int32
	agency string
}

// add is the set that has one agency more; 0 is the empty set.
func (a *agencySets) add(set int32, agency string) int32 {
	if a.by == nil {
		a.sets, a.with, a.by = []string{""}, map[agencyMore]int32{}, map[string]int32{"": 0}
	}
	more := agencyMore{set, agency}
	if n, known := a.with[more]; known {
		return n
	}
	all := append(strings.Fields(a.sets[set]), agency)
	slices.Sort(all)
	text := strings.Join(slices.Compact(all), " ")
	n, known := a.by[text]
	if !known {
		n = int32(len(a.sets))
		a.sets, a.by[text] = append(a.sets, text), n
	}
	a.with[more] = n
	return n
}

// of are the agencies of a set, a space between.
func (a *agencySets) of(set int32) string {
	if len(a.sets) == 0 {
		return ""
	}
	return a.sets[set]
}
