package work

import (
	"context"
	"slices"

	"byname"
	"byname/plan"
	"byname/store"
	"byname/team"
)

// newWithin is how many days back signs are new for a team that has not met
// before, and how many ahead a review is near.
const newWithin = 7

// matters are all that a team's huddle could speak of today: risk, steps that
// are stuck or past their day, what was promised, reviews, and new signs. It
// reads no person: only that something is so, and never what it is.
func (w *Work) matters(ctx context.Context, t team.Team) (list []team.Matter, anchors map[byname.PersonID]string, err error) {
	build, err := w.Builds.Current()
	if err != nil {
		return nil, nil, err
	}
	anchors = map[byname.PersonID]string{}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		since, err := w.lastHuddle(tx, t.ID)
		if err != nil {
			return err
		}
		acts, err := tx.LastActs()
		if err != nil {
			return err
		}
		planned, err := w.planned(tx, build, t.Neighbourhood, acts)
		if err != nil {
			return err
		}
		waiting, err := w.waiting(tx, build, t.Neighbourhood)
		if err != nil {
			return err
		}
		queue, _ := w.queue(waiting, acts, nil)
		for _, q := range queue {
			anchors[q.person] = q.found[0].Anchor
			switch {
			case q.urgency <= 24:
				list = append(list, team.Matter{Person: q.person, Why: []team.Concern{team.AtRisk}, Since: q.since})
			case q.since >= since:
				list = append(list, team.Matter{Person: q.person, Why: []team.Concern{team.NewSign}, Since: q.since})
			}
		}
		for _, q := range planned {
			k, open, err := w.openKept(tx, q.person)
			if err != nil {
				return err
			}
			if !open {
				continue
			}
			m := w.concerns(k.plan)
			lead, err := tx.LeadFor(q.person, w.Today())
			if err != nil {
				return err
			}
			if lead == "" {
				m.Why = append(m.Why, team.Loose)
			}
			if len(m.Why) > 0 {
				m.Person = q.person
				list = append(list, m)
			}
			for _, p := range k.row.Persons {
				if p.Person == q.person {
					anchors[q.person] = p.Anchor
				}
			}
		}
		called, err := tx.CalledSince(t.Neighbourhood, since)
		if err != nil {
			return err
		}
		for _, c := range called {
			list = append(list, team.Matter{Person: c.Person, Why: []team.Concern{team.Called}, Since: c.On})
			anchors[c.Person] = c.Anchor
		}
		promised, err := w.promised(tx, t.ID)
		list = append(list, promised...)
		for _, m := range promised {
			if anchors[m.Person] == "" {
				row, err := tx.PlansOf(m.Person)
				if err != nil {
					return err
				}
				if len(row) > 0 {
					anchors[m.Person] = row[0].Persons[0].Anchor
				}
			}
		}
		if err != nil {
			return err
		}
		list, err = w.sparing(tx, build, list)
		return err
	})
	return list, anchors, err
}

// sparing leaves out who objects to sharing, and is on no list.
func (w *Work) sparing(tx *store.Tx, build *store.Build, list []team.Matter) (rest []team.Matter, err error) {
	for _, m := range list {
		objects, err := tx.Objects(m.Person, w.Today())
		if err != nil {
			return nil, err
		}
		if !objects && !w.objectsInBuild(build, m.Person) {
			rest = append(rest, m)
		}
	}
	return rest, nil
}

// lastHuddle is the day on which the team last met.
func (w *Work) lastHuddle(tx *store.Tx, t team.TeamID) (byname.Day, error) {
	past, err := tx.Huddles(t, 20)
	for _, h := range past {
		if !h.Begun.IsZero() {
			return byname.MinuteOf(h.Begun).Day(), err
		}
	}
	return w.Today() - newWithin, err
}

// concerns are those of a plan, and since when.
func (w *Work) concerns(p plan.Plan) (m team.Matter) {
	today := w.Today()
	add := func(c team.Concern, since byname.Day) {
		if !slices.Contains(m.Why, c) {
			m.Why = append(m.Why, c)
		}
		if since != 0 && (m.Since == 0 || since < m.Since) {
			m.Since = since
		}
	}
	for range p.Stuck() {
		add(team.StuckAt, 0)
	}
	for _, s := range p.Steps {
		switch {
		case s.State == plan.Asked:
			add(team.StuckAt, 0)
		case s.Overdue(today):
			add(team.PastDay, s.Due)
		}
	}
	switch {
	case p.Review == 0 || p.Review > today+newWithin:
	case p.Review < today:
		add(team.PastDay, p.Review)
	default:
		add(team.Review, p.Review)
	}
	if m.Since == 0 {
		m.Since = p.Opened
	}
	return m
}

// promised are those for whom an earlier huddle agreed on a step of which it
// was not told what came.
func (w *Work) promised(tx *store.Tx, t team.TeamID) (list []team.Matter, err error) {
	lines, err := tx.Promises(t)
	for _, l := range lines {
		if err != nil {
			return nil, err
		}
		var i store.HuddleItem
		if i, err = tx.Item(l.Item); err == nil {
			list = append(list, team.Matter{Person: i.Person, Why: []team.Concern{team.Promised}, Since: byname.MinuteOf(l.At).Day()})
		}
	}
	return list, err
}

// PutOnAgenda puts a person on the agenda of the team's next huddle, or of the
// one that is under way.
func (w *Work) PutOnAgenda(ctx context.Context, who Who, id byname.PersonID) error {
	o, err := w.mayChange(ctx, who, id, "put this person on the agenda of the team's huddle")
	if err != nil {
		return err
	}
	t, covered := w.Place.team(o.Neighbourhood, w.Today())
	if !covered || !who.inTeamOf(o.Neighbourhood) {
		return byname.Denied("huddle", "a member of the team of the person's neighbourhood", "tell the person's lead")
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		open, err := tx.OpenHuddles(t.ID)
		if err != nil {
			return err
		}
		var number int64
		if len(open) > 0 {
			number = open[0].Number
		} else if number, err = tx.PlanHuddle(t.ID, w.now()); err != nil {
			return err
		}
		items, err := tx.Items(number)
		m := team.Matter{Person: id, Why: []team.Concern{team.AskedFor}, Since: w.Today()}
		for _, i := range items {
			if i.Person == id && !slices.Contains(i.Why, team.AskedFor) {
				m.Person, m.Why, m.Since = i.Person, append(i.Why, team.AskedFor), i.Since
			}
		}
		if err != nil {
			return err
		}
		return tx.AddItem(number, string(o.Anchor), m)
	})
}
