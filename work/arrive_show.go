package work

import (
	"context"
	"slices"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
	"byname/store"
)

// arrived is what came of some persons since the build was made.
type arrived struct {
	signs map[byname.PersonID]store.SignsNow
	told  map[byname.PersonID][]population.Told
	rows  map[feed.Key]bool // that came
}

// cameToday reads it. Of a home in which somebody may be at risk, nobody's
// address is told.
func (w *Work) cameToday(tx *store.Tx, build *store.Build, persons ...byname.PersonID) (d arrived, err error) {
	d = arrived{map[byname.PersonID]store.SignsNow{}, map[byname.PersonID][]population.Told{}, map[feed.Key]bool{}}
	signs, err := tx.SignsNowOf(build.Number, persons...)
	if err != nil {
		return d, err
	}
	for _, s := range signs {
		d.signs[s.Person] = s
	}
	came, err := tx.Came(persons...)
	if err != nil || len(came) == 0 {
		return d, err
	}
	restricted := map[byname.PersonID]bool{}
	for _, a := range came {
		d.rows[a.Row] = true
		restricted[a.Person] = restricted[a.Person] || a.Mark == store.MarkRestricted
	}
	for _, id := range persons {
		home, err := build.HouseholdIDs(id)
		if err != nil && !nothing(err) {
			return d, err
		}
		protects := slices.ContainsFunc(append(home, id), func(o byname.PersonID) bool { return restricted[o] })
		for _, r := range cameAs(id, came) {
			r.Protects = protects
			d.told[id] = append(d.told[id], r)
		}
	}
	return d, nil
}

// cameToHome is what came of somebody and of all who live with them.
func (w *Work) cameToHome(ctx context.Context, build *store.Build, id byname.PersonID) (d arrived, err error) {
	ids, err := build.HouseholdIDs(id)
	if err != nil && !nothing(err) {
		return d, err
	}
	if !slices.Contains(ids, id) {
		ids = append(ids, id)
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		d, err = w.cameToday(tx, build, ids...)
		return err
	})
	return d, err
}

// has reports whether an event came in the day.
func (d arrived) has(e population.Event) bool { return d.rows[population.RowOf(e.Key)] }

// signals are those that find somebody now, as far as the passes show them.
func (d arrived) signals(build *store.Build, w *Work, pass guard.Pass, id byname.PersonID, home ...guard.Pass) ([]store.SeenSignal, error) {
	if s, came := d.signs[id]; came {
		return build.SeenSignals(pass, w.now(), s, home...)
	}
	return build.Signals(pass, w.now(), id, home...)
}
