package work

import (
	"context"
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"time"

	"byname"
	"byname/guard"
	"byname/outcome"
	"byname/population"
	"byname/programme"
	"byname/signal"
	"byname/store"
)

// triedMonths are how many month ends a trial looks back.
const triedMonths = 24

// TryProgramme says what a programme's file would do if it went live: whom it
// would find, in numbers, now and over the last two years, what that needs and
// costs, and a few examples. Nobody is told and nothing is kept but the row
// that says who asked. What is wrong with the file is its error: every
// mistake, with line and column.
//
// Counts are rounded so that they give nobody away, whatever else is asked.
func (w *Work) TryProgramme(ctx context.Context, who Who, content []byte, say Progress) (Trial, error) {
	if say == nil {
		say = silent
	}
	if err := w.may(ctx, who, guard.TryProgrammes); err != nil {
		return Trial{}, err
	}
	p, err := programme.Parse(fileName(content), content, w.Place.Words)
	if err != nil {
		return Trial{}, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return Trial{}, err
	}
	days := monthEnds(lastTold(build), triedMonths+1)
	trial, set, err := programme.NewTrial(p, w.Place.Programmes, days, w.Place.Words, uint64(build.Number))
	if err != nil {
		return Trial{}, err
	}
	pass, err := w.guard.Run(ctx, guard.Request{Worker: who.Worker, Purpose: "measure", Reason: "to try a programme before it goes live",
		What: "tried the programme " + p.ID + ", version " + p.Version})
	if err != nil {
		return Trial{}, err
	}
	began, today := time.Now(), days[len(days)-1]
	done := 0
	err = w.over(ctx, build, pass, set, days, func(h signal.Home, found []signal.Finding) {
		groups := func(m int) []string { return w.triedGroups(&h.Members[m].Person, today) }
		trial.Home(h, found, groups, func(m int) bool { return who.inTeamOf(h.Members[m].Neighbourhood) })
		if done += len(h.Members); done%10_000 < len(h.Members) {
			say("looking at everybody", done, build.Counts.Persons)
		}
	})
	if err != nil {
		return Trial{}, err
	}
	t := w.shownTrial(p, trial, days)
	if t.Examples, err = w.examples(ctx, who, p, trial.Examples(), build, pass, today); err != nil {
		return Trial{}, err
	}
	t.Took = time.Since(began)
	return t, nil
}

// over puts rules to everybody of a build on many days. Homes come one at a
// time, in no particular order.
func (w *Work) over(ctx context.Context, build *store.Build, pass guard.Pass, set *signal.Set, days []byname.Day, take func(signal.Home, []signal.Finding)) error {
	objects, err := w.objectors(ctx)
	if err != nil {
		return err
	}
	programmes, err := w.states(ctx)
	if err != nil {
		return err
	}
	var reading error
	err = set.Over(ctx, days, func(yield func(signal.Home) bool) {
		enough := errors.New("no more is wanted")
		reading = build.Each(pass, w.now(), func(household []population.Timeline) error {
			household = slices.Clone(household)
			for i := range household {
				household[i].NoPlanning = household[i].NoPlanning || objects[household[i].ID]
			}
			if !yield(w.homeOf(household, programmes)) {
				return enough
			}
			return ctx.Err()
		})
		if reading == enough {
			reading = nil
		}
	}, take)
	return errors.Join(reading, err)
}

// objectors are those who object by now, and may not have when the build was
// made.
func (w *Work) objectors(ctx context.Context) (objects map[byname.PersonID]bool, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		objects, err = tx.ObjectingNow(w.Today())
		return err
	})
	return objects, err
}

// lastTold is the day up to which a build can be asked: its own, or the last
// of which any agency told something.
func lastTold(build *store.Build) byname.Day {
	if build.Last != 0 {
		return min(build.Day, build.Last)
	}
	return build.Day
}

// monthEnds are so many ends of months up to a day, oldest first, and the day.
func monthEnds(today byname.Day, n int) (days []byname.Day) {
	t := today.Time()
	for back := n; back >= 0; back-- {
		if end := byname.OnDay(t.Year(), t.Month()+1-time.Month(back), 1) - 1; end < today {
			days = append(days, end)
		}
	}
	days = days[max(0, len(days)-n):]
	return append(days, today)
}

var idLine = regexp.MustCompile(`(?m)^id: *([a-z0-9_]+)`)

// fileName is the name that a file handed over without one is taken to have:
// that of the programme in it.
func fileName(content []byte) string {
	if m := idLine.FindSubmatch(content); m != nil {
		return string(m[1]) + ".yaml"
	}
	return "programme.yaml"
}

// waysTried are the ways in which those found are divided.
var waysTried = []string{"neighbourhood", "age", "sex", "ethnic group", "deprivation", "home"}

func (w *Work) triedGroups(p *population.Person, on byname.Day) []string {
	g := w.groupsOf(p, false, on)
	neighbourhood := notRecorded
	if n, known := w.Place.Areas.Neighbourhood(p.Neighbourhood); known {
		neighbourhood = n.Name
	}
	return []string{neighbourhood, g[byAge], g[bySex], g[byEthnicGroup], g[byDeprivation], g[byHome]}
}

// headcount is one as it may be shown.
func headcount(h outcome.Headcount) Count {
	n, shown := h.Rounded()
	return Count{int(n), !shown}
}

// ProgrammeFile is the text of a live programme's file, to begin from.
func (w *Work) ProgrammeFile(id string) ([]byte, error) {
	if w.Place.programme(id).Version == "" {
		return nil, byname.NotFound("programme "+id, "one that is live", "choose one from the list")
	}
	return fs.ReadFile(w.Place.Files, "programmes/"+id+".yaml")
}

// LiveProgrammes are the place's programmes to choose from.
func (w *Work) LiveProgrammes() (all []Choice) {
	for _, p := range w.Place.Programmes {
		all = append(all, Choice{Value: p.ID, Title: p.Title})
	}
	return all
}
