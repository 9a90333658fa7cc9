package outcome

import (
	"slices"
	"strings"

	"byname"
)

// check tells what is wrong with a measure.
func (m Measure) check(known func(string) bool) error {
	wrong := func(field, expected string) error {
		return byname.Invalid(field, expected, "correct it; docs/outcome.md shows the form")
	}
	for _, f := range []struct{ name, value string }{{"id", m.ID}, {"title", m.Title}, {"means", m.Means}, {"unit", m.Unit}, {"source", m.Source}} {
		if strings.TrimSpace(f.value) == "" {
			return wrong(f.name, "something written")
		}
	}
	switch {
	case !slices.Contains([]string{"health", "independence", "economic life"}, m.Domain):
		return wrong("domain", "health, independence or economic life")
	case m.Better != Higher && m.Better != Lower && m.Better != "":
		return wrong("better", "higher or lower, or nothing where neither is")
	case m.Span != Year && m.Span != Term:
		return wrong("span", "year or term")
	case m.England.Value == nil && m.Kind != Published && m.England.None == "":
		return wrong("england", "a value, or none: with the reason")
	case m.Of != "" && m.Of != "people" && m.Of != "events", m.OfEvents() && (m.Kind != Proportion || len(m.Among.Events) == 0):
		return wrong("of", "people or events, the latter of a proportion among events")
	case m.Standard != "" && (m.Standard != "esp2013" || m.Kind != Rate):
		return wrong("standard", "esp2013, of a rate, or nothing")
	case m.Comparator != "" && m.Comparator != "england" && m.Comparator != "england-median":
		return wrong("comparator", "england or england-median")
	case m.England.Value != nil && (m.England.Source == "" || m.England.Period == ""):
		return wrong("england", "a period and a source beside the value")
	}
	if err := m.checkTarget(wrong); err != nil {
		return err
	}
	switch m.Kind {
	case Published:
		if m.Published.Indicator == "" && m.Published.National == "" {
			return wrong("published", "indicator as in the place's files of figures, or national: its number on the national site")
		}
		if i := m.Published.Interval; i != "" && i != Rate && i != Proportion {
			return wrong("interval", "proportion or rate, or nothing")
		}
		return nil
	case Rate, Proportion:
		if m.Per <= 0 || len(m.Count) == 0 {
			return wrong("per and count", "a number above 0, and kinds of event to count")
		}
	default:
		return wrong("kind", "proportion, rate or published")
	}
	for _, kind := range append(slices.Clone(m.Count), m.Among.Events...) {
		if known != nil && !known(kind) {
			return byname.NotFound("event kind "+kind, "a kind of docs/feed.md", "correct the name")
		}
	}
	return nil
}
