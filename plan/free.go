package plan

import "byname"

// Free adds a step that no programme foresaw, and says why. What it costs is
// paid from a budget: above the limit for one person it waits for the lead.
type Free struct {
	Title      string
	Agency     byname.AgencyID
	Worker     byname.WorkerID
	After      []StepID
	WithinDays int
	Why        string
	Part       Part
	Service    string          // of the directory
	For        byname.PersonID // of a household; 0 is all of them
	Working    bool            // WithinDays are working days
	Cost       byname.Pence
	Budget     string       // whose budget pays; "" when it costs nothing
	Limit      byname.Pence // what that budget may pay for one person without the lead's yes
}

func (f Free) decide(p Plan, m moment) ([]Change, error) {
	switch {
	case f.Title == "" || f.Agency == "":
		return nil, byname.Invalid("step", "what is to be done, and which agency does it", "say both")
	case f.WithinDays < 0 || f.WithinDays > 3650:
		return nil, byname.Invalid("step “"+f.Title+"”", "a day within ten years", "choose another")
	case f.Cost < 0 || f.Cost > 0 && f.Budget == "":
		return nil, byname.Invalid("cost of “"+f.Title+"”", "an amount, and the budget that pays it", "name the budget")
	}
	if err := needs("step “"+f.Title+"”", f.Why); err != nil {
		return nil, err
	}
	if err := p.known(f.After); err != nil {
		return nil, err
	}
	if !p.has(f.For) {
		return nil, notInIt
	}
	s := Step{
		ID: StepID(len(p.Steps) + 1), Title: f.Title, Agency: f.Agency, Worker: f.Worker, WaitsFor: f.After, WithinDays: f.WithinDays,
		Part: f.Part, Service: f.Service, For: f.For, Working: f.Working, State: Waiting, Cost: f.Cost, Why: words(f.Why), Budget: f.Budget, AskedBy: m.by.Worker,
	}
	if f.Cost > 0 && p.PaidFrom(f.Budget)+f.Cost > f.Limit {
		s.State = Asked
	}
	return []Change{{What: Added, Add: &s}}, nil
}

func (p Plan) known(ids []StepID) error {
	for _, id := range ids {
		if _, found := p.Step(id); !found {
			return byname.NotFound("step", "steps of this plan to wait for", "look at the plan again")
		}
	}
	return nil
}

// Countersign is the lead's yes to a cost above the limit. Nobody says yes to
// what they asked for themselves.
type Countersign struct{ Step StepID }

func (a Countersign) decide(p Plan, m moment) ([]Change, error) {
	s, err := p.open(a.Step)
	if err != nil || s.State != Asked {
		return nil, err
	}
	if m.by.Worker == s.AskedBy || m.by.Worker == "" {
		return nil, byname.Denied("cost of “"+s.Title+"”", "a second pair of eyes", "ask another lead")
	}
	return []Change{{What: Countersigned, Step: s.ID}}, nil
}
