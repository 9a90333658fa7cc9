package work

import (
	"context"
	"strings"

	"byname/outcome"
)

// published are the place's published figures and those that were loaded.
func (w *Work) published(ctx context.Context) (outcome.PublishedData, error) {
	return w.Place.Published, nil
}

// publishedHere reports whether an area is one that figures are kept for.
func (p *Place) publishedHere() func(area string) bool {
	known := map[string]bool{outcome.EnglandCode: true, "england-median": true, p.Areas.ID: true}
	for _, place := range p.Areas.Places {
		known[place.Code] = true
	}
	for _, n := range p.Areas.Neighbourhoods {
		known[n.ID] = true
	}
	for _, m := range p.Areas.MSOAs {
		known[m.Code] = true
	}
	for _, l := range p.Areas.LSOAs {
		known[l.Code] = true
	}
	return func(area string) bool { return known[strings.TrimSpace(area)] }
}
