package store

import (
	"time"

	"byname"
	"byname/feed"
	"byname/population"
)

// What a Ruling says.
const (
	Same      = "same"
	Different = "different"
	Withdrawn = "withdrawn" // leave it to linking again
)

// A Ruling is a person's word on two records. It is an input of the next
// build; nothing is merged or split before.
type Ruling struct {
	Left, Right feed.Key // in order
	Says        string
	Reason      string
	By          byname.WorkerID
	At          time.Time
}

// Rule writes one down. The last word on a pair holds.
func (tx *Tx) Rule(r Ruling) error {
	if r.Left > r.Right {
		r.Left, r.Right = r.Right, r.Left
	}
	switch {
	case r.Left == r.Right:
		return byname.Invalid("ruling", "two records", "choose another record")
	case r.Reason == "":
		return byname.Invalid("ruling", "a reason", "say how you know")
	}
	return tx.exec(`insert into link_ruling (left_key, right_key, says, reason, worker, at) values ($1, $2, $3, $4, $5, $6)`,
		r.Left, r.Right, r.Says, r.Reason, r.By, millis(r.At))
}

// Rulings are those that hold, by pair; those withdrawn are left out.
func (tx *Tx) Rulings() ([]Ruling, error) {
	return all(tx, readRuling, `
		select left_key, right_key, says, reason, worker, at from link_ruling r
		where says <> 'withdrawn'
			and number = (select max(o.number) from link_ruling o where o.left_key = r.left_key and o.right_key = r.right_key)
		order by left_key, right_key`)
}

// RulingsOn is every word on a pair, oldest first.
func (tx *Tx) RulingsOn(a, b feed.Key) ([]Ruling, error) {
	return all(tx, readRuling, `
		select left_key, right_key, says, reason, worker, at from link_ruling
		where left_key = $1 and right_key = $2 order by number`, min(a, b), max(a, b))
}

// LastRuling is the number of the last word that was written down; 0: none.
func (tx *Tx) LastRuling() (int64, error) {
	return one(tx, value[int64], nil, `select coalesce(max(number), 0) from link_ruling`)
}

// RulingsSince are the words after one with a number, oldest first.
func (tx *Tx) RulingsSince(number int64) ([]population.Judged, error) {
	return all(tx, func(row scanner) (j population.Judged, err error) {
		err = row.Scan(&j.Number, &j.Left, &j.Right)
		return j, err
	}, `select number, left_key, right_key from link_ruling where number > $1 order by number`, number)
}

// Ruling is the word with a number.
func (tx *Tx) Ruling(number int64) (Ruling, error) {
	return one(tx, readRuling, byname.NotFound("ruling", "one that was made", "look at the records again"),
		`select left_key, right_key, says, reason, worker, at from link_ruling where number = $1`, number)
}

func readRuling(row scanner) (r Ruling, err error) {
	var at int64
	err = row.Scan(&r.Left, &r.Right, &r.Says, &r.Reason, &r.By, &at)
	r.At = moment(at)
	return r, err
}
