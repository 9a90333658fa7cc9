package work

import (
	"context"
	"slices"
	"time"

	"byname"
	"byname/guard"
	"byname/population"
	"byname/programme"
	"byname/store"
)

// A shownList is what a page of a list is read from: a build, as far as a Pass
// shows it, and what came since.
type shownList struct {
	build *store.Build
	pass  guard.Pass
	came  arrived
}

// lines reads what the Pass shows of those who are queued. Somebody of whom
// not even a hint may be given is left out, and so is, from the list of one
// theme, somebody who may not be known to belong to it.
func (w *Work) lines(ctx context.Context, who Who, of shownList, queue []queued, theme string) ([]WorklistPerson, error) {
	now, pass := w.now(), of.pass
	var lines []WorklistPerson
	plans := pass.Sees("plan", "", false) != guard.Nothing
	home := map[int32][]int{} // household to lines
	for _, q := range queue {
		if pass.Check(q.person, now) != nil {
			continue
		}
		line, person, err := w.line(who, of, q, now)
		if err != nil {
			return nil, err
		}
		if len(line.Reasons)+len(line.Hints) == 0 && (q.planned.IsZero() || !plans) || theme != "" && !w.told(line, theme) {
			continue
		}
		if person.Household != 0 {
			home[person.Household] = append(home[person.Household], len(lines))
		}
		lines = append(lines, line)
	}
	for _, together := range home {
		for _, i := range together {
			for _, j := range together {
				if i != j {
					lines[i].With = append(lines[i].With, lines[j].Preferred)
				}
			}
		}
	}
	return lines, w.DB.Read(ctx, func(tx *store.Tx) error { return w.leads(tx, pass, lines) })
}

// told reports whether a line tells of a programme with the theme.
func (w *Work) told(line WorklistPerson, theme string) bool {
	return slices.ContainsFunc(w.Place.Programmes, func(p programme.Programme) bool {
		return p.Theme == theme && slices.Contains(line.Themes, p.Title)
	})
}

// leads marks those of some lines who have an open plan, and says who leads
// it, to those who may know of plans.
func (w *Work) leads(tx *store.Tx, pass guard.Pass, lines []WorklistPerson) error {
	if pass.Sees("plan", "", false) == guard.Nothing {
		return nil
	}
	ids := make([]byname.PersonID, len(lines))
	for i := range lines {
		ids[i] = lines[i].ID
	}
	rows, err := tx.OpenPlansOf(ids)
	if err != nil || len(rows) == 0 {
		return err
	}
	names, err := w.workers(tx)
	if err != nil {
		return err
	}
	for _, row := range rows {
		k, err := w.plan(tx, row)
		if err != nil {
			return err
		}
		for _, p := range row.Persons {
			if i := slices.Index(ids, p.Person); i >= 0 {
				lines[i].PlanOpen, lines[i].Lead = true, names[k.plan.Lead].Name
			}
		}
	}
	return nil
}

func (w *Work) line(who Who, of shownList, q queued, now time.Time) (WorklistPerson, population.Person, error) {
	build, pass := of.build, of.pass
	t, _, err := build.Timeline(pass, now, q.person, of.came.told[q.person]...)
	if err != nil {
		return WorklistPerson{}, t.Person, err
	}
	signals, err := of.came.signals(build, w, pass, q.person)
	if err != nil {
		return WorklistPerson{}, t.Person, err
	}
	line := WorklistPerson{ID: q.person, Preferred: preferred(t.Person), Full: full(t.Person), Since: q.since, WaitingDays: w.waited(q.since)}
	if s, came := of.came.signs[q.person]; came && slices.ContainsFunc(t.Events, of.came.has) {
		line.News = byname.MinuteOf(s.At)
	}
	line.SignsGone, line.Parted = q.gone, q.parted
	line.Age, line.HasAge = w.age(t.Person)
	line.Involved = w.involved(t)
	var led programme.Programme // the most urgent that the asker may hear of
	soonest := 0
	for _, s := range signals {
		if !slices.ContainsFunc(q.found, func(f store.Waiting) bool { return f.Programme == s.Programme }) {
			continue
		}
		line.Hints = append(line.Hints, s.Hints...)
		line.Withheld += s.Withheld
		line.Reasons = append(line.Reasons, w.reasons(build, s, pass)...)
		if len(s.Reasons) == 0 || !w.hears(who, pass.Purpose(), s.Programme) {
			continue // what kind of trouble it is would tell what may not be told
		}
		p := w.Place.programme(s.Programme)
		line.Themes = append(line.Themes, p.Title)
		if urgency := s.UrgencyHours; line.Next == "" || urgency < soonest {
			line.Next, line.NextBy = w.Place.firstStep(p)
			led, soonest = p, urgency
		}
	}
	slices.Sort(line.Hints)
	line.Hints = slices.Compact(line.Hints)
	line.Clock, line.WhyHere = bands[q.place.band].words, w.whyHere(q, len(line.Themes) == len(q.found))
	line.LedBy, line.LedWhy = w.suggestLead(led, t)
	return line, t.Person, nil
}

// reasons are those of a signal that may be shown, each saying whose it is
// when it is not the person's own.
func (w *Work) reasons(build *store.Build, s store.SeenSignal, home guard.Pass) (reasons []Reason) {
	for _, r := range s.Reasons {
		reason := Reason{Text: r.Text, Phrase: r.Phrase(), Agency: w.Place.Short(r.Agency), Day: r.Day}
		if s.About(r) {
			if p, err := build.Person(home, w.now(), r.Whose); err == nil {
				reason.Of = preferred(p)
			}
		}
		reasons = append(reasons, reason)
	}
	return reasons
}

// involved are the agencies that told something the asker may see, in the
// place's order.
func (w *Work) involved(t population.Timeline) (names []string) {
	for _, a := range w.Place.Agencies {
		if slices.ContainsFunc(t.Events, func(e population.Event) bool { return e.Agency == a.ID }) {
			names = append(names, a.Short)
		}
	}
	return names
}
