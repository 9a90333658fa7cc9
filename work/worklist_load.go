package work

import (
	"cmp"
	"context"
	"slices"
	"time"

	"byname"
	"byname/guard"
	"byname/population"
	"byname/programme"
	"byname/store"
)

// Worklist reads a neighbourhood's list for a worker. The audit row names all
// who are shown; nobody is shown whom the worker may not see.
func (w *Work) Worklist(ctx context.Context, who Who, ask WorklistAsk) (Worklist, error) {
	if err := w.may(ctx, who, guard.SeeWorklist); err != nil {
		return Worklist{}, err
	}
	list, err := w.emptyWorklist(who, ask)
	if err != nil {
		return list, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return list, err
	}
	list.AsOf = build.Day
	waiting, err := build.Waiting(list.Neighbourhood)
	if err != nil {
		return list, err
	}
	var acts []store.Act
	var planned []queued
	if err := w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		if acts, err = tx.LastActs(); err == nil {
			planned, err = w.planned(tx, build, list.Neighbourhood, acts)
		}
		return err
	}); err != nil {
		return list, err
	}
	queue, aside := w.queue(waiting, acts, planned)
	list.PutAside = aside
	list.Themes = w.themes(who, queue)
	if ask.Theme != "" {
		told := slices.ContainsFunc(list.Themes, func(c Choice) bool { return c.Value == ask.Theme })
		queue = slices.DeleteFunc(queue, func(q queued) bool { return !told || !q.has(ask.Theme) })
	}
	list.Paging = pageOf(len(queue), ask.Page, guard.Most)
	first := (list.Page - 1) * guard.Most
	queue = queue[first:min(len(queue), first+guard.Most)]
	if err := w.whyGone(ctx, queue); err != nil {
		return list, err
	}
	ids := make([]byname.PersonID, len(queue))
	for i, q := range queue {
		ids[i] = q.person
	}
	pass, err := w.list(ctx, who, "find", ids)
	if err != nil {
		return list, err
	}
	list.People, err = w.lines(ctx, who, build, pass, queue, ask.Theme)
	return list, err
}

// emptyWorklist says which neighbourhood's list is meant: the asker's first
// unless they name another of theirs.
func (w *Work) emptyWorklist(who Who, ask WorklistAsk) (Worklist, error) {
	list := Worklist{Teams: who.Teams}
	if len(who.Teams) == 0 {
		return list, byname.Denied("worklist", "a worker in a neighbourhood team", "ask the team's lead to add you")
	}
	mine := who.Teams[0]
	if ask.Neighbourhood != "" {
		i := slices.IndexFunc(who.Teams, func(t TeamRef) bool { return t.Neighbourhood == ask.Neighbourhood })
		if i < 0 {
			return list, byname.Denied("worklist", "a neighbourhood whose team you are in", "choose one of your own")
		}
		mine = who.Teams[i]
	}
	list.Neighbourhood, list.Name = mine.Neighbourhood, mine.Name
	return list, nil
}

// queued is a person who waits, with the programmes that found them and that
// the team has not answered yet.
type queued struct {
	person  byname.PersonID
	found   []store.Waiting
	urgency int // hours, the soonest
	since   byname.Day
	planned time.Time  // when a plan was opened for who stays though nothing that the team has not answered finds them
	gone    bool       // nor anything answered
	parted  byname.Day // when records were parted from theirs since the plan began
}

func (q queued) has(theme string) bool {
	return slices.ContainsFunc(q.found, func(f store.Waiting) bool { return f.Theme == theme })
}

// queue brings signals together person by person, leaves out what the team
// has answered, and puts the most urgent and then the longest waiting first.
// planned are those who stay on the list whatever finds them.
// aside counts those left out because the team said not now.
func (w *Work) queue(waiting []store.Waiting, acts []store.Act, planned []queued) (queue []queued, aside int) {
	type finding struct {
		person    byname.PersonID
		programme string
	}
	last := map[finding]store.Act{}
	for _, a := range acts {
		last[finding{a.Person, a.Programme}] = a
	}
	today := w.Today()
	var later byname.PersonID
	stays := map[byname.PersonID]*queued{}
	for i := range planned {
		stays[planned[i].person] = &planned[i]
	}
	for _, s := range waiting {
		a, acted := last[finding{s.Person, s.Programme}]
		stay := stays[s.Person]
		if stay != nil {
			stay.gone = false
		}
		if acted && answers(a, s, today) {
			if a.Act == store.NotNow && later != s.Person && stay == nil {
				later = s.Person
				aside++
			}
			continue
		}
		if n := len(queue); n == 0 || queue[n-1].person != s.Person {
			queue = append(queue, queued{person: s.Person, urgency: s.UrgencyHours, since: s.Since})
		}
		q := &queue[len(queue)-1]
		q.found = append(q.found, s)
		q.urgency, q.since = min(q.urgency, s.UrgencyHours), min(q.since, s.Since)
	}
	for _, p := range planned {
		if !slices.ContainsFunc(queue, func(q queued) bool { return q.person == p.person }) {
			queue = append(queue, p)
		}
	}
	slices.SortStableFunc(queue, func(a, b queued) int {
		return cmp.Or(a.urgency-b.urgency, int(a.since-b.since), cmp.Compare(a.person, b.person))
	})
	return queue, aside
}

// answers reports whether the team's last act on a finding still holds. "Not
// now" ends on its day; anything else holds for this run of the signal, so
// that a finding that went away and came back is shown again. A person for
// whom a plan is open stays on the list: the list shows that it is.
func answers(a store.Act, s store.Waiting, today byname.Day) bool {
	switch a.Act {
	case store.NotNow:
		return today < a.Until
	case store.PlanStarted:
		return false
	}
	return byname.MinuteOf(a.At).Day() >= s.Since
}

// themes are those of the place that the asker may hear of, with how many
// people wait under each.
func (w *Work) themes(who Who, queue []queued) (themes []Choice) {
	for _, p := range w.Place.Programmes {
		if !w.hears(who, "find", p.ID) || slices.ContainsFunc(themes, func(c Choice) bool { return c.Value == p.Theme }) {
			continue
		}
		c := Choice{Value: p.Theme, Title: p.Title}
		for _, q := range queue {
			if q.has(p.Theme) {
				c.Entries++
			}
		}
		themes = append(themes, c)
	}
	return themes
}

func pageOf(total, page, size int) Paging {
	pages := max(1, (total+size-1)/size)
	return Paging{Total: total, Pages: pages, Page: min(max(1, page), pages)}
}

// lines reads what the Pass shows of those who are queued. Somebody of whom
// not even a hint may be given is left out, and so is, from the list of one
// theme, somebody who may not be known to belong to it.
func (w *Work) lines(ctx context.Context, who Who, build *store.Build, pass guard.Pass, queue []queued, theme string) ([]WorklistPerson, error) {
	now := w.now()
	var lines []WorklistPerson
	plans := pass.Sees("plan", "", false) != guard.Nothing
	home := map[int32][]int{} // household to lines
	for _, q := range queue {
		if pass.Check(q.person, now) != nil {
			continue
		}
		line, person, err := w.line(who, build, pass, q, now)
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

func (w *Work) line(who Who, build *store.Build, pass guard.Pass, q queued, now time.Time) (WorklistPerson, population.Person, error) {
	t, _, err := build.Timeline(pass, now, q.person)
	if err != nil {
		return WorklistPerson{}, t.Person, err
	}
	signals, err := build.Signals(pass, now, q.person)
	if err != nil {
		return WorklistPerson{}, t.Person, err
	}
	line := WorklistPerson{ID: q.person, Preferred: preferred(t.Person), Full: full(t.Person), Since: q.since, WaitingDays: w.waited(q.since)}
	line.SignsGone, line.Parted = q.gone, q.parted
	line.Age, line.HasAge = w.age(t.Person)
	line.Involved = w.involved(t)
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
		programme := w.Place.programme(s.Programme)
		line.Themes = append(line.Themes, programme.Title)
		if line.Next == "" {
			line.Next, line.NextBy = w.Place.firstStep(programme)
		}
	}
	slices.Sort(line.Hints)
	line.Hints = slices.Compact(line.Hints)
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
