package supply

import (
	"cmp"
	"io/fs"
	"maps"
	"slices"

	"byname/area"
)

// A Value is a figure, or that there is none.
type Value struct {
	Number       float64
	Lower, Upper float64 // 95 % limits where people were counted; both 0 elsewhere
	Known        bool
	Hidden       bool // there is one, and it is not shown to protect people
}

// A Line is one area's figure, and its need: how many of its people live in
// the most deprived fifth of England.
type Line struct {
	Name     string
	People   int
	Deprived float64 // per cent of People
	Value
}

// A Point is one period's figure of the whole system, and of England.
type Point struct {
	Period         string
	Whole, England Value
}

// SideBySide is a measure of health for the fifth of people who live where
// this is worst, and for the fifth where it is best.
type SideBySide struct {
	Title       string
	Worst, Best Value
}

// Shown is one measure with its figures.
type Shown struct {
	Measure
	Missing string // why there is no figure and what to bring; "" when there are
	Period  string // of the latest figures; "" when the file has one time only
	Whole   Value
	England Value
	Median  bool     // England's is the median of its districts
	Places  []Line   // in the order of the system
	Near    []Line   // neighbourhoods, those who fare worst first; none when figures are of larger areas
	Fifths  [5]Value // of people by the deprivation of where they live: 1 the most deprived
	History []Point  // oldest first; none when there is one period
	Beside  *SideBySide
}

// Show works out every measure from the place's files. A measure whose file is
// not there says what to bring; a file that cannot be read is an error with
// its line.
func (s Supply) Show(place fs.FS, areas *area.System) (all []Shown, err error) {
	for _, m := range s.Measures {
		x, err := m.show(place, areas)
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, nil
}

func (m Measure) show(place fs.FS, areas *area.System) (x Shown, err error) {
	x.Measure = m
	var periods map[string]*atlas
	switch {
	case m.Reach.Metres != 0:
		if m.Reach.File != "" && !has(place, m.Reach.File) {
			x.Missing = m.missing(m.Reach.File, m.Reach.columns()...)
			return x, nil
		}
		a, err := reached(place, m.Reach, areas)
		if err != nil {
			return x, err
		}
		periods = map[string]*atlas{"": a}
	case m.Rate.File != "":
		if !has(place, m.Rate.File) {
			x.Missing = m.missing(m.Rate.File, m.Rate.columns()...)
			return x, nil
		}
		periods, err = rates(place, m.Rate, areas)
	default:
		if !has(place, m.Figure.File) {
			x.Missing = m.missing(m.Figure.File, figureColumns...)
			return x, nil
		}
		periods, err = figures(place, m.Figure, areas)
	}
	if err != nil {
		return x, err
	}
	if len(periods) == 0 {
		x.Missing = "The file has no row of it. " + m.Bring
		return x, nil
	}
	x.fill(periods, areas)
	if m.Beside.File != "" && has(place, m.Beside.File) && len(periods[x.Period].small) > 0 {
		err = x.beside(place, areas, periods[x.Period])
	}
	return x, err
}

// fill works out what is shown of all periods.
func (x *Shown) fill(periods map[string]*atlas, areas *area.System) {
	x.Period = last(periods)
	latest := periods[x.Period]
	x.England, x.Median = latest.england, latest.median
	var names []string
	var parts []area.LSOAs
	for _, p := range areas.Places {
		names, parts = append(names, p.Name), append(parts, p.LSOAs)
	}
	x.Places, x.Whole = latest.lines(names, parts, areas.LSOAs)
	if len(latest.small) > 0 {
		names, parts = nil, nil
		for _, n := range areas.Neighbourhoods {
			names, parts = append(names, n.Name), append(parts, n.LSOAs)
		}
		x.Near, _ = latest.lines(names, parts, areas.LSOAs)
		slices.SortStableFunc(x.Near, x.worstFirst)
		values, _ := latest.values(fifths(areas), areas.LSOAs)
		copy(x.Fifths[:], values)
	}
	x.History = history(periods, areas)
}

// history is the figure of every period, over the areas that have one in all.
func history(periods map[string]*atlas, areas *area.System) (points []Point) {
	if len(periods) < 2 {
		return nil
	}
	var always area.LSOAs
	for _, l := range areas.LSOAs {
		in := true
		for _, a := range periods {
			in = in && a.has(l)
		}
		if in {
			always = append(always, l)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(periods)) {
		_, whole := periods[name].values(nil, always)
		points = append(points, Point{name, whole, periods[name].england})
	}
	return points
}

// worstFirst orders lines by who fares worst; those without a figure are last.
func (x *Shown) worstFirst(a, b Line) int {
	if a.Known != b.Known {
		return map[bool]int{true: -1, false: 1}[a.Known]
	}
	if x.Better == "less" {
		a, b = b, a
	}
	return cmp.Compare(a.Number, b.Number)
}

// lines are the figures of areas that make up a whole, with their need.
func (a *atlas) lines(names []string, parts []area.LSOAs, whole area.LSOAs) (all []Line, total Value) {
	values, total := a.values(parts, whole)
	for i, ls := range parts {
		l := Line{Name: names[i], People: ls.Population(), Value: values[i]}
		deprived := 0
		for _, x := range ls {
			if x.Deprivation.Fifth() == 1 {
				deprived += x.Population
			}
		}
		if l.People > 0 {
			l.Deprived = 100 * float64(deprived) / float64(l.People)
		}
		all = append(all, l)
	}
	return all, total
}

// fifths are the small areas by the fifth of England that they are in.
func fifths(areas *area.System) []area.LSOAs {
	in := make([]area.LSOAs, 5)
	for _, l := range areas.LSOAs {
		f := l.Deprivation.Fifth() - 1
		in[f] = append(in[f], l)
	}
	return in
}

// beside puts a measure of health next to this one.
func (x *Shown) beside(place fs.FS, areas *area.System, a *atlas) error {
	b := x.Measure.Beside
	periods, err := figures(place, Figure{b.File, b.Measure}, areas)
	if err != nil || len(periods) == 0 {
		return err
	}
	health := periods[last(periods)]
	var known area.LSOAs
	for _, l := range areas.LSOAs {
		if a.has(l) && health.has(l) {
			known = append(known, l)
		}
	}
	slices.SortStableFunc(known, func(p, q *area.LSOA) int {
		c := cmp.Compare(a.small[p].sum/a.small[p].over, a.small[q].sum/a.small[q].over)
		if x.Better == "less" {
			c = -c
		}
		return c
	})
	fifth := known.Population() / 5
	worst := slices.Clone(first(known, fifth))
	slices.Reverse(known)
	values, _ := health.values([]area.LSOAs{worst, first(known, fifth)}, known)
	x.Beside = &SideBySide{b.Title, values[0], values[1]}
	return nil
}

// first are the first small areas that hold so many people.
func first(ls area.LSOAs, people int) area.LSOAs {
	n := 0
	for i, l := range ls {
		if n += l.Population; n >= people {
			return ls[:i+1]
		}
	}
	return ls
}
