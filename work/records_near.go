package work

import (
	"context"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/link"
	"byname/store"
)

// near are the persons nearest to one that is open already, and what keeps
// each apart. Guard is asked for them, for the purpose of linking, with the
// reason that the person was opened for; hidden counts those it does not show.
func (w *Work) near(ctx context.Context, who Who, build *store.Build, id byname.PersonID, open guard.Pass, names map[feed.Key]string, rulings []store.Ruling) (list []NearLine, hidden int, err error) {
	found, err := build.Near(id)
	if err != nil || len(found) == 0 {
		return nil, 0, err
	}
	var others []byname.PersonID
	for _, n := range found {
		others = append(others, n.Other)
	}
	pass, err := w.listNear(ctx, who, id, others)
	if err != nil {
		return nil, 0, err
	}
	table, err := w.table()
	if err != nil {
		return nil, 0, err
	}
	evidence, err := build.Evidence(w.now(), table, append(pass.Covers(), id), open, pass)
	if err != nil {
		return nil, 0, err
	}
	for _, other := range others {
		s, left, _, shown := evidence.Separate(id, other)
		if pass.Check(other, w.now()) != nil || !shown {
			hidden++
			continue
		}
		person, err := build.Person(pass, w.now(), other)
		if err != nil {
			return nil, 0, err
		}
		line := NearLine{PersonRef: PersonRef{other, preferred(person)}, Record: names[left], Weight: s.Weight, Grade: string(link.GradeOf(s.Weight)), Why: s.Why}
		if ruledApart(build, other, names, rulings) {
			line.Why = "somebody ruled that they are two people"
		}
		list = append(list, line)
	}
	return list, hidden, nil
}

// listNear asks guard for the persons near to one, for linking, with the
// reason that was given for that one. Nobody is no error.
func (w *Work) listNear(ctx context.Context, who Who, id byname.PersonID, others []byname.PersonID) (guard.Pass, error) {
	r := guard.Request{Worker: who.Worker, Purpose: "link", Persons: others, List: true, What: "weighed the records of somebody near to them"}
	err := w.DB.Read(ctx, func(tx *store.Tx) error {
		given, _, err := tx.ReasonNow(who.Worker, id, w.now())
		r.Reason = given.Reason
		return err
	})
	if err != nil {
		return guard.Pass{}, err
	}
	pass, err := w.guard.Ask(ctx, r)
	if guard.IsRefusal(err) {
		return guard.Pass{}, nil
	}
	return pass, err
}

// ruledApart reports whether a ruling keeps somebody apart from the person
// whose records have these names.
func ruledApart(build *store.Build, other byname.PersonID, names map[feed.Key]string, rulings []store.Ruling) bool {
	for _, r := range rulings {
		own, theirs := r.Left, r.Right
		if names[own] == "" {
			own, theirs = theirs, own
		}
		if r.Says != store.Different || names[own] == "" {
			continue
		}
		if id, err := build.ByRecord(theirs); err == nil && id == other {
			return true
		}
	}
	return false
}
