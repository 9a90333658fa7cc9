package store

import (
	"byname"
	"byname/fund"
)

// AddPool keeps what partners agreed: who they are, for which years, on which
// terms, by which decision.
func (tx *Tx) AddPool(p fund.Pool, t fund.Terms, by byname.WorkerID, at byname.Minute) error {
	err := tx.exec(`insert into fund_pool (id, title, host, first_year, last_year, decision, worker, written_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		p.ID, p.Title, string(p.Host), int64(p.First), int64(p.Last), t.Decision, string(by), int64(at))
	for i, partner := range p.Partners {
		if err == nil {
			err = tx.exec(`insert into fund_partner (pool, line, id, name) values ($1, $2, $3, $4)`,
				p.ID, i, string(partner.ID), partner.Name)
		}
		for j, label := range partner.Gains {
			if err == nil {
				err = tx.exec(`insert into fund_gains (pool, partner, line, label) values ($1, $2, $3, $4)`,
					p.ID, string(partner.ID), j, label)
			}
		}
	}
	for i, place := range p.Places {
		if err == nil {
			err = tx.exec(`insert into fund_place (pool, line, place) values ($1, $2, $3)`, p.ID, i, place)
		}
	}
	if err != nil {
		return err
	}
	return tx.AddTerms(p.ID, t)
}

// AddTerms keeps rules that hold from their day on.
func (tx *Tx) AddTerms(pool string, t fund.Terms) error {
	return tx.exec(`insert into fund_terms (pool, from_on, decision, reserve, base, need, team, one_person_pence, cashable)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, pool, int64(t.From), t.Decision, string(t.Reserve.Decimal),
		string(t.Base), string(t.Need), string(t.Team.Decimal), int64(t.OnePerson), string(t.Cashable.Decimal))
}

// Pools are all pools, by their first year and id.
func (tx *Tx) Pools() ([]fund.Pool, error) {
	pools, err := all(tx, func(row scanner) (p fund.Pool, err error) {
		return p, row.Scan(&p.ID, &p.Title, &p.Host, &p.First, &p.Last)
	}, `select id, title, host, first_year, last_year from fund_pool order by first_year, id`)
	if err != nil {
		return nil, err
	}
	for i := range pools {
		if pools[i].Partners, err = tx.partners(pools[i].ID); err != nil {
			return nil, err
		}
		pools[i].Places, err = all(tx, value[string], `select place from fund_place where pool = $1 order by line`, pools[i].ID)
		if err != nil {
			return nil, err
		}
	}
	return pools, nil
}

func (tx *Tx) partners(pool string) ([]fund.Partner, error) {
	partners, err := all(tx, func(row scanner) (p fund.Partner, err error) {
		return p, row.Scan(&p.ID, &p.Name)
	}, `select id, name from fund_partner where pool = $1 order by line`, pool)
	if err != nil {
		return nil, err
	}
	for i := range partners {
		partners[i].Gains, err = all(tx, value[string],
			`select label from fund_gains where pool = $1 and partner = $2 order by line`, pool, string(partners[i].ID))
		if err != nil {
			return nil, err
		}
	}
	return partners, nil
}

// Terms are all that a pool ever had, in the order they were decided.
func (tx *Tx) Terms(pool string) ([]fund.Terms, error) {
	return all(tx, func(row scanner) (t fund.Terms, err error) {
		return t, row.Scan(&t.From, &t.Decision, &t.Reserve.Decimal, &t.Base, &t.Need, &t.Team.Decimal, &t.OnePerson, &t.Cashable.Decimal)
	}, `select from_on, decision, reserve, base, need, team, one_person_pence, cashable
		from fund_terms where pool = $1 order by id`, pool)
}

// AddScheme names a scheme, unless it has its name already.
func (tx *Tx) AddScheme(pool string, s fund.Scheme) error {
	return tx.exec(`insert into fund_scheme (pool, place, id, name) values ($1, $2, $3, $4) on conflict do nothing`,
		pool, s.Place, s.ID, s.Name)
}

// Schemes are all of a pool, by neighbourhood and id.
func (tx *Tx) Schemes(pool string) ([]fund.Scheme, error) {
	return all(tx, func(row scanner) (s fund.Scheme, err error) {
		return s, row.Scan(&s.ID, &s.Place, &s.Name)
	}, `select id, place, name from fund_scheme where pool = $1 order by place, id`, pool)
}
