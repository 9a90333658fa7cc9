package work

import (
	"context"
	"slices"
	"time"

	"byname"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// Huddles are a team's: the one under way, those to come, and the last ones.
func (w *Work) Huddles(ctx context.Context, who Who, neighbourhood string) (shown Huddles, err error) {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return shown, err
	}
	t, err := w.teamFor(who, neighbourhood)
	if err != nil {
		return shown, err
	}
	shown.Neighbourhood, shown.Team, shown.Teams = t.Neighbourhood, t.Name, who.Teams
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		names, err := w.workers(tx)
		if err != nil {
			return err
		}
		leaves, err := tx.Leaves(w.Today())
		if err != nil {
			return err
		}
		for _, m := range w.membersOf(tx, t.Neighbourhood) {
			p := w.present(store.Present{Worker: m.Worker, State: store.Here}, names)
			if team.StandIn(leaves, m.Worker, w.Today()) != m.Worker {
				p.State = store.Gone
			}
			shown.Members = append(shown.Members, p)
		}
		list, err := tx.Huddles(t.ID, 20)
		for _, h := range list {
			one := Huddle{Number: h.Number, At: byname.MinuteOf(h.At), Begun: minuteOf(h.Begun), Closed: minuteOf(h.Closed), Others: h.Others}
			present, err := tx.Presents(h.Number)
			if err != nil {
				return err
			}
			for _, p := range present {
				one.Present = append(one.Present, w.present(p, names))
			}
			switch {
			case one.Closed != 0:
				shown.Past = append(shown.Past, one)
			case one.Begun != 0:
				shown.Now = &one
			default:
				shown.Planned = append([]Huddle{one}, shown.Planned...)
			}
		}
		return err
	})
	return shown, err
}

func (w *Work) present(p store.Present, names map[byname.WorkerID]team.Worker) HuddlePresent {
	x := names[p.Worker]
	return HuddlePresent{Worker: p.Worker, Guest: p.Guest, Name: x.Name, Job: x.Job, Agency: w.Place.Short(x.Agency), State: p.State}
}

// A room is who is there, and what it speaks of.
type room struct {
	huddle store.Huddle
	team   team.Team
	here   []HuddlePresent
	all    []HuddlePresent
	items  []store.HuddleItem
	names  map[byname.WorkerID]team.Worker
	leads  map[byname.PersonID]string
	outs   map[int64][]store.Present
}

func (w *Work) room(tx *store.Tx, h store.Huddle) (r room, err error) {
	r.huddle, r.leads, r.outs = h, map[byname.PersonID]string{}, map[int64][]store.Present{}
	if r.team, err = tx.Team(h.Team); err != nil {
		return r, err
	}
	if r.names, err = w.workers(tx); err != nil {
		return r, err
	}
	present, err := tx.Presents(h.Number)
	if err != nil {
		return r, err
	}
	for _, p := range present {
		one := w.present(p, r.names)
		r.all = append(r.all, one)
		if p.State == store.Here {
			r.here = append(r.here, one)
		}
	}
	if r.items, err = tx.Items(h.Number); err != nil {
		return r, err
	}
	for _, i := range r.items {
		lead, err := tx.LeadFor(i.Person, w.Today())
		if err != nil {
			return r, err
		}
		r.leads[i.Person] = r.names[lead].Name
		if r.outs[i.Number], err = tx.Outs(i.Number); err != nil {
			return r, err
		}
	}
	return r, nil
}

// hearing are who hears an item: who is here and has not stepped out.
func (r room) hearing(item int64) (list []HuddlePresent) {
	for _, p := range r.here {
		if !slices.ContainsFunc(r.outs[item], func(o store.Present) bool { return o.Worker == p.Worker && o.Guest == p.Guest }) {
			list = append(list, p)
		}
	}
	return list
}

// barred are, item by item, who of those here may not hear about the person.
// A guest without an account may hear of nobody. Nothing is read.
func (w *Work) barred(ctx context.Context, r room) (map[int64][]HuddlePresent, error) {
	var workers []byname.WorkerID
	var persons []byname.PersonID
	for _, p := range r.here {
		if p.Worker != "" {
			workers = append(workers, p.Worker)
		}
	}
	for _, i := range r.items {
		persons = append(persons, i.Person)
	}
	hearings, err := w.guard.Hearings(ctx, workers, persons)
	if err != nil {
		return nil, err
	}
	may := map[byname.WorkerID]map[byname.PersonID]bool{}
	for _, h := range hearings {
		if may[h.Worker] == nil {
			may[h.Worker] = map[byname.PersonID]bool{}
		}
		may[h.Worker][h.Person] = h.May
	}
	barred := map[int64][]HuddlePresent{}
	for _, i := range r.items {
		for _, p := range r.hearing(i.Number) {
			if p.Worker == "" || !may[p.Worker][i.Person] {
				barred[i.Number] = append(barred[i.Number], p)
			}
		}
	}
	return barred, nil
}

// Huddle reads a huddle for the screen that all in the room look at. Who is
// named on it, everybody there may hear about: it is asked for all of them,
// and written down for each.
func (w *Work) Huddle(ctx context.Context, who Who, number int64) (shown Huddle, err error) {
	h, err := w.huddleOf(ctx, who, number)
	if err != nil {
		return shown, err
	}
	var r room
	if err := w.DB.Read(ctx, func(tx *store.Tx) error { r, err = w.room(tx, h); return err }); err != nil {
		return shown, err
	}
	shown = Huddle{Number: number, Neighbourhood: r.team.Neighbourhood, Team: r.team.Name, At: byname.MinuteOf(h.At), Begun: minuteOf(h.Begun), Closed: minuteOf(h.Closed),
		Present: r.all, Others: h.Others, Mine: slices.ContainsFunc(r.here, func(p HuddlePresent) bool { return p.Worker == who.Worker })}
	barred, err := w.barred(ctx, r)
	if err != nil {
		return shown, err
	}
	var free []byname.PersonID // whom everybody may hear of, nobody of them having stepped out
	for _, i := range r.items {
		if len(barred[i.Number]) == 0 && len(r.hearing(i.Number)) == len(r.here) {
			free = append(free, i.Person)
		}
	}
	var pass guard.Pass
	var build *store.Build
	if len(free) > 0 && shown.Mine && shown.Begun != 0 && shown.Closed == 0 {
		if build, err = w.Builds.Current(); err != nil {
			return shown, err
		}
		passes, err := w.guard.Together(ctx, guard.Request{Worker: who.Worker, Persons: free, What: "read this name on the agenda of the team's huddle"}, workersOf(r.here))
		if err != nil {
			return shown, err
		}
		pass = passes[0]
	}
	for n, i := range r.items {
		line := HuddleItem{Number: i.Number, Line: n + 1, Why: aloud(i.Why), Since: i.Since, Lead: r.leads[i.Person], Heard: !i.Heard.IsZero()}
		for _, p := range barred[i.Number] {
			line.Barred = append(line.Barred, p.Called())
		}
		if pass.Check(i.Person, w.now()) == nil {
			p, err := build.Person(pass, w.now(), i.Person)
			if err != nil {
				return shown, err
			}
			line.Preferred = preferred(p)
		}
		if !line.Heard && shown.Next == 0 {
			shown.Next = i.Number
		}
		shown.Items = append(shown.Items, line)
	}
	return shown, nil
}

func workersOf(list []HuddlePresent) (ids []byname.WorkerID) {
	for _, p := range list {
		if p.Worker != "" {
			ids = append(ids, p.Worker)
		}
	}
	return ids
}

func aloud(why []team.Concern) (words []string) {
	for _, c := range why {
		words = append(words, c.Words())
	}
	return words
}

// minuteOf is a moment's minute, 0 of none.
func minuteOf(t time.Time) byname.Minute {
	if t.IsZero() {
		return 0
	}
	return byname.MinuteOf(t)
}
