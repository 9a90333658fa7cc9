package programme

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"byname"
	"byname/outcome"
)

// Draft is a programme's file made from what teams invented: it can be checked
// and tried, and is marked as what it is. Nobody has decided on it. It is made
// of what the group shares alone, so it tells of nobody.
func (g Group) Draft(words Words) ([]byte, error) {
	kinds := g.Kinds
	if len(kinds) > 4 {
		kinds = kinds[:4]
	}
	title := "Like those for whom teams tried it: " + strings.Join(g.Around, ", ")
	agreements := g.agreements(kinds)
	if len(kinds) == 0 { // they had nothing in common that agencies told
		kinds, title, agreements = []string{"plan"}, "HERE: what those for whom teams tried it had in common", g.agreements(g.told())
	}
	if len(agreements) == 0 {
		return nil, byname.Conflict("draft", "people of whom agencies told something", "write the file by hand: see docs/programme.md")
	}
	line, gains, err := words.anyLine()
	if err != nil {
		return nil, err
	}
	list := quoted(kinds)
	rule := fmt.Sprintf("events(%s).within(365).any()", list)
	if len(kinds) > 2 {
		var each []string
		for _, k := range kinds {
			each = append(each, fmt.Sprintf("events(%q).within(365).any()", k))
		}
		rule = "how_many([" + strings.Join(each, ", ") + "]) >= 2"
	}
	within := Span{24 * max(1, g.middle(func(s Invention) int { return s.WithinDays }))}
	cost := g.Cost()
	what := strings.Join(g.Shared, ", ")
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("# DRAFT. Made from what teams invented, and decided by nobody. Read it, write it anew in your own words, try it, and give it a name of its own.")
	p("id: draft_%s", idOf(g.Shared))
	p("title: %q", "Draft: "+what)
	p("theme: invented")
	p("lead: %s", g.by())
	p("tells: [%s]", strings.Join(words.tells(kinds), ", "))
	p("purpose: find")
	p("agreements: [%s]", strings.Join(agreements, ", "))
	p("sources:")
	p("  - %q", fmt.Sprintf("What teams did when no programme foresaw it, %s to %s: %s steps", month(g.Steps[0].Day), month(g.Steps[len(g.Steps)-1].Day), outcome.CountWords(len(g.Steps))))
	p("find:")
	if who := g.who(); who != "" {
		p("  who: '%s'", who)
	}
	p("  signs:")
	p("    - name: as_before")
	p("      title: %q", title)
	p("      when: '%s'", rule)
	p("      urgency: %s", within)
	p("      because: ['events(%s).within(365)']", list)
	p("      source: what teams invented; no published practice yet")
	p("offer:")
	p("  - id: tried")
	p("    step: %q", what+" (the words that the steps share: say it as the person would)")
	p("    by: %s", g.by())
	p("    within: %s", within)
	p("    cost: %s", cost)
	p("    cost_from: the middle of what teams paid, to the five pounds below")
	p("success:")
	p("  when: events(%s).within(365).none()", list)
	p("  by: %s", Span{within.Hours + 26*168})
	p("  sustained: 13 weeks")
	p("money:")
	p("  benefits:")
	p("    - {line: %q, gains: %q, avoided_per_person: 0}", line, gains)
	p("  evidence:")
	p("    grade: 6")
	p("    says: %q", "Nothing is known but what became of the steps: "+g.CameWords()+".")
	return []byte(b.String()), nil
}

// CameWords is what came of the steps, small numbers protected.
func (g Group) CameWords() string {
	var parts []outcome.Indicator
	all := []Came{WasDone, NotDone, IsOpen}
	total := outcome.OfProportion(int64(len(g.Steps)), float64(len(g.Steps)), 100, 0)
	for _, c := range all {
		parts = append(parts, outcome.OfProportion(int64(g.Count(c)), float64(len(g.Steps)), 100, 0))
	}
	parts, _ = outcome.ProtectTable(parts, total)
	var said []string
	for i, p := range parts {
		if p.Shown() {
			said = append(said, fmt.Sprintf("about %d %s", p.Numerator, all[i]))
		}
	}
	if len(said) == 0 {
		return "too few to say how they ended"
	}
	return strings.Join(said, ", ")
}

// Cost is the middle of what the steps cost, to the five pounds below.
func (g Group) Cost() byname.Pence {
	return byname.Pence(g.middle(func(s Invention) int { return int(s.Cost) }) / 500 * 500)
}

// middle is the middle one of a number of each step.
func (g Group) middle(of func(Invention) int) int {
	var all []int
	for _, s := range g.Steps {
		all = append(all, of(s))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// by is the kind of agency that did most of the steps.
func (g Group) by() string {
	count := map[string]int{}
	for _, s := range g.Steps {
		count[s.By]++
	}
	kinds := slices.Sorted(maps.Keys(count))
	return slices.MaxFunc(kinds, func(a, b string) int { return cmp.Or(cmp.Compare(count[a], count[b]), cmp.Compare(b, a)) })
}

// told are all kinds that any of them had.
func (g Group) told() (kinds []string) {
	for _, s := range g.Steps {
		kinds = append(kinds, slices.Collect(maps.Keys(s.Events))...)
	}
	return kinds
}

// agreements are those under which the kinds were told.
func (g Group) agreements(kinds []string) []string {
	all := map[string]bool{}
	for _, s := range g.Steps {
		for kind, agreement := range s.Events {
			if slices.ContainsFunc(kinds, func(k string) bool { return under(kind, k) }) {
				all[agreement] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// who is the age that all share, when they share one.
func (g Group) who() string {
	low, high := g.Steps[0].Ages[0], g.Steps[0].Ages[1]
	for _, s := range g.Steps {
		if s.Ages == [2]int{} {
			return ""
		}
		low, high = min(low, s.Ages[0]), max(high, s.Ages[1])
	}
	switch {
	case low > 0 && high < 120:
		return fmt.Sprintf("age >= %d && age <= %d", low, high)
	case low > 0:
		return fmt.Sprintf("age >= %d", low)
	case high < 120:
		return fmt.Sprintf("age <= %d", high)
	}
	return ""
}

// tells are the classes of the kinds.
func (w Words) tells(kinds []string) []string {
	all := map[string]bool{}
	for kind, about := range w.Kinds {
		if slices.ContainsFunc(kinds, func(k string) bool { return under(kind, k) }) {
			all[about.Class] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// under reports whether a kind is another, or begins with it.
func under(kind, other string) bool { return kind == other || strings.HasPrefix(kind, other+".") }

// anyLine is a unit cost to begin from: a visit to A&E where the place has it.
func (w Words) anyLine() (line, gains string, err error) {
	if c, has := w.UnitCosts["HE4.0"]; has {
		return "HE4.0", c.Gains, nil
	}
	for _, line := range slices.Sorted(maps.Keys(w.UnitCosts)) {
		return line, w.UnitCosts[line].Gains, nil
	}
	return "", "", byname.Conflict("draft", "a place with unit costs", "add unit_costs.csv.gz")
}

// month is a day without the day, which could be somebody's.
func month(d byname.Day) string { return d.String()[:7] }

func quoted(kinds []string) string {
	if len(kinds) == 1 {
		return fmt.Sprintf("%q", kinds[0])
	}
	var all []string
	for _, k := range kinds {
		all = append(all, fmt.Sprintf("%q", k))
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// idOf makes a name of small letters from words.
func idOf(words []string) string {
	var parts []string
	for _, w := range words[:min(3, len(words))] {
		plain := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' {
				return r
			}
			return -1
		}, w)
		if plain != "" {
			parts = append(parts, plain)
		}
	}
	return cmp.Or(strings.Join(parts, "_"), "words")
}
