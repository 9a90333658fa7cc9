package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// Notices are what awaits a worker, newest first, at most 50.
type Notices struct {
	Notices []Notice
	More    int // older ones
}

// A Notice is one thing that awaits a worker.
type Notice struct {
	Number int64
	Words  string      // of its kind: they tell of nobody
	Of     byname.Text // whom it is about, where the asker may see them
	About  bool        // it is about somebody
	For    string      // whose it is, when it is not the asker's own: "your team", "Dot Field"
	Page   string
	At     byname.Minute
}

// Notices lists what awaits the asker. The audit row names all whose names are
// shown.
func (w *Work) Notices(ctx context.Context, who Who) (shown Notices, err error) {
	var list []store.Notice
	names := map[byname.WorkerID]team.Worker{}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		if list, err = w.notices(tx, who.Worker); err != nil {
			return err
		}
		shown.More = max(0, len(list)-guard.Most)
		list = list[:len(list)-shown.More]
		for i := range list {
			if list[i].Person, err = tx.Alias(list[i].Person); err != nil {
				return err
			}
		}
		names, err = w.workers(tx)
		return err
	})
	if err != nil || len(list) == 0 {
		return shown, err
	}
	pass, err := w.list(ctx, who, "support", about(list))
	if err != nil {
		return shown, err
	}
	build, err := w.Builds.Current()
	if err != nil && !nothing(err) {
		return shown, err
	}
	for _, n := range list {
		line := Notice{Number: n.Number, Words: NoticeWords[n.Kind], About: n.Person != 0, Page: n.Link, At: byname.MinuteOf(n.At)}
		switch {
		case n.Worker != "" && n.Worker != who.Worker:
			line.For = names[n.Worker].Name
		case n.Worker == "" && n.Team != "":
			line.For = "your team"
		case n.Worker == "":
			line.For = w.Place.Short(n.Agency)
		}
		if pass.Check(n.Person, w.now()) == nil {
			p, err := build.Person(pass, w.now(), n.Person)
			if err != nil {
				return shown, err
			}
			line.Of = preferred(p)
		}
		shown.Notices = append(shown.Notices, line)
	}
	return shown, nil
}

// notices are the open ones of a worker, newest first.
func (w *Work) notices(tx *store.Tx, id byname.WorkerID) ([]store.Notice, error) {
	worker, err := tx.Worker(id)
	if err != nil {
		return nil, err
	}
	others, err := w.standsFor(tx, id)
	if err != nil {
		return nil, err
	}
	return tx.OpenNotices(worker, others, w.Today())
}

// about are the persons of notices.
func about(list []store.Notice) (ids []byname.PersonID) {
	for _, n := range list {
		if n.Person != 0 {
			ids = append(ids, n.Person)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// SettleNotice ends a notice of the asker's: it has been dealt with.
func (w *Work) SettleNotice(ctx context.Context, who Who, id int64) error {
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		mine, err := w.notices(tx, who.Worker)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(mine, func(n store.Notice) bool { return n.Number == id }) {
			return byname.NotFound("notice", "one that awaits you", "look at the list again: somebody may have been first")
		}
		return tx.Settle(who.Worker, w.now(), id)
	})
}
