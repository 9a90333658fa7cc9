package work

import (
	"context"

	"byname"
	"byname/discharge"
	"byname/store"
)

// AdmitToHospital begins somebody's way home, on the day they came.
func (w *Work) AdmitToHospital(ctx context.Context, who Who, id byname.PersonID, ward string, day byname.Day) error {
	o, err := w.mayChange(ctx, who, id, "wrote down that this person is in hospital")
	if err != nil {
		return err
	}
	c := discharge.Change{What: discharge.Admit, Hospital: who.Agency, Ward: ward, Day: day, At: w.minute()}
	if err := discharge.Check(discharge.Stay{}, c); err != nil {
		return err
	}
	if w.kindOf(who) != "hospital" {
		return byname.Denied("stay", "a worker of the hospital they are in", "ask the ward")
	}
	last, found, err := w.lastDischarge(ctx, o.ID)
	if err != nil {
		return err
	}
	if found && last.Left == 0 {
		return byname.Conflict("stay", "somebody who is in no hospital yet", "it is written down already: open their way home")
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.Discharge(o.ID, string(o.Anchor), o.Neighbourhood, c, who.Worker, w.now())
		return err
	})
}

// wardOnly are the changes that only the hospital makes.
var wardOnly = map[discharge.What]bool{discharge.Move: true, discharge.Look: true, discharge.Depart: true}

// ChangeDischarge makes a change to somebody's stay as it was seen at a
// version, and tells whoever it concerns. The hospital may change everything;
// whoever reads about discharges the rest; everybody else what is theirs.
func (w *Work) ChangeDischarge(ctx context.Context, who Who, id byname.PersonID, seen int, c discharge.Change) error {
	o, err := w.mayChange(ctx, who, id, "changed the way home from hospital")
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		list, err := tx.DischargesOf(o.ID)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return byname.NotFound("stay", "somebody in hospital", "ask the ward to write it down")
		}
		was := list[len(list)-1]
		if seen != was.Version {
			return byname.Conflict("stay", "the way home as it is now", "somebody was first: look at it again")
		}
		if err := w.mayChangeDischarge(who, o, was, c); err != nil {
			return err
		}
		c.At = w.minute()
		objects, err := w.noSharing(tx, o)
		if err != nil {
			return err
		}
		switch {
		case c.What == discharge.Plan && objects:
			c.By = map[string]byname.AgencyID{"hospital": was.Hospital}
		case c.What == discharge.Plan:
			c.By = w.Place.agenciesFor(was.Neighbourhood, w.Today())
			c.By["hospital"] = was.Hospital
		case c.Owner != "" && c.Owner != was.Hospital && objects:
			return w.mayShare(tx, o)
		}
		if c.Owner != "" {
			if a, err := w.Place.Agencies.Agency(c.Owner); err != nil || !a.Holds(w.Today()) {
				return byname.Invalid("owner", "an agency of this place", "choose one from the list")
			}
		}
		if err := discharge.Check(was.Stay, c); err != nil {
			return err
		}
		now, err := tx.ChangeDischarge(was, c, who.Worker)
		if err != nil {
			return err
		}
		return w.tellDischarge(tx, who, was, now, c)
	})
}

func (w *Work) mayChangeDischarge(who Who, o opened, d store.Discharge, c discharge.Change) error {
	shown := w.dischargeShown(who, o.pass, d)
	switch {
	case d.Hospital == who.Agency:
		return nil
	case wardOnly[c.What]:
		return byname.Denied("stay", "a worker of the hospital they are in", "ring the ward")
	case shown.Whole:
		return nil
	}
	for _, t := range shown.Tasks {
		if c.What == discharge.Mark && c.ID == t.ID && c.Owner == "" {
			return nil
		}
	}
	for _, x := range shown.Causes {
		if c.What == discharge.Clear && c.Number == x.Number {
			return nil
		}
	}
	return byname.Denied("stay", "what your own agency has to do", "ring the ward")
}
