package work

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/store"
)

// turned compares the current build with the one that the work last took up:
// which records went from whom to whom, and why. It is nil when the work has
// taken the current one up already. by is who chose the build, "" when nobody
// did.
func (w *Work) turned(ctx context.Context, build *store.Build, by byname.WorkerID) (*store.Turn, []population.Move, error) {
	var last store.Turn
	var judged []population.Judged
	before := (*store.Build)(nil)
	err := w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		if last, err = tx.LastTurn(); err != nil || last.Build == build.Number || last.Build == 0 {
			return err
		}
		if before, err = w.Builds.Open(last.Build); errors.Is(err, byname.ErrNotFound) || errors.Is(err, fs.ErrNotExist) {
			before, err = nil, nil
		}
		if err == nil && before != nil {
			judged, err = tx.RulingsSince(before.Rulings)
		}
		return err
	})
	if err != nil || last.Build == build.Number {
		return nil, nil, err
	}
	turn := &store.Turn{Build: build.Number, Before: last.Build, Way: store.Built, By: by, At: w.now()}
	if build.Base != 0 {
		turn.Way = store.Joined
	}
	if by != "" || last.Build != 0 && build.Before != last.Build {
		turn.Way = store.Chosen
	}
	changes, err := build.Changes()
	if err != nil || last.Build == 0 {
		return turn, nil, err
	}
	if before == nil {
		return turn, unexplained(changes), nil
	}
	if turn.Way == store.Chosen {
		moves, err := chosen(before, build)
		return turn, moves, err
	}
	var moves []population.Move
	for _, c := range changes {
		m, err := explained(before, build, c, judged)
		if err != nil {
			return turn, nil, err
		}
		moves = append(moves, m)
	}
	return turn, moves, nil
}

// unexplained are the moves into a build, when the one before is gone.
func unexplained(changes []population.Change) (moves []population.Move) {
	for _, c := range changes {
		moves = append(moves, population.Move{Change: c, Cause: population.Cause{Kind: c.Reason}})
	}
	return moves
}

// explained is one move with its records and its cause.
func explained(before, now *store.Build, c population.Change, judged []population.Judged) (population.Move, error) {
	m := population.Move{Change: c}
	var sides [4][]feed.Record
	for i, side := range []struct {
		build *store.Build
		id    byname.PersonID
	}{{before, c.From}, {before, c.To}, {now, c.From}, {now, c.To}} {
		var err error
		if sides[i], err = recordsOf(side.build, side.id); err != nil {
			return m, err
		}
	}
	mine := map[feed.Key]bool{}
	for i := range sides[0] {
		mine[sides[0][i].Key] = true
	}
	for i := range sides[3] {
		if key := sides[3][i].Key; mine[key] {
			m.Keys = append(m.Keys, key)
		}
	}
	m.Cause = population.Why(m.Keys, slices.Concat(sides[0], sides[1]), slices.Concat(sides[2], sides[3]), judged)
	return m, nil
}

func recordsOf(b *store.Build, id byname.PersonID) ([]feed.Record, error) {
	number := b.NumberOf(id)
	if number == 0 {
		return nil, nil
	}
	told, err := b.Told(number)
	return told.Records, err
}

// chosen are the moves between two builds of which neither was made from the
// other's ids: every record is looked at.
func chosen(before, now *store.Build) ([]population.Move, error) {
	owners, err := now.PersonsOfRecords()
	if err != nil {
		return nil, err
	}
	moves := map[[2]byname.PersonID]*population.Move{}
	err = before.Whose(func(key feed.Key, from byname.PersonID) {
		to := owners.Of(key)
		if to == 0 || to == from {
			return
		}
		m := moves[[2]byname.PersonID{from, to}]
		if m == nil {
			m = &population.Move{Cause: population.Cause{Kind: population.Chosen}}
			m.From, m.To, m.Reason = from, to, population.Chosen
			m.Gone, m.Returned = now.NumberOf(from) == 0, before.NumberOf(to) == 0
			moves[[2]byname.PersonID{from, to}] = m
		}
		m.Records++
		m.Keys = append(m.Keys, feed.Key(append([]byte(nil), key...)))
	})
	var list []population.Move
	for _, m := range slices.SortedFunc(maps.Values(moves), func(a, b *population.Move) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.Records, a.Records), cmp.Compare(a.To, b.To))
	}) {
		slices.Sort(m.Keys)
		list = append(list, *m)
	}
	return list, err
}
