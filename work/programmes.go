package work

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"byname"
	"byname/feed"
	"byname/fund"
	"byname/plan"
	"byname/programme"
	"byname/store"
	"byname/team"
)

// loadProgrammes reads the place's programmes and compiles their signs. A file
// that cannot run is left out, and said to be.
func (p *Place) loadProgrammes() (err error) {
	kinds, err := feed.LoadKinds(p.Files, "feeds")
	if err != nil {
		return err
	}
	words := programme.Words{Kinds: kinds, Agencies: map[byname.AgencyID]string{}}
	for _, a := range p.Agencies {
		words.Agencies[a.ID] = a.Short
		words.AgencyKinds = append(words.AgencyKinds, a.Kind)
	}
	slices.Sort(words.AgencyKinds)
	words.AgencyKinds = slices.Compact(words.AgencyKinds)
	for _, x := range p.Rules.Purposes {
		words.Purposes = append(words.Purposes, x.ID)
	}
	for _, a := range p.Rules.Agreements {
		words.Agreements = append(words.Agreements, a.ID)
	}
	if words.UnitCosts, err = fund.LoadUnitCosts(p.Files); err != nil {
		return err
	}
	p.Words = words
	p.Programmes, err = programme.Load(p.Files, "programmes", words)
	if !errors.As(err, &p.Broken) && err != nil {
		return err
	}
	p.Signs, err = programme.Compile(p.Programmes, words)
	return err
}

// settleTitles lets the programme that ran here go on when another file has
// its title: until the database is open, nobody knows which that is.
func (p *Place) settleTitles(tx *store.Tx) (err error) {
	all, broken := slices.Clone(p.Programmes), programme.Broken{}
	for _, out := range p.Broken {
		if out.Twin == nil {
			broken = append(broken, out)
			continue
		}
		all = append(all, *out.Twin)
	}
	if len(broken) == len(p.Broken) {
		return nil
	}
	slices.SortFunc(all, func(a, b programme.Programme) int { return cmp.Compare(a.ID, b.ID) })
	run, twins := programme.Twins(all, func(id, version string) (this, last time.Time) {
		versions, problem := tx.ProgrammeVersions(id)
		err = errors.Join(err, problem)
		for i, v := range versions {
			if i == 0 {
				last = v.First
			}
			if v.Version == version {
				this = v.First
			}
		}
		return this, last
	})
	p.Programmes, p.Broken = run, append(broken, twins...)
	if err == nil {
		p.Signs, err = programme.Compile(run, p.Words)
	}
	return errors.Join(err, p.loadWorths())
}

// programme is one of the place's, or an empty one with the id for its title
// when it is no longer there: what it once found is still shown.
func (p Place) programme(id string) programme.Programme {
	if i := slices.IndexFunc(p.Programmes, func(x programme.Programme) bool { return x.ID == id }); i >= 0 {
		return p.Programmes[i]
	}
	return programme.Programme{ID: id, Title: id}
}

// firstStep is what a programme offers first, and whose it would be.
func (p Place) firstStep(x programme.Programme) (step, by string) {
	if s, found := x.First(); found {
		return s.Step, p.kindWords(s.By)
	}
	return "", ""
}

// kindWords is how people call the agency of a kind, where the place has one.
func (p Place) kindWords(kind string) string {
	if i := slices.IndexFunc(p.Agencies, func(a team.Agency) bool { return a.Kind == kind && a.To == 0 }); i >= 0 {
		return p.Agencies[i].Short
	}
	return kind
}

// agenciesFor says which agency does what a kind of agency does, for people
// of a neighbourhood: one of its team's, else the place's first of the kind.
func (p Place) agenciesFor(neighbourhood string, day byname.Day) map[string]byname.AgencyID {
	by := map[string]byname.AgencyID{}
	take := func(id byname.AgencyID) {
		if a, err := p.Agencies.Agency(id); err == nil && a.Holds(day) && by[a.Kind] == "" {
			by[a.Kind] = id
		}
	}
	if t, covered := p.team(neighbourhood, day); covered {
		for _, id := range t.Agencies {
			take(id)
		}
	}
	for _, a := range p.Agencies {
		take(a.ID)
	}
	return by
}

// class is the title of a class of information.
func (p Place) class(id string) string {
	for _, c := range p.Sharing.Classes {
		if c.ID == id {
			return c.Title
		}
	}
	return id
}

// stepHours is how many hours a step takes, 0 when its programme does not say.
func (p Place) stepHours(s plan.Step) float64 {
	for _, o := range p.programme(s.Programme).Offer {
		if o.ID == s.Name && o.Hours != "" {
			hours, _ := o.Hours.Rat().Float64()
			return hours
		}
	}
	return 0
}
