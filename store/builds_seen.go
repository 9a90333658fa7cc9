package store

import (
	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
)

// seen is as much of a person as a Pass shows.
func seen(pass guard.Pass, p population.Person) population.Person {
	if p.Protected && !pass.Need() {
		p.Address, p.Postcode, p.LSOA = byname.Text{}, byname.Text{}, ""
	}
	return p
}

// seenTimeline is as much of a timeline as a Pass shows, and how many events
// it withholds. Restricted events are not even counted.
func seenTimeline(pass guard.Pass, t population.Timeline) (_ population.Timeline, withheld int) {
	all := t.Events
	t.Person, t.Events = seen(pass, t.Person), make([]population.Event, 0, len(all))
	for _, e := range all {
		class := classOf(e.Kind)
		switch pass.Sees(class, e.Agency, e.Restricted) {
		case guard.Full:
			t.Events = append(t.Events, e)
		case guard.Hint:
			t.Events = append(t.Events, hint(e, class))
		default:
			if !e.Restricted {
				withheld++
			}
		}
	}
	return t, withheld
}

// hint is what may be known of an event by those who may know no more than
// that an agency was there that day: its class stands for its kind.
func hint(e population.Event, class string) population.Event {
	return population.Event{Agency: e.Agency, Hint: true, Event: feed.Event{
		Key: e.Key, Subject: e.Subject, Kind: class, At: e.At.Day().Start(), DayOnly: true,
	}}
}

func classOf(kind string) string { return feed.Kinds()[kind].Class }
