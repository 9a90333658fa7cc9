package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
	"byname/team"
)

// LeadFor reads who leads for a person, who did, and who may take over.
func (w *Work) LeadFor(ctx context.Context, who Who, id byname.PersonID) (shown Lead, err error) {
	o, err := w.mayChange(ctx, who, id, "read who leads for this person")
	if err != nil {
		return shown, err
	}
	shown.PersonRef = PersonRef{id, preferred(o.Person)}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		cares, err := tx.CareFor(id)
		if err != nil {
			return err
		}
		names, err := w.workers(tx)
		if err != nil {
			return err
		}
		today := w.Today()
		members := w.membersOf(tx, o.Neighbourhood)
		for _, c := range slices.Backward(cares) {
			x := names[c.Worker]
			spell := LeadSpell{Name: x.Name, Agency: w.Place.Short(x.Agency), From: c.From, To: c.To, By: names[c.By].Name}
			if seesWhole(o.pass, who, plan.Plan{}) {
				spell.Words = c.Words
			}
			if shown.Now == "" && c.Holds(today) {
				shown.Now, shown.Weight = x.Name, c.Weight.String()
				shown.Left = !slices.ContainsFunc(members, func(m team.Member) bool { return m.Worker == c.Worker })
			}
			shown.History = append(shown.History, spell)
		}
		for _, m := range members {
			if x := names[m.Worker]; w.mayHand(ctx, who, o, cares, m.Worker) == nil {
				shown.Owners = append(shown.Owners, Choice{Value: string(m.Worker), Title: x.Name + ", " + x.Job + ", " + w.Place.Short(x.Agency)})
			}
		}
		shown.MayHand = len(shown.Owners) > 0
		return nil
	})
	return shown, err
}

// membersOf are who is in a neighbourhood's team today.
func (w *Work) membersOf(tx *store.Tx, neighbourhood string) []team.Member {
	at, covered := w.Place.team(neighbourhood, w.Today())
	if !covered {
		return nil
	}
	t, err := tx.Team(at.ID)
	if err != nil {
		return nil
	}
	return t.On(w.Today())
}

// mayHand is nil when the worker may make another the lead: a lead of the
// person's team may, whoever leads now may, and anybody of the team may take
// over where nobody leads.
func (w *Work) mayHand(ctx context.Context, who Who, o opened, cares []team.Care, to byname.WorkerID) error {
	today := w.Today()
	held := slices.ContainsFunc(cares, func(c team.Care) bool { return c.Holds(today) })
	mine := slices.ContainsFunc(cares, func(c team.Care) bool { return c.Holds(today) && c.Worker == who.Worker })
	switch {
	case mine, who.inTeamOf(o.Neighbourhood) && w.may(ctx, who, guard.HandOver) == nil:
		return nil
	case !held && to == who.Worker && who.inTeamOf(o.Neighbourhood):
		return nil
	}
	return byname.Denied("lead for a person", "who leads now, or a lead of the team", "ask one of them to hand over")
}

// HandOver makes a member of the person's team lead for them, from today on
// (from tomorrow, when the last lead began today). The plan goes with the
// lead, and whoever leads now is told.
func (w *Work) HandOver(ctx context.Context, who Who, id byname.PersonID, to byname.WorkerID, weight team.Weight, words string) error {
	if to == "" {
		return byname.Invalid("who leads (to)", "a member of the team", "choose who leads next")
	}
	o, err := w.mayChange(ctx, who, id, "handed over the lead for this person")
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		cares, err := tx.CareFor(id)
		if err != nil {
			return err
		}
		if err := w.mayHand(ctx, who, o, cares, to); err != nil {
			return err
		}
		next := team.Care{Weight: weight, Words: byname.Hide(words), Worker: to}
		if err := w.leadNext(tx, who, o, cares, next); err != nil {
			return err
		}
		k, open, err := w.openKept(tx, id)
		if err != nil || !open || k.plan.Lead == to {
			return err
		}
		changes, err := plan.Decide(k.plan, plan.Lead{Worker: to}, plan.Hand{Worker: who.Worker}, byname.MinuteOf(w.now()))
		if err != nil {
			return err
		}
		_, err = w.keep(tx, k, k.plan.Version, who.Worker, changes)
		return err
	})
}

// leadNext writes down who leads next.
func (w *Work) leadNext(tx *store.Tx, who Who, o opened, cares []team.Care, next team.Care) error {
	at, covered := w.Place.team(o.Neighbourhood, w.Today())
	if !covered || !slices.ContainsFunc(w.membersOf(tx, o.Neighbourhood), func(m team.Member) bool { return m.Worker == next.Worker }) {
		return byname.Invalid("worker who leads", "a member of the team of the person's neighbourhood", "choose among those offered")
	}
	next.Person, next.Anchor, next.Team, next.By = o.ID, string(o.Anchor), at.ID, who.Worker
	next.From = w.Today()
	for _, c := range cares {
		next.From = max(next.From, c.From+1)
		if err := w.settled(tx, who, ToldLoose, leadAbout(c)); err != nil {
			return err
		}
	}
	if err := tx.HandOver(next); err != nil {
		return err
	}
	if next.Worker == who.Worker {
		return nil
	}
	return w.tell(tx, store.Notice{Worker: next.Worker, Kind: ToldLead, Link: leadPage(o.ID), About: leadAbout(next), Person: o.ID})
}

// takeLead makes who starts a plan lead for the person, where nobody does and
// they are in the person's team.
func (w *Work) takeLead(tx *store.Tx, who Who, o opened) error {
	cares, err := tx.CareFor(o.ID)
	today := w.Today()
	if err != nil || !who.inTeamOf(o.Neighbourhood) || slices.ContainsFunc(cares, func(c team.Care) bool { return c.To == 0 || c.Holds(today) }) {
		return err
	}
	return w.leadNext(tx, who, o, cares, team.Care{Weight: team.Usual, Worker: who.Worker})
}
