package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// Team reads a neighbourhood's team for a member of it, or for whoever looks
// after accounts.
func (w *Work) Team(ctx context.Context, who Who, neighbourhood string) (shown Team, err error) {
	at, err := w.teamFor(who, neighbourhood)
	if err != nil {
		return shown, err
	}
	shown = Team{Neighbourhood: at.Neighbourhood, Teams: who.Teams, MayKeep: w.may(ctx, who, guard.KeepTeam) == nil}
	for _, f := range team.Fields {
		shown.Fields = append(shown.Fields, Choice{Value: string(f), Title: f.Title()})
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		t, err := tx.Team(at.ID)
		if err != nil {
			return err
		}
		shown.Name = t.Name
		return w.showTeam(tx, &shown, t)
	})
	return shown, err
}

// teamFor is the team of a neighbourhood that the asker may read of: one of
// their own, the first when they name none; any for an administrator.
func (w *Work) teamFor(who Who, neighbourhood string) (team.Team, error) {
	if neighbourhood == "" && len(who.Teams) > 0 {
		neighbourhood = who.Teams[0].Neighbourhood
	}
	if all := w.Covered(); neighbourhood == "" && who.Is(guard.Administrator) && len(all) > 0 {
		neighbourhood = all[0].Value
	}
	if !who.inTeamOf(neighbourhood) && !who.Is(guard.Administrator) {
		return team.Team{}, byname.Denied("team", "a neighbourhood whose team you are in", "choose one of your own")
	}
	t, covered := w.Place.team(neighbourhood, w.Today())
	if !covered {
		return t, byname.NotFound("neighbourhood", "one that a team covers today", "look at which neighbourhoods are covered")
	}
	return t, nil
}

func (w *Work) showTeam(tx *store.Tx, shown *Team, t team.Team) error {
	day := w.Today()
	names, err := w.workers(tx)
	if err != nil {
		return err
	}
	cares, err := tx.CaresOf(t.ID, day)
	if err != nil {
		return err
	}
	leaves, err := tx.Leaves(day)
	if err != nil {
		return err
	}
	agencies, err := tx.Agencies()
	if err != nil {
		return err
	}
	members := t.On(day)
	for _, f := range team.Vacant(members) {
		shown.Vacant = append(shown.Vacant, f.Title())
	}
	for _, a := range t.Agencies {
		c := Choice{Value: string(a), Title: w.Place.Short(a)}
		for _, m := range members {
			if names[m.Worker].Agency == a {
				c.Entries++
			}
		}
		shown.Agencies = append(shown.Agencies, c)
	}
	for _, m := range members {
		line, err := w.teamMember(tx, m, names, cares, leaves)
		if err != nil {
			return err
		}
		if a, err := agencies.Agency(names[m.Worker].Agency); err == nil && !a.Holds(day) {
			line.AgencyEnded = true
		}
		shown.Members = append(shown.Members, line)
	}
	for _, c := range cares {
		here := slices.ContainsFunc(members, func(m team.Member) bool { return m.Worker == c.Worker })
		known := slices.ContainsFunc(shown.Left, func(m TeamMember) bool { return m.Worker == c.Worker })
		if !here && !known {
			line, err := w.teamMember(tx, team.Member{Worker: c.Worker}, names, cares, nil)
			if err != nil {
				return err
			}
			shown.Left = append(shown.Left, line)
		}
	}
	for _, l := range leaves {
		if slices.ContainsFunc(members, func(m team.Member) bool { return m.Worker == l.Worker }) {
			line := TeamLeave{Number: l.Number, Worker: l.Worker, Name: names[l.Worker].Name, Cover: "the leads", From: l.From, To: l.To}
			if l.Cover != "" {
				line.Cover = names[l.Cover].Name
			}
			shown.Leaves = append(shown.Leaves, line)
		}
	}
	return nil
}

func (w *Work) teamMember(tx *store.Tx, m team.Member, names map[byname.WorkerID]team.Worker, cares []team.Care, leaves []team.Leave) (TeamMember, error) {
	x, day := names[m.Worker], w.Today()
	line := TeamMember{Worker: m.Worker, Name: x.Name, Job: x.Job, Agency: w.Place.Short(x.Agency), Leads: m.Leads.Title(), Since: m.From}
	var theirs []team.Care
	for _, c := range cares {
		if c.Worker == m.Worker {
			theirs = append(theirs, c)
		}
	}
	line.People, line.Weight = len(theirs), int(team.Weigh(theirs))
	for _, l := range leaves {
		if l.Worker == m.Worker && l.Holds(day) {
			line.Away, line.StandIn = l.To, "the leads"
			if in := team.StandIn(leaves, m.Worker, day); in != "" {
				line.StandIn = names[in].Name
			}
		}
	}
	for _, o := range team.StandsFor(leaves, m.Worker, day) {
		line.StandsFor = append(line.StandsFor, names[o].Name)
	}
	posts, err := tx.PostsOf(m.Worker)
	for _, p := range posts[:max(0, len(posts)-1)] {
		line.Before = append(line.Before, p.Job+", "+w.Place.Short(p.Agency)+", until "+p.To.Words())
	}
	return line, err
}

// Coverage is which neighbourhoods of the place have a team today, how many
// are in it, and what nobody leads yet. It tells of nobody.
func (w *Work) Coverage(ctx context.Context) (c Coverage, err error) {
	day := w.Today()
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		names, err := w.workers(tx)
		if err != nil {
			return err
		}
		for _, p := range w.Place.Areas.Places {
			for _, n := range p.Neighbourhoods {
				a := CoveredArea{ID: n.ID, Name: n.Name, Place: p.Name}
				if at, covered := w.Place.team(n.ID, day); covered {
					t, err := tx.Team(at.ID)
					if err != nil {
						return err
					}
					members, of := t.On(day), map[byname.AgencyID]bool{}
					for _, m := range members {
						of[names[m.Worker].Agency] = true
					}
					a.Team, a.Since, a.Members, a.Agencies = t.Name, t.From, len(members), len(of)
					for _, f := range team.Vacant(members) {
						a.Vacant = append(a.Vacant, f.Title())
					}
					c.Covered++
				}
				c.Areas = append(c.Areas, a)
			}
		}
		return nil
	})
	return c, err
}
