// Package handwritten reads timelines written by hand, for tests and examples
// that people can read:
//
//	born 1947-03-12
//	female
//	deprivation 2
//	neighbourhood MAN-N07
//	no_fixed_home
//	programme falls active
//	2025-06-04 gp frailty.moderate
//	2026-01-05 09:09 nwas ambulance.call.fall
//	2026-01-22 northfold housing.arrears =588.12
//	2025-10-01 mcc-care care.package.reablement =10 until 2025-11-12
//	2025-10-19 gmp police.domestic victim incident 902 restricted
//	child born 2013-11-30
//	2025-12-19 child: schools school.attendance =71
//
// A word before a colon, or before "born", "female", "male", "objects" or
// "died", is another member of the household.
package handwritten

import (
	"fmt"
	"strconv"
	"strings"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/signal"
)

type reader struct {
	facts   signal.Facts
	members map[string]int // index into facts.Home
}

// Facts reads a timeline as of a day. The person is number 1; the others of
// the household are 2, 3, … as they are first mentioned, and one called child
// is ten years old unless a birth date is given.
func Facts(text string, asOf byname.Day) (signal.Facts, error) {
	r := reader{members: map[string]int{}}
	r.facts.AsOf = asOf
	r.facts.Programmes = map[string]string{}
	r.facts.Person.ID = 1
	for i, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if err := r.line(words); err != nil {
			return r.facts, fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	return r.facts, nil
}

func (r *reader) line(words []string) (err error) {
	if day, err := byname.ParseDay(words[0]); err == nil {
		return r.event(day, words[1:])
	}
	if domain, is := strings.CutSuffix(words[0], "_decile"); is {
		return r.decile(domain, words[1])
	}
	switch words[0] {
	case "deprivation":
		n, err := strconv.Atoi(words[1])
		r.facts.Deprivation = int8(n)
		return err
	case "neighbourhood":
		r.facts.Person.Neighbourhood = words[1]
		return nil
	case "no_fixed_home":
		r.facts.Person.NoFixed = true
		return nil
	case "programme":
		r.facts.Programmes[words[1]] = words[2]
		return nil
	}
	who := &r.facts.Person
	if !about[words[0]] {
		who, words = r.member(words[0]), words[1:]
	}
	if len(words) == 0 || !about[words[0]] {
		return byname.Invalid("timeline", "a day and an event, or one of born, female, male, objects, died", "see internal/handwritten")
	}
	return describe(who, words)
}

var about = map[string]bool{"born": true, "female": true, "male": true, "objects": true, "died": true}

func describe(who *population.Timeline, words []string) (err error) {
	var day byname.Day
	switch words[0] {
	case "born":
		day, err = byname.ParseDay(words[1])
		who.Born = byname.Hide(day)
	case "died":
		who.Died, err = byname.ParseDay(words[1])
	case "female":
		who.Sex = byname.Female
	case "male":
		who.Sex = byname.Male
	case "objects":
		who.Objects = true
	}
	return err
}

func (r *reader) member(name string) *population.Timeline {
	i, known := r.members[name]
	if !known {
		i = len(r.facts.Home)
		r.members[name] = i
		t := population.Timeline{}
		t.ID = byname.PersonID(i + 2)
		if name == "child" {
			t.Born = byname.Hide(r.facts.AsOf - 3653)
		}
		r.facts.Home = append(r.facts.Home, t)
	}
	return &r.facts.Home[i]
}

func (r *reader) event(day byname.Day, words []string) error {
	e := population.Event{Event: feed.Event{At: day.Start(), DayOnly: true}}
	if h, m, isTime := strings.Cut(words[0], ":"); isTime && m != "" {
		hours, _ := strconv.Atoi(h)
		minutes, _ := strconv.Atoi(m)
		e.At, e.DayOnly, words = e.At+byname.Minute(hours*60+minutes), false, words[1:]
	}
	who := &r.facts.Person
	if name, isMember := strings.CutSuffix(words[0], ":"); isMember {
		who, words = r.member(name), words[1:]
	}
	if len(words) < 2 {
		return byname.Invalid("timeline", "a day, an agency and a kind of event", "see internal/handwritten")
	}
	e.Agency, e.Kind = byname.AgencyID(words[0]), words[1]
	e.Key = feed.Key(fmt.Sprintf("%s/test/%d/%d", e.Agency, uint64(who.ID), len(who.Events)))
	if _, known := feed.Kinds()[e.Kind]; !known {
		return byname.Invalid("timeline", "a kind of event", e.Kind+" is none")
	}
	for rest := words[2:]; len(rest) > 0; rest = rest[1:] {
		var err error
		switch w := rest[0]; {
		case strings.HasPrefix(w, "="):
			e.Value, err = strconv.ParseFloat(w[1:], 64)
			e.HasValue = true
		case w == "until" && len(rest) > 1:
			e.Until, err = byname.ParseDay(rest[1])
			rest = rest[1:]
		case w == "incident" && len(rest) > 1:
			e.Incident = rest[1]
			rest = rest[1:]
		case w == "restricted":
			e.Restricted = true
		default:
			e.Role = w
		}
		if err != nil {
			return err
		}
	}
	who.Events = append(who.Events, e)
	return nil
}

// decile reads the tenth of England's small areas that a home is in.
func (r *reader) decile(domain, tenth string) error {
	d := &r.facts.Deciles
	at, known := map[string]*int8{"income": &d.Income, "employment": &d.Employment, "education": &d.Education, "health": &d.Health,
		"crime": &d.Crime, "housing": &d.Housing, "environment": &d.Environment}[domain]
	if !known {
		return fmt.Errorf("there are no deciles of %s", domain)
	}
	n, err := strconv.ParseInt(tenth, 10, 8)
	*at = int8(n)
	return err
}
