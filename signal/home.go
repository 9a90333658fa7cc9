package signal

import (
	"slices"

	"byname"
	"byname/population"
)

// A Home is one household, or one person whose household is not known.
type Home struct {
	Members     []population.Timeline
	Deprivation int8 // as in Facts
	Deciles     Deciles
	Programmes  map[byname.PersonID]map[string]string // as in Facts, by person
}

// absent reports that somebody must not be seen by any rule: they object to
// sharing or to planning use, have died, or have left.
func absent(t *population.Timeline, asOf byname.Day) bool {
	return t.Unplanned() || t.Died != 0 && t.Died <= asOf || gone(t, asOf)
}

// Seen reports whether rules may see somebody on a day.
func Seen(t *population.Timeline, day byname.Day) bool { return !absent(t, day) }

// Facts are those of one member of the home on a day.
func (h Home) Facts(member int, day byname.Day) Facts {
	me := h.Members[member]
	others := append(slices.Clone(h.Members[:member]), h.Members[member+1:]...)
	return Facts{Person: me, Home: others, AsOf: day, Deprivation: h.Deprivation, Deciles: h.Deciles, Programmes: h.Programmes[me.ID]}
}

// gone reports an objection, a death or a departure told by an event. Leaving
// a GP practice is a departure only when nothing has been heard since, of
// anybody: people change practice.
func gone(t *population.Timeline, asOf byname.Day) bool {
	left := false
	for i := range t.Events {
		e := &t.Events[i]
		if e.Kind == population.Objection && (e.Until == 0 || e.Until > asOf) {
			return true // obeyed for the days before it was made, too
		}
		if dayOf(e.At) > asOf {
			continue
		}
		switch e.Kind {
		case "died":
			return true
		case "gp.left":
			left = true
		default:
			left = false
		}
	}
	return left
}

// suspects are the members who are more often the suspect than the victim of
// domestic incidents in which another member of the home is involved. Their
// rules see nobody of the home, and nobody's rules see them.
func (v *vocabulary) suspects(lives []life) map[int]bool {
	domestic := v.mustUnder("police.domestic")
	balance := map[int]int{}
	for i := range lives {
		if !lives[i].kinds.meets(&domestic) {
			continue
		}
		for _, e := range lives[i].events {
			if !domestic.has(e.kind) || e.event.Incident == "" || !shared(lives, i, e.event.Incident, domestic) {
				continue
			}
			switch roles[min(int(e.role), len(roles)-1)] {
			case "suspect":
				balance[i]++
			case "victim":
				balance[i]--
			}
		}
	}
	apart := map[int]bool{}
	for i, n := range balance {
		if n > 0 {
			apart[i] = true
		}
	}
	return apart
}

// shared reports that somebody else of the home is in the same incident.
func shared(lives []life, but int, incident string, kinds kindSet) bool {
	for i := range lives {
		if i == but || !lives[i].kinds.meets(&kinds) {
			continue
		}
		for _, e := range lives[i].events {
			if kinds.has(e.kind) && e.event.Incident == incident {
				return true
			}
		}
	}
	return false
}
