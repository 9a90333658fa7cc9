package plan

import (
	"slices"

	"byname"
)

// A FreeStep is one that no programme foresaw.
type FreeStep struct {
	Title  string
	Owner  Owner
	After  []int
	Due    byname.Day
	Cost   byname.Pence
	Reason string // why it will help this person
}

// AddFree adds a free step. Its cost is paid from the team's budget: what the
// person's free steps cost together may reach the limit on a worker's own
// word; above it the step waits for the lead.
func (p *Plan) AddFree(m Maker, f FreeStep, limit byname.Pence) ([]Change, error) {
	title, err := words(f.Title, "step")
	if err != nil {
		return nil, err
	}
	reason, err := words(f.Reason, "why this step")
	switch {
	case err != nil:
		return nil, err
	case f.Cost < 0:
		return nil, byname.Invalid("cost", "nothing or an amount to pay", "write the amount without a minus")
	case f.Owner.Agency == "":
		return nil, byname.Invalid("owner of a step", "an agency", "choose one")
	}
	c := m.change(StepAdded)
	c.Added = &Step{
		Title: title.Reveal(), Owner: f.Owner, After: slices.Compact(slices.Sorted(slices.Values(f.After))),
		Due: f.Due, Cost: f.Cost, Free: true, Reason: reason,
		Asked: f.Cost > 0 && p.Paid()+f.Cost > limit,
	}
	return p.decide(nil, c)
}
