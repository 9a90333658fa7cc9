package store

import (
	"slices"
	"time"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/link"
)

// Evidence weighs the records of a few persons against one another by the
// model of the build. It weighs what the records say and tells only how they
// agree; of what the Pass does not show not even that.
type Evidence struct {
	model *link.Model
	table *link.Table
	rows  map[feed.Key]weighed
	of    map[byname.PersonID][]int
}

type weighed struct {
	row  int
	hide func(of string) bool // comparisons that the Pass does not show of this record
}

// Evidence gathers the records of persons, each as the first Pass shows that
// names them, in a table that is empty yet.
func (b *Build) Evidence(now time.Time, table *link.Table, ids []byname.PersonID, passes ...guard.Pass) (*Evidence, error) {
	model, err := b.Model()
	if err != nil {
		return nil, err
	}
	e := &Evidence{model: model, table: table, rows: map[feed.Key]weighed{}, of: map[byname.PersonID][]int{}}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		var pass guard.Pass
		if i := slices.IndexFunc(passes, func(p guard.Pass) bool { return p.Check(id, now) == nil }); i >= 0 {
			pass = passes[i]
		}
		person, err := b.allowed(pass, now, id)
		if err != nil {
			return nil, err
		}
		rows, err := b.of(person.Person).recordsOf(person)
		if err != nil {
			return nil, err
		}
		for i := range rows {
			r := rows[i].record(nil)
			if pass.Sees(classPerson, r.Agency, false) != guard.Full {
				continue
			}
			row := e.table.Add(&r)
			nhs := pass.Sees(classNHS, r.Agency, false) == guard.Full
			// Who makes sure of links is not told that something happened, or where.
			home := !r.Withheld && (!person.Protected || pass.Need()) && !(r.Scene && pass.Purpose() == "link")
			e.of[id] = append(e.of[id], row)
			e.rows[r.Key] = weighed{row, func(of string) bool {
				return of == ofNHS && !nhs || slices.Contains(ofHome, of) && !home
			}}
		}
	}
	return e, nil
}

// What comparisons of link tell of an NHS number, and of where somebody lives.
const ofNHS = "NHS number"

var ofHome = []string{"home", "postcode", "area", "town"}

// notShown stands for how two records agree on what the asker may not see.
const notShown = "not shown to you: it counts in the weight all the same"

// Pair is why two records are, or are not, one person; false when the Pass
// does not show both.
func (e *Evidence) Pair(left, right feed.Key) (link.Explanation, bool) {
	a, shown := e.rows[left]
	b, also := e.rows[right]
	if !shown || !also {
		return link.Explanation{}, false
	}
	x := link.Explain(e.model, e.table, a.row, b.row)
	hide := func(of string) bool { return a.hide(of) || b.hide(of) }
	for i := range x.Lines {
		if hide(x.Lines[i].Of) {
			x.Lines[i].Words, x.Lines[i].OneIn, x.Lines[i].Level = notShown, 0, 0
		}
	}
	x.Changes = slices.DeleteFunc(x.Changes, func(c link.Change) bool { return hide(c.Of) })
	x.Silent = slices.DeleteFunc(x.Silent, hide)
	if x.Apart != "" && hide(ofNHS) {
		x.Apart = "what your agency may not be shown contradicts that they are one person"
	}
	return x, true
}

// Separate is what keeps two persons apart, and the keys of the two records
// that are most alike; false when the Pass shows no record of one of them.
func (e *Evidence) Separate(a, b byname.PersonID) (s link.Separation, left, right feed.Key, shown bool) {
	if len(e.of[a]) == 0 || len(e.of[b]) == 0 {
		return s, "", "", false
	}
	s = link.Separate(e.model, e.table, e.of[a], e.of[b])
	for key, r := range e.rows {
		switch r.row {
		case s.A:
			left = key
		case s.B:
			right = key
		}
	}
	if s.Against != "" && e.rows[left].hide(ofNHS) {
		s.Against = "what your agency may not be shown contradicts that they are one person"
		s.Why = s.Against
	}
	return s, left, right, true
}
