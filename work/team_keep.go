package work

import (
	"context"
	"errors"
	"slices"
	"strings"

	"byname"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// JoinTeam takes a worker into a neighbourhood's team from today on. Who leads
// the neighbourhood answers for the team; one worker does.
func (w *Work) JoinTeam(ctx context.Context, who Who, neighbourhood, account string, leads team.Field) error {
	t, err := w.keepsTeam(ctx, who, neighbourhood)
	if err != nil {
		return err
	}
	id := byname.WorkerID(strings.ToLower(strings.TrimSpace(account)))
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		if _, err := tx.Worker(id); err != nil {
			return byname.Invalid("account", "the account name of a worker, such as amy.walsh", "ask the administrator to make one first")
		}
		if err := w.onlyLead(tx, t.ID, leads); err != nil {
			return err
		}
		return tx.Join(t.ID, team.Member{Worker: id, Leads: leads, Lead: leads == team.LeadsNeighbourhood, Span: byname.Span{From: w.Today()}})
	})
}

// LeadField says which field a member leads from now on, "" none.
func (w *Work) LeadField(ctx context.Context, who Who, neighbourhood string, member byname.WorkerID, leads team.Field) error {
	t, err := w.keepsTeam(ctx, who, neighbourhood)
	if err != nil {
		return err
	}
	if leads != "" && !slices.Contains(team.Fields, leads) {
		return byname.Invalid("field", "one that teams have a lead for", "choose among those offered")
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		if err := w.onlyLead(tx, t.ID, leads); err != nil {
			return err
		}
		return tx.Leads(t.ID, member, leads, w.Today())
	})
}

// onlyLead refuses a second lead of the neighbourhood: one answers for it.
func (w *Work) onlyLead(tx *store.Tx, id team.TeamID, leads team.Field) error {
	t, err := tx.Team(id)
	if err == nil && leads == team.LeadsNeighbourhood && len(t.Leads(w.Today())) > 0 {
		err = byname.Conflict("neighbourhood lead", "a team without one", "say first that the lead there is leads it no more")
	}
	return err
}

// LeaveTeam ends a worker's membership today. The people they lead for are the
// leads' to hand over: they are told of each.
func (w *Work) LeaveTeam(ctx context.Context, who Who, neighbourhood string, member byname.WorkerID) error {
	t, err := w.keepsTeam(ctx, who, neighbourhood)
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		return errors.Join(tx.Leave(t.ID, member, w.Today()), w.loosen(tx, member))
	})
}

// loosen tells the leads of the teams concerned for whom nobody leads any more
// who is there.
func (w *Work) loosen(tx *store.Tx, left byname.WorkerID) error {
	cares, err := tx.Caseload(left, w.Today())
	if err != nil {
		return err
	}
	for _, c := range cares {
		err := w.tell(tx, store.Notice{Team: c.Team, Kind: ToldLoose, Link: leadPage(c.Person), About: leadAbout(c), Person: c.Person})
		if err != nil {
			return err
		}
	}
	return nil
}

func leadPage(id byname.PersonID) string { return "/team/" + id.String() + "/lead" }

// leadAbout names one spell of leading.
func leadAbout(c team.Care) string { return "lead " + c.Person.String() + " " + c.From.String() }

// keepsTeam is the team of a neighbourhood, for who may change who is in it.
func (w *Work) keepsTeam(ctx context.Context, who Who, neighbourhood string) (team.Team, error) {
	if err := w.may(ctx, who, guard.KeepTeam); err != nil {
		return team.Team{}, err
	}
	return w.teamFor(who, neighbourhood)
}

// TakeLeave notes the days a worker is away, and who stands in: a member of
// one of their teams, or "" for the leads. Workers note their own, leads
// anybody's of the team.
func (w *Work) TakeLeave(ctx context.Context, who Who, neighbourhood string, l team.Leave) error {
	t, err := w.teamFor(who, neighbourhood)
	if err != nil {
		return err
	}
	if l.Worker != who.Worker {
		if _, err := w.keepsTeam(ctx, who, neighbourhood); err != nil {
			return err
		}
	}
	if l.From < w.Today() {
		return byname.Invalid("leave from", "today or later", "choose a later first day")
	}
	l.By = who.Worker
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		t, err := tx.Team(t.ID)
		if err != nil {
			return err
		}
		for _, x := range []byname.WorkerID{l.Worker, l.Cover} {
			if x != "" && !slices.ContainsFunc(t.On(w.Today()), func(m team.Member) bool { return m.Worker == x }) {
				return byname.Invalid("leave cover", "members of the same team", "choose among those offered")
			}
		}
		return tx.AddLeave(l)
	})
}

// ComeBack ends a leave today.
func (w *Work) ComeBack(ctx context.Context, who Who, neighbourhood string, number int64) error {
	shown, err := w.Team(ctx, who, neighbourhood)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(shown.Leaves, func(l TeamLeave) bool { return l.Number == number })
	if i < 0 || shown.Leaves[i].Worker != who.Worker && !shown.MayKeep {
		return byname.NotFound("leave", "one of yours, or of a team you lead", "look at the team again")
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error { return tx.EndLeave(number, w.Today()) })
}
