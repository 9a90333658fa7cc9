package store

import (
	"time"

	"byname"
)

// A Word is what a reviewer said of a pair.
type Word struct {
	Review  int64
	By      byname.WorkerID
	Says    string // Same, Different, Unsure or Withdrawn
	Settles bool   // as the third, who had read what two others said; of one withdrawn, that its reviewer had read the answer or what another said
	Note    string
	At      time.Time
}

// Say writes a reviewer's word down. The last word of each reviewer holds.
func (tx *Tx) Say(w Word) error {
	return tx.exec(`insert into link_word (review, worker, says, settles, note, at) values ($1, $2, $3, $4, $5, $6)`,
		w.Review, w.By, w.Says, w.Settles, w.Note, millis(w.At))
}

// Words are those that hold on a pair, the first first; those withdrawn are
// left out.
func (tx *Tx) Words(review int64) ([]Word, error) {
	return all(tx, readWord, standing+`and review = $1 order by number`, review)
}

// AllWords are those that were ever said on every pair, by pair, the first
// first, those withdrawn and what withdrew them too.
func (tx *Tx) AllWords() ([]Word, error) {
	return all(tx, readWord, selectWord+`order by review, number`)
}

// Said are those that were ever said on one pair, as AllWords are.
func (tx *Tx) Said(review int64) ([]Word, error) {
	return all(tx, readWord, selectWord+`where review = $1 order by number`, review)
}

// TakenBack are the pairs on which a reviewer took a word back after reading
// the answer, or after two had said one.
func (tx *Tx) TakenBack(w byname.WorkerID) (map[int64]bool, error) {
	list, err := all(tx, value[int64], `select distinct review from link_word where worker = $1 and says = 'withdrawn' and settles`, w)
	taken := map[int64]bool{}
	for _, n := range list {
		taken[n] = true
	}
	return taken, err
}

// ReadReview keeps that a worker has read the answer of a pair, or what others
// said of it.
func (tx *Tx) ReadReview(review int64, w byname.WorkerID, at time.Time) error {
	return tx.exec(`insert into link_read (review, worker, at) values ($1, $2, $3) on conflict (review, worker) do nothing`, review, w, millis(at))
}

// ReviewsRead are the pairs whose answer, or others' words, a worker has read.
func (tx *Tx) ReviewsRead(w byname.WorkerID) (map[int64]bool, error) {
	list, err := all(tx, value[int64], `select review from link_read where worker = $1`, w)
	read := map[int64]bool{}
	for _, n := range list {
		read[n] = true
	}
	return read, err
}

const (
	selectWord = `select review, worker, says, settles, note, at from link_word w `
	standing   = selectWord + `
	where says <> 'withdrawn'
		and number = (select max(o.number) from link_word o where o.review = w.review and o.worker = w.worker) `
)

func readWord(row scanner) (w Word, err error) {
	var at int64
	err = row.Scan(&w.Review, &w.By, &w.Says, &w.Settles, &w.Note, &at)
	w.At = moment(at)
	return w, err
}
