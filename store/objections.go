package store

import (
	"cmp"
	"slices"

	"byname"
	"byname/govern"
)

// Object writes down a person's objection; those that extracts bring are in
// the builds. One that is covered by what holds already is a conflict.
func (tx *Tx) Object(o govern.Objection) error {
	o.Voice = cmp.Or(o.Voice, govern.Themselves)
	switch {
	case !slices.Contains(govern.Scopes, o.Scope):
		return byname.Invalid("scope", "all, or planning", "choose one of the two")
	case !slices.Contains(govern.Voices, o.Voice):
		return byname.Invalid("voice", "the person, a parent, or somebody appointed to decide for them", "choose one of the three")
	}
	held, err := tx.ObjectionsOf(o.Person)
	switch {
	case err != nil:
		return err
	case slices.ContainsFunc(held, func(h govern.Objection) bool { return h.To == 0 && h.Scope.Covers(o.Scope) }):
		return byname.Conflict("scope", "what they have not said no to yet", "it is obeyed already")
	}
	return tx.exec(`insert into govern_objection (person, scope, anchor, voice, words, worker, from_on, to_on, ended_words) values ($1, $2, $3, $4, $5, $6, $7, 0, '')`,
		o.Person, string(o.Scope), o.Anchor, string(o.Voice), o.Words, orNull(o.By), o.From)
}

// EndObjection ends what was written down here of one scope, and no other,
// because the person said so, in words that are kept. by is "" when they end
// it themselves. An objection in an extract is ended where it was made.
func (tx *Tx) EndObjection(person byname.PersonID, scope govern.Scope, day byname.Day, by byname.WorkerID, words string) error {
	if words == "" {
		return byname.Invalid("words", "the person's words", "write down what they said")
	}
	ids, err := tx.Was(person)
	if err != nil {
		return err
	}
	args := []any{string(scope), day, orNull(by), words}
	for _, id := range ids {
		args = append(args, id)
	}
	return tx.change(byname.NotFound("objection", "one that was written down here and holds", "if an agency told it, it must be ended there"), `
		update govern_objection set to_on = $2, ended_by = $3, ended_words = $4
		where scope = $1 and to_on = 0 and from_on <= $2 and person in (`+numbered(5, len(ids))+`)`, args...)
}

// ObjectionsOf are all that were ever written down of a person here, the
// newest first.
func (tx *Tx) ObjectionsOf(person byname.PersonID) ([]govern.Objection, error) {
	ids, err := tx.Was(person)
	if err != nil {
		return nil, err
	}
	var args []any
	for _, id := range ids {
		args = append(args, id)
	}
	return all(tx, func(row scanner) (o govern.Objection, err error) {
		o.Person = person
		var by, endedBy *byname.WorkerID
		err = row.Scan(&o.Scope, &o.Anchor, &o.Voice, &o.Words, &by, &o.From, &o.To, &endedBy, &o.EndedWords)
		o.By, o.EndedBy = orNobody(by), orNobody(endedBy)
		return o, err
	}, `select scope, anchor, voice, words, worker, from_on, to_on, ended_by, ended_words from govern_objection
		where person in (`+numbered(1, len(ids))+`) order by from_on desc, id desc`, args...)
}

// orNobody reads a worker who may be none.
func orNobody(w *byname.WorkerID) byname.WorkerID {
	if w == nil {
		return ""
	}
	return *w
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

// ObjectionCame reports whether a row of the day, that no build knows yet,
// tells that a person objects.
func (tx *Tx) ObjectionCame(person byname.PersonID) (bool, error) {
	n, err := one(tx, value[int], nil, `select count(*) from feed_arrival where newest and waits and mark = $2 and person = $1`, person, MarkObjects)
	return n > 0, err
}

// Objectors are all whose objection written down here holds on a day, with
// their scopes and anchors: a build leaves them out of what it finds.
func (tx *Tx) Objectors(day byname.Day) ([]govern.Objection, error) {
	return all(tx, func(row scanner) (o govern.Objection, err error) {
		var by *byname.WorkerID
		err = row.Scan(&o.Person, &o.Scope, &o.Anchor, &o.Voice, &o.Words, &by, &o.From)
		o.By = orNobody(by)
		return o, err
	}, `select person, scope, anchor, voice, words, worker, from_on from govern_objection
		where from_on <= $1 and (to_on = 0 or to_on > $1) order by person, id`, day)
}
