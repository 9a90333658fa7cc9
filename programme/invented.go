package programme

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"byname"
)

// An Invention is one step that no programme foresaw, and the circumstances of
// the person it was for, on the day it was added. It names nobody: Words are
// without names, and Person only keeps people apart.
type Invention struct {
	Person        byname.PersonID
	Day           byname.Day // on which it was added
	Words         []string   // of its title, as Plainly gives them
	By            string     // kind of agency
	WithinDays    int
	Cost          byname.Pence
	Came          Came
	Circumstances []string          // "over 65", "follows Steady on your feet"
	Events        map[string]string // kinds of event in the year before, and under which agreement each was told
	Ages          [2]int            // the band of their age, both 0 when it is not known
}

// Came is what came of a step.
type Came string

const (
	WasDone Came = "done"
	NotDone Came = "not done"
	IsOpen  Came = "still open"
)

// A Group is what several teams tried that is alike in words and
// circumstances. It is made only of what it shares.
type Group struct {
	Steps  []Invention // in the order of their days
	Shared []string    // words that at least half of the steps have, of three people or more; most shared first
	Around []string    // circumstances that at least half of them have
	Kinds  []string    // kinds of event that at least half of them had in the year before
}

// enough is how many people a word or a circumstance must be true of before it
// is said of a group: what is shared by three tells of none.
const enough = 3

// People is how many different people the steps were for.
func (g Group) People() int {
	seen := map[byname.PersonID]bool{}
	for _, s := range g.Steps {
		seen[s.Person] = true
	}
	return len(seen)
}

// Count is how many of the steps came to that.
func (g Group) Count(c Came) (n int) {
	for _, s := range g.Steps {
		if s.Came == c {
			n++
		}
	}
	return n
}

// Gather puts inventions into groups: each joins the group it is most like,
// when they have half of their words in common, or a third and one of the
// circumstances; or else begins one. The oldest come first, so that the same
// steps always give the same groups. Groups of fewer than three people are not
// given, and few is how many steps are in those.
func Gather(steps []Invention) (groups []Group, few int) {
	steps = slices.Clone(steps)
	slices.SortStableFunc(steps, func(a, b Invention) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Person, b.Person), slices.Compare(a.Words, b.Words))
	})
	var all []Group
	for _, s := range steps {
		best, most := -1, 0.0
		for i, g := range all {
			if like := g.like(s); like > most {
				best, most = i, like
			}
		}
		if best < 0 {
			all, best = append(all, Group{}), len(all)
		}
		all[best].Steps = append(all[best].Steps, s)
	}
	for _, g := range all {
		if g.share(); g.People() < enough || len(g.Shared) == 0 {
			few += len(g.Steps)
			continue
		}
		groups = append(groups, g)
	}
	slices.SortStableFunc(groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.People(), a.People()), slices.Compare(a.Shared, b.Shared))
	})
	return groups, few
}

// like is how alike a step is to a group, 0 when it does not belong to it: the
// share of its words that at least half of the group's steps have, and a third
// as much for its circumstances.
func (g Group) like(s Invention) float64 {
	words := part(s.Words, half(g.Steps, Invention.words))
	around := part(s.Circumstances, half(g.Steps, Invention.around))
	if words >= 1./2 || words >= 1./3 && around > 0 {
		return words + around/3
	}
	return 0
}

func (s Invention) words() []string  { return s.Words }
func (s Invention) around() []string { return s.Circumstances }

// kinds are those before the step, and what they begin with: ed as well as
// ed.attendance.fall.
func (s Invention) kinds() []string {
	all := map[string]bool{}
	for kind := range s.Events {
		for i := range kind {
			if kind[i] == '.' {
				all[kind[:i]] = true
			}
		}
		all[kind] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// narrowest leaves out what one that is more narrow begins with.
func narrowest(kinds []string) []string {
	return slices.DeleteFunc(slices.Clone(kinds), func(k string) bool {
		return slices.ContainsFunc(kinds, func(other string) bool { return strings.HasPrefix(other, k+".") })
	})
}

// part is the share of words that are among others.
func part(words []string, among map[string]int) float64 {
	if len(words) == 0 {
		return 0
	}
	n := 0
	for _, w := range words {
		if among[w] > 0 {
			n++
		}
	}
	return float64(n) / float64(len(words))
}

// half are those of something that at least half of the steps have, with how
// many people have them.
func half(steps []Invention, of func(Invention) []string) map[string]int {
	people, count := map[string]map[byname.PersonID]bool{}, map[string]int{}
	for _, s := range steps {
		for _, w := range of(s) {
			if people[w] == nil {
				people[w] = map[byname.PersonID]bool{}
			}
			people[w][s.Person] = true
			count[w]++
		}
	}
	found := map[string]int{}
	for w, n := range count {
		if 2*n >= len(steps) {
			found[w] = len(people[w])
		}
	}
	return found
}

// share works out what may be said of the group.
func (g *Group) share() {
	said := func(of func(Invention) []string) []string {
		found := half(g.Steps, of)
		maps.DeleteFunc(found, func(_ string, people int) bool { return people < enough })
		words := slices.Sorted(maps.Keys(found))
		slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(found[b], found[a]) })
		return words
	}
	g.Shared, g.Around, g.Kinds = said(Invention.words), said(Invention.around), narrowest(said(Invention.kinds))
}
