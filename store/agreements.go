package store

import (
	"context"
	"sync"

	"byname"
	"byname/govern"
)

// SettleAgreements adds a place's agreements that the database does not have
// yet. Those it has stay as they are: they may have been ended since.
func (tx *Tx) SettleAgreements(agreements govern.Agreements) error {
	have, err := all(tx, value[string], `select id from govern_agreement`)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, id := range have {
		known[id] = true
	}
	for _, a := range agreements {
		if !known[a.ID] {
			if err := tx.AddAgreement(a); err != nil {
				return err
			}
		}
	}
	return nil
}

// AddAgreement adds one; an id that was ever used is a conflict.
func (tx *Tx) AddAgreement(a govern.Agreement) error {
	err := tx.exec(`insert into govern_agreement (id, agency, legal_basis, from_on, to_on, ended_why) values ($1, $2, $3, $4, $5, '')`,
		a.ID, a.Agency, a.Basis, a.From, a.To)
	if err != nil {
		return err
	}
	for _, part := range []struct {
		name string
		list []string
	}{{"data set", a.DataSets}, {"purpose", a.Purposes}, {"receiver", a.Receivers}, {"signed", a.Signed}} {
		for i, what := range part.list {
			err := tx.exec(`insert into govern_agreement_part (agreement, part, line, what) values ($1, $2, $3, $4)`, a.ID, part.name, i, what)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// Agreements are all that were ever made, by id.
func (tx *Tx) Agreements() (govern.Agreements, error) {
	agreements, err := tx.agreements()
	if err != nil {
		return nil, err
	}
	return agreements, tx.cover(agreements)
}

// agreements are all, without what they cover.
func (tx *Tx) agreements() (govern.Agreements, error) {
	return all(tx, func(row scanner) (a govern.Agreement, err error) {
		err = row.Scan(&a.ID, &a.Agency, &a.Basis, &a.From, &a.To)
		return a, err
	}, `select id, agency, legal_basis, from_on, to_on from govern_agreement order by id`)
}

// cover reads what all agreements, in the order of their ids, cover.
func (tx *Tx) cover(agreements govern.Agreements) error {
	type part struct{ agreement, part, what string }
	parts, err := all(tx, func(row scanner) (p part, err error) {
		err = row.Scan(&p.agreement, &p.part, &p.what)
		return p, err
	}, `select agreement, part, what from govern_agreement_part order by agreement, part, line`)
	i := 0
	for _, p := range parts {
		for agreements[i].ID != p.agreement {
			i++
		}
		switch a := &agreements[i]; p.part {
		case "data set":
			a.DataSets = append(a.DataSets, p.what)
		case "purpose":
			a.Purposes = append(a.Purposes, p.what)
		case "receiver":
			a.Receivers = append(a.Receivers, p.what)
		case "signed":
			a.Signed = append(a.Signed, p.what)
		}
	}
	return err
}

// EndAgreement ends one early; day is the first on which it is not in force.
// From then on nothing it covered is taken in or shown.
func (tx *Tx) EndAgreement(id string, day byname.Day, by byname.WorkerID, why string) error {
	agreements, err := tx.Agreements()
	if err != nil {
		return err
	}
	for _, a := range agreements {
		if a.ID != id {
			continue
		}
		if a, err = a.End(day); err != nil {
			return err
		}
		if why == "" {
			return byname.Invalid("ending agreement "+id, "a reason", "say why it ends")
		}
		return tx.exec(`update govern_agreement set to_on = $2, ended_by = $3, ended_why = $4 where id = $1`, id, a.To, by, why)
	}
	return byname.NotFound("agreement "+id, "an agreement of this place", "look in the list of agreements")
}

// Agreements are all that were ever made, as guard asks for them at every
// look. Until when each holds is read every time; what it covers only grows
// with new agreements, and is read again when there is one.
func (db *DB) Agreements(ctx context.Context) (list govern.Agreements, err error) {
	err = db.Read(ctx, func(tx *Tx) error {
		if list, err = tx.agreements(); err != nil || db.covered.cover(list) {
			return err
		}
		if err = tx.cover(list); err == nil {
			db.covered.remember(list)
		}
		return err
	})
	return list, err
}

// covered remembers what agreements cover, by id.
type covered struct {
	sync.Mutex
	by map[string]govern.Agreement
}

// cover completes agreements, false when there is one it has not met.
func (c *covered) cover(list govern.Agreements) bool {
	c.Lock()
	defer c.Unlock()
	for i, a := range list {
		met, known := c.by[a.ID]
		if !known {
			return false
		}
		met.From, met.To = a.From, a.To
		list[i] = met
	}
	return true
}

func (c *covered) remember(list govern.Agreements) {
	c.Lock()
	defer c.Unlock()
	c.by = map[string]govern.Agreement{}
	for _, a := range list {
		c.by[a.ID] = a
	}
}
