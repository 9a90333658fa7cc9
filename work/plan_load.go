package work

import (
	"context"
	"errors"
	"slices"

	"byname"
	"byname/feed"
	"byname/fund"
	"byname/guard"
	"byname/plan"
	"byname/store"
	"byname/team"
)

// Plan opens a person's plan for a worker, as far as they may see it.
func (w *Work) Plan(ctx context.Context, who Who, id byname.PersonID) (Plan, error) {
	o, err := w.opens(ctx, who, id, "opened this person's plan")
	if err != nil {
		return Plan{}, err
	}
	house, err := w.home(ctx, who, o.build, id)
	if err != nil {
		return Plan{}, err
	}
	shown := Plan{ID: id, Preferred: preferred(o.Person), Full: full(o.Person)}
	shown.Age, shown.HasAge = w.age(o.Person)
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
		r := w.reading(who, o, house, k)
		if err := w.showPlan(tx, &shown, k, r, names); err != nil {
			return err
		}
		if shown.Whole {
			shown.Home, err = w.notYetIn(r, k)
		}
		if err != nil {
			return err
		}
		if shown.Owners, err = w.owners(tx, o.Neighbourhood, names); err != nil {
			return err
		}
		if shown.BudgetLeft, shown.BudgetLimit, err = w.budget(tx, o.Neighbourhood); err != nil || !shown.Whole {
			return err
		}
		shown.OwnBudget, err = w.showOwn(tx, who, k, o)
		return err
	})
	if err != nil {
		return Plan{}, err
	}
	return shown, nil
}

// opens is mayChange for one who reads alone.
func (w *Work) opens(ctx context.Context, who Who, id byname.PersonID, what string) (o opened, err error) {
	if o.build, err = w.Builds.Current(); err != nil {
		return o, err
	}
	if o.pass, err = w.open(ctx, who, id, what); err != nil {
		return o, err
	}
	o.Person, err = o.build.Person(o.pass, w.now(), id)
	return o, err
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

// showPlan fills in what a worker may see.
func (w *Work) showPlan(tx *store.Tx, shown *Plan, k kept, r reader, names map[byname.WorkerID]team.Worker) (err error) {
	p := k.plan
	whole := seesWhole(r.pass, r.Who, p)
	shown.Version, shown.Opened, shown.Review, shown.Closed = p.Version, p.Opened, p.Review, p.Closed
	shown.Lead, shown.Whole = names[p.Lead].Name, whole
	w.showMembers(shown, r, k, whole)
	if shown.Steps, err = w.stepsOf(tx, r, k, names, whole); err != nil || !whole {
		return err
	}
	shown.Cost = p.PaidFrom(teamBudget)
	shown.Path = w.path(k, shown.Steps)
	shown.Agreed, shown.AgreedWith, shown.SinceAgreed = p.Agreed, p.AgreedWith.Text, plan.SinceAgreed(k.changes)
	for _, g := range p.Goals {
		if r.sees(g.For) {
			shown.Goals = append(shown.Goals, Goal{ID: int64(g.ID), Words: g.Words.Text, For: r.called(p, g.For), Reached: g.Reached != 0})
		}
	}
	for _, c := range slices.Backward(k.changes) {
		if said := changeWords(p, c); said != "" && r.sees(concerns(p, c)) {
			shown.History = append(shown.History, Change{At: c.At, By: w.hand(c, names), What: said})
		}
	}
	return w.showOthers(tx, shown, k, r, names)
}

// concerns is the member whom a change is about alone, 0 when it is about all.
func concerns(p plan.Plan, c plan.Change) byname.PersonID {
	if s, there := p.Step(c.Step); there {
		return s.For
	}
	switch {
	case c.Add != nil:
		return c.Add.For
	case c.What == plan.Said || c.What == plan.Wanted || c.What == plan.Joined:
		return c.Person
	}
	return 0
}

// showOthers tells of the person's other plans, so that none vanishes when two
// turn out to be one; and when the record on which this one was begun turns out
// to be somebody else's.
func (w *Work) showOthers(tx *store.Tx, shown *Plan, k kept, r reader, names map[byname.WorkerID]team.Worker) error {
	rows, err := tx.PlansOf(r.id)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.ID == k.row.ID {
			continue
		}
		other, err := w.plan(tx, row)
		if err != nil {
			return err
		}
		shown.Others = append(shown.Others, OtherPlan{ID: row.ID, Lead: names[other.plan.Lead].Name, Opened: other.plan.Opened, Closed: other.plan.Closed})
	}
	for _, p := range k.row.Persons {
		owner, err := r.build.ByRecord(feed.Key(p.Anchor))
		if p.Person == r.id && err == nil && owner != r.id {
			shown.Moved = &PersonRef{ID: owner}
		}
	}
	return nil
}

// owners are whom a step may be given to: agencies that are there today, and
// the workers of the neighbourhood's team.
func (w *Work) owners(tx *store.Tx, neighbourhood string, names map[byname.WorkerID]team.Worker) (choices []Choice, err error) {
	by := w.Place.agenciesFor(neighbourhood, w.Today())
	for _, a := range w.Place.Agencies {
		if by[a.Kind] == a.ID {
			choices = append(choices, Choice{Value: string(a.ID), Title: a.Short})
		}
	}
	t, covered := w.Place.team(neighbourhood, w.Today())
	if !covered {
		return choices, nil
	}
	if t, err = tx.Team(t.ID); err != nil {
		return nil, err
	}
	for _, m := range t.On(w.Today()) {
		x := names[m.Worker]
		if x.Holds(w.Today()) {
			choices = append(choices, Choice{Value: "worker:" + string(x.ID), Title: x.Name + ", " + w.Place.Short(x.Agency)})
		}
	}
	return choices, nil
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
