package store

import (
	"byname"
	"byname/fund"
)

// A FundOwn is a person's own budget in a year, as the ledger has it.
type FundOwn struct {
	fund.Own
	Pool  string
	Year  fund.Year
	Place string
	Times int // it was set or given back
}

// A FundAside is what was set aside once, or, below nothing, given back.
type FundAside struct {
	Entry  int64 // of the ledger
	Year   fund.Year
	Place  string
	Own    string
	Plan   int64
	Person byname.PersonID
	Anchor string // a record key of the person
	Reason string
	Amount byname.Pence
	By     byname.WorkerID
	At     byname.Minute
}

// AddAside keeps for whom an entry set money aside, and why.
func (tx *Tx) AddAside(pool string, a FundAside) error {
	return tx.exec(`insert into fund_aside (pool, entry, year, place, own, plan, person, anchor, reason, pence, worker, written_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		pool, a.Entry, int64(a.Year), a.Place, a.Own, a.Plan, int64(a.Person), a.Anchor, a.Reason, int64(a.Amount), string(a.By), int64(a.At))
}

// OwnsOf are the own budgets of those whom a plan is for, by year, place and
// name.
func (tx *Tx) OwnsOf(plan int64) ([]FundOwn, error) {
	list, err := all(tx, func(row scanner) (o FundOwn, err error) {
		return o, row.Scan(&o.Pool, &o.Year, &o.Place, &o.Name, &o.Set, &o.Times)
	}, `select a.pool, a.year, a.place, a.own,
			cast(sum(case when r.number is null then a.pence else 0 end) as bigint), count(*)
		from fund_aside a left join fund_entry r on r.pool = a.pool and r.reverses = a.entry
		where a.plan = $1 group by a.pool, a.year, a.place, a.own order by a.year, a.place, a.own`, plan)
	for i := range list {
		o := &list[i]
		if err == nil {
			o.Left, err = tx.balance(o.Pool, fund.Account{Kind: fund.AtOwn, Year: o.Year, Place: o.Place, Name: o.Name})
		}
	}
	return list, err
}
