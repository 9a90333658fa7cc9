package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"

	"byname"
	"byname/link"
	"byname/outcome"
	"byname/store"
	"byname/work"
)

// compared is a figure that the quality page would show, and what is true of
// the records it speaks of.
type compared struct {
	what  string
	shown outcome.Indicator
	truth outcome.Indicator
}

// within reports whether the two agree: the truth is a count too, of records
// that might have come otherwise, so the interval of their difference must
// hold nothing.
//
// Source: Newcombe RG. Stat Med 1998;17:873-90, method 10.
func (c compared) within() bool {
	up := math.Hypot(c.shown.UpperCL-c.shown.Value, c.truth.Value-c.truth.LowerCL)
	down := math.Hypot(c.shown.Value-c.shown.LowerCL, c.truth.UpperCL-c.truth.Value)
	d := c.shown.Value - c.truth.Value
	return d-down <= 0 && d+up >= 0
}

// compare sets what NHS numbers tell, without knowing the truth, beside it.
func (t *town) compare(r *link.Result) (list []compared) {
	s, agencies := t.counts(r)
	judged := map[string]bool{}
	for _, c := range s.Cells {
		judged[string(c.Agency)] = c.Tried > 0
	}
	var all, without, unjudged fate
	groups := map[string]*fate{}
	own := t.alike(r)
	for row, told := range t.rows {
		if told.person < 0 || r.Marks[row].Has(link.Repeats) {
			continue
		}
		f := own.fate(row)
		if !judged[told.agency] {
			unjudged.add(f)
			continue
		}
		all.add(f)
		if !r.Marks[row].Has(link.Numbered) {
			without.add(f)
			for _, way := range ways {
				name := way.title + ": " + way.of(t.people[told.person])
				if groups[name] == nil {
					groups[name] = &fate{}
				}
				groups[name].add(f)
			}
		}
	}
	truth := []outcome.Indicator{all.joined(), all.gone(), without.joined(), without.gone()}
	for i, e := range work.LinkEstimates(s)[:len(truth)] {
		list = append(list, compared{e.What, e.Indicator, truth[i]})
	}
	none := outcome.Indicator{Refused: "not estimated"}
	list = append(list, compared{"agencies without NHS numbers, joined", none, unjudged.joined()}, compared{"agencies without NHS numbers, with somebody else", none, unjudged.gone()})
	for _, name := range sorted(agencies) {
		if f := groups[name]; f != nil && f.sought >= 50 && agencies[name][1] >= 100 {
			x, n := agencies[name][0], agencies[name][1]
			list = append(list, compared{"missed, " + name, outcome.OfProportion(x, float64(n), 100, .95), f.missed()})
		}
	}
	return append(list, t.ruled(r)...)
}

// counts makes the counts of a build from a linking, and of each group how
// many trials missed, and how many there were.
func (t *town) counts(r *link.Result) (s link.Standing, groups map[string][2]int64) {
	cells := map[string]*link.Cell{}
	cell := func(row int32) *link.Cell {
		agency := t.rows[row].agency
		if cells[agency] == nil {
			cells[agency] = &link.Cell{Agency: byname.AgencyID(agency)}
		}
		return cells[agency]
	}
	for row, m := range r.Marks {
		if !m.Has(link.Repeats) {
			cell(int32(row)).Add(m)
		}
	}
	groups = map[string][2]int64{}
	for _, x := range r.Trials {
		cell(x.Row).Try(x.Found)
		if p := t.rows[x.Row].person; p >= 0 {
			for _, way := range ways {
				name := way.title + ": " + way.of(t.people[p])
				n := groups[name]
				if n[1]++; x.Found == link.Missed || x.Found == link.Unclear {
					n[0]++
				}
				groups[name] = n
			}
		}
	}
	for _, name := range sorted(cells) {
		s.Cells = append(s.Cells, *cells[name])
	}
	return s, groups
}

// ruled draws pairs and lets somebody who knows the truth rule on them.
func (t *town) ruled(r *link.Result) []compared {
	same := func(e link.Edge) bool { return t.rows[e.A].person == t.rows[e.B].person }
	var kept, right, should float64
	for _, e := range r.Edges {
		if e.Kept {
			kept++
		}
		if same(e) {
			should++
		}
		if e.Kept && same(e) {
			right++
		}
	}
	var draws []store.Draw
	for _, x := range link.Draw(r.Edges, func(link.Edge) string { return "everybody" }, 400, 1) {
		says := store.Different
		if same(x.Edge) {
			says = store.Same
		}
		draws = append(draws, store.Draw{Review: store.Review{Joined: x.Kept, Says: says}, Stratum: x.Stratum, Chance: x.Chance})
	}
	var list []compared
	for i, shown := range work.SampleOf(1, draws).Shares {
		truth := []outcome.Indicator{{Value: 100 * right / kept}, {Value: 100 * right / should}}[i] // of these very pairs: without chance
		truth.LowerCL, truth.UpperCL = truth.Value, truth.Value
		what := []string{"links that are right, by rulings on a sample", "links made of those weighed, by rulings"}[i]
		in := outcome.Indicator{Value: shown.Value, LowerCL: shown.Lower, UpperCL: shown.Upper, Refused: shown.Missing}
		list = append(list, compared{what, in, truth})
	}
	return list
}

func printCompared(out io.Writer, runs [][]compared) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\nwhat is shown, in a hundred\tlast estimate\tmean truth\tmean error\tagree\t")
	var order []string
	by := map[string][]compared{}
	for _, run := range runs {
		for _, c := range run {
			if !slices.Contains(order, c.what) {
				order = append(order, c.what)
			}
			by[c.what] = append(by[c.what], c)
		}
	}
	for _, what := range order {
		var bias, truth float64
		var last outcome.Indicator
		in, n := 0, 0
		for _, c := range by[what] {
			truth += c.truth.Value / float64(len(by[what]))
			if last.Refused = c.shown.Refused; !c.shown.Shown() {
				continue
			}
			n++
			last = c.shown
			bias += c.shown.Value - c.truth.Value
			if c.within() {
				in++
			}
		}
		if n == 0 {
			fmt.Fprintf(t, "%s\t%s\t%.2f\n", what, last.Refused, truth)
			continue
		}
		fmt.Fprintf(t, "%s\t%.2f (%.2f to %.2f)\t%.2f\t%+.2f\t%d of %d\n", what, last.Value, last.LowerCL, last.UpperCL, truth, bias/float64(n), in, n)
	}
	return t.Flush()
}
