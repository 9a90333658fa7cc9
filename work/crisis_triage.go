package work

import (
	"context"
	"crypto/rand"
	"slices"
	"strings"
	"time"

	"byname"
	"byname/crisis"
	"byname/guard"
	"byname/store"
)

// A TriageLine is one incident of the log.
type TriageLine struct {
	crisis.Incident
	Number  string
	Version int
	Of      PersonRef // zero when not known, or not to be seen by the reader
	Hidden  bool      // it is about somebody the reader may not see
	Agency  string
	Due     byname.Minute
	Left    time.Duration // of the clock of section 136, while it runs
	Late    bool
}

// responders are the kinds of agency that answer crises together: they share
// the log of clocks that run.
func (w *Work) responder(who Who) bool {
	return slices.Contains([]string{"police", "ambulance", "mental_health", "hospital"}, w.kindOf(who))
}

// triageDays is how far back the log is shown.
const triageDays = 14

// Triage is the log of the asker's own agency of the last two weeks, and, to
// those who answer crises, every clock of section 136 that runs. Names are
// shown where the person's sheet, or a relationship, allows.
func (w *Work) Triage(ctx context.Context, who Who) (lines []TriageLine, err error) {
	if err := w.may(ctx, who, guard.SeeWorklist); err != nil {
		return nil, err
	}
	var list []store.LoggedIncident
	if err := w.DB.Read(ctx, func(tx *store.Tx) error {
		list, err = tx.Incidents(w.now().AddDate(0, 0, -triageDays))
		for i := range list {
			if list[i].Person, err = tx.Alias(list[i].Person); err != nil {
				return err
			}
		}
		return err
	}); err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(i store.LoggedIncident) bool {
		return i.Agency != who.Agency && !(i.Detention.Open() && w.responder(who))
	})
	list = list[:min(len(list), guard.Most)]
	var ids []byname.PersonID
	for _, i := range list {
		if i.Person != 0 && !slices.Contains(ids, i.Person) {
			ids = append(ids, i.Person)
		}
	}
	pass, err := w.list(ctx, who, "support", ids)
	if err != nil {
		return nil, err
	}
	now := byname.MinuteOf(w.now())
	for _, i := range list {
		line := TriageLine{Incident: i.Incident, Number: i.Number, Version: i.Version, Agency: w.Place.Short(i.Agency)}
		if i.Person != 0 {
			line.Of, line.Hidden, err = w.triaged(pass, i)
			if err != nil {
				return nil, err
			}
		}
		if i.Detention.Open() {
			line.Due, line.Left, line.Late = i.Detention.Due(), i.Detention.Left(now), i.Detention.Left(now) < 0
		}
		if i.Agency != who.Agency { // of another's, the clock alone
			line.What, line.Advice = "", ""
		}
		lines = append(lines, line)
	}
	slices.SortStableFunc(lines, func(a, b TriageLine) int {
		switch {
		case a.Detention.Open() != b.Detention.Open():
			if a.Detention.Open() {
				return -1
			}
			return 1
		case a.Detention.Open():
			return int(a.Due - b.Due)
		}
		return int(b.At - a.At)
	})
	return lines, nil
}

func (w *Work) triaged(pass guard.Pass, i store.LoggedIncident) (of PersonRef, hidden bool, err error) {
	if pass.Check(i.Person, w.now()) != nil {
		return of, true, nil
	}
	build, err := w.Builds.Current()
	if err != nil {
		return of, false, err
	}
	p, err := build.Person(pass, w.now(), i.Person)
	return PersonRef{i.Person, preferred(p)}, false, err
}

// LogIncident writes an incident down; of somebody whose sheet the writer may
// read, or whom they may see, or (with no person) of somebody not known. A
// person's leads are told.
func (w *Work) LogIncident(ctx context.Context, who Who, id byname.PersonID, i crisis.Incident) error {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return err
	}
	if err := i.Check(byname.MinuteOf(w.now())); err != nil {
		return err
	}
	logged := store.LoggedIncident{Incident: i, Number: strings.ToLower(rand.Text()), Person: id, By: who.Worker, Agency: who.Agency, Logged: w.now()}
	if id != 0 {
		s, _, err := w.sheetFor(ctx, who, id)
		if err == nil {
			_, err = w.guard.Ask(ctx, guard.Request{Worker: who.Worker, Purpose: "emergency", Persons: []byname.PersonID{id}, Sheet: true, What: "logged a crisis"})
			logged.Anchor = s.Anchor
		} else {
			var o opened
			o, err = w.mayChange(ctx, who, id, "logged a crisis")
			logged.Anchor = string(o.Anchor)
		}
		if err != nil {
			return err
		}
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		if err := tx.LogIncident(logged, 0); err != nil {
			return err
		}
		k, open, err := w.openKept(tx, id)
		if id == 0 || err != nil || !open {
			return err
		}
		return w.tell(tx, store.Notice{Worker: k.plan.Lead, Kind: ToldCrisis, Link: "/population/" + id.String(), About: "crisis " + logged.Number, Person: id})
	})
}

// TurnDetention changes an incident's clock: handed over, extended or ended.
func (w *Work) TurnDetention(ctx context.Context, who Who, number string, seen int, what, words string) error {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return err
	}
	if !w.responder(who) {
		return byname.Denied("section 136", "those who answer crises", "ring them")
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		i, err := tx.Incident(number)
		if err != nil {
			return err
		}
		now := byname.MinuteOf(w.now())
		switch what {
		case "hand over":
			i.Detention, err = i.Detention.Hand(now, words)
		case "extend":
			if kind := w.kindOf(who); kind != "mental_health" && kind != "hospital" {
				return byname.Denied("section 136", "the doctor who examines them", "ask them to extend it")
			}
			i.Detention, err = i.Detention.Extend(now, words)
		case "end":
			i.Detention, err = i.Detention.End(now)
		default:
			err = byname.Invalid("what", "hand over, extend or end", "choose one")
		}
		if err != nil {
			return err
		}
		i.By, i.Logged = who.Worker, w.now()
		return tx.LogIncident(i, seen)
	})
}
