package work

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"byname"
	"byname/fund"
	"byname/govern"
	"byname/store"
)

// Effects are what a carried decision did about money, in sentences, and what
// it could not do yet, and why.
type Effects struct{ Done, Waiting []string }

// TakeEffect does what a carried decision says about money. What was done
// before is not done again, so it may be called until nothing waits.
func (w *Work) TakeEffect(ctx context.Context, who Who, decision string) (effects Effects, err error) {
	err = w.keepPool(ctx, who, func(tx *store.Tx) error {
		q, err := carried(tx, decision)
		if err != nil {
			return err
		}
		effects, err = w.moneyEffects(tx, who.Worker, q)
		return err
	})
	return effects, err
}

// moneyEffects is TakeEffect in a transaction under way.
func (w *Work) moneyEffects(tx *store.Tx, by byname.WorkerID, q govern.Question) (effects Effects, err error) {
	var moves []govern.Effect
	for i, e := range q.Effects {
		var problem *byname.Problem
		done := false
		switch e.Kind {
		case govern.Contribute:
			done, err = w.effectContribute(tx, by, q, e)
		case govern.Commit:
			done, err = w.effectCommit(tx, by, q, e)
		case govern.Limit:
			done, err = w.effectLimit(tx, q, e)
		case govern.Move:
			if i := slices.IndexFunc(moves, func(m govern.Effect) bool { return m.Year == e.Year && m.Neighbourhood == e.Neighbourhood }); i >= 0 {
				continue // done with the first move there
			}
			moves = append(moves, e)
			done, err = w.effectMove(tx, by, q, q.Effects[i:], e)
		default:
			continue
		}
		switch {
		case errors.As(err, &problem):
			effects.Waiting = append(effects.Waiting, e.Words()+" Not yet: "+problem.Error())
			err = nil
		case err != nil:
			return effects, err
		case done:
			effects.Done = append(effects.Done, e.Words())
		}
	}
	return effects, nil
}

func (w *Work) effectContribute(tx *store.Tx, by byname.WorkerID, q govern.Question, e govern.Effect) (bool, error) {
	p, _, err := w.pool(tx, "", fund.Year(e.Year))
	if err != nil {
		return false, err
	}
	i := slices.IndexFunc(p.Partners, func(x fund.Partner) bool { return string(x.ID) == e.Who || strings.EqualFold(x.Name, e.Who) })
	if i < 0 {
		return false, byname.NotFound("partner "+e.Who, "a partner of "+p.Title, "put the right partner to the board")
	}
	entry, err := p.Contribute(fund.Contribution{Partner: p.Partners[i].ID, Year: fund.Year(e.Year), Amount: e.Amount})
	if err != nil {
		return false, err
	}
	return w.writeEffect(tx, p.ID, by, q, entry)
}

func (w *Work) effectCommit(tx *store.Tx, by byname.WorkerID, q govern.Question, e govern.Effect) (bool, error) {
	p, _, err := w.pool(tx, "", fund.Year(e.Year))
	if err != nil {
		return false, err
	}
	scheme, err := w.scheme(tx, p.ID, e.Neighbourhood, e.Who)
	if err != nil {
		return false, err
	}
	entry, err := fund.Commit(fund.Year(e.Year), e.Neighbourhood, []fund.Commitment{{Scheme: scheme, Amount: e.Amount}})
	if err != nil {
		return false, err
	}
	entry.Key += " " + scheme + " by " + q.ID
	return w.writeEffect(tx, p.ID, by, q, entry)
}

// effectLimit sets the limit for one person from the day of the decision on.
func (w *Work) effectLimit(tx *store.Tx, q govern.Question, e govern.Effect) (bool, error) {
	p, _, err := w.pool(tx, "", fund.YearOf(q.Decided))
	if err != nil {
		return false, err
	}
	all, err := tx.Terms(p.ID)
	if err != nil || slices.ContainsFunc(all, func(t fund.Terms) bool { return t.Decision == q.ID && t.OnePerson == e.Amount }) {
		return false, err
	}
	t, err := fund.TermsOn(all, q.Decided)
	if err != nil {
		return false, err
	}
	t.From, t.Decision, t.OnePerson = q.Decided, q.ID, e.Amount
	return true, tx.AddTerms(p.ID, t)
}

func (w *Work) writeEffect(tx *store.Tx, pool string, by byname.WorkerID, q govern.Question, e fund.Entry) (bool, error) {
	e.Decision = q.ID
	_, added, err := w.write(tx, pool, by, e)
	return added, err
}

// scheme finds a neighbourhood's scheme by its id or its name, or begins one.
func (w *Work) scheme(tx *store.Tx, pool, place, name string) (string, error) {
	schemes, err := tx.Schemes(pool)
	if err != nil {
		return "", err
	}
	for _, s := range schemes {
		if s.Place == place && (s.ID == name || strings.EqualFold(s.Name, name)) {
			return s.ID, nil
		}
	}
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') })
	id := cmp.Or(strings.Join(words, "-"), "scheme")
	return id, tx.AddScheme(pool, fund.Scheme{ID: id, Place: place, Name: name})
}
