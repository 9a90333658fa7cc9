package work

import (
	"fmt"
	"slices"
	"strings"

	"byname"
	"byname/discharge"
	"byname/store"
)

// tellDischarge tells whoever a change concerns: who has something to do, the
// day for which; who holds what keeps somebody, that it does, again on each day
// that they are found well enough to leave; the lead of their team, the day.
func (w *Work) tellDischarge(tx *store.Tx, who Who, was, now store.Discharge, c discharge.Change) error {
	stay, link := fmt.Sprint("stay ", now.Number), "/discharge/"+now.Person.String()
	notice := func(kind, about string, to byname.AgencyID) store.Notice {
		return store.Notice{Agency: to, Kind: kind, Link: link, About: stay + " " + about, Person: now.Person}
	}
	var notices []store.Notice
	for _, x := range now.Causes {
		cause := fmt.Sprint("cause ", x.Number)
		switch {
		case x.Ended != 0:
			for day := x.Since; day <= x.Ended; day++ {
				if err := w.settled(tx, who, ToldKept, stay+" "+cause+" "+day.String()); err != nil {
					return err
				}
			}
		case c.What == discharge.Delay && x.Number == len(now.Causes), c.What == discharge.Look && len(c.For) == 0:
			notices = append(notices, notice(ToldKept, cause+" "+w.Today().String(), x.Owner))
		}
	}
	if now.Left == 0 {
		for _, t := range now.Tasks {
			task := slices.IndexFunc(was.Tasks, func(o discharge.Task) bool { return o.ID == t.ID && o.Owner == t.Owner && o.State == t.State })
			if t.State == discharge.Open && t.Owner != "" && t.Owner != who.Agency && (task < 0 || was.Ready != now.Ready) {
				notices = append(notices, notice(ToldHome, "task "+strings.ReplaceAll(t.ID, "_", "-")+" "+sayDay(now.Ready), t.Owner))
			}
		}
	}
	if t, covered := w.Place.team(now.Neighbourhood, w.Today()); covered && (was.Ready != now.Ready && now.Ready != 0 || now.Left != 0) {
		about := "ready " + sayDay(now.Ready)
		if now.Left != 0 {
			about = "left"
		}
		notices = append(notices, store.Notice{Team: t.ID, Kind: ToldHome, Link: link, About: stay + " " + about, Person: now.Person})
	}
	return w.tell(tx, notices...)
}

// sayDay is a day in what a notice is about, "unknown" for none.
func sayDay(d byname.Day) string {
	if d == 0 {
		return "unknown"
	}
	return d.String()
}
