package work

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"byname"
	"byname/fund"
	"byname/govern"
	"byname/guard"
	"byname/outcome"
	"byname/store"
)

// Public is what residents may see of a neighbourhood: nobody signs in, no
// name is on it, and small numbers are protected. "" is where Begin begins.
func (w *Work) Public(ctx context.Context, neighbourhood string) (page Public, err error) {
	page.Places = w.Covered()
	if neighbourhood == "" {
		if neighbourhood, err = w.Begin(ctx, nil); err != nil {
			return page, err
		}
	}
	n, known := w.Place.Areas.Neighbourhood(neighbourhood)
	if !known {
		return page, byname.NotFound("neighbourhood", "a neighbourhood of this place", "choose one of those shown")
	}
	page.Neighbourhood, page.Name, page.Linkage = n.ID, n.Name, w.LinkLine()
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		if page.Decisions, err = w.publicDecisions(tx); err != nil {
			return err
		}
		if page.Money, page.MoneyYear, err = w.publicMoney(tx, n.ID); err != nil {
			return err
		}
		responses, err := tx.Responses(n.ID)
		if err != nil {
			return err
		}
		answers, err := tx.Answers(n.ID)
		page.Answers, page.Said = said(responses, answers)
		return err
	})
	if err != nil {
		return page, err
	}
	page.Outcomes, err = w.indicators(ctx, Here{Level: neighbourhoodLevel, ID: n.ID, Name: n.Name, Place: n.Place, Neighbourhood: n}, nobodyWhole)
	page.Outcomes = slices.DeleteFunc(page.Outcomes, func(in Indicator) bool { return !in.Divided && !in.Target.Mission })
	return page, err
}

func (w *Work) publicDecisions(tx *store.Tx) (list []PublicDecision, err error) {
	boards, err := tx.Boards()
	if err != nil {
		return nil, err
	}
	for _, id := range boards {
		b, err := tx.Board(id)
		if err != nil {
			return nil, err
		}
		questions, err := tx.Questions(id)
		if err != nil {
			return nil, err
		}
		for _, q := range questions {
			if q.Result == govern.Open {
				continue
			}
			c := q.Count(b)
			d := PublicDecision{ID: q.ID, Title: q.Title, Plain: q.Plain, Day: q.Decided, Result: string(q.Result),
				For: c.For, Against: c.Against, Abstained: c.Abstained, CameOfIt: q.CameOfIt}
			for _, i := range q.Interest {
				if s, err := b.Seat(i.Seat, q.Decided); err == nil {
					d.Interests = append(d.Interests, s.Name()+": "+i.What)
				}
			}
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b PublicDecision) int { return cmp.Compare(b.Day, a.Day) })
	return list, nil
}

// publicMoney is what the neighbourhood's schemes were given and spent this
// year, or in the last year that has any.
func (w *Work) publicMoney(tx *store.Tx, neighbourhood string) (lines []PublicMoney, year string, err error) {
	for y := fund.YearOf(w.Today()); y > fund.YearOf(w.Today())-6; y-- {
		pool, _, err := w.pool(tx, "", y)
		if nothing(err) {
			continue
		}
		if err != nil {
			return nil, "", err
		}
		schemes, err := tx.Schemes(pool.ID)
		if err != nil {
			return nil, "", err
		}
		balances, err := tx.Balances(pool.ID, y)
		if err != nil {
			return nil, "", err
		}
		schemes = append(schemes, fund.Scheme{Place: neighbourhood, Name: "The team's own budget, for what no rule foresaw"})
		for _, s := range schemes {
			if s.Place != neighbourhood {
				continue
			}
			spent := fund.Account{Kind: fund.AtSpent, Year: y, Place: neighbourhood, Name: s.ID}
			line := PublicMoney{What: s.Name, Spent: balances[spent]}
			line.Committed = line.Spent + balances[fund.Account{Kind: fund.AtScheme, Year: y, Place: neighbourhood, Name: s.ID}]
			if s.ID == "" { // with what waits for the lead and what is set aside
				line.Committed = balances.Statement(y).Of(neighbourhood).Team.Committed
			}
			if line.Committed != 0 {
				lines = append(lines, line)
			}
		}
		if len(lines) > 0 {
			return lines, y.String(), nil
		}
	}
	return nil, "", nil
}

// said is how many residents spoke of what, and what the board answered.
// Small numbers are protected.
func said(responses []store.ResponseRow, answers []govern.Answer) (sentence string, list []Said) {
	if len(responses) == 0 {
		return "Nobody has answered yet.", nil
	}
	var all []govern.Response
	for _, r := range responses {
		all = append(all, r.Response)
	}
	sentence = outcome.CountWords(len(all)) + " answers so far."
	for _, t := range govern.Tally(all) {
		if t.Theme == "" {
			continue
		}
		s := Said{Theme: t.Theme, Answers: outcome.CountWords(t.Responses)}
		for _, a := range answers {
			if a.Theme == t.Theme {
				s.Answer = a.Words
			}
		}
		list = append(list, s)
	}
	return sentence, list
}

// Respond takes what a resident says. Nothing about who they are is kept.
func (w *Work) Respond(ctx context.Context, r Response) error {
	n, known := w.Place.Areas.Neighbourhood(r.Neighbourhood)
	if !known {
		return byname.NotFound("neighbourhood", "a neighbourhood of this place", "choose one of those shown")
	}
	return w.hear(ctx, govern.Response{Neighbourhood: n.ID, About: r.About, Words: r.Words, Channel: govern.Web, Day: w.Today()})
}

// Hear writes down what a resident said in another way than the web, or what
// has been read and given a theme already.
func (w *Work) Hear(ctx context.Context, who Who, r govern.Response) error {
	if err := w.may(ctx, who, guard.PutQuestion); err != nil {
		return err
	}
	if r.Day == 0 {
		r.Day = w.Today()
	}
	return w.hear(ctx, r)
}

func (w *Work) hear(ctx context.Context, r govern.Response) error {
	if err := r.Check(); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		if r.About != "" {
			if _, err := tx.Question(r.About); err != nil {
				return fmt.Errorf("your answer: %w", err)
			}
		}
		_, err := tx.AddResponse(r)
		return err
	})
}

// AnswerResidents is what the board says in public to a theme.
func (w *Work) AnswerResidents(ctx context.Context, who Who, a govern.Answer) error {
	if err := w.may(ctx, who, guard.PutQuestion); err != nil {
		return err
	}
	if a.Words == "" || a.Theme == "" {
		return byname.Invalid("answer", "a theme and words", "add what is missing")
	}
	a.Day = w.Today()
	return w.DB.Write(ctx, func(tx *store.Tx) error { return tx.Answer(a, who.Worker) })
}
