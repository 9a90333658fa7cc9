package work

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"byname"
	"byname/feed"
	"byname/internal/spell"
	"byname/population"
	"byname/store"
)

// The longest that an agency's words and ids may be.
const (
	longestWords = 4000
	longestKey   = 200
)

// incidentRoles are the parts that somebody can have in a police incident.
var incidentRoles = []string{"", "subject", "victim", "witness", "informant", "suspect"}

// arrival checks an event all through. No error repeats what was sent but the
// names of data sets and kinds.
func (w *Work) arrival(who Who, sent EventSent) (a store.Arrival, err error) {
	if agencyOf(sent.Row) != who.Agency || agencyOf(sent.About) != who.Agency {
		return a, byname.Denied("event", "a row and a record of your own agency: "+string(who.Agency)+"/data set/id", "send what your agency knows itself")
	}
	for _, k := range []struct {
		word string
		key  feed.Key
	}{{"row", sent.Row}, {"about", sent.About}} {
		if m, err := w.mappingOf(k.key); err != nil {
			return a, err
		} else if k.word == "row" && m.Extract != feed.Changes {
			return a, byname.Invalid("row", "a data set that comes as changes", "this one comes whole: what you send is in its next extract")
		}
	}
	e := sent.Event
	e.Key, e.Subject = sent.Row, sent.About
	a = store.Arrival{Row: sent.Row, By: who.Worker, At: w.now()}
	if sent.TakenBack {
		a.Event = feed.Event{Key: e.Key, Subject: e.Subject}
		return a, nil
	}
	if _, known := w.Place.Words.Kinds[e.Kind]; !known {
		return a, byname.Invalid("kind", "a kind of event of docs/feed.md", "perhaps "+spell.Nearest(e.Kind, slices.Sorted(maps.Keys(w.Place.Words.Kinds))))
	}
	today := w.Today()
	switch day := e.At.Day(); {
	case day > today || day < today-longestAgo:
		return a, byname.Invalid("at", "a time in the last two years, and not to come", "send what has happened; extracts bring the rest")
	case e.Until != 0 && e.Until < day:
		return a, byname.Invalid("until", "a day not before the event", "correct one of the two")
	case !slices.Contains(incidentRoles, e.Role):
		return a, byname.Invalid("role", "one of "+strings.Join(incidentRoles[1:], ", "), "correct it, or leave it out")
	case len(e.Note) > longestWords:
		return a, byname.Invalid("note", fmt.Sprintf("%d letters at most", longestWords), "shorten it")
	}
	if e.DayOnly {
		e.At = e.At.Day().Start()
	}
	e.Restricted = sent.InConfidence != nil && *sent.InConfidence || sent.InConfidence == nil && feed.Under(e.Kind, "police.domestic")
	switch {
	case e.Kind == population.Objection && (e.Until == 0 || e.Until > today):
		a.Mark = store.MarkObjects
	case e.Restricted:
		a.Mark = store.MarkRestricted
	}
	a.Event = e
	return a, nil
}

// longestAgo is how old what comes in the day may be, in days.
const longestAgo = 731

// agencyOf is whose row or record a key names.
func agencyOf(key feed.Key) byname.AgencyID {
	agency, _, _ := strings.Cut(string(key), "/")
	return byname.AgencyID(agency)
}

// mappingOf is the mapping of the data set that a key is of.
func (w *Work) mappingOf(key feed.Key) (*feed.Mapping, error) {
	mappings, err := w.mappings()
	if err != nil {
		return nil, err
	}
	parts := strings.SplitN(string(key), "/", 3)
	if len(parts) != 3 || parts[2] == "" || len(key) > longestKey || strings.ContainsAny(string(key), "#\n") {
		return nil, byname.Invalid("row", "agency/data set/id, of 200 letters at most", "write it as your extract does")
	}
	i := slices.IndexFunc(mappings, func(m *feed.Mapping) bool { return string(m.Agency) == parts[0] && m.DataSet == parts[1] })
	if i < 0 {
		return nil, byname.NotFound("data set", "one that your agency sends", "use a name of the place's feeds/")
	}
	return mappings[i], nil
}
