package work

import (
	"context"
	"errors"
	"sync"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/link"
	"byname/store"
)

// MatchAsk is a record that comes from elsewhere, and how many persons to
// name whom it may be about.
type MatchAsk struct {
	Record      feed.Record
	Most        int // 0 is 5, and never more than a search shows
	OnlyCertain bool
}

// Matched is whom a record may be about, the likeliest first.
type Matched struct {
	Persons []MatchedPerson
	More    int // possible too, beyond what was asked for
	Looked  int // people weighed
	LeftOut int // people not weighed, because too many share what the record says
}

// A MatchedPerson is a FindHit with how likely it is the one, and why.
type MatchedPerson struct {
	FindHit
	Grade       string // certain, probable or possible
	Probability float64
	Weight      float64 // bits
	Lead        float64 // bits ahead of the next likeliest, who may be nobody here
	Lines       []PairLine
}

// matching is the current build, ready to be matched against. It is made
// when first asked for and kept as long as the build is current.
type matching struct {
	mu      sync.Mutex
	build   int
	matcher *link.Matcher
	ids     []byname.PersonID // by the matcher's persons
}

// Match finds whom of the current build a record may be about. As in a
// search everybody is looked through, and each who is shown is written down
// as shown. Who may not be shown is left out, and the protected are not to be
// found by where they live.
func (w *Work) Match(ctx context.Context, who Who, ask MatchAsk) (Matched, error) {
	if err := w.may(ctx, who, guard.FindPeople); err != nil {
		return Matched{}, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return Matched{}, err
	}
	matcher, ids, err := w.matcher(build)
	if err != nil {
		return Matched{}, err
	}
	if ask.Most <= 0 {
		ask.Most = 5
	}
	row := link.Row{Record: ask.Record}
	found, err := matcher.Match(&row, hits)
	if err != nil {
		return Matched{}, err
	}
	m := Matched{Looked: found.Looked, LeftOut: found.LeftOut}
	var persons []byname.PersonID
	for _, c := range found.Candidates {
		persons = append(persons, ids[c.Person])
	}
	pass, err := w.guard.Ask(ctx, guard.Request{Worker: who.Worker, Purpose: "support", Persons: persons, List: true,
		Reason: "matched a record that came from elsewhere", What: "found this person by a record from elsewhere"})
	if guard.IsRefusal(err) || len(persons) == 0 {
		return m, nil
	}
	if err != nil {
		return Matched{}, err
	}
	shown, err := w.unhidden(build, pass, matcher, ids, row, found)
	if err != nil {
		return Matched{}, err
	}
	if ask.OnlyCertain {
		shown.KeepCertain()
	}
	m.More = max(0, len(shown.Candidates)-ask.Most)
	for _, c := range shown.Candidates[:len(shown.Candidates)-m.More] {
		p, err := w.matched(build, pass, ids[c.Person], &c)
		if err != nil {
			return Matched{}, err
		}
		m.Persons = append(m.Persons, p)
	}
	m.More += found.More
	return m, nil
}

// unhidden leaves only those whom the pass covers. When one of them is
// protected, all are weighed again by a record that says nothing of where
// anybody lives, so that nothing can be learned by trying addresses.
func (w *Work) unhidden(build *store.Build, pass guard.Pass, matcher *link.Matcher, ids []byname.PersonID, row link.Row, found link.Answer) (link.Answer, error) {
	covered := map[byname.PersonID]bool{}
	hidden := false
	for _, id := range pass.Covers() {
		p, err := build.Person(pass, w.now(), id)
		if err != nil {
			return found, err
		}
		covered[id], hidden = true, hidden || p.Protected
	}
	keep := func(a *link.Answer) {
		kept := a.Candidates[:0]
		for _, c := range a.Candidates {
			if covered[ids[c.Person]] {
				kept = append(kept, c)
			}
		}
		a.Candidates = kept
	}
	if hidden {
		row.Address, row.Postcode, row.UPRN, row.Town = byname.Text{}, byname.Text{}, "", byname.Text{}
		again, err := matcher.Match(&row, hits)
		if errors.Is(err, byname.ErrInvalid) { // nothing is left to look for
			return link.Answer{}, nil
		}
		if err != nil {
			return link.Answer{}, err
		}
		found = again
	}
	keep(&found)
	return found, nil
}

func (w *Work) matched(build *store.Build, pass guard.Pass, id byname.PersonID, c *link.Candidate) (MatchedPerson, error) {
	p, err := build.Person(pass, w.now(), id)
	if err != nil {
		return MatchedPerson{}, err
	}
	m := MatchedPerson{FindHit: FindHit{ID: id, Preferred: preferred(p), Full: full(p)}, Grade: string(c.Grade), Probability: c.Probability, Weight: c.Weight, Lead: c.Lead}
	m.Age, m.HasAge = w.age(p)
	if n, known := w.Place.Areas.Neighbourhood(p.Neighbourhood); known {
		m.Neighbourhood = n.Name
	}
	for _, l := range c.Lines {
		m.Lines = append(m.Lines, PairLine{What: l.Of, Words: l.Words, Weight: l.Bits})
	}
	return m, nil
}

// matcher is ready for the current build.
func (w *Work) matcher(build *store.Build) (*link.Matcher, []byname.PersonID, error) {
	m := w.matching
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.matcher != nil && m.build == build.Number {
		return m.matcher, m.ids, nil
	}
	m.matcher, m.ids = nil, nil
	state, err := build.State()
	if err != nil {
		return nil, nil, err
	}
	ids := make([]byname.PersonID, state.Persons())
	err = build.Whose(func(key feed.Key, id byname.PersonID) {
		if row, here := state.Row(key); here {
			ids[state.Person(row)] = id
		}
	})
	if err != nil {
		return nil, nil, err
	}
	matcher, err := state.Matcher()
	if err != nil {
		return nil, nil, err
	}
	m.build, m.matcher, m.ids = build.Number, matcher, ids
	return matcher, ids, nil
}
