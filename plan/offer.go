package plan

import (
	"slices"

	"byname"
)

// An Offer is what one programme proposes for a person: its steps, in the
// order of the file.
type Offer struct {
	Version
	Steps []OfferedStep
}

// An OfferedStep is one step of an offer. Key names it within the offer.
type OfferedStep struct {
	Key    string
	Title  string
	Owner  Owner
	After  []string // keys of the steps it waits for
	Within int      // days from ready to due
	Cost   byname.Pence
}

// Begin opens a plan with the steps of the offers. The same title for the
// same owner in two offers is one step.
func Begin(m Maker, o Opening, offers ...Offer) ([]Change, error) {
	for _, offer := range offers {
		o.Programmes = append(o.Programmes, offer.Version)
	}
	opened := m.change(WasOpened)
	opened.Opened = &o
	changes := []Change{opened}
	var p Plan
	if err := p.apply(opened); err != nil {
		return nil, err
	}
	for _, offer := range offers {
		more, err := p.Take(m, offer)
		if err != nil {
			return nil, err
		}
		if p, err = p.After(more); err != nil {
			return nil, err
		}
		changes = append(changes, more...)
	}
	return changes, nil
}

// Take adds the steps of an offer to a plan.
func (p *Plan) Take(m Maker, offer Offer) ([]Change, error) {
	order, err := offer.order()
	if err != nil {
		return nil, err
	}
	numbers := map[string]int{}
	var changes []Change
	next := len(p.Steps) + 1
	for _, s := range order {
		if have := p.same(s); have != 0 {
			numbers[s.Key] = have
			continue
		}
		step := Step{Title: s.Title, Owner: s.Owner, Within: s.Within, Cost: s.Cost, Programme: offer.Programme}
		for _, key := range s.After {
			step.After = append(step.After, numbers[key])
		}
		slices.Sort(step.After)
		c := m.change(StepAdded)
		c.Added = &step
		changes = append(changes, c)
		numbers[s.Key] = next
		next++
	}
	return p.decide(nil, changes...)
}

// same is the number of an open step of the same words and owner, or 0.
func (p *Plan) same(s OfferedStep) int {
	for _, have := range p.Open() {
		if have.Title == s.Title && have.Owner == s.Owner {
			return have.Number
		}
	}
	return 0
}

// order puts each step after those it waits for, otherwise as written. Steps
// that wait for each other in a circle are refused, each named.
func (o Offer) order() ([]OfferedStep, error) {
	byKey := map[string]OfferedStep{}
	for _, s := range o.Steps {
		byKey[s.Key] = s
	}
	var order []OfferedStep
	const under, placed = 1, 2
	state := map[string]int{}
	var path []string
	var visit func(key string) error
	visit = func(key string) error {
		s, known := byKey[key]
		switch {
		case !known:
			return byname.Invalid("offer of "+o.Programme, "steps that wait for steps of the same offer", "correct "+key)
		case state[key] == placed:
			return nil
		case state[key] == under:
			var circle []Step
			for _, k := range path[slices.Index(path, key):] {
				circle = append(circle, Step{Title: byKey[k].Title})
			}
			return inCircle(circle)
		}
		state[key] = under
		path = append(path, key)
		for _, before := range s.After {
			if err := visit(before); err != nil {
				return err
			}
		}
		path = path[:len(path)-1]
		state[key] = placed
		order = append(order, s)
		return nil
	}
	for _, s := range o.Steps {
		if err := visit(s.Key); err != nil {
			return nil, err
		}
	}
	return order, nil
}

// circle finds the steps that would wait for each other if step waited for
// after, or nil.
func (p *Plan) circle(step int, after []int) []Step {
	var path []Step
	seen := map[int]bool{}
	var reach func(n int) bool
	reach = func(n int) bool {
		s := p.Steps[n-1]
		path = append(path, s)
		if n == step {
			return true
		}
		if !seen[n] {
			seen[n] = true
			for _, before := range s.After {
				if reach(before) {
					return true
				}
			}
		}
		path = path[:len(path)-1]
		return false
	}
	for _, n := range after {
		if reach(n) {
			return path
		}
	}
	return nil
}

func inCircle(steps []Step) error {
	return byname.Invalid("order of steps", "steps that do not wait for each other in a circle", "break the circle: "+titles(steps))
}
