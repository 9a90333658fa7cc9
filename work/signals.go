package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/population"
	"byname/signal"
	"byname/store"
)

// evaluate puts the rules of all programmes to households, as of a day, with how
// people stand with programmes.
func (w *Work) evaluate(ctx context.Context, asOf byname.Day, households [][]population.Timeline, programmes states) ([]signal.Signal, error) {
	return w.Place.Signs.EvaluateAll(ctx, asOf, func(yield func(signal.Home) bool) {
		for _, members := range households {
			if !yield(w.homeOf(members, programmes)) {
				return
			}
		}
	})
}

// homeOf is a household with what is known of where it is.
func (w *Work) homeOf(members []population.Timeline, programmes states) signal.Home {
	h := signal.Home{Members: members, Programmes: programmes}
	h.Deprivation, h.Deciles = w.surroundings(members[0].LSOA)
	return h
}

// surroundings are the fifth and the tenths of England that an area is in,
// zeroes when they are not known.
func (w *Work) surroundings(lsoa string) (fifth int8, tenths signal.Deciles) {
	l, known := w.Place.Areas.LSOA(lsoa)
	if !known {
		return 0, tenths
	}
	d := l.Deprivation
	return int8(d.Fifth()), signal.Deciles{Income: int8(d.Income), Employment: int8(d.Employment), Education: int8(d.Education),
		Health: int8(d.Health), Crime: int8(d.Crime), Housing: int8(d.Housing), Environment: int8(d.Environment)}
}

// homesAtOnce is how many households a run reads before the rules are put to
// them.
const homesAtOnce = 8192

// Signals are the early signs of everybody as of a day, from the current
// build, in the order of persons: who is in the build, with what is dated up
// to that day. It is a run, written down as one; reasons that a run may not
// show are left out of the text.
func (w *Work) Signals(ctx context.Context, asOf byname.Day, say Progress) ([]signal.Signal, error) {
	if say == nil {
		say = silent
	}
	build, err := w.Builds.Current()
	if err != nil {
		return nil, err
	}
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: purposeFind, What: "listed early signs as of " + asOf.String()})
	if err != nil {
		return nil, err
	}
	objects, err := w.objectors(ctx)
	if err != nil {
		return nil, err
	}
	programmes, err := w.states(ctx)
	if err != nil {
		return nil, err
	}
	var all []signal.Signal
	var households [][]population.Timeline
	done := 0
	flush := func() error {
		found, err := w.evaluate(ctx, asOf, households, programmes)
		households = households[:0]
		for i := range found {
			found[i].Reasons, _ = build.SeenReasons(w.now(), found[i].Reasons, pass)
		}
		all = append(all, found...)
		say("looking for early signs", done, build.Counts.Persons)
		return err
	}
	err = build.Each(pass, w.now(), func(household []population.Timeline) error {
		household = slices.Clone(household)
		for i := range household {
			household[i].NoPlanning = household[i].NoPlanning || objects[household[i].ID]
		}
		households = append(households, household)
		done += len(household)
		if len(households) < homesAtOnce {
			return nil
		}
		return flush()
	})
	if err != nil {
		return nil, err
	}
	return all, flush()
}

// remember brings into the work what the current build changed: who is found
// now, and which records went from whom to whom. by is who chose the build, ""
// when nobody did. Done twice it changes nothing.
func (w *Work) remember(ctx context.Context, by byname.WorkerID) error {
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	turn, moves, err := w.turned(ctx, build, by)
	if err != nil {
		return err
	}
	n, err := w.weighingTurn(ctx)
	if err != nil {
		return err
	}
	n.build = build
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		if turn != nil {
			if err := tx.KeepTurn(*turn, moves); err != nil {
				return err
			}
		}
		found, err := n.afterTurn(tx)
		if err != nil {
			return err
		}
		return tx.Find(found, build.Day)
	})
	if err != nil {
		return err
	}
	return w.Builds.Remembered(build.Number)
}
