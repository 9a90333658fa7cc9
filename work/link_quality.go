package work

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"byname"
	"byname/guard"
	"byname/link"
	"byname/outcome"
)

// A LinkQuality is how well the records of the last whole build are linked, as
// anybody who may see it is shown: small numbers are protected.
type LinkQuality struct {
	Build   int          `json:"build"`
	Day     byname.Day   `json:"day"`
	Line    string       `json:"line"` // all of it in a sentence
	Figures []LinkFigure `json:"figures"`
	Ways    []LinkWay    `json:"ways"`
	Sample  LinkSample   `json:"sample"`
	Drift   []LinkDrift  `json:"drift"` // of this build and those before, oldest first
	Changed []string     `json:"changed"`
}

// A LinkFigure is one number about everybody, and what it rests on.
type LinkFigure struct {
	What   string    `json:"what"`
	Means  string    `json:"means"`
	Share  LinkShare `json:"share"`
	Method string    `json:"method"`
}

// A LinkShare is so many in a hundred, with its interval. When Missing is not
// empty there is no number, and it says why; AtMost or AtLeast may then say how
// large or small it can be.
type LinkShare struct {
	Value   float64 `json:"value"`
	Lower   float64 `json:"lower"`
	Upper   float64 `json:"upper"`
	Of      int     `json:"of"` // records looked at, to the nearest 5
	Missing string  `json:"missing,omitempty"`
	AtMost  float64 `json:"at_most,omitempty"`
	AtLeast float64 `json:"at_least,omitempty"`
}

// A LinkWay is one way to divide people, and how well each group is linked.
type LinkWay struct {
	Name   string      `json:"name"`
	Groups []LinkGroup `json:"groups"`
}

// A LinkGroup are people, or records, of one kind.
type LinkGroup struct {
	Name    string    `json:"name"`
	Missed  LinkShare `json:"missed"` // records without a number that do not find their person
	Astray  LinkShare `json:"astray"` // that come to somebody else
	Verdict string    `json:"verdict"`
	Worse   bool      `json:"worse"` // than the best-served group, and not by chance
}

// LinkQuality is read from the current build; nothing is counted anew, and
// nobody is opened.
func (w *Work) LinkQuality(ctx context.Context, who Who) (q LinkQuality, err error) {
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return q, err
	}
	b, err := w.Builds.Current()
	if err != nil {
		return q, err
	}
	s, err := b.Quality()
	if err != nil {
		return q, err
	}
	k := newStanding(s)
	q = LinkQuality{Build: b.Number, Day: b.Day, Line: k.line(), Figures: k.figures(), Drift: w.drift(b.Drift)}
	if n := len(q.Drift); n > 0 { // the last whole build, when a day's changes have joined since
		q.Build, q.Day = q.Drift[n-1].Build, q.Drift[n-1].Day
	}
	q.Changed = w.changed(b.Drift)
	for way := byEverybody + 1; way < ways; way++ {
		q.Ways = append(q.Ways, k.way(waysToDivide[way]))
	}
	q.Ways = append(q.Ways, w.agencies(k))
	q.Sample, err = w.linkSample(ctx)
	return q, err
}

// LinkLine says in a sentence how well records are linked; "" when no build
// has counted it. It stands on pages that must open even when it cannot be
// read, and then says so.
func (w *Work) LinkLine() string {
	b, err := w.Builds.Current()
	if err != nil {
		return ""
	}
	s, err := b.Quality()
	switch {
	case errors.Is(err, byname.ErrNotFound):
		return ""
	case err != nil:
		return "How well records are linked could not be read."
	}
	return newStanding(s).line()
}

// A standing answers for the counts of one build.
type standing struct {
	cells  map[string]map[string][]link.Cell // by way and group
	weight map[byname.AgencyID]float64       // records that came without a number, of agencies that can be judged
	gaps   map[[2]string]outcome.Gap         // by way and group, of missed links
	astray map[[2]string]outcome.Gap         // of links gone astray
}

// fewestTried is how many records a group must have had tried to be compared.
const fewestTried = 30

func newStanding(s link.Standing) *standing {
	k := &standing{cells: map[string]map[string][]link.Cell{}, weight: map[byname.AgencyID]float64{},
		gaps: map[[2]string]outcome.Gap{}, astray: map[[2]string]outcome.Gap{}}
	for _, c := range s.Cells {
		if k.cells[c.Way] == nil {
			k.cells[c.Way] = map[string][]link.Cell{}
		}
		k.cells[c.Way][c.Group] = append(k.cells[c.Way][c.Group], c)
	}
	for _, c := range k.everybody() {
		if c.Tried > 0 {
			k.weight[c.Agency] = float64(max(1, c.Unnumbered()))
		}
	}
	k.compare(k.gaps, missed)
	k.compare(k.astray, astray)
	return k
}

func (k *standing) everybody() []link.Cell { return k.cells[""][""] }

// An outset is how many of the records tried fared in one way.
type outset func(link.Cell) int64

// missed are trials that did not find their person.
func missed(c link.Cell) int64 { return c.Missed + c.Unclear }

// astray are those that came to somebody of another number.
func astray(c link.Cell) int64 { return c.Astray }

// sum is of how many in a group, and of how many tried.
func (of outset) sum(cells []link.Cell) (x, n int64) {
	for _, c := range cells {
		x, n = x+of(c), n+c.Tried
	}
	return x, n
}

// parts are the agencies as strata, each weighing as many as it sends records
// without a number.
func (k *standing) parts(of outset) (parts []outcome.Part) {
	for _, c := range k.everybody() {
		parts = append(parts, outcome.Part{Weight: k.weight[c.Agency], X: of(c), N: c.Tried})
	}
	return parts
}

// compare finds the gaps of all groups of all ways together.
func (k *standing) compare(into map[[2]string]outcome.Gap, of outset) {
	var kinds [][]outcome.Group
	for _, way := range waysToDivide[1:] {
		var groups []outcome.Group
		for _, name := range k.groups(way) {
			x, n := of.sum(k.cells[way][name])
			groups = append(groups, outcome.Group{Name: name, X: x, N: n})
		}
		kinds = append(kinds, groups)
	}
	for _, g := range outcome.Gaps(kinds, fewestTried) {
		into[[2]string{waysToDivide[g.Kind+1], g.Group}] = g
	}
}

// groups of a way, those not recorded last.
func (k *standing) groups(way string) (names []string) {
	for name := range k.cells[way] {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(placeOf(a), placeOf(b)), cmp.Compare(a, b)) })
	return names
}
