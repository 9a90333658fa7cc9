package store

import (
	"slices"
	"strings"
	"time"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
	"byname/signal"
)

// Sealed is what is behind a Pass's limits: the words that stand for classes
// of which only a hint may be given, each once, and how much is not shown at
// all. What is restricted is not even counted.
type Sealed struct {
	Hints    []string
	Withheld int
}

func (s *Sealed) hint(words string) {
	if words != "" && !slices.Contains(s.Hints, words) {
		s.Hints = append(s.Hints, words)
		slices.Sort(s.Hints)
	}
}

// seen is as much of a person as a Pass shows.
func seen(pass guard.Pass, p population.Person) population.Person {
	if p.Protected && !pass.Need() {
		p.Address, p.Postcode, p.LSOA = byname.Text{}, byname.Text{}, ""
	}
	if pass.Sees("nhs_number", "", false) != guard.Full {
		p.NHS = byname.NHSNumber{}
	}
	return p
}

// seenTimeline is as much of a timeline as a Pass shows.
func seenTimeline(pass guard.Pass, t population.Timeline) (population.Timeline, Sealed) {
	all := t.Events
	t.Person, t.Events = seen(pass, t.Person), make([]population.Event, 0, len(all))
	var sealed Sealed
	for _, e := range all {
		class := classOf(e.Kind)
		switch pass.Sees(class, e.Agency, e.Restricted) {
		case guard.Full:
			t.Events = append(t.Events, e)
		case guard.Fact:
			t.Events = append(t.Events, fact(e))
		case guard.Hint:
			sealed.hint(pass.Hint(class))
		default:
			if !e.Restricted {
				sealed.Withheld++
			}
		}
	}
	return t, sealed
}

// fact is that something happened and when, without a note or a figure.
func fact(e population.Event) population.Event {
	e.Note, e.Value, e.HasValue, e.Role, e.Incident = "", 0, false, "", ""
	return e
}

func classOf(kind string) string { return feed.Kinds()[kind].Class }

// SeenReasons are the reasons that a Pass shows. Those about somebody it does
// not name are withheld.
func SeenReasons(pass guard.Pass, now time.Time, reasons []signal.Reason) ([]signal.Reason, Sealed) {
	var shown []signal.Reason
	var sealed Sealed
	for _, r := range reasons {
		sight := pass.Sees(r.Class, r.Agency, r.Restricted)
		if pass.Check(r.Whose, now) != nil {
			sight = guard.Nothing
		}
		switch sight {
		case guard.Full:
			shown = append(shown, r)
		case guard.Fact:
			agency, _, _ := strings.Cut(r.Text, ": ")
			r.Text = agency + ": " + feed.Kinds()[r.Kind].Phrase + ", " + r.Day.Words()
			shown = append(shown, r)
		case guard.Hint:
			sealed.hint(pass.Hint(r.Class))
		default:
			sealed.Withheld++
		}
	}
	return shown, sealed
}
