package programme

import (
	"slices"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/signal"
)

// came reports whether something counted happened after a day and up to another.
func came(events []population.Event, kinds []string, after, until byname.Day) bool {
	return slices.ContainsFunc(events, func(e population.Event) bool {
		day := e.At.Day()
		return day > after && day <= until && slices.ContainsFunc(kinds, func(k string) bool { return feed.Under(e.Kind, k) })
	})
}

// measured is somebody on a day, in the order of what those compared must be
// alike in; not known when any of it is not.
func (p Programme) measured(c *Course, day, waited byname.Day, signs *signal.Set, words Words) (x []float64, known bool) {
	for _, m := range p.Effect.Alike {
		v := 0.
		switch m {
		case "age":
			born := c.Facts.Person.Born.Reveal()
			if born == 0 {
				return nil, false
			}
			v = float64(born.YearsBefore(day))
		case "sex":
			if c.Facts.Person.Sex == byname.SexUnknown {
				return nil, false
			}
			v = float64(ifSo(c.Facts.Person.Sex == byname.Female))
		case "deprivation":
			if v = float64(c.Facts.Deprivation); v == 0 {
				return nil, false
			}
		case "crises":
			v = contacts(c.Facts.Person.Events, "reactive", day, words)
		case "help":
			v = contacts(c.Facts.Person.Events, "proactive", day, words)
		case "reasons":
			f := c.Facts
			f.AsOf = day
			for _, found := range signs.Evaluate(f) {
				v += float64(len(found.Reasons))
			}
		case "waited":
			v = float64(waited)
		}
		x = append(x, v)
	}
	return x, true
}

// contacts are those of a balance in the year before a day.
func contacts(events []population.Event, balance string, day byname.Day, words Words) (n float64) {
	for i := range events {
		if d := events[i].At.Day(); d < day && d >= day-365 && !events[i].Restricted && words.Kinds[events[i].Kind].Balance == balance {
			n++
		}
	}
	return n
}
