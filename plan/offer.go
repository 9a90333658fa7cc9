package plan

import "byname"

// An Offer is what a programme offers: steps in an order.
type Offer struct {
	Programme, Version, Title string
	Steps                     []Offered
}

// An Offered is one step of an offer.
type Offered struct {
	Name       string // in the offer
	Title      string
	By         string // kind of agency
	WaitsFor   []string
	WithinDays int
	Cost       byname.Pence
}

// Cycle gives the names of steps that wait for one another, or nothing.
func (o Offer) Cycle() (names []string) {
	at := o.index()
	for _, i := range cycle(len(o.Steps), func(i int) (before []int) {
		for _, w := range o.Steps[i].WaitsFor {
			if j, there := at[w]; there {
				before = append(before, j)
			}
		}
		return before
	}) {
		names = append(names, o.Steps[i].Name)
	}
	return names
}

func (o Offer) index() map[string]int {
	at := map[string]int{}
	for i, s := range o.Steps {
		at[s.Name] = i
	}
	return at
}

// Follow adds the steps of a programme's offer. Agencies says which agency
// does what a kind of agency does, where the person lives.
type Follow struct {
	Offer    Offer
	Agencies map[string]byname.AgencyID
}

func (f Follow) decide(p Plan, _ moment) (changes []Change, err error) {
	for _, s := range p.Steps {
		if s.Programme == f.Offer.Programme && s.Open() {
			return nil, byname.Conflict("programme "+f.Offer.Programme, "a programme the plan does not follow yet", "its steps are in the plan")
		}
	}
	at := f.Offer.index()
	for i, o := range f.Offer.Steps {
		agency := f.Agencies[o.By]
		if agency == "" {
			return nil, byname.NotFound("step "+o.Name, "an agency of kind "+o.By+" for this neighbourhood", "add one to the place's agencies")
		}
		s := Step{
			ID: StepID(len(p.Steps) + i + 1), Title: o.Title, Agency: agency, WithinDays: o.WithinDays, State: Waiting, Cost: o.Cost,
			Programme: f.Offer.Programme, Version: f.Offer.Version, Name: o.Name,
		}
		for _, w := range o.WaitsFor {
			j, there := at[w]
			if !there {
				return nil, byname.Invalid("step "+o.Name, "steps of this offer to wait for", w+" is not one")
			}
			s.WaitsFor = append(s.WaitsFor, StepID(len(p.Steps)+j+1))
		}
		changes = append(changes, Change{What: Added, Add: &s})
	}
	return changes, nil
}

// FromProgramme is a new plan that follows a programme's offer, and the
// changes that make it so.
func FromProgramme(o Offer, agencies map[string]byname.AgencyID, person byname.PersonID, lead byname.WorkerID, now byname.Minute) (Plan, []Change, error) {
	var p Plan
	var all []Change
	for _, c := range []Command{Begin{Person: person, Lead: lead}, Follow{o, agencies}} {
		changes, err := Decide(p, c, Hand{Worker: lead}, now)
		if err != nil {
			return Plan{}, nil, err
		}
		p, all = Apply(p, changes...), append(all, changes...)
	}
	return p, all, nil
}
