package work

import (
	"context"

	"byname"
	"byname/area"
	"byname/outcome"
)

// begin is the area asked for, or the asker's own.
func begin(who Who, area string) string {
	if area == "" && len(who.Teams) > 0 {
		return who.Teams[0].Neighbourhood
	}
	return area
}

// Begin is the area to begin with when none is named: the neighbourhood of the
// first of these teams, else the first covered one where something was
// counted.
func (w *Work) Begin(ctx context.Context, teams []TeamRef) (string, error) {
	if len(teams) > 0 {
		return teams[0].Neighbourhood, nil
	}
	covered := w.Covered()
	for _, m := range w.Place.Measures {
		if m.Kind == outcome.Published {
			continue
		}
		g, err := w.grid(ctx, m.ID, neighbourhoodLevel)
		if err != nil || g == nil {
			return first(covered), err
		}
		for _, c := range covered {
			if g.Area(c.Value) >= 0 {
				return c.Value, nil
			}
		}
		break
	}
	return first(covered), nil
}

func first(covered []Choice) string {
	if len(covered) == 0 {
		return ""
	}
	return covered[0].Value
}

// neighbourhood finds one; the first of the system when none is named.
func (w *Work) neighbourhood(id string) (*area.Neighbourhood, error) {
	if id == "" {
		return w.Place.Areas.Neighbourhoods[0], nil
	}
	n, known := w.Place.Areas.Neighbourhood(id)
	if !known {
		return nil, byname.NotFound("neighbourhood "+id, "one of the place's", "choose one from the list")
	}
	return n, nil
}
