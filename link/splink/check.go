package splink

import (
	"fmt"
	"math"
	"strings"

	"byname"
)

// check parses the conditions and refuses what makes no sense.
func (m *Model) check(where string) error {
	switch m.LinkType {
	case DedupeOnly, LinkOnly, LinkAndDedupe:
	case "":
		return byname.Invalid(where, "a link_type", "add it: dedupe_only, link_only or link_and_dedupe")
	default:
		return byname.Invalid(where+", link_type", "dedupe_only, link_only or link_and_dedupe", "write one of them")
	}
	m.Dialect = strings.ToLower(m.Dialect)
	if !isDialect(m.Dialect) {
		return byname.Invalid(where+", sql_dialect", strings.Join(dialects, " or "), "let Splink write the model for one of them")
	}
	if !(m.Lambda > 0 && m.Lambda < 1) {
		return byname.Invalid(where+", probability_two_random_records_match", "a number between 0 and 1", "correct it")
	}
	if !(m.Convergence > 0) || m.MaxIterations < 1 {
		return byname.Invalid(where, "em_convergence above 0 and max_iterations of 1 or more", "leave them out for the defaults")
	}
	if len(m.Comparisons) == 0 {
		return byname.Invalid(where, "comparisons", "a model compares something: add one")
	}
	names := map[string]bool{}
	for i, c := range m.Comparisons {
		at := fmt.Sprintf("%s, comparison %d", where, i+1)
		if c.Name != "" {
			at = fmt.Sprintf("%s, comparison %q", where, c.Name)
		}
		if err := c.check(at, m.Dialect); err != nil {
			return err
		}
		if names[strings.ToLower(c.Name)] {
			return byname.Invalid(at, "a name of its own", "give one of the two another output_column_name")
		}
		names[strings.ToLower(c.Name)] = true
		if t, text := takenOut(c.Description); t != nil {
			m.Training, c.Description = t, text
		}
	}
	for i, r := range m.Rules {
		n, err := parse(r.SQL, m.Dialect, true)
		if err != nil {
			return within(fmt.Sprintf("%s, blocking rule %d", where, i+1), err)
		}
		r.condition = n
	}
	return nil
}

func (c *Comparison) check(where, dialect string) error {
	levels := 0
	for i, l := range c.Levels {
		at := fmt.Sprintf("%s, level %d", where, i+1)
		if !l.Null {
			levels++
		}
		for _, p := range []*float64{l.M, l.U} {
			if p != nil && (*p < 0 || *p > 1 || math.IsNaN(*p)) {
				return byname.Invalid(at, "probabilities between 0 and 1", "train the model again")
			}
		}
		if l.TFMinimum < 0 || l.TFMinimum > 1 || l.TFWeight < 0 || l.TFWeight > 1 {
			return byname.Invalid(at, "tf_adjustment_weight and tf_minimum_u_value between 0 and 1", "correct them")
		}
		if l.Else() {
			if i < len(c.Levels)-1 {
				return byname.Invalid(at, "ELSE as the last level", "put it at the end: what follows is never reached")
			}
			continue
		}
		n, err := parse(l.SQL, dialect, false)
		if err != nil {
			return within(at, err)
		}
		l.condition = n
	}
	if levels < 2 {
		return byname.Invalid(where, "two levels or more besides that of nulls", "add ELSE, or leave the comparison out")
	}
	if c.Name == "" {
		c.Name = c.ownName()
	}
	c.complete()
	for i, l := range c.Levels {
		if _, ok := c.baseU(l); !ok {
			return byname.Invalid(fmt.Sprintf("%s, level %d", where, i+1), "a level of this comparison where "+l.TFColumn+" is equal, for the frequencies of this one",
				"add it, or set disable_tf_exact_match_detection")
		}
	}
	return nil
}

// ownName is the name that Splink gives a comparison without one.
func (c *Comparison) ownName() string {
	list := c.columns()
	if len(list) == 1 {
		return list[0]
	}
	return "custom_" + strings.Join(list, "_")
}

// within adds where a condition stands to what is wrong with it.
func within(where string, err error) error {
	if p, ok := err.(*byname.Problem); ok {
		q := *p
		q.Where = where + ", " + p.Where
		return &q
	}
	return fmt.Errorf("%s: %w", where, err)
}
