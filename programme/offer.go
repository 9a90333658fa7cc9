package programme

import (
	"slices"

	"byname/plan"
	"byname/signal"
)

// OfferTo is what the programme offers this person: the steps whose only_if is
// true of them. A step that waits for one left out waits for what that one
// waits for.
func (p Programme) OfferTo(f signal.Facts, words Words) (plan.Offer, error) {
	r, err := p.readied(words)
	if err != nil {
		return plan.Offer{}, err
	}
	var fitting []Offered
	left := map[string][]string{} // step left out, and what it waits for
	for i, s := range p.Offer {
		if q := r.fits[i]; q != nil && !q.Holds(f, f.AsOf) {
			left[s.ID] = s.WaitsFor
			continue
		}
		fitting = append(fitting, s)
	}
	for i := range fitting {
		fitting[i].WaitsFor = bridge(fitting[i].WaitsFor, left)
	}
	return p.offer(fitting), nil
}

// First is the first step that is offered to everybody, for lists that show
// what would come next without looking at each person.
func (p Programme) First() (first Offered, found bool) {
	left := map[string][]string{}
	for _, s := range p.Offer {
		if s.OnlyIf != "" {
			left[s.ID] = s.WaitsFor
		}
	}
	for _, s := range p.Offer {
		if s.OnlyIf == "" && len(bridge(s.WaitsFor, left)) == 0 {
			return s, true
		}
	}
	return Offered{}, false
}

// bridge puts in the place of each step left out those that it waits for. The
// order of steps has no rounds, or the programme would not have been loaded.
func bridge(waits []string, left map[string][]string) (all []string) {
	for _, w := range waits {
		before, out := left[w]
		next := []string{w}
		if out {
			next = bridge(before, left)
		}
		for _, n := range next {
			if !slices.Contains(all, n) {
				all = append(all, n)
			}
		}
	}
	return all
}

func (p Programme) offer(steps []Offered) plan.Offer {
	o := plan.Offer{Programme: p.ID, Version: p.Version, Title: p.Title}
	for _, s := range steps {
		o.Steps = append(o.Steps, plan.Offered{Name: s.ID, Title: s.Step, By: s.By, WaitsFor: s.WaitsFor, WithinDays: s.Within.Days(), Cost: s.Cost})
	}
	return o
}
