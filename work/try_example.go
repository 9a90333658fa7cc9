package work

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"byname"
	"byname/guard"
	"byname/outcome"
	"byname/programme"
	"byname/signal"
	"byname/store"
)

// mostExamples is how many people a trial shows.
const mostExamples = 10

// examples are a few whom a file finds: those of the asker's team's people
// whom guard lets them see, as far as they may see them, and invented people
// for the rest.
func (w *Work) examples(ctx context.Context, who Who, p programme.Programme, ids []byname.PersonID, build *store.Build, run guard.Pass, today byname.Day) ([]TriedExample, error) {
	set, err := programme.Compile([]programme.Programme{p}, w.Place.Words)
	if err != nil {
		return nil, err
	}
	var all []TriedExample
	if w.sees(who, "find", p.Tells) {
		if all, err = w.permitted(ctx, who, p, set, ids, build, run, today); err != nil {
			return nil, err
		}
	}
	homes, err := w.inventedHomes(ctx, today)
	if err != nil {
		return nil, err
	}
	type found struct {
		signal.Signal
		home, member int
	}
	var invented []found
	for i, h := range homes {
		for m := range h.Members {
			for _, s := range set.Evaluate(h.Facts(m, today)) {
				invented = append(invented, found{s, i, m})
			}
		}
	}
	order := func(f found) uint64 {
		var c outcome.Headcount
		c.Add(uint64(f.Person), 0)
		return c.Order()
	}
	slices.SortFunc(invented, func(a, b found) int { return cmp.Compare(order(a), order(b)) })
	told := map[int]bool{} // homes, of which one example each is enough
	for _, f := range invented {
		if len(all) == mostExamples {
			break
		}
		if told[f.home] {
			continue
		}
		told[f.home] = true
		e := triedExample(p, f.Signal)
		t := homes[f.home].Members[f.member]
		e.Invented, e.Preferred = true, t.Preferred
		e.Age, e.HasAge = w.age(t.Person)
		all = append(all, e)
	}
	return all, nil
}

// permitted are those of the people whom guard lets the asker see in a list.
func (w *Work) permitted(ctx context.Context, who Who, p programme.Programme, set *signal.Set, ids []byname.PersonID, build *store.Build, run guard.Pass, today byname.Day) (all []TriedExample, err error) {
	pass, err := w.list(ctx, who, "find", ids)
	if err != nil {
		return nil, err
	}
	for _, id := range pass.Covers() {
		facts, err := w.factsIn(ctx, build, run, arrived{}, id, today)
		if errors.Is(err, byname.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		person, err := build.Person(pass, w.now(), id)
		if err != nil {
			return nil, err
		}
		for _, s := range set.Evaluate(facts) {
			s.Reasons, _ = build.SeenReasons(w.now(), s.Reasons, pass)
			if len(s.Reasons) == 0 {
				continue // why they are found is not for the asker to know, nor that they are
			}
			e := triedExample(p, s)
			e.PersonRef = PersonRef{id, preferred(person)}
			e.Age, e.HasAge = w.age(person)
			all = append(all, e)
		}
	}
	return all, nil
}

func triedExample(p programme.Programme, s signal.Signal) TriedExample {
	e := TriedExample{Since: s.Since}
	for _, sign := range p.Find.Signs {
		if slices.Contains(s.Signs, sign.Name) {
			e.Signs = append(e.Signs, sign.Title)
		}
	}
	for _, r := range s.Reasons {
		e.Reasons = append(e.Reasons, r.Text)
	}
	return e
}
