package work

import (
	"slices"

	"byname"
	"byname/store"
)

// count counts everybody under each of what became of them, and how many
// findings were answered within their clock.
func (e *EverFound) count(past []foundOnce) {
	for _, f := range past {
		for i := range e.Became {
			if f.has(e.Became[i].Value) {
				e.Became[i].Entries++
			}
		}
		for _, x := range f.findings {
			e.Findings++
			if x.act != nil {
				e.Answered++
				if x.inTime() {
					e.InTime++
				}
			}
		}
	}
}

// inTime reports whether a finding was answered by the day its clock ends on.
func (f pastFinding) inTime() bool {
	return f.act != nil && byname.MinuteOf(f.act.At).Day() <= f.First+byname.Day((f.clock+23)/24)
}

// pastFinding says a finding to the asker: which programme it was only when
// they may hear of it and name the person.
func (w *Work) pastFinding(who Who, f pastFinding, named bool, names map[byname.WorkerID]string) PastFinding {
	shown := PastFinding{Title: unheard, From: f.First, To: f.Gone, Became: f.became, Words: f.words(), WithinClock: f.inTime()}
	if f.act != nil {
		shown.Day, shown.By = byname.MinuteOf(f.act.At).Day(), names[f.act.By]
		shown.AnsweredIn = max(0, int(shown.Day-f.First))
	}
	if named && w.hears(who, "find", f.Programme) {
		shown.Title = w.Place.programme(f.Programme).Title
		return shown
	}
	i := slices.IndexFunc(became, func(c Choice) bool { return c.Value == f.became })
	shown.Words = became[i].Title // what somebody wrote may tell more
	return shown
}

// words say what became of a finding.
func (f pastFinding) words() string {
	switch f.became {
	case BecamePlan, BecameWrong, BecameKnown:
		return decided(*f.act)
	case BecameLater:
		return decided(*f.act)
	case BecameWaiting:
		if f.act != nil && f.act.Act == store.NotNow {
			return "Not now, until " + f.act.Until.Words() + ": that day has come, and they are back on the list"
		}
		return "Waits for an answer"
	case BecameGone:
		return "The reason went away on " + f.Gone.Words() + ", before anybody answered"
	case BecameMoved:
		return "They live elsewhere now, and are another team's to find"
	case BecameDead:
		return "They died"
	}
	return "No agency holds a record of them any more"
}
