package work

import (
	"context"

	"byname"
	"byname/guard"
	"byname/store"
)

// hits is how many are shown at most of those who may be meant.
const hits = 20

// Find looks for somebody. Each who is shown is written down as shown; who may
// not be shown is left out, as if not there.
func (w *Work) Find(ctx context.Context, who Who, ask FindAsk) ([]FindHit, error) {
	if err := w.may(ctx, who, guard.FindPeople); err != nil {
		return nil, err
	}
	q, err := ask.query()
	if err != nil {
		return nil, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return nil, err
	}
	ids, more, err := build.Find(q, hits)
	if err != nil {
		return nil, err
	}
	if more {
		return nil, byname.Invalid("what you know of them", "enough to tell them from others", "add a birth date or a postcode")
	}
	// Everybody is searched, as the asker would search a telephone book; only
	// enough is shown to choose, and opening is asked for anew.
	pass, err := w.guard.Ask(ctx, guard.Request{Worker: who.Worker, Purpose: "support", Persons: ids, List: true,
		Reason: "looked for somebody by what they know of them", What: "found this person in a search"})
	if guard.IsRefusal(err) || len(ids) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	known, err := w.list(ctx, who, "support", pass.Covers())
	if err != nil {
		return nil, err
	}
	var list []FindHit
	for _, id := range pass.Covers() {
		p, err := build.Person(pass, w.now(), id)
		if err != nil {
			return nil, err
		}
		hit := FindHit{ID: id, Preferred: preferred(p), Full: full(p), Known: known.Check(id, w.now()) == nil}
		hit.Age, hit.HasAge = w.age(p)
		if n, known := w.Place.Areas.Neighbourhood(p.Neighbourhood); known {
			hit.Neighbourhood = n.Name
		}
		list = append(list, hit)
	}
	return list, nil
}

// query reads what was typed. Somebody is not to be found by a first name or
// half a postcode alone.
func (ask FindAsk) query() (q store.Query, err error) {
	q.Name, q.Postcode = ask.Name, ask.Postcode
	if ask.Born != "" {
		if q.Born, err = byname.ParseDay(ask.Born); err != nil {
			return q, err
		}
	}
	if ask.NHS != "" {
		if q.NHS, err = byname.ParseNHSNumber(ask.NHS); err != nil {
			return q, err
		}
		return q, nil
	}
	given := 0
	for _, s := range []string{ask.Name, ask.Born, ask.Postcode} {
		if s != "" {
			given++
		}
	}
	if given < 2 {
		return q, byname.Invalid("what you know of them", "an NHS number, or two of name, birth date and postcode", "add what else you know")
	}
	return q, nil
}
