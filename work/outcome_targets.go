package work

import (
	"context"
	"slices"
	"strings"

	"byname"
	"byname/guard"
	"byname/outcome"
	"byname/store"
)

// Targets are the measures of an area that have a target or are of the
// system's own list, each with its owner, how it stands, and what is being
// done.
type Targets struct {
	Area, ID, Level string
	List            []Indicator
	MayNote         bool // the asker may say what is being done, where theirs is an owner or a partner
}

// Targets shows them, for the system when no area is named.
func (w *Work) Targets(ctx context.Context, who Who, area string) (t Targets, err error) {
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return t, err
	}
	h, err := w.here(area)
	if err != nil {
		return t, err
	}
	t = Targets{Area: h.Name, ID: h.ID, Level: h.Level, MayNote: w.may(ctx, who, guard.NoteTargets) == nil}
	t.List, err = w.targets(ctx, h)
	return t, err
}

func (w *Work) targets(ctx context.Context, h Here) (list []Indicator, err error) {
	notes, err := w.noted(ctx, h.ID)
	if err != nil {
		return nil, err
	}
	data, err := w.published(ctx)
	if err != nil {
		return nil, err
	}
	for _, m := range w.Place.Measures {
		if !m.Mission && m.Target == nil {
			continue
		}
		in, err := w.measured(ctx, m, h, false, data, notes)
		if err != nil {
			return nil, err
		}
		list = append(list, in)
	}
	return list, nil
}

// NoteTarget says what is being done about a target in an area. Only who
// works for its owner or one of its partners may, and the name goes with it.
func (w *Work) NoteTarget(ctx context.Context, who Who, indicator, area, words string) error {
	if err := w.may(ctx, who, guard.NoteTargets); err != nil {
		return err
	}
	h, err := w.here(area)
	if err != nil {
		return err
	}
	m, err := w.measure(indicator)
	if err != nil {
		return err
	}
	if m.Owner != string(who.Agency) && !slices.Contains(m.Partners, string(who.Agency)) {
		return byname.Denied("what is being done about "+m.Title, "its owner's or a partner's own words", "ask "+w.Place.Short(byname.AgencyID(m.Owner)))
	}
	words = strings.TrimSpace(words)
	if words == "" || len(words) > 2000 {
		return byname.Invalid("words", "what is being done, in at most 2,000 letters", "write it")
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.AddNote(store.Note{Measure: m.ID, Area: h.ID, Words: words, Worker: who.Worker, Day: w.Today()})
	})
}

// noted is the latest note on each measure of an area.
func (w *Work) noted(ctx context.Context, area string) (notes []store.Note, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		notes, err = tx.Notes(area)
		return err
	})
	return notes, err
}

// OnTrack counts targets by their state.
func OnTrack(list []Indicator) map[outcome.ProgressState]int {
	count := map[outcome.ProgressState]int{}
	for _, in := range list {
		count[in.Target.State]++
	}
	return count
}
