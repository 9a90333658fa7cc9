package store

import (
	"context"
	"strings"
	"time"

	"byname"
	"byname/guard"
)

var noAccount = byname.NotFound("account", "an account of this place", "look in the list of accounts")

// AddAccount gives a worker an account.
func (tx *Tx) AddAccount(a guard.Account, at time.Time) error {
	return tx.exec(`
		insert into guard_account (worker, login, password, roles, made_at, closed_at, wrong, wrong_at, signed_in_at)
		values ($1, $2, $3, $4, $5, 0, 0, 0, 0)`, a.Worker, a.Login, a.Password, joinRoles(a.Roles), millis(at))
}

// SetPassword changes a password, given as guard.HashPassword made it, and
// ends the sessions made with the old one.
func (tx *Tx) SetPassword(w byname.WorkerID, hash string) error {
	if err := tx.change(noAccount, `update guard_account set password = $2, wrong = 0, wrong_at = 0 where worker = $1`, w, hash); err != nil {
		return err
	}
	return tx.endTickets(w)
}

// SetRoles changes what an account is for.
func (tx *Tx) SetRoles(w byname.WorkerID, roles []guard.Role) error {
	return tx.change(noAccount, `update guard_account set roles = $2 where worker = $1`, w, joinRoles(roles))
}

// CloseAccount closes an account, ending its sessions and tokens, or opens it
// again when at is zero.
func (tx *Tx) CloseAccount(w byname.WorkerID, at time.Time) error {
	if err := tx.change(noAccount, `update guard_account set closed_at = $2 where worker = $1`, w, millis(at)); err != nil {
		return err
	}
	return tx.endTickets(w)
}

func (tx *Tx) endTickets(w byname.WorkerID) error {
	return tx.exec(`delete from guard_ticket where worker = $1`, w)
}

const accountColumns = `worker, login, password, roles, closed_at, wrong, wrong_at, signed_in_at`

// An AccountRow is an account and when it was last used.
type AccountRow struct {
	guard.Account
	SignedIn time.Time // zero when never
}

func readAccount(row scanner) (a AccountRow, err error) {
	var roles string
	var closed, wrongAt, signedIn int64
	err = row.Scan(&a.Worker, &a.Login, &a.Password, &roles, &closed, &a.Wrong, &wrongAt, &signedIn)
	a.Roles, a.Closed, a.WrongAt, a.SignedIn = splitRoles(roles), moment(closed), moment(wrongAt), moment(signedIn)
	return a, err
}

// Accounts are all there are, by login.
func (tx *Tx) Accounts() ([]AccountRow, error) {
	return all(tx, readAccount, `select `+accountColumns+` from guard_account order by login`)
}

// AccountOf is a worker's.
func (tx *Tx) AccountOf(w byname.WorkerID) (AccountRow, error) {
	return one(tx, readAccount, noAccount, `select `+accountColumns+` from guard_account where worker = $1`, w)
}

// Account finds one by its login.
func (db *DB) Account(ctx context.Context, login string) (a guard.Account, err error) {
	err = db.Read(ctx, func(tx *Tx) error {
		row, err := one(tx, readAccount, noAccount, `select `+accountColumns+` from guard_account where login = $1`,
			strings.ToLower(strings.TrimSpace(login)))
		a = row.Account
		return err
	})
	return a, err
}

// Tried writes down a right or a wrong password.
func (db *DB) Tried(ctx context.Context, w byname.WorkerID, right bool, at time.Time) error {
	return db.Write(ctx, func(tx *Tx) error {
		if right {
			return tx.change(noAccount, `update guard_account set wrong = 0, wrong_at = 0, signed_in_at = $2 where worker = $1`, w, millis(at))
		}
		return tx.change(noAccount, `update guard_account set wrong = wrong + 1, wrong_at = $2 where worker = $1`, w, millis(at))
	})
}

func joinRoles(roles []guard.Role) string {
	words := make([]string, len(roles))
	for i, r := range roles {
		words[i] = string(r)
	}
	return strings.Join(words, " ")
}

func splitRoles(s string) []guard.Role {
	var roles []guard.Role
	for _, w := range strings.Fields(s) {
		roles = append(roles, guard.Role(w))
	}
	return roles
}
