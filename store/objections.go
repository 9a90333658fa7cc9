package store

import (
	"slices"

	"byname"
	"byname/govern"
)

// Object writes down a person's objection; those that extracts bring are in
// the builds. One that is covered by what holds already is a conflict.
func (tx *Tx) Object(o govern.Objection) error {
	if !slices.Contains(govern.Scopes, o.Scope) {
		return byname.Invalid("objection", "to all, or to planning", "choose one of the two")
	}
	held, err := tx.ObjectsTo(o.Person, o.From)
	switch {
	case err != nil:
		return err
	case slices.ContainsFunc(held, func(s govern.Scope) bool { return s.Covers(o.Scope) }):
		return byname.Conflict("objection", "a person who has not objected yet", "it is obeyed already")
	}
	return tx.exec(`insert into govern_objection (person, scope, anchor, words, worker, from_on, to_on, ended_words) values ($1, $2, $3, $4, $5, $6, 0, '')`,
		o.Person, string(o.Scope), o.Anchor, o.Words, o.By, o.From)
}

// EndObjection ends what a worker wrote down, because the person said so, in
// words that are kept. An objection in an extract is ended where it was made.
func (tx *Tx) EndObjection(person byname.PersonID, day byname.Day, by byname.WorkerID, words string) error {
	if words == "" {
		return byname.Invalid("objection", "the person's words", "write down what they said")
	}
	return tx.change(byname.NotFound("objection", "one that was written down here", "if an agency told it, it must be ended there"), `
		update govern_objection set to_on = $2, ended_by = $3, ended_words = $4
		where person = $1 and to_on = 0 and from_on < $2`, person, day, by, words)
}

// ObjectsTo is what a person said no to, as written down here and holding on a
// day.
func (tx *Tx) ObjectsTo(person byname.PersonID, day byname.Day) ([]govern.Scope, error) {
	return all(tx, value[govern.Scope], `
		select distinct scope from govern_objection where person = $1 and from_on <= $2 and (to_on = 0 or to_on > $2)`, person, day)
}

// Objects reports whether an objection to all sharing that was written down
// here holds on a day.
func (tx *Tx) Objects(person byname.PersonID, day byname.Day) (bool, error) {
	held, err := tx.ObjectsTo(person, day)
	return slices.Contains(held, govern.ToAll), err
}

// ObjectingNow are all who are in no worklist and no count as far as the work
// knows: by an objection to anything written down here, or one that came in
// the day. Those of extracts are in the builds.
func (tx *Tx) ObjectingNow(day byname.Day) (map[byname.PersonID]bool, error) {
	list, err := all(tx, value[byname.PersonID], `
		select person from govern_objection where from_on <= $1 and (to_on = 0 or to_on > $1)
		union select person from feed_arrival where newest and waits and mark = $2`, day, MarkObjects)
	objecting := map[byname.PersonID]bool{}
	for _, id := range list {
		objecting[id] = true
	}
	return objecting, err
}

// Objectors are all whose objection written down here holds on a day, with
// their scopes and anchors: a build leaves them out of what it finds.
func (tx *Tx) Objectors(day byname.Day) ([]govern.Objection, error) {
	return all(tx, func(row scanner) (o govern.Objection, err error) {
		err = row.Scan(&o.Person, &o.Scope, &o.Anchor, &o.Words, &o.By, &o.From)
		return o, err
	}, `select person, scope, anchor, words, worker, from_on from govern_objection
		where from_on <= $1 and (to_on = 0 or to_on > $1) order by person, id`, day)
}
