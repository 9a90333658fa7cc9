// Package fund keeps the partners' pool: who paid in, how it is shared out by
// need, what is committed and spent, what came of it and who gained. Money is
// whole pence, moves between two accounts at a time and is only ever added to
// the ledger; a mistake is put right by a reversal.
package fund
