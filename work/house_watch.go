package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// Emergencies are the breakings of the glass that the asker reviews: a lead's
// team's, or all for an information-governance lead.
func (w *Work) Emergencies(ctx context.Context, who Who) (list []Emergency, err error) {
	if err := w.may(ctx, who, guard.ReviewEmergency); err != nil {
		return nil, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		var rows []store.Emergency
		for _, t := range w.reviewed(who) {
			of, err := tx.Emergencies(t, false)
			if err != nil {
				return err
			}
			rows = append(rows, of...)
		}
		slices.SortStableFunc(rows, func(a, b store.Emergency) int { return int(b.ID - a.ID) })
		names, err := w.workers(tx)
		for _, r := range rows {
			e := Emergency{ID: r.ID, At: byname.MinuteOf(r.Entry.At), Worker: names[r.Entry.Worker].Name, Agency: w.Place.Short(r.Entry.Agency),
				Reason: r.Entry.Reason, Person: r.Person, Right: r.Justified, Words: r.Words}
			if !r.Reviewed.IsZero() {
				e.Reviewed, e.ReviewedBy = byname.MinuteOf(r.Reviewed), names[r.Reviewer].Name
			}
			list = append(list, e)
		}
		return err
	})
	return list, err
}

// reviewed are the teams whose emergencies a worker reviews; "" is all.
func (w *Work) reviewed(who Who) (teams []team.TeamID) {
	if who.Is(guard.Governance) {
		return []team.TeamID{""}
	}
	for _, r := range who.Teams {
		if t, covered := w.Place.team(r.Neighbourhood, w.Today()); covered {
			teams = append(teams, t.ID)
		}
	}
	return teams
}

// ReviewEmergency writes down whether one was right.
func (w *Work) ReviewEmergency(ctx context.Context, who Who, id int64, right bool, words string) error {
	mine, err := w.Emergencies(ctx, who)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(mine, func(e Emergency) bool { return e.ID == id }) {
		return byname.NotFound("emergency", "one that is yours to review", "look in the list")
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error { return tx.Review(id, who.Worker, right, words, w.now()) })
}

// VerifyAudit checks the whole record of who looked against its tree.
func (w *Work) VerifyAudit(ctx context.Context, who Who) (AuditState, error) {
	if err := w.may(ctx, who, guard.CheckAudit); err != nil {
		return AuditState{}, err
	}
	c, err := w.DB.CheckAudit(ctx)
	if err != nil {
		return AuditState{}, err
	}
	return AuditState{Rows: c.Head.Size, Head: c.Head.Root.String(), Good: c.Good, FirstBad: c.FirstBad, Checked: byname.MinuteOf(w.now())}, nil
}
