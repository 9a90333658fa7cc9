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

// Classes of what is shown of a person besides events.
const (
	classPerson = "person"
	classNHS    = "nhs_number"
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

// seen is as much of a person as a Pass shows. Their name is in every Pass:
// nobody can help somebody they cannot call.
func seen(pass guard.Pass, p population.Person) population.Person {
	if pass.Sees(classPerson, "", false) != guard.Full {
		p.Born, p.Phone, p.Ethnicity, p.Language = byname.BirthDate{}, byname.Text{}, "", ""
		p = withoutAddress(p)
	}
	if p.Protected && !pass.Need() {
		p = withoutAddress(p)
	}
	if pass.Sees(classNHS, "", false) != guard.Full {
		p.NHS = byname.NHSNumber{}
	}
	return p
}

func withoutAddress(p population.Person) population.Person {
	p.Address, p.Postcode, p.LSOA = byname.Text{}, byname.Text{}, ""
	return p
}

// seenTimeline is as much of a timeline as a Pass shows.
func seenTimeline(pass guard.Pass, t population.Timeline, classes func(kind string) string) (population.Timeline, Sealed) {
	all := t.Events
	t.Person, t.Events = seen(pass, t.Person), make([]population.Event, 0, len(all))
	var sealed Sealed
	for _, e := range all {
		class := classes(e.Kind)
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

// seenRecord is as much of a record as a Pass shows, if anything.
func seenRecord(pass guard.Pass, r feed.Record, protected bool) (feed.Record, bool) {
	if pass.Sees(classPerson, r.Agency, false) != guard.Full {
		return feed.Record{}, false
	}
	if pass.Sees(classNHS, r.Agency, false) != guard.Full {
		r.NHS = byname.NHSNumber{}
	}
	if protected && !pass.Need() || r.Withheld {
		r.Address, r.Postcode, r.UPRN, r.LSOA = byname.Text{}, byname.Text{}, "", ""
	}
	return r, true
}

// fact is that something happened and when, in the words of its kind.
func fact(e population.Event) population.Event {
	return population.Event{Agency: e.Agency, Event: feed.Event{Key: e.Key, Subject: e.Subject, Kind: e.Kind, At: e.At, DayOnly: e.DayOnly}}
}

// SeenReasons are the reasons that passes show, in the phrases of their kinds
// where no figure may be shown. Each is shown by the first pass that names
// whose it is; those of somebody whom none names are withheld.
func (b *Build) SeenReasons(now time.Time, reasons []signal.Reason, passes ...guard.Pass) (shown []signal.Reason, sealed Sealed) {
	for _, r := range reasons {
		var pass guard.Pass
		if i := slices.IndexFunc(passes, func(p guard.Pass) bool { return p.Check(r.Whose, now) == nil }); i >= 0 {
			pass = passes[i]
		}
		switch pass.Sees(r.Class, r.Agency, r.Restricted) {
		case guard.Full:
			shown = append(shown, r)
		case guard.Fact:
			told, _, _ := strings.Cut(r.Text, ": ")
			r.Text = told + ": " + b.phraseOf(r.Kind) + ", " + r.Day.Words()
			shown = append(shown, r)
		case guard.Hint:
			sealed.hint(pass.Hint(r.Class))
		default:
			if !r.Restricted {
				sealed.Withheld++
			}
		}
	}
	return shown, sealed
}
