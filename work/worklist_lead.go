package work

import (
	"byname/population"
	"byname/programme"
)

// suggestLead says which agency could lead for somebody, and why: the one
// that answers for the most urgent programme that found them, here. Whom the
// person has seen last is told beside it, as far as the asker may know: a
// face they know opens the door.
func (w *Work) suggestLead(p programme.Programme, t population.Timeline) (agency, why string) {
	id := w.Place.agenciesFor(t.Neighbourhood, w.Today())[p.Lead]
	if id == "" {
		return "", ""
	}
	why = "answers for " + p.Title
	var last, mine population.Event
	for _, e := range t.Events {
		if e.At > last.At {
			last = e
		}
		if e.Agency == id && e.At > mine.At {
			mine = e
		}
	}
	switch {
	case mine.At != 0:
		why += ", and knows them: last on " + mine.At.Day().Words()
	case last.At != 0:
		why += "; " + w.Place.Short(last.Agency) + " saw them last, on " + last.At.Day().Words()
	}
	return w.Place.Short(id), why
}
