package signal

import (
	"slices"

	"byname"
)

// Evaluate puts every rule to one person, and gives a signal for each
// programme that could help now, in the order of the rules.
func (s *Set) Evaluate(f Facts) (out []Signal) {
	w := worker{set: s}
	w.each(f.home(), f.AsOf, func(v *view, member int) {
		if member == len(f.Home) {
			out = s.person(v)
		}
	})
	return out
}

// home is the household of the facts, the person last.
func (f Facts) home() Home {
	h := Home{Members: append(slices.Clone(f.Home), f.Person), Deprivation: f.Deprivation, Deciles: f.Deciles}
	if f.Programmes != nil {
		h.Programmes = map[byname.PersonID]map[string]string{f.Person.ID: f.Programmes}
	}
	return h
}

// A worker looks at one home after another in the same memory.
type worker struct {
	set      *Set
	reader   reader
	present  []life
	numbers  []int // of present, in the home
	together []life
	view     view
}

// each gives the view of every member of a home whom rules may see, with the
// member's place in the home.
func (w *worker) each(h Home, asOf byname.Day, look func(v *view, member int)) {
	w.reader.empty()
	w.present, w.numbers, w.together = w.present[:0], w.numbers[:0], w.together[:0]
	for i := range h.Members {
		if absent(&h.Members[i], asOf) {
			continue
		}
		w.present, w.numbers = append(w.present, w.set.words.read(&h.Members[i], asOf, &w.reader)), append(w.numbers, i)
	}
	apart := w.set.words.suspects(w.present)
	for i, l := range w.present {
		if !apart[i] {
			w.together = append(w.together, l)
		}
	}
	w.view = view{day: asOf, deprivation: h.Deprivation, deciles: h.Deciles, hits: w.view.hits}
	together := 0
	for i, l := range w.present {
		if apart[i] {
			w.view.lives, w.view.self = w.present[i:i+1], 0
		} else {
			w.view.lives, w.view.self = w.together, together
			together++
		}
		w.view.programmes = h.Programmes[l.timeline.ID]
		look(&w.view, w.numbers[i])
	}
}

// person puts the rules to the one the view is of.
func (s *Set) person(v *view) (out []Signal) {
	mine, everybodys := v.lives[v.self].kinds, kindSet{}
	for i := range v.lives {
		everybodys.union(&v.lives[i].kinds)
	}
	for i := range s.rules {
		r := &s.rules[i]
		var holding []*compiledSign
		asked, inScope := false, false
		for j := range r.signs {
			sign := &r.signs[j]
			if !met(sign.needs, &mine, &everybodys) {
				continue
			}
			if !asked {
				asked, inScope = true, r.who(v)
			}
			if !inScope {
				break
			}
			if sign.when(v) {
				holding = append(holding, sign)
			}
		}
		if len(holding) > 0 {
			out = append(out, s.signal(v, r, holding))
		}
	}
	return out
}

func (s *Set) signal(v *view, r *compiled, holding []*compiledSign) Signal {
	sig := Signal{
		Person:       v.lives[v.self].timeline.ID,
		Programme:    r.Programme,
		Version:      r.Version,
		Theme:        r.Theme,
		UrgencyHours: holding[0].UrgencyHours,
		Reasons:      s.words.reasons(v, holding),
	}
	for _, sign := range holding {
		sig.Signs = append(sig.Signs, sign.Name)
		sig.UrgencyHours = min(sig.UrgencyHours, sign.UrgencyHours)
	}
	sig.Since = r.clock.since(v, func(v *view) bool {
		if !r.who(v) {
			return false
		}
		for i := range r.signs {
			if r.signs[i].when(v) {
				return true
			}
		}
		return false
	})
	return sig
}
