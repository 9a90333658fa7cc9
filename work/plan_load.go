package work

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"byname"
	"byname/fund"
	"byname/guard"
	"byname/plan"
	"byname/store"
	"byname/team"
)

// Plan opens a person's plan for a worker, as far as they may see it.
func (w *Work) Plan(ctx context.Context, who Who, id byname.PersonID) (Plan, error) {
	build, err := w.Builds.Current()
	if err != nil {
		return Plan{}, err
	}
	pass, err := w.open(ctx, who, id, "opened this person's plan")
	if err != nil {
		return Plan{}, err
	}
	person, err := build.Person(pass, w.now(), id)
	if err != nil {
		return Plan{}, err
	}
	shown := Plan{ID: id, Preferred: preferred(person), Full: full(person)}
	shown.Age, shown.HasAge = w.age(person)
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		k, open, err := w.openKept(tx, id)
		if err != nil {
			return err
		}
		if !open {
			return byname.NotFound("plan", "a person with an open plan", "start one from their page")
		}
		names, err := w.workers(tx)
		if err != nil {
			return err
		}
		w.showPlan(&shown, k, pass, who, names)
		shown.Owners = w.owners(person.Neighbourhood, names)
		shown.BudgetLeft, shown.BudgetLimit, err = w.budget(tx, person.Neighbourhood)
		return err
	})
	if err != nil {
		return Plan{}, err
	}
	house, err := w.home(ctx, who, build, id)
	if err != nil {
		return Plan{}, err
	}
	for i := range shown.With {
		if p, err := build.Person(house, w.now(), shown.With[i].ID); err == nil {
			shown.With[i].Preferred = preferred(p)
		}
	}
	shown.With = slices.DeleteFunc(shown.With, func(r PersonRef) bool { return r.Preferred.IsZero() })
	return shown, nil
}

// workers are all there are or ever were, by id.
func (w *Work) workers(tx *store.Tx) (map[byname.WorkerID]team.Worker, error) {
	list, err := tx.Workers()
	names := make(map[byname.WorkerID]team.Worker, len(list))
	for _, x := range list {
		names[x.ID] = x
	}
	return names, err
}

// showPlan fills in what a worker may see. Who sees a plan in full sees all
// steps; anybody else sees their own agency's, and of others that a step is
// under way.
func (w *Work) showPlan(shown *Plan, k kept, pass guard.Pass, who Who, names map[byname.WorkerID]team.Worker) {
	p, today := k.plan, w.Today()
	whole := seesWhole(pass, who, p)
	shown.Version, shown.Opened, shown.Review, shown.Closed = p.Version, p.Opened, p.Review, p.Closed
	shown.Lead, shown.Whole = names[p.Lead].Name, whole
	for _, id := range append([]byname.PersonID{p.Person}, p.With...) {
		if id != shown.ID {
			shown.With = append(shown.With, PersonRef{ID: id})
		}
	}
	if whole {
		shown.Matters = p.Matters.Text
		shown.Cost = p.PaidFrom(teamBudget)
		for _, g := range p.Goals {
			shown.Goals = append(shown.Goals, Goal{Words: g.Words.Text, Reached: g.Reached != 0})
		}
		for _, c := range slices.Backward(k.changes) {
			if said := changeWords(p, c); said != "" {
				shown.History = append(shown.History, Change{At: c.At, By: w.hand(c, names), What: said})
			}
		}
	}
	titles := map[plan.StepID]string{}
	for _, s := range p.Steps {
		titles[s.ID] = s.Title
	}
	for _, s := range p.Steps {
		mine := s.Agency == who.Agency
		step := Step{ID: int64(s.ID), Title: s.Title, Owner: w.owner(s, names), Due: s.Due, Overdue: s.Overdue(today), State: string(s.State),
			Mine: mine, MayMark: (whole || mine) && (s.State == plan.Ready || s.State == plan.Doing)}
		if !whole && !mine {
			step = Step{ID: int64(s.ID), Title: hiddenStep, State: string(s.State), Hint: true}
			shown.Steps = append(shown.Steps, step)
			continue
		}
		for _, before := range s.WaitsFor {
			if b, _ := p.Step(before); b.State != plan.Done {
				title := titles[before]
				if other, _ := p.Step(before); !whole && other.Agency != who.Agency {
					title = hiddenStep
				}
				step.WaitsFor = append(step.WaitsFor, title)
			}
		}
		step.Cost, step.Free, step.Reason = s.Cost, s.Free(), s.Why.Text
		step.Ended, step.Outcome = s.Ended, s.Outcome.Text
		step.Reference = plan.Reference(p.Person, s.ID)
		step.EndedBy = w.endedBy(k, s, names)
		shown.Steps = append(shown.Steps, step)
	}
}

// hiddenStep stands for a step that the asker may not read.
const hiddenStep = "A step of another agency"

func (w *Work) owner(s plan.Step, names map[byname.WorkerID]team.Worker) string {
	if s.Worker != "" {
		return names[s.Worker].Name + ", " + w.Place.Short(s.Agency)
	}
	return w.Place.Short(s.Agency)
}

// hand is who made a change: a worker, or an agency whose own system answered.
func (w *Work) hand(c plan.Change, names map[byname.WorkerID]team.Worker) string {
	if c.For != "" {
		return w.Place.Short(c.For) + ", from its own system"
	}
	return names[c.By].Name
}

func (w *Work) endedBy(k kept, s plan.Step, names map[byname.WorkerID]team.Worker) string {
	for _, c := range slices.Backward(k.changes) {
		if c.Step == s.ID && (c.What == plan.Finished || c.What == plan.GaveUp) {
			return w.hand(c, names)
		}
	}
	return ""
}

// changeWords says a change in a line; "" for what the program did of itself.
func changeWords(p plan.Plan, c plan.Change) string {
	step, _ := p.Step(c.Step)
	quoted := "“" + step.Title + "”"
	switch c.What {
	case plan.Began:
		return "began the plan"
	case plan.Said:
		return "wrote down what matters"
	case plan.Wanted:
		return "added a goal"
	case plan.Reached:
		return "marked a goal as reached"
	case plan.Added:
		if c.Add.Free() {
			return fmt.Sprintf("added “%s”, a step of the team's own", c.Add.Title)
		}
		return fmt.Sprintf("added “%s”", c.Add.Title)
	case plan.Started:
		return "began " + quoted
	case plan.Finished:
		return "did " + quoted
	case plan.GaveUp:
		return "ended " + quoted + " as not done"
	case plan.Reopened:
		return "opened " + quoted + " again"
	case plan.Gave:
		return "gave " + quoted + " to another owner"
	case plan.Moved:
		return "moved the day of " + quoted
	case plan.Reordered:
		return "changed what " + quoted + " waits for"
	case plan.Referred:
		return "noted the number of " + quoted + " in another system"
	case plan.Countersigned:
		return "said yes to the cost of " + quoted
	case plan.Led:
		return "passed the plan to another lead"
	case plan.ReviewSet:
		return "set a day to look at the plan again"
	case plan.Ended:
		return "ended the plan"
	}
	return ""
}

// owners are whom a step may be given to: agencies that are there today, and
// the workers of the neighbourhood's team.
func (w *Work) owners(neighbourhood string, names map[byname.WorkerID]team.Worker) (choices []Choice) {
	by := w.Place.agenciesFor(neighbourhood, w.Today())
	for _, a := range w.Place.Agencies {
		if by[a.Kind] == a.ID {
			choices = append(choices, Choice{Value: string(a.ID), Title: a.Short})
		}
	}
	return choices
}

// planBrief is an open plan in one line, and what matters to the person.
func (w *Work) planBrief(tx *store.Tx, pass guard.Pass, who Who, id byname.PersonID) (*PlanBrief, byname.Text, error) {
	p, open, err := w.openPlan(tx, id)
	whole := seesWhole(pass, who, p)
	if err != nil || !open || !whole && pass.Sees("plan", "", false) == guard.Nothing {
		return nil, byname.Text{}, err
	}
	lead, err := w.workerName(tx, p.Lead)
	brief := &PlanBrief{Lead: lead, Opened: p.Opened, Whole: whole}
	if !whole {
		return brief, byname.Text{}, err
	}
	for _, s := range p.Steps {
		if agency := w.Place.Short(s.Agency); !slices.Contains(brief.Helping, agency) {
			brief.Helping = append(brief.Helping, agency)
		}
		switch {
		case s.State == plan.Done:
			brief.Done++
		case s.Open():
			brief.Open++
		}
		if s.Overdue(w.Today()) {
			brief.Overdue++
		}
		if brief.NextStep == "" && (s.State == plan.Ready || s.State == plan.Doing) {
			brief.NextStep, brief.NextBy = s.Title, w.Place.Short(s.Agency)
		}
	}
	return brief, p.Matters.Text, err
}

// teamBudget is what plans call the budget that a team spends on its own word.
const teamBudget = "team"

// budget is what a neighbourhood's team has left this year, and what it may
// spend on one person without the lead's yes.
func (w *Work) budget(tx *store.Tx, neighbourhood string) (left, limit byname.Pence, err error) {
	year := fund.YearOf(w.Today())
	pool, terms, err := w.pool(tx, "", year)
	if errors.Is(err, byname.ErrNotFound) {
		return 0, 0, nil // the partners agreed on none
	}
	if err != nil {
		return 0, 0, err
	}
	balances, err := tx.Balances(pool.ID, year)
	return balances[fund.Account{Kind: fund.AtTeam, Year: year, Place: neighbourhood}], terms.OnePerson, err
}
