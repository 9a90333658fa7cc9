package store

import (
	"byname"
	"byname/team"
)

// SettleAgencies brings a place's agencies into the database: new ones are
// added, and what is known of the others is brought up to date. None is ever
// removed.
func (tx *Tx) SettleAgencies(register team.Agencies) error {
	for _, a := range register {
		err := tx.exec(`
			insert into team_agency (id, kind, name, short_name, code, invented, from_on, to_on)
			values ($1, $2, $3, $4, $5, $6, $7, $8)
			on conflict (id) do update set kind = excluded.kind, name = excluded.name, short_name = excluded.short_name,
				code = excluded.code, invented = excluded.invented, from_on = excluded.from_on, to_on = excluded.to_on`,
			a.ID, a.Kind, a.Name, a.Short, a.Code, a.Invented, a.From, a.To)
		if err != nil {
			return err
		}
	}
	for _, a := range register {
		if err := tx.exec(`delete from team_successor where agency = $1`, a.ID); err != nil {
			return err
		}
		for _, s := range a.Successors {
			if err := tx.exec(`insert into team_successor (agency, successor) values ($1, $2)`, a.ID, s); err != nil {
				return err
			}
		}
	}
	return nil
}

// Agencies are all there are or ever were, by id.
func (tx *Tx) Agencies() (team.Agencies, error) {
	register, err := all(tx, func(row scanner) (a team.Agency, err error) {
		err = row.Scan(&a.ID, &a.Kind, &a.Name, &a.Short, &a.Code, &a.Invented, &a.From, &a.To)
		return a, err
	}, `select id, kind, name, short_name, code, invented, from_on, to_on from team_agency order by id`)
	if err != nil {
		return nil, err
	}
	type pair struct{ agency, successor byname.AgencyID }
	pairs, err := all(tx, func(row scanner) (p pair, err error) {
		err = row.Scan(&p.agency, &p.successor)
		return p, err
	}, `select agency, successor from team_successor order by agency, successor`)
	for i := range register {
		for _, p := range pairs {
			if p.agency == register[i].ID {
				register[i].Successors = append(register[i].Successors, p.successor)
			}
		}
	}
	return register, err
}
