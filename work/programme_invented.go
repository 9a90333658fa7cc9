package work

import (
	"context"
	"slices"
	"time"

	"byname"
	"byname/guard"
	"byname/outcome"
	"byname/plan"
	"byname/population"
	"byname/programme"
	"byname/store"
)

// Invented is what teams tried when no programme foresaw it. Groups are said in
// the words and circumstances that three people or more share; the steps of
// single people are shown to those who may open the person, and to nobody else.
type Invented struct {
	Groups []InventedGroup
	Few    string         // how many more steps are in no group, protected
	Steps  []InventedStep // the newest, of people whom the asker may be shown
}

// An InventedGroup is steps that are alike.
type InventedGroup struct {
	ID     string // its words, joined
	Shared []string
	Around []string
	People string // how many, protected
	Came   string // what came of them, protected
	Cost   byname.Pence
}

// An InventedStep is one, for one person.
type InventedStep struct {
	Person  PersonRef
	Title   byname.Text
	Came    string
	Outcome byname.Text
	Cost    byname.Pence
	Day     byname.Day
}

// rememberedYears is how far back inventions are gathered.
const rememberedYears = 3

// Invented gathers what teams invented in the last years. What is counted is
// counted in a run of its own, without those who object; single steps are
// shown under a Pass for their people.
func (w *Work) Invented(ctx context.Context, who Who) (shown Invented, err error) {
	groups, few, steps, err := w.inventions(ctx, who, "gathered what teams invented")
	if err != nil {
		return shown, err
	}
	for _, g := range groups {
		shown.Groups = append(shown.Groups, InventedGroup{ID: groupID(g), Shared: g.Shared, Around: g.Around,
			People: outcome.CountWords(g.People()), Came: g.CameWords(), Cost: g.Cost()})
	}
	shown.Few = outcome.CountWords(few)
	shown.Steps, err = w.inventedSteps(ctx, who, steps)
	return shown, err
}

// DraftInvented is a programme's file made from one of the groups.
func (w *Work) DraftInvented(ctx context.Context, who Who, id string) ([]byte, error) {
	groups, _, _, err := w.inventions(ctx, who, "drafted a programme from what teams invented")
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		if groupID(g) == id {
			return g.Draft(w.Place.Words)
		}
	}
	return nil, byname.NotFound("what teams invented", "one of those gathered", "look at the list again")
}

// groupID is a group's words, as many as tell it from others.
func groupID(g programme.Group) (id string) {
	for i, w := range g.Shared {
		if i > 0 {
			id += "-"
		}
		id += w
	}
	return id
}

// A tried step is one that no programme foresaw, with the plan it is of.
type tried struct {
	step   plan.Step
	day    byname.Day
	person byname.PersonID
	follow []string // programmes whose steps the plan had by then
}

// inventions gathers steps from all plans, with the circumstances of whom they
// were for, and puts them into groups.
func (w *Work) inventions(ctx context.Context, who Who, what string) (groups []programme.Group, few int, steps []tried, err error) {
	if err := w.may(ctx, who, guard.SeeInvented); err != nil {
		return nil, 0, nil, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return nil, 0, nil, err
	}
	objects, err := w.objectors(ctx)
	if err != nil {
		return nil, 0, nil, err
	}
	if steps, err = w.triedSteps(ctx); err != nil {
		return nil, 0, nil, err
	}
	steps = slices.DeleteFunc(steps, func(s tried) bool {
		sketch, err := build.Sketch(s.person)
		return objects[s.person] || err == nil && sketch.Unplanned()
	})
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "measure", What: what + ", for " + string(who.Worker)})
	if err != nil {
		return nil, 0, nil, err
	}
	var all []programme.Invention
	for _, s := range steps {
		f, err := w.factsIn(ctx, build, pass, arrived{}, s.person, s.day)
		if nothing(err) {
			continue // who is in the population no more
		}
		if err != nil {
			return nil, 0, nil, err
		}
		all = append(all, w.invention(s, f.Person, f.Home))
	}
	groups, few = programme.Gather(all)
	return groups, few, steps, nil
}

// triedSteps are those of all plans that no programme foresaw, oldest first.
func (w *Work) triedSteps(ctx context.Context) (steps []tried, err error) {
	since := w.now().AddDate(-rememberedYears, 0, 0)
	return steps, w.DB.Read(ctx, func(tx *store.Tx) error {
		plans, err := tx.PlansWithFreeSteps(since)
		if err != nil {
			return err
		}
		for _, row := range plans {
			k, err := w.plan(tx, row)
			if err != nil {
				return err
			}
			steps = append(steps, triedIn(k, since)...)
		}
		return nil
	})
}

func triedIn(k kept, since time.Time) (steps []tried) {
	var follow []string
	for _, c := range k.changes {
		if c.Add == nil {
			continue
		}
		if !c.Add.Free() {
			if !slices.Contains(follow, c.Add.Programme) {
				follow = append(follow, c.Add.Programme)
			}
			continue
		}
		if s, there := k.plan.Step(c.Add.ID); there && c.At >= byname.MinuteOf(since) {
			steps = append(steps, tried{step: s, day: c.At.Day(), person: k.plan.Person, follow: slices.Clone(follow)})
		}
	}
	return steps
}

// daysBefore a step is how far what was around it goes back.
const daysBefore = 365

// invention is a step without anybody's name: its words, and what was around
// it on its day. home is who lives with the person now.
func (w *Work) invention(s tried, person population.Timeline, home []population.Timeline) programme.Invention {
	names := namesOf(person.Person)
	for _, m := range home {
		names = append(names, namesOf(m.Person)...)
	}
	x := programme.Invention{Person: s.person, Day: s.day, Words: programme.Plainly(s.step.Title, names), WithinDays: s.step.WithinDays,
		Cost: s.step.Cost, Came: cameOf(s.step), Events: map[string]string{}}
	if a, err := w.Place.Agencies.Agency(s.step.Agency); err == nil {
		x.By = a.Kind
	}
	for _, id := range s.follow {
		x.Circumstances = append(x.Circumstances, "follows "+w.Place.programme(id).Title)
	}
	if born := person.Born.Reveal(); born != 0 {
		band := ageBand(born.YearsBefore(s.day))
		x.Ages = [2]int{band.from, band.to}
		x.Circumstances = append(x.Circumstances, band.words)
	}
	x.Circumstances = append(x.Circumstances, homeWords(home, s.day))
	for _, e := range person.Events {
		if day := e.At.Day(); !e.Restricted && day <= s.day && s.day-day <= daysBefore {
			if agreement := w.agreementOf(e.Agency, s.day); agreement != "" {
				x.Events[e.Kind] = agreement
			}
		}
	}
	return x
}

func namesOf(p population.Person) []string {
	return []string{p.Given.Reveal(), p.Family.Reveal(), p.Preferred.Reveal()}
}

func cameOf(s plan.Step) programme.Came {
	switch s.State {
	case plan.Done:
		return programme.WasDone
	case plan.NotDone:
		return programme.NotDone
	}
	return programme.IsOpen
}

// An age band, as circumstances are said.
type band struct {
	from, to int
	words    string
}

var ageBands = []band{{0, 4, "under 5"}, {5, 17, "5 to 17"}, {18, 39, "18 to 39"}, {40, 64, "40 to 64"}, {65, 79, "65 to 79"}, {80, 120, "80 and over"}}

func ageBand(age int) band {
	i := slices.IndexFunc(ageBands, func(b band) bool { return age <= b.to })
	return ageBands[max(i, 0)]
}

func homeWords(home []population.Timeline, day byname.Day) string {
	if len(home) == 0 {
		return "nobody known at home"
	}
	for _, m := range home {
		if born := m.Born.Reveal(); born != 0 && born <= day && born.YearsBefore(day) < 18 {
			return "children at home"
		}
	}
	return "other adults at home"
}

// agreementOf is the one under which an agency tells on a day.
func (w *Work) agreementOf(agency byname.AgencyID, day byname.Day) string {
	for _, a := range w.Place.Rules.Agreements {
		if a.Agency == agency && a.From <= day && (a.To == 0 || day < a.To) {
			return a.ID
		}
	}
	return ""
}

// inventedSteps are the newest, of people whom the asker may be shown: a title
// is somebody's own words and may name the person.
func (w *Work) inventedSteps(ctx context.Context, who Who, steps []tried) (shown []InventedStep, err error) {
	slices.SortStableFunc(steps, func(a, b tried) int { return int(b.day - a.day) })
	steps = steps[:min(len(steps), guard.Most)]
	if w.may(ctx, who, guard.SeeWorklist) != nil || len(steps) == 0 {
		return nil, nil
	}
	build, err := w.Builds.Current()
	if err != nil {
		return nil, err
	}
	var ids []byname.PersonID
	for _, s := range steps {
		ids = append(ids, s.person)
	}
	slices.Sort(ids)
	pass, err := w.list(ctx, who, "find", slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	for _, s := range steps {
		p, err := build.Person(pass, w.now(), s.person)
		if err != nil || pass.Sees("plan", "", false) < guard.Fact {
			continue
		}
		shown = append(shown, InventedStep{Person: PersonRef{s.person, preferred(p)}, Title: byname.Hide(s.step.Title), Came: string(cameOf(s.step)),
			Outcome: s.step.Outcome.Text, Cost: s.step.Cost, Day: s.day})
	}
	return shown, nil
}
