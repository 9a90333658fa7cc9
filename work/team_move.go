package work

import (
	"context"
	"slices"
	"strings"

	"byname"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// MoveWorker gives a worker a post at another agency, or another job, from
// today on. What they did stays under the agency they did it for. They leave
// the teams that the new agency does not belong to.
func (w *Work) MoveWorker(ctx context.Context, who Who, worker byname.WorkerID, agency byname.AgencyID, job string) error {
	if err := w.may(ctx, who, guard.AdministerPeople); err != nil {
		return err
	}
	a, err := w.Place.Agencies.Agency(agency)
	if err != nil {
		return err
	}
	if job = strings.TrimSpace(job); job == "" || len(job) > 80 || !a.Holds(w.Today()) {
		return byname.Invalid("post", "a job, and an agency that is there today", "correct them")
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error { return w.post(tx, worker, agency, job, w.Today()) })
}

// post moves a worker, and ends the memberships that the new agency has no
// part in.
func (w *Work) post(tx *store.Tx, worker byname.WorkerID, agency byname.AgencyID, job string, day byname.Day) error {
	if err := tx.TakePost(team.Post{Worker: worker, Agency: agency, Job: job, Span: byname.Span{From: day}}); err != nil {
		return err
	}
	mine, err := tx.TeamsOf(worker, day)
	if err != nil {
		return err
	}
	left := false
	for _, m := range mine {
		t, err := tx.Team(m.Team)
		if err != nil {
			return err
		}
		if slices.Contains(t.Agencies, agency) {
			continue
		}
		left = true
		if err := tx.Leave(m.Team, worker, day); err != nil {
			return err
		}
	}
	if left {
		return w.loosen(tx, worker)
	}
	return nil
}

// followAgencies gives the workers of an agency that has ended a post at the
// one that follows it, from its last day on. Where several follow, somebody
// has to say who goes where: the team's page shows whose agency has ended.
func (w *Work) followAgencies(tx *store.Tx) error {
	day := w.Today()
	agencies, err := tx.Agencies()
	if err != nil {
		return err
	}
	workers, err := tx.Workers()
	if err != nil {
		return err
	}
	for _, x := range workers {
		a, err := agencies.Agency(x.Agency)
		if err != nil || a.Holds(day) || !x.Holds(day) || a.To == 0 {
			continue
		}
		heirs, err := agencies.On(a.ID, day)
		if err != nil || len(heirs) != 1 {
			continue
		}
		if err := w.post(tx, x.ID, heirs[0], x.Job, max(a.To, x.From+1)); err != nil {
			return err
		}
	}
	return nil
}
