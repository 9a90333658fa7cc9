package work

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"byname"
	"byname/fund"
	"byname/guard"
	"byname/store"
)

// TeamBudget is what a neighbourhood's team was given in a year, and what it
// paid for; no neighbourhood is the asker's first, no year is this one. Whom a
// payment was for, and why, is shown to those who may see the person.
func (w *Work) TeamBudget(ctx context.Context, who Who, neighbourhood, year string) (page TeamBudget, err error) {
	if err := w.may(ctx, who, guard.SeeBudget); err != nil {
		return page, err
	}
	y := fund.YearOf(w.Today())
	if year != "" {
		if y, err = fund.ParseYear(year); err != nil {
			return page, err
		}
	}
	if neighbourhood == "" && len(who.Teams) > 0 {
		neighbourhood = who.Teams[0].Neighbourhood
	}
	if !who.inTeamOf(neighbourhood) {
		return page, byname.Denied("team budget", "a member of the neighbourhood's team", "choose your own team's")
	}
	n, err := w.neighbourhood(neighbourhood)
	if err != nil {
		return page, err
	}
	page = TeamBudget{Neighbourhood: n.ID, Name: n.Name, Year: y.String(), MayCountersign: who.Is(guard.Lead)}
	var spends []store.FundSpend
	names := map[byname.WorkerID]string{}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		p, terms, err := w.pool(tx, "", y)
		if errors.Is(err, byname.ErrNotFound) {
			return nil // the partners agreed on none
		}
		if err != nil {
			return err
		}
		s, err := statement(tx, p.ID, y)
		if err != nil {
			return err
		}
		for each := p.First; each <= p.Last; each++ {
			page.Years = append(page.Years, each.String())
		}
		b := s.Of(n.ID).Team
		page.Budget, page.Spent, page.Aside, page.Left, page.Limit = b.Committed, b.Spent, b.Aside, b.Left, terms.OnePerson
		if spends, err = tx.Spends(p.ID, y, n.ID); err != nil {
			return err
		}
		workers, err := tx.Workers()
		for _, x := range workers {
			names[x.ID] = x.Name
		}
		return err
	})
	if err != nil {
		return page, err
	}
	spends = slices.DeleteFunc(spends, func(s store.FundSpend) bool {
		return s.Scheme != "" || s.Reversed || s.Answered && !s.Yes
	})
	return page, w.budgetLines(ctx, who, &page, spends, names)
}

// budgetLines adds what was paid and what waits, newest first. What it was
// for and why is the plan's, and read by those who read plans.
func (w *Work) budgetLines(ctx context.Context, who Who, page *TeamBudget, spends []store.FundSpend, names map[byname.WorkerID]string) error {
	persons, whole, err := w.refs(ctx, who, spends)
	if err != nil {
		return err
	}
	for _, s := range slices.Backward(spends) {
		ref, known := persons[s.Person]
		what, reason := s.What, s.Reason
		if s.Person != 0 && !(known && whole) {
			what, reason = "For one person, on a written reason", ""
		}
		by := cmp.Or(names[s.By], string(s.By))
		if s.Held && !s.Answered {
			if !known {
				ref = PersonRef{ID: s.Person}
			}
			asked := AskedSpend{For: ref, What: what, Reason: reason, By: by, Cost: s.Amount, Asked: s.At.Day()}
			var planID int64
			if _, err := fmt.Sscanf(s.Ref, "plan %d step %d", &planID, &asked.Step); err != nil {
				return fmt.Errorf("spend %d: its reference is no step", s.Entry)
			}
			page.Asked = append(page.Asked, asked)
			continue
		}
		line := BudgetLine{Day: s.At.Day(), What: what, By: by, Cost: s.Amount, Own: s.Own != "", Countersigned: cmp.Or(names[s.AnswerBy], string(s.AnswerBy))}
		if known {
			line.For, line.Reason = &ref, reason
		}
		page.Lines = append(page.Lines, line)
	}
	return nil
}

// refs are those of the people spent on whom the asker may see, and whether
// the asker reads their plans.
func (w *Work) refs(ctx context.Context, who Who, spends []store.FundSpend) (refs map[byname.PersonID]PersonRef, whole bool, err error) {
	refs = map[byname.PersonID]PersonRef{}
	build, err := w.Builds.Current()
	if errors.Is(err, byname.ErrNotFound) {
		return refs, whole, nil
	}
	if err != nil {
		return nil, false, err
	}
	var ids []byname.PersonID
	for _, s := range spends {
		if s.Person != 0 && !slices.Contains(ids, s.Person) {
			ids = append(ids, s.Person)
		}
	}
	for part := range slices.Chunk(ids, guard.Most) {
		pass, err := w.list(ctx, who, "support", part)
		if err != nil {
			return nil, false, err
		}
		whole = whole || pass.Sees("plan", "", false) == guard.Full
		for _, id := range part {
			p, err := build.Person(pass, w.now(), id)
			if errors.Is(err, byname.ErrDenied) || errors.Is(err, byname.ErrNotFound) {
				continue
			}
			if err != nil {
				return nil, false, err
			}
			refs[id] = PersonRef{id, preferred(p)}
		}
	}
	return refs, whole, nil
}
