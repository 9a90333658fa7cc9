package store

import (
	"database/sql"
	"errors"

	"byname"
	"byname/fund"
)

// AppendEntry checks an entry against all that a pool's ledger holds and adds
// it; fund.Ledger says what is checked. What is there already is given back
// and changes nothing; added tells which.
func (tx *Tx) AppendEntry(pool string, e fund.Entry) (_ fund.Entry, added bool, err error) {
	ledger, round, err := tx.ledger(pool, e)
	if err != nil {
		return fund.Entry{}, false, err
	}
	e, added, err = ledger.Append(e)
	if err != nil || !added {
		return e, false, err
	}
	err = tx.exec(`insert into fund_entry (pool, number, key, round, effective_on, written_at, worker, why, decision, reverses)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, pool, e.Number, e.Key, round, int64(e.Day), int64(e.At),
		string(e.By), e.Why, e.Decision, sql.NullInt64{Int64: e.Reverses, Valid: e.Reverses != 0})
	if err != nil {
		return fund.Entry{}, false, err
	}
	for i, p := range e.Postings {
		from, err1 := tx.account(pool, p.From)
		to, err2 := tx.account(pool, p.To)
		err := errors.Join(err1, err2)
		if err == nil {
			err = tx.exec(`insert into fund_posting (pool, entry, line, from_account, to_account, pence) values ($1, $2, $3, $4, $5, $6)`,
				pool, e.Number, i, from, to, int64(p.Amount))
		}
		if err != nil {
			return fund.Entry{}, false, err
		}
	}
	return e, true, nil
}

// ledger is what must be known to add e, and how often its deed was reversed.
func (tx *Tx) ledger(pool string, e fund.Entry) (l fund.Ledger, round int64, err error) {
	missing := byname.NotFound("pool "+pool, "a pool that was agreed", "see byname fund list")
	if _, err = one(tx, value[string], missing, `select id from fund_pool where id = $1`, pool); err != nil {
		return l, 0, err
	}
	l.Last, err = one(tx, value[int64], nil, `select coalesce(max(number), 0) from fund_entry where pool = $1`, pool)
	if err != nil {
		return l, 0, err
	}
	twins, err := tx.entries(`e.pool = $1 and e.key = $2`, pool, e.Key)
	if err != nil {
		return l, 0, err
	}
	for i := range twins {
		if again, err := tx.reversed(pool, twins[i].Number); err != nil {
			return l, 0, err
		} else if !again {
			l.Twin = &twins[i]
		}
	}
	if e.Reverses != 0 {
		first, err := tx.entries(`e.pool = $1 and e.number = $2`, pool, e.Reverses)
		if err != nil {
			return l, 0, err
		}
		if len(first) == 1 {
			l.Reversed = &first[0]
		}
		if l.Again, err = tx.reversed(pool, e.Reverses); err != nil {
			return l, 0, err
		}
	}
	l.Balances = fund.Balances{}
	for _, p := range e.Postings {
		for _, a := range []fund.Account{p.From, p.To} {
			if l.Balances[a], err = tx.balance(pool, a); err != nil {
				return l, 0, err
			}
		}
	}
	return l, int64(len(twins)), nil
}

func (tx *Tx) reversed(pool string, number int64) (bool, error) {
	n, err := one(tx, value[int64], nil, `select count(*) from fund_entry where pool = $1 and reverses = $2`, pool, number)
	return n > 0, err
}

// Posted reports whether a deed was written and not taken back.
func (tx *Tx) Posted(pool, key string) (bool, error) {
	_, err := tx.EntryFor(pool, key)
	if errors.Is(err, byname.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// EntryFor is the number of the entry of a deed that was not taken back.
func (tx *Tx) EntryFor(pool, key string) (int64, error) {
	return one(tx, value[int64], byname.NotFound("ledger entry", "a deed that was written", "look at the ledger"),
		`select number from fund_entry e where pool = $1 and key = $2
			and not exists (select 1 from fund_entry r where r.pool = e.pool and r.reverses = e.number)`, pool, key)
}

// account finds an account's id, or opens the account.
func (tx *Tx) account(pool string, a fund.Account) (int64, error) {
	args := []any{pool, string(a.Kind), int64(a.Year), a.Place, a.Name}
	err := tx.exec(`insert into fund_account (pool, kind, year, place, name) values ($1, $2, $3, $4, $5) on conflict do nothing`, args...)
	if err != nil {
		return 0, err
	}
	return one(tx, value[int64], nil, `select id from fund_account where pool = $1 and kind = $2 and year = $3 and place = $4 and name = $5`, args...)
}

// balance is what one account holds.
func (tx *Tx) balance(pool string, a fund.Account) (byname.Pence, error) {
	return one(tx, value[byname.Pence], nil, `
		select cast(coalesce(sum(case when p.to_account = a.id then p.pence else -p.pence end), 0) as bigint)
		from fund_account a join fund_posting p on p.to_account = a.id or p.from_account = a.id
		where a.pool = $1 and a.kind = $2 and a.year = $3 and a.place = $4 and a.name = $5`,
		pool, string(a.Kind), int64(a.Year), a.Place, a.Name)
}

// Balances are what the accounts of a year hold.
func (tx *Tx) Balances(pool string, y fund.Year) (fund.Balances, error) {
	balances := fund.Balances{}
	_, err := all(tx, func(row scanner) (struct{}, error) {
		var a fund.Account
		var amount byname.Pence
		err := row.Scan(&a.Kind, &a.Place, &a.Name, &amount)
		a.Year = y
		balances[a] = amount
		return struct{}{}, err
	}, `select a.kind, a.place, a.name, cast(sum(case when p.to_account = a.id then p.pence else -p.pence end) as bigint)
		from fund_account a join fund_posting p on p.to_account = a.id or p.from_account = a.id
		where a.pool = $1 and a.year = $2 group by a.id, a.kind, a.place, a.name order by a.id`, pool, int64(y))
	return balances, err
}

// Entries are a pool's entries from a number on, oldest first.
func (tx *Tx) Entries(pool string, from int64, most int) ([]fund.Entry, error) {
	return tx.entries(`e.pool = $1 and e.number >= $2 and e.number < $3`, pool, from, from+int64(most))
}

func (tx *Tx) entries(where string, args ...any) ([]fund.Entry, error) {
	list, err := all(tx, func(row scanner) (e fund.Entry, err error) {
		var pool string
		var reverses sql.NullInt64
		var p fund.Posting
		err = row.Scan(&pool, &e.Number, &e.Key, &e.Day, &e.At, &e.By, &e.Why, &e.Decision, &reverses,
			&p.From.Kind, &p.From.Year, &p.From.Place, &p.From.Name, &p.To.Kind, &p.To.Year, &p.To.Place, &p.To.Name, &p.Amount)
		e.Reverses, e.Postings = reverses.Int64, []fund.Posting{p}
		return e, err
	}, `select e.pool, e.number, e.key, e.effective_on, e.written_at, e.worker, e.why, e.decision, e.reverses,
			f.kind, f.year, f.place, f.name, t.kind, t.year, t.place, t.name, p.pence
		from fund_entry e join fund_posting p on p.pool = e.pool and p.entry = e.number
		join fund_account f on f.id = p.from_account join fund_account t on t.id = p.to_account
		where `+where+` order by e.number, p.line`, args...)
	var entries []fund.Entry // a row a posting, until here
	for _, e := range list {
		if n := len(entries); n > 0 && entries[n-1].Number == e.Number {
			entries[n-1].Postings = append(entries[n-1].Postings, e.Postings...)
		} else {
			entries = append(entries, e)
		}
	}
	return entries, err
}
