package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"text/tabwriter"
)

// target is how far below the best group's F1 no other may be.
const target = .005

// A group is some people and what became of their rows.
type group struct {
	name                 string
	people, whole, mixed int // whole: all rows together and no one else's; mixed: with somebody else's
	all, between         pairs
	lives                []life
	measured             bool
}

// ways to divide people.
var ways = []struct {
	title string
	of    func(someone) string
}{
	{"ethnic group", func(p someone) string { return p.ethnic }},
	{"deprivation fifth", func(p someone) string {
		if p.fifth == 0 {
			return "not known"
		}
		return fmt.Sprintf("%d%s", p.fifth, map[int]string{1: " most deprived", 5: " least deprived"}[p.fifth])
	}},
	{"sex", func(p someone) string { return p.sex }},
	{"age", func(p someone) string {
		for _, to := range []int{4, 17, 24, 44, 64, 79} {
			if p.age <= to {
				return fmt.Sprintf("to %02d", to)
			}
		}
		return "to the end"
	}},
	{"home", func(p someone) string {
		if p.noFixed {
			return "no fixed abode"
		}
		return "an address"
	}},
}

// f1 and its standard error, persons being what varies: a ratio of sums.
//
// Source: Cochran WG. Sampling techniques. 3rd ed. 1977, 6.3.
func (g *group) f1() (f, se float64) {
	f, of := g.all.f1()
	if of == 0 {
		return f, 0
	}
	var sum float64
	for _, l := range g.lives {
		d := 2*l.all.right - f*(2*l.all.right+l.all.missed+l.all.wrong)
		sum += d * d
	}
	return f, math.Sqrt(sum) / of
}

func (g *group) add(l life, measured bool) {
	g.people++
	g.all.add(l.all.right, l.all.missed, l.all.wrong, 1)
	g.between.add(l.between.right, l.between.missed, l.between.wrong, 1)
	if l.pieces == 1 && !l.withOthers {
		g.whole++
	}
	if l.withOthers {
		g.mixed++
	}
	g.lives = append(g.lives, l)
	g.measured = measured
}

// f1 and what it is a share of; 1 when there is nothing to get wrong.
func (p pairs) f1() (f, of float64) {
	if of = 2*p.right + p.missed + p.wrong; of == 0 {
		return 1, 0
	}
	return 2 * p.right / of, of
}

// table compares every group with the best of its kind.
func table(out io.Writer, people []someone, lives []life, fewest int) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, way := range ways {
		groups := map[string]*group{}
		for i, p := range people {
			name := way.of(p)
			if lives[i].rows == 0 {
				continue
			}
			if groups[name] == nil {
				groups[name] = &group{name: name}
			}
			groups[name].add(lives[i], p.measured || way.title != "ethnic group")
		}
		best := 0.
		for _, g := range groups {
			if f, _ := g.f1(); g.people >= fewest && g.measured {
				best = max(best, f)
			}
		}
		fmt.Fprintf(t, "\n%s\tpeople\tprecision\trecall\tF1\t± se\tbelow best\tF1 between agencies\twhole\tmixed up\t\n", way.title)
		for _, name := range slices.Sorted(maps.Keys(groups)) {
			g := groups[name]
			f, se := g.f1()
			between, _ := g.between.f1()
			share := func(n int) float64 { return float64(n) / float64(g.people) }
			fmt.Fprintf(t, "%s\t%d\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%s\n", name, g.people, part(g.all.right, g.all.wrong), part(g.all.right, g.all.missed), f, se,
				max(0, best-f), between, share(g.whole), share(g.mixed), g.verdict(best-f, se, fewest))
		}
	}
	return t.Flush()
}

// verdict on a gap. A gap within two standard errors of the target may be
// chance.
func (g *group) verdict(gap, se float64, fewest int) string {
	switch {
	case !g.measured:
		return "names not measured"
	case g.people < fewest:
		return "too few"
	case gap <= target:
		return ""
	case gap-2*se <= target:
		return "BEHIND, may be chance"
	}
	return "BEHIND"
}

func part(right, not float64) float64 {
	if right+not == 0 {
		return 1
	}
	return right / (right + not)
}
