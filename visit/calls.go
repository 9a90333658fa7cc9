package visit

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
)

// Calls say when a team hears that ambulance, fire or police come to somebody
// again and again: calls.yaml of a place. The zero Calls never do.
type Calls struct {
	Kinds       []string // of event, and all below them
	Times, Days int
}

// LoadCalls reads calls.yaml and tells all that is wrong with it; a place
// without one has none.
func LoadCalls(files fs.FS, known Known) (c Calls, err error) {
	err = read(files, "calls.yaml", known, func(r *reader, n *yaml.Node) {
		r.fields(n, []string{"kinds", "times", "days"}, nil, func(key string, n *yaml.Node) {
			switch key {
			case "kinds":
				r.each(n, func(n *yaml.Node) { c.Kinds = append(c.Kinds, r.kind(n)) })
			case "times":
				c.Times = r.between(n, 2, 100)
			case "days":
				c.Days = r.between(n, 1, 366)
			}
		})
	})
	return c, err
}

// between is a whole number, no smaller than least and no larger than most.
func (r *reader) between(n *yaml.Node, least, most int) int {
	x, err := strconv.Atoi(n.Value)
	if err != nil || x < least || x > most {
		r.bad(n, "a whole number from "+strconv.Itoa(least)+" to "+strconv.Itoa(most), "correct it")
	}
	return x
}

// Counts reports whether an event of a kind is a call.
func (c Calls) Counts(kind string) bool {
	return slices.ContainsFunc(c.Kinds, func(k string) bool { return kind == k || strings.HasPrefix(kind, k+".") })
}

// apart is the most minutes between two calls to the same thing: several come
// to it one after another.
const apart = 60

// Repeated is on how many occasions there was a call in the days up to today,
// and whether that is often enough for the team to hear of it.
func (c Calls) Repeated(at []byname.Minute, today byname.Day) (times int, often bool) {
	var last byname.Minute
	for _, m := range slices.Sorted(slices.Values(at)) {
		if day := m.Day(); day > today || day <= today-byname.Day(c.Days) {
			continue
		}
		if times == 0 || m > last+apart {
			times++
		}
		last = m
	}
	return times, c.Times > 0 && times >= c.Times
}
