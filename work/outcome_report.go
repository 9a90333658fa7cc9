package work

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"byname"
	"byname/outcome"
)

// A Report is what changed in an area and what has not, for everybody to
// read: nothing in it is of fewer people than may be shown.
type Report struct {
	Area, ID, Level string
	Day             byname.Day
	CountedTo       string      // the end of the extracts' last whole month, "" when nothing was counted
	Better, Worse   []Indicator // by more than chance would explain
	Other           []Indicator // went up or down where neither is better
	Same            []Indicator // no detectable change
	Unknown         []Indicator // cannot be told from chance
	Missing         []Indicator // no figure here
	Promised        []Indicator
	Gaps            []Gap
	Map             *Map
	Places          []Comparison // of the system: its places side by side
	Attribution     []string
}

// All are the indicators that have a figure, in the order of their groups.
func (r Report) All() []Indicator {
	return slices.Concat(r.Worse, r.Better, r.Other, r.Same, r.Unknown)
}

// OutcomeReport makes the report of the system, a place or a neighbourhood
// out of the numbers alone. Nobody signs in for it.
func (w *Work) OutcomeReport(ctx context.Context, area string) (r Report, err error) {
	h, err := w.here(area)
	if err != nil {
		return r, err
	}
	r = Report{Area: h.Name, ID: h.ID, Level: h.Level, Day: w.Today(), Attribution: w.attribution()}
	if build, err := w.Builds.Current(); err == nil {
		r.CountedTo = countedTo(build).Words()
	}
	all, err := w.indicators(ctx, h, nobodyWhole)
	if err != nil {
		return r, err
	}
	for _, in := range all {
		group := &r.Missing
		switch {
		case in.Change.Way == outcome.NothingToTell:
		case in.Change.Way == outcome.CannotBeTold:
			group = &r.Unknown
		case in.Change.Way == outcome.NoChange:
			group = &r.Same
		case in.Change.Good > 0:
			group = &r.Better
		case in.Change.Good < 0:
			group = &r.Worse
		default:
			group = &r.Other
		}
		*group = append(*group, in)
		if in.Target.Mission || in.Target.By != "" {
			r.Promised = append(r.Promised, in)
		}
	}
	return r, w.reportPictures(ctx, h, &r)
}

// reportPictures adds the gap along deprivation, the map, and for the system
// its places side by side: what is published for small areas or for places.
func (w *Work) reportPictures(ctx context.Context, h Here, r *Report) error {
	for _, m := range w.Place.Measures {
		if m.Kind != outcome.Published {
			continue
		}
		small, err := w.compareAt(ctx, m.ID, r.ID, msoaLevel, 0)
		if err != nil {
			return err
		}
		if len(small.Areas) > 0 {
			if g, err := w.gap(ctx, m.ID, r.ID); err == nil {
				r.Gaps = append(r.Gaps, g)
			}
			if r.Map == nil {
				r.Map = &Map{Comparison: small}
				if err := w.draw(r.Map, nil); err != nil {
					return err
				}
			}
		}
		if h.Level != systemLevel || !m.Mission {
			continue
		}
		places, err := w.compareAt(ctx, m.ID, r.ID, placeLevel, 0)
		if err != nil {
			return err
		}
		if len(places.Areas) > 4 {
			r.Places = append(r.Places, places)
		}
	}
	return nil
}

// attribution are the lines that have to be shown with the place's data.
func (w *Work) attribution() []string {
	text, err := fs.ReadFile(w.Place.Files, "attribution.txt")
	if err != nil {
		return nil
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}
