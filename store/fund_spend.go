package store

import (
	"byname"
	"byname/fund"
)

// A FundSpend is money asked for, as it was asked, and what became of it.
type FundSpend struct {
	fund.Spend
	Entry    int64  // of the ledger, that paid or held the money
	Anchor   string // a record key of the person
	What     string
	Held     bool // waits, or waited, for the lead
	By       byname.WorkerID
	At       byname.Minute
	Answered bool
	Yes      bool
	AnswerBy byname.WorkerID
	Reversed bool
}

// AddSpend keeps what an entry was asked for and about whom.
func (tx *Tx) AddSpend(pool string, s FundSpend) error {
	return tx.exec(`insert into fund_spend (pool, entry, ref, year, place, scheme, person, anchor, what, reason, pence, held, worker, written_at, own)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
		pool, s.Entry, s.Ref, int64(s.Year), s.Place, s.Scheme, int64(s.Person), s.Anchor, s.What, s.Reason,
		int64(s.Amount), s.Held, string(s.By), int64(s.At), s.Own)
}

// AddAnswer keeps what the lead said to a spend.
func (tx *Tx) AddAnswer(pool string, spend, entry int64, yes bool, reason string, by byname.WorkerID, at byname.Minute) error {
	return tx.exec(`insert into fund_answer (pool, spend, entry, yes, reason, worker, written_at) values ($1, $2, $3, $4, $5, $6, $7)`,
		pool, spend, entry, yes, reason, string(by), int64(at))
}

// Spends are what was asked for in a year and neighbourhood, oldest first.
func (tx *Tx) Spends(pool string, y fund.Year, place string) ([]FundSpend, error) {
	return tx.spends(`s.pool = $1 and s.year = $2 and s.place = $3`, pool, int64(y), place)
}

// SpendFor is what was asked for under a reference, such as a step of a plan,
// and not taken back.
func (tx *Tx) SpendFor(pool, ref string) (FundSpend, error) {
	list, err := tx.spends(`s.pool = $1 and s.ref = $2 and r.number is null`, pool, ref)
	if err == nil && len(list) == 0 {
		err = byname.NotFound("spend", "money asked for that step", "look at the team's budget")
	}
	if err != nil {
		return FundSpend{}, err
	}
	return list[len(list)-1], nil
}

// SpentOn is what a team's budget paid, holds or has set aside for a person in
// a year. What was spent of what is set aside counts once.
func (tx *Tx) SpentOn(pool string, y fund.Year, place string, person byname.PersonID) (byname.Pence, error) {
	was, err := tx.was(person)
	if err != nil {
		return 0, err
	}
	args := append([]any{pool, int64(y), place}, was...)
	them := `s.pool = $1 and s.year = $2 and s.place = $3 and s.person in (` + numbered(4, len(was)) + `)
		and not exists (select 1 from fund_entry r where r.pool = s.pool and r.reverses = s.entry)`
	paid, err := one(tx, value[byname.Pence], nil, `select cast(coalesce(sum(s.pence), 0) as bigint) from fund_spend s
		where s.scheme = '' and s.own = '' and `+them+`
		and not exists (select 1 from fund_answer a where a.pool = s.pool and a.spend = s.entry and not a.yes)`, args...)
	if err != nil {
		return 0, err
	}
	aside, err := one(tx, value[byname.Pence], nil, `select cast(coalesce(sum(s.pence), 0) as bigint) from fund_aside s where `+them, args...)
	return paid + aside, err
}

func (tx *Tx) spends(where string, args ...any) ([]FundSpend, error) {
	return all(tx, func(row scanner) (s FundSpend, err error) {
		return s, row.Scan(&s.Entry, &s.Ref, &s.Year, &s.Place, &s.Scheme, &s.Person, &s.Anchor, &s.What, &s.Reason, &s.Amount, &s.Held,
			&s.By, &s.At, &s.Answered, &s.Yes, &s.AnswerBy, &s.Reversed, &s.Own)
	}, `select s.entry, s.ref, s.year, s.place, s.scheme, s.person, s.anchor, s.what, s.reason, s.pence, s.held, s.worker, s.written_at,
			a.spend is not null, coalesce(a.yes, false), coalesce(a.worker, ''), r.number is not null, s.own
		from fund_spend s left join fund_answer a on a.pool = s.pool and a.spend = s.entry
		left join fund_entry r on r.pool = s.pool and r.reverses = s.entry
		where `+where+` order by s.entry`, args...)
}
