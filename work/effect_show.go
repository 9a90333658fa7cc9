package work

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"byname/guard"
	"byname/outcome"
	"byname/programme"
	"byname/store"
)

// Effect is how a programme is judged, and what came of it when it was last
// counted.
func (w *Work) Effect(ctx context.Context, who Who, id string) (e Effect, err error) {
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return e, err
	}
	if _, err := w.Programme(id); err != nil {
		return e, err
	}
	now, err := w.declared(ctx, w.Place.programme(id))
	if err != nil || !now.Declared {
		return now, err
	}
	var kept store.Effect
	var any bool
	err = w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		kept, any, err = tx.Effect(id)
		return err
	})
	if err != nil || !any {
		return now, err
	}
	err = json.Unmarshal(kept.Effect, &e)
	e.Title = now.Title
	e.Stale = e.Counts != now.Counts || e.Within != now.Within || e.Fewest != now.Fewest || !slices.Equal(e.Alike, now.Alike)
	return e, err
}

// declared is what the file says, and since when it says so.
func (w *Work) declared(ctx context.Context, p programme.Programme) (Effect, error) {
	d := p.Declares()
	e := Effect{Programme: p.ID, Title: p.Title, Version: p.Version, Declared: p.Effect.Declared()}
	if !e.Declared {
		return e, nil
	}
	e.Within, e.Fewest, e.Counts = d.Within.String(), d.Fewest, w.kindWords(d.Counts)
	for _, name := range d.Alike {
		i := slices.IndexFunc(programme.Measures[:], func(m struct{ Name, Title string }) bool { return m.Name == name })
		e.Alike = append(e.Alike, programme.Measures[i].Title)
	}
	list, err := w.ProgrammeVersions(ctx, p.ID)
	if err != nil {
		return e, err
	}
	texts := []string{p.Text}
	var kept []ProgrammeVersion
	for _, v := range list {
		if v.Version == p.Version && len(kept) == 0 {
			kept = append(kept, v)
			continue
		}
		full, err := w.ProgrammeVersion(ctx, p.ID, v.Version)
		if err != nil {
			return e, err
		}
		if len(kept) == 0 {
			break // the live file never ran here: what ran before it does not count for it
		}
		texts, kept = append(texts, full.Text), append(kept, full)
	}
	if at, said := programme.FirstDeclared(texts, w.Place.Words); said && at < len(kept) {
		e.DeclaredOn, e.DeclaredIn = kept[at].First, kept[at].Version
	}
	return e, nil
}

func (w *Work) kindWords(kinds []string) string {
	var words []string
	for _, k := range kinds {
		words = append(words, cmp.Or(w.Place.Words.Kinds[k].Phrase, k))
	}
	return strings.Join(words, "; ")
}

func sideOf(e outcome.Estimate) Point {
	return point(outcome.Indicator{Value: e.Value, LowerCL: e.LowerCL, UpperCL: e.UpperCL, Confidence: e.Confidence,
		Numerator: int64(e.Numerator), Denominator: e.Denominator, Refused: e.Refused})
}

func sizeOf(e outcome.Estimate) EffectSize {
	return EffectSize{e.Value, e.LowerCL, e.UpperCL, e.Refused}
}

func doseWords(from, to int) string {
	switch {
	case to == 0:
		return fmt.Sprintf("%d steps or more", from)
	case from == 0:
		return "one step, or none"
	}
	return fmt.Sprintf("%d or %d steps", from, to)
}
