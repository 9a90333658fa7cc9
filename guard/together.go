package guard

import (
	"context"
	"errors"
	"fmt"

	"byname"
)

// A Hearing is whether one worker may hear about one person with others, and
// on what ground. It tells how they stand to the person and nothing else.
type Hearing struct {
	Worker byname.WorkerID
	Person byname.PersonID
	May    bool
	Ground string // why, when they may
}

// objectsTogether is why nobody speaks of who objects to sharing: to speak of
// them with others is to share.
var objectsTogether = &Refusal{Rule: "objects-together", Remedy: NothingHelps,
	err: byname.Denied("speaking of a person together", "somebody who does not object to sharing", "leave it to the agency they see")}

// Hearings says, before anything is shown, who of some workers could hear
// about each of some persons. It gives no Pass, shows nothing and so writes
// nothing down. Who may not sign in may hear of nobody.
func (g *Guard) Hearings(ctx context.Context, workers []byname.WorkerID, persons []byname.PersonID) (list []Hearing, err error) {
	if len(persons) == 0 {
		return nil, nil
	}
	now := g.now()
	for _, w := range workers {
		r := Request{Worker: w, Purpose: "support", Persons: persons}
		if err := g.check(r); err != nil {
			return nil, err
		}
		who, err := g.register.Who(ctx, w)
		if errors.Is(err, byname.ErrDenied) || errors.Is(err, byname.ErrNotFound) {
			for _, p := range persons {
				list = append(list, Hearing{Worker: w, Person: p})
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		j, err := g.judge(ctx, r, who, now)
		if err != nil {
			return nil, err
		}
		for i, v := range j.verdicts {
			list = append(list, Hearing{w, persons[i], v.granted && !j.standings[i].Objects, v.ground})
		}
	}
	return list, nil
}

// Together asks for everybody who is present: all may see the persons, or
// nobody does. Each of them is written down as having seen, or, when one of
// them may not, who may not is, and who asked. The Passes are in the order of
// the workers; r.Worker is who shows the screen, and is one of them.
func (g *Guard) Together(ctx context.Context, r Request, workers []byname.WorkerID) ([]Pass, error) {
	if r.Purpose = "support"; r.Emergency || r.List {
		return nil, byname.Invalid("seeing a person together", "one person, and no emergency", "break the glass alone")
	}
	if err := g.check(r); err != nil {
		return nil, err
	}
	now := g.now()
	var passes []Pass
	var yes, no []Entry
	var refused error
	present := false
	for _, w := range workers {
		one := r
		one.Worker = w
		present = present || w == r.Worker
		who, err := g.who(ctx, one, now)
		if err != nil {
			return nil, err
		}
		j, err := g.judge(ctx, one, who, now)
		if err != nil {
			return nil, err
		}
		for i := range j.verdicts {
			if j.standings[i].Objects {
				j.verdicts[i] = verdict{rule: objectsTogether.Rule, refused: *objectsTogether}
			}
		}
		granted, denied := entries(one, who, now, j.standings, j.verdicts)
		if len(denied.Persons) > 0 {
			denied.Persons = r.Persons
			no = append(no, denied)
			if refused == nil {
				refused = firstRefusal(j.verdicts)
			}
			continue
		}
		yes = append(yes, granted)
		passes = append(passes, j.terms.pass(one, who, now, j.standings, j.verdicts))
	}
	if !present {
		return nil, byname.Invalid("seeing a person together", "who shows the screen among those present", "say who is here")
	}
	write := yes
	if refused != nil {
		write = no
	}
	if err := g.register.Record(ctx, write...); err != nil {
		return nil, fmt.Errorf("guard: nothing is shown, because it cannot be written down: %w", err)
	}
	if refused != nil {
		return nil, refused
	}
	return passes, nil
}

// All tells how much of a class of information everybody of some Passes sees:
// what may be on a screen that all of them look at.
func All(passes []Pass, class string, by byname.AgencyID, restricted bool) Sight {
	if len(passes) == 0 {
		return Nothing
	}
	least := Full
	for _, p := range passes {
		least = min(least, p.Sees(class, by, restricted))
	}
	return least
}
