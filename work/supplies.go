package work

import (
	"errors"
	"slices"
	"sync"

	"byname"
	"byname/programme"
	"byname/programme/supply"
)

// A Supply is what the place offers to everybody, with its figures.
type Supply struct {
	supply.Supply
	LeadWords string
	Shown     []supply.Shown
}

// supplied works out the figures of a supply, once: they are those of the
// place's files, which do not change while it works.
type supplied func() ([]supply.Shown, error)

// loadSupplies reads what the place offers to everybody. A file that is broken
// is left out, and said to be.
func (p *Place) loadSupplies() error {
	var broken programme.Broken
	all, err := supply.Load(p.Files, p.Words)
	if !errors.As(err, &broken) && err != nil {
		return err
	}
	p.Broken = append(p.Broken, broken...)
	p.Supplies, p.supplied = all, map[string]supplied{}
	for _, s := range all {
		p.supplied[s.ID] = sync.OnceValues(func() ([]supply.Shown, error) { return s.Show(p.Files, p.Areas) })
	}
	return nil
}

// Supply is one of the place's, with its figures: nothing of any person is in
// them.
func (w *Work) Supply(id string) (Supply, error) {
	i := slices.IndexFunc(w.Place.Supplies, func(s supply.Supply) bool { return s.ID == id })
	if i < 0 {
		return Supply{}, byname.NotFound("programme", "a programme of this place", "choose one of the list")
	}
	s := Supply{Supply: w.Place.Supplies[i], LeadWords: w.Place.kindWords(w.Place.Supplies[i].Lead)}
	var err error
	s.Shown, err = w.Place.supplied[id]()
	return s, err
}
