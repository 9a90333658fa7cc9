package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/population"
	"byname/store"
)

// A reader is who reads a plan, and whom of its members they may see.
type reader struct {
	Who
	pass  guard.Pass // for the person whose page it is
	house guard.Pass // for others of the household
	build *store.Build
	names map[byname.PersonID]population.Person // of those whom they may see
	now   map[byname.PersonID]byname.PersonID   // who the plan's members are now
	id    byname.PersonID                       // whose page it is
}

// reading finds whom of a plan's members the asker may see.
func (w *Work) reading(who Who, o opened, house guard.Pass, k kept) reader {
	r := reader{Who: who, pass: o.pass, house: house, build: o.build, id: o.ID,
		names: map[byname.PersonID]population.Person{o.ID: o.Person}, now: map[byname.PersonID]byname.PersonID{}}
	members := append([]byname.PersonID{k.plan.Person}, k.plan.With...)
	for i, m := range members {
		if r.now[m] = m; i < len(k.row.Persons) {
			r.now[m] = k.row.Persons[i].Person
		}
		if id := r.now[m]; id != o.ID {
			if p, err := o.build.Person(house, w.now(), id); err == nil {
				r.names[id] = p
			}
		}
	}
	return r
}

// sees reports whether the reader may see a member of the plan; 0 is all of
// them together.
func (r reader) sees(member byname.PersonID) bool {
	_, seen := r.names[r.now[member]]
	return member == 0 || seen
}

// called is what a member likes to be called, "" for all together.
func (r reader) called(p plan.Plan, member byname.PersonID) string {
	if member == 0 {
		return ""
	}
	if call := p.Of(member).Call; !call.IsZero() {
		return call.Reveal()
	}
	return preferred(r.names[r.now[member]]).Reveal()
}

// memberOf is how a plan calls somebody who is in it: 0 when it is theirs
// above all, or alone.
func memberOf(k kept, id byname.PersonID) byname.PersonID {
	for i, p := range k.row.Persons {
		if i > 0 && p.Person == id && i <= len(k.plan.With) {
			return k.plan.With[i-1]
		}
	}
	return 0
}

// notYetIn are those who live with the person, whom the reader may see, and
// who are not in the plan.
func (w *Work) notYetIn(r reader, k kept) (list []Choice, err error) {
	for _, id := range r.house.Covers() {
		if slices.ContainsFunc(k.row.Persons, func(p store.PlanPerson) bool { return p.Person == id }) {
			continue
		}
		p, err := r.build.Person(r.house, w.now(), id)
		if err != nil {
			return nil, err
		}
		if p.Died == 0 {
			list = append(list, Choice{Value: id.String(), Title: preferred(p).Reveal()})
		}
	}
	return list, nil
}

// AddMember takes somebody who lives with the person into their plan, with a
// part of their own. Whoever has an open plan stays in it.
func (w *Work) AddMember(ctx context.Context, who Who, id byname.PersonID, version int, member byname.PersonID) error {
	o, err := w.mayChange(ctx, who, id, "took somebody of the household into the plan")
	if err != nil {
		return err
	}
	house, err := w.home(ctx, who, o.build, id)
	if err != nil {
		return err
	}
	p, err := o.build.Person(house, w.now(), member)
	if err != nil {
		return byname.Invalid("person", "somebody who lives with them and whom you may see", "choose one from the list")
	}
	j := plan.Join{Person: p.ID}
	return w.changePlan(ctx, who, id, version, "took somebody of the household into the plan", j, func(tx *store.Tx, k kept, o opened) (plan.Command, error) {
		if err := o.mayLead(who, k); err != nil {
			return nil, err
		}
		other, open, err := w.openKept(tx, p.ID)
		if err == nil && open && other.row.ID != k.row.ID {
			err = byname.Conflict("person", "somebody who is in no open plan", "they have a plan of their own: end it first, if they want one together")
		}
		if err == nil {
			err = tx.JoinPlan(k.row.ID, store.PlanPerson{Person: p.ID, Anchor: string(p.Anchor)})
		}
		return j, err
	})
}

// childUntil is the age at which somebody is no longer a child.
const childUntil = 18

// showMembers fills in the person's own part, and that of each other member
// whom the reader may see. Of the others it tells that they are there.
func (w *Work) showMembers(shown *Plan, r reader, k kept, whole bool) {
	own := k.plan.Of(memberOf(k, r.id))
	if whole {
		shown.Matters, shown.About, shown.Call = own.Matters.Text, own.About.Text, own.Call.Text
	}
	for _, m := range append([]byname.PersonID{k.plan.Person}, k.plan.With...) {
		id := r.now[m]
		if id == r.id || slices.ContainsFunc(shown.With, func(p PersonRef) bool { return p.ID == id }) {
			continue
		}
		person, seen := r.names[id]
		if !seen {
			shown.Unseen++
			continue
		}
		shown.With = append(shown.With, PersonRef{ID: id, Preferred: preferred(person)})
		if !whole {
			continue
		}
		said := k.plan.Of(m)
		if m == k.plan.Person {
			said = k.plan.Own
		}
		years, known := w.age(person)
		shown.Members = append(shown.Members, Own{PersonRef: PersonRef{ID: id, Preferred: preferred(person)}, Call: said.Call.Text, Matters: said.Matters.Text,
			About: said.About.Text, Child: known && years < childUntil})
	}
}
