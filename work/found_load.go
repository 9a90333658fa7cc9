package work

import (
	"context"
	"errors"
	"slices"

	"byname"
	"byname/guard"
	"byname/store"
)

// EverFound reads whom programmes ever found where a team works, and what
// became of each. The audit row names all whose names are shown; who objects
// is counted alone.
func (w *Work) EverFound(ctx context.Context, who Who, ask EverFoundAsk) (EverFound, error) {
	if err := w.may(ctx, who, guard.SeeWorklist); err != nil {
		return EverFound{}, err
	}
	mine, err := w.emptyWorklist(who, WorklistAsk{Neighbourhood: ask.Neighbourhood})
	shown := EverFound{Neighbourhood: mine.Neighbourhood, Name: mine.Name, Teams: mine.Teams, Became: slices.Clone(became)}
	if err != nil {
		return shown, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return shown, err
	}
	var past []foundOnce
	names := map[byname.WorkerID]string{}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		if past, shown.Objecting, err = w.everFound(tx, build, shown.Neighbourhood); err != nil {
			return err
		}
		workers, err := w.workers(tx)
		for id, x := range workers {
			names[id] = x.Name
		}
		return err
	})
	if err != nil {
		return shown, err
	}
	shown.count(past)
	if ask.Became != "" {
		past = slices.DeleteFunc(past, func(f foundOnce) bool { return !f.has(ask.Became) })
	}
	shown.Paging = pageOf(len(past), ask.Page, guard.Most)
	first := (shown.Page - 1) * guard.Most
	past = past[first:min(len(past), first+guard.Most)]
	var ids []byname.PersonID
	for _, f := range past {
		if f.here {
			ids = append(ids, f.id)
		}
	}
	pass, err := w.list(ctx, who, "find", ids)
	if err != nil {
		return shown, err
	}
	for _, f := range past {
		p := FoundPerson{ID: f.id}
		if f.here && pass.Check(f.id, w.now()) == nil {
			person, err := build.Person(pass, w.now(), f.id)
			if err != nil {
				return shown, err
			}
			p.Named, p.Preferred, p.Full = true, preferred(person), full(person)
		}
		for _, x := range f.findings {
			p.Findings = append(p.Findings, w.pastFinding(who, x, p.Named, names))
		}
		shown.People = append(shown.People, p)
	}
	return shown, nil
}

// A foundOnce is a person and all that ever found them here.
type foundOnce struct {
	id       byname.PersonID
	here     bool // in the current build
	findings []pastFinding
}

func (f foundOnce) has(became string) bool {
	return slices.ContainsFunc(f.findings, func(x pastFinding) bool { return x.became == became })
}

// A pastFinding is one programme's, with the act that answered it, if any.
type pastFinding struct {
	store.Seen
	act    *store.Act
	became string
	clock  int // hours
}

// everFound are all people ever found in a neighbourhood, by those who are
// waiting and then who was found last; who object are counted.
func (w *Work) everFound(tx *store.Tx, build *store.Build, neighbourhood string) (list []foundOnce, whoObject int, err error) {
	seen, err := tx.EverSeen(neighbourhood)
	if err != nil {
		return nil, 0, err
	}
	var was []byname.PersonID
	for _, s := range seen {
		was = append(was, s.Person)
	}
	acts, err := tx.ActsOnAll(slices.Compact(was)...)
	if err != nil {
		return nil, 0, err
	}
	people := map[byname.PersonID]int{}
	objecting, err := tx.ObjectingNow(w.Today())
	if err != nil {
		return nil, 0, err
	}
	objects := map[byname.PersonID]bool{}
	for _, s := range seen {
		id := s.Person
		if build.NumberOf(id) == 0 {
			if id, err = tx.Alias(id); err != nil {
				return nil, 0, err
			}
		}
		sketch, err := build.Sketch(id)
		here := err == nil
		if err != nil && !errors.Is(err, byname.ErrNotFound) {
			return nil, 0, err
		}
		if s.Where == "" && sketch.Neighbourhood != neighbourhood {
			continue // nobody kept where they lived then
		}
		if objecting[id] || sketch.Unplanned() {
			objects[id] = true
			continue
		}
		i, met := people[id]
		if !met {
			i = len(list)
			people[id] = i
			list = append(list, foundOnce{id: id, here: here})
		}
		list[i].findings = append(list[i].findings, w.whatBecame(s, acts, sketch, here, neighbourhood))
	}
	for i := range list {
		slices.SortStableFunc(list[i].findings, func(a, b pastFinding) int { return int(b.First - a.First) })
	}
	slices.SortStableFunc(list, func(a, b foundOnce) int { return int(b.findings[0].First - a.findings[0].First) })
	return list, len(objects), nil
}

// whatBecame is what became of one finding: what somebody answered, else why
// it is no more.
func (w *Work) whatBecame(s store.Seen, acts []store.Act, sketch store.Sketch, here bool, neighbourhood string) pastFinding {
	f := pastFinding{Seen: s, clock: w.clockOf(s.Programme)}
	for i := range acts {
		a := &acts[i]
		day := byname.MinuteOf(a.At).Day()
		if a.Person == s.Person && a.Programme == s.Programme && day >= s.First && (s.Gone == 0 || day <= s.Gone) {
			f.act = a
		}
	}
	switch {
	case f.act != nil && f.act.Act == store.PlanStarted:
		f.became = BecamePlan
	case f.act != nil && f.act.Act == store.NotRight:
		f.became = BecameWrong
	case f.act != nil && f.act.Act == store.AlreadyKnown:
		f.became = BecameKnown
	case s.Gone == 0 && f.act != nil && w.Today() < f.act.Until:
		f.became = BecameLater
	case s.Gone == 0:
		f.became = BecameWaiting
	case !here:
		f.became = BecameNobody
	case sketch.Died:
		f.became = BecameDead
	case sketch.Neighbourhood != neighbourhood:
		f.became = BecameMoved
	default:
		f.became = BecameGone
	}
	return f
}

// clockOf is how soon a programme's findings are to be acted on: the longest
// of its signs, because which of them held then is not kept.
func (w *Work) clockOf(programme string) (hours int) {
	for _, s := range w.Place.programme(programme).Find.Signs {
		hours = max(hours, s.Urgency.Hours)
	}
	return hours
}
