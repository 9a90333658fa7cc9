package main

import (
	"context"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"byname"
	"byname/feed"
	"byname/outcome"
	"byname/population"
	"byname/programme"
	"byname/synth"
)

// declared is what a programme is declared to do to invented people.
func declared(id string) (synth.Effect, error) {
	for _, e := range synth.Effects {
		if e.Programme == id {
			return e, nil
		}
	}
	return synth.Effect{}, byname.NotFound("effect of "+id, "one that synth.Effects declares", "choose falls")
}

// played is what came of one run.
type played struct {
	study outcome.Study
	truth float64 // the effect on those reached, in a hundred: below nothing is fewer
	naive float64 // what plainly comparing those reached with the others says
}

// plays plays a programme so many times, each with another lot.
func (t *town) plays(ctx context.Context, e synth.Effect, seed uint64, times int) ([]played, error) {
	list := make([]played, times)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for n := range times {
		group.Go(func() (err error) {
			if err = ctx.Err(); err == nil {
				list[n], err = t.play(e, seed+uint64(n))
			}
			return err
		})
	}
	return list, group.Wait()
}

// play has the programme reach people, takes what it prevents out of their
// lives, and judges it as its page does.
func (t *town) play(e synth.Effect, seed uint64) (p played, err error) {
	courses := slices.Clone(t.courses)
	for i := range courses {
		t.reach(&courses[i], rand.New(rand.NewPCG(seed, uint64(i))))
		prevent(&courses[i], e, seed, i)
	}
	study, err := t.programme.Study(courses, last, t.words)
	if err != nil {
		return p, err
	}
	p.study = outcome.Judge(study.Design, study.Subjects)
	p.truth = t.truth(e, courses, study.Subjects)
	var came, n [2]float64
	for _, s := range study.Subjects {
		side := 0
		if s.Helped {
			side = 1
		}
		n[side]++
		if s.Came {
			came[side]++
		}
	}
	p.naive = came[1]/n[1] - came[0]/n[0]
	return p, nil
}

// truth is the effect of being reached and not waiting on, in a hundred: what
// is prevented for those reached, less what is prevented for those waiting once
// they are reached, later.
func (t *town) truth(e synth.Effect, courses []programme.Course, subjects []outcome.Subject) float64 {
	within := byname.Day(t.programme.Declares().Within.Days())
	days := map[int][]byname.Day{} // of a month, on which somebody was reached, as the study has them
	var spared, n [2]float64
	for _, s := range subjects {
		lived := t.courses[s.Who].Facts.Person.Events // without the programme
		reached := courses[s.Who].Reached
		side, day := 0, reached
		if s.Helped {
			side = 1
			days[s.Trial] = append(days[s.Trial], day)
		} else {
			day = days[s.Trial][s.Who%len(days[s.Trial])]
		}
		n[side]++
		if reached == 0 || comes(lived, e.Kinds, day, reached) > 0 {
			continue
		}
		if k := comes(lived, e.Kinds, reached, day+within); k > 0 {
			spared[side] += math.Pow(e.Prevents, float64(k))
		}
	}
	if n[0] == 0 || n[1] == 0 {
		return 0
	}
	return 100 * (spared[0]/n[0] - spared[1]/n[1])
}

// waits is how many days somebody may wait to be reached.
const waits = 90

// reach has a worker come to somebody some days after being found, oftener to
// those worse off: older, oftener in crisis, of poorer areas. Places are few,
// so others are never reached.
func (t *town) reach(c *programme.Course, r *rand.Rand) {
	for _, s := range c.Found {
		day := s.From + 1 + byname.Day(r.IntN(waits))
		lot, steps := r.Float64(), 1+r.IntN(4)
		if s.Gone != 0 && day >= s.Gone {
			continue
		}
		crises := 0.
		for i := range c.Facts.Person.Events {
			ev := &c.Facts.Person.Events[i]
			if d := ev.At.Day(); d < day && d >= day-365 && t.words.Kinds[ev.Kind].Balance == "reactive" {
				crises++
			}
		}
		age := float64(c.Facts.Person.Born.Reveal().YearsBefore(day))
		need := -1 + .05*(age-80) + .3*(crises-3) - .2*(float64(c.Facts.Deprivation)-2)
		if lot > 1/(1+math.Exp(-need)) {
			continue
		}
		c.Reached = day
		for k := range steps {
			c.Done = append(c.Done, day+byname.Day(7*k))
		}
		return
	}
}

// prevent takes out of a life what would have come and does not.
func prevent(c *programme.Course, e synth.Effect, seed uint64, person int) {
	if c.Reached == 0 || e.Prevents == 0 {
		return
	}
	n := 0
	c.Facts.Person.Events = slices.DeleteFunc(slices.Clone(c.Facts.Person.Events), func(ev population.Event) bool {
		if ev.At.Day() <= c.Reached || !slices.ContainsFunc(e.Kinds, func(k string) bool { return feed.Under(ev.Kind, k) }) {
			return false
		}
		n++
		return e.Spares(seed, person, n)
	})
}

// comes is how often something of these kinds happens after a day and up to
// another.
func comes(events []population.Event, kinds []string, after, until byname.Day) (n int) {
	for i := range events {
		if d := events[i].At.Day(); d > after && d <= until && slices.ContainsFunc(kinds, func(k string) bool { return feed.Under(events[i].Kind, k) }) {
			n++
		}
	}
	return n
}
