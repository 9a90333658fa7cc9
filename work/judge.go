package work

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/outcome"
	"byname/programme"
	"byname/signal"
	"byname/store"
)

// A Manner is what early signs are judged by.
type Manner string

const (
	// LookingBack puts today's rules to what was dated up to an earlier day.
	LookingBack Manner = "looking back"
	// AsTold takes what the builds of the time told, whatever is known since.
	AsTold Manner = "as told"
	// InventedTruth takes harm from the truth beside invented people's files.
	InventedTruth Manner = "invented truth"
)

// JudgeSigns counts how good every programme's early signs were, looking back
// and as they were told, and keeps what it counted for the page. It is a run,
// written down in the name of who asked.
func (w *Work) JudgeSigns(ctx context.Context, who Who, say Progress) error {
	if err := w.may(ctx, who, guard.TryProgrammes); err != nil {
		return err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	pass, err := w.judging(ctx, who)
	if err != nil {
		return err
	}
	last := lastTold(build)
	if err := w.judgeAs(ctx, LookingBack, who, build, pass, last, w.Place.Programmes, say, func(*programme.Judging) {}); err != nil {
		return err
	}
	old, seen, err := w.toldThen(ctx, last)
	if err != nil || len(old) == 0 {
		return err
	}
	return w.judgeAs(ctx, AsTold, who, build, pass, last, old, say, func(j *programme.Judging) {
		ids, from := j.Programmes(), j.From()
		j.Told = func(id byname.PersonID, i int) bool { return seen[toldOf{from[i], ids[i], id}] }
	})
}

func (w *Work) judging(ctx context.Context, who Who) (guard.Pass, error) {
	return w.guard.Run(ctx, guard.Request{Worker: who.Worker, Purpose: "measure", Reason: "to judge early signs by what came after", What: "judged early signs"})
}

// judgeAs judges once in a manner, and keeps the verdicts.
func (w *Work) judgeAs(ctx context.Context, as Manner, who Who, build *store.Build, pass guard.Pass, last byname.Day, programmes []programme.Programme, say Progress, prepare func(*programme.Judging)) error {
	if say == nil {
		say = silent
	}
	j, err := programme.NewJudging(programmes, last, w.Place.Words, w.Place.Efforts)
	if err != nil {
		return err
	}
	prepare(j)
	done := 0
	err = w.over(ctx, build, pass, j.Set, j.Days, func(h signal.Home, found []signal.Finding) {
		j.Home(h, found, func(m int) []string { return w.triedGroups(&h.Members[m].Person, last)[1:] })
		if done += len(h.Members); done%10_000 < len(h.Members) {
			say("judging early signs, "+string(as), done, build.Counts.Persons)
		}
	})
	if err != nil {
		return err
	}
	verdicts, err := json.Marshal(j.Verdicts())
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.KeepJudged(store.Judged{Build: build.Whole(), Manner: string(as), Verdicts: verdicts, By: who.Worker, On: w.Today()})
	})
}

// A toldOf says that a programme had told of somebody on a day.
type toldOf struct {
	on        byname.Day
	programme string
	person    byname.PersonID
}

// toldThen are the programmes of which it is known whom they had found when the
// time that they foresee began, and whom.
func (w *Work) toldThen(ctx context.Context, last byname.Day) (old []programme.Programme, seen map[toldOf]bool, err error) {
	seen = map[toldOf]bool{}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		first, err := tx.FirstTold()
		if err != nil || first == 0 {
			return err
		}
		for _, p := range w.Place.Programmes {
			day := last - byname.Day(p.Success.Foresees.Days())
			if len(p.Success.Harm) == 0 || day < first {
				continue
			}
			old = append(old, p)
			list, err := tx.SeenOn(day)
			if err != nil {
				return err
			}
			for _, s := range list {
				seen[toldOf{day, s.Programme, s.Person}] = true
			}
		}
		return nil
	})
	return old, seen, err
}

// verdicts are the latest that were kept of a manner.
func (w *Work) verdicts(ctx context.Context, as Manner) (v []programme.Verdict, kept store.Judged, err error) {
	var any bool
	err = w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		kept, any, err = tx.LastJudged(string(as))
		return err
	})
	if err != nil || !any {
		return nil, kept, err
	}
	return v, kept, json.Unmarshal(kept.Verdicts, &v)
}

// loadEfforts reads what contacts take, where the place says.
func (p *Place) loadEfforts() (err error) {
	if _, err := fs.Stat(p.Files, "efforts.csv"); errors.Is(err, fs.ErrNotExist) {
		return nil // nothing can be said of hours and money
	}
	p.Efforts, err = outcome.LoadEfforts(p.Files, func(kind string) bool {
		for k := range p.Words.Kinds {
			if feed.Under(k, kind) {
				return true
			}
		}
		return false
	}, func(line string) (byname.Pence, bool) {
		c, known := p.Words.UnitCosts[line]
		return c.Value, known
	})
	return err
}
