package store

import (
	"time"

	"byname"
	"byname/feed"
)

// Unsure is what a reviewer says who cannot tell; it rules nothing.
const Unsure = "unsure"

// Where a Review comes from.
const (
	Suspect = "suspect" // linking doubts it
	Sample  = "sample"  // drawn by chance
	Asked   = "asked"   // a worker doubts it
)

// A Review is a pair of records that reviewers are asked about.
type Review struct {
	Number      int64
	Left, Right feed.Key // in order
	Source      string   // what asked about it first
	Build       int      // in which it was found
	Weight      float64  // bits, in that build
	Joined      bool     // one person, in that build
	Why         string   // what makes it a suspect, in words without identity
	Worth       float64  // what a word on it is worth: the order of the queue
	By          byname.WorkerID
	At          time.Time
	Settled     time.Time // zero while it is open
	Says        string    // Same, Different or Unsure; "" while it is open
}

// AskReview puts a pair into the queue and gives its number. One that is
// there already and open takes over what is newly known of it, unless it is
// but drawn by chance, and keeps the higher worth when a worker asked; one that
// is settled stays so, unless a worker asks, which opens it again.
func (tx *Tx) AskReview(r Review) (int64, error) {
	if r.Left > r.Right {
		r.Left, r.Right = r.Right, r.Left
	}
	if r.Left == r.Right {
		return 0, byname.Invalid("review", "two records", "choose another record")
	}
	known, err := tx.ReviewsOn(r.Left, r.Right)
	if err != nil {
		return 0, err
	}
	if len(known) == 0 {
		return one(tx, value[int64], nil, `
			insert into link_review (left_key, right_key, source, build, weight, joined, why, worth, worker, asked_at, settled_at, says)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, '') returning number`,
			r.Left, r.Right, r.Source, r.Build, r.Weight, r.Joined, r.Why, r.Worth, r.By, millis(r.At))
	}
	k := known[0]
	switch {
	case r.Source == Asked:
		return k.Number, tx.exec(`update link_review set source = $2, worth = $3, worker = $4, asked_at = $5, settled_at = 0, says = '' where number = $1`,
			k.Number, r.Source, max(k.Worth, r.Worth), r.By, millis(r.At))
	case !k.Settled.IsZero() || r.Source == Sample:
		return k.Number, nil
	case k.Source == Asked:
		r.Worth = max(k.Worth, r.Worth)
	}
	return k.Number, tx.exec(`update link_review set build = $2, weight = $3, joined = $4, why = $5, worth = $6 where number = $1`,
		k.Number, r.Build, r.Weight, r.Joined, r.Why, r.Worth)
}

// Reviews are the pairs that are still open, those worth most first.
func (tx *Tx) Reviews() ([]Review, error) {
	return all(tx, readReview, selectReview+`where settled_at = 0 order by worth desc, number`)
}

// ReviewsOf are the pairs a worker has said a word on, the last first.
func (tx *Tx) ReviewsOf(w byname.WorkerID) ([]Review, error) {
	return all(tx, readReview, selectReview+`
		where number in (select review from link_word where worker = $1)
		order by (select max(number) from link_word where review = link_review.number and worker = $1) desc`, w)
}

// ReviewsOn is the pair of the queue of two records, if there is one.
func (tx *Tx) ReviewsOn(a, b feed.Key) ([]Review, error) {
	return all(tx, readReview, selectReview+`where left_key = $1 and right_key = $2`, min(a, b), max(a, b))
}

// ReviewOf is the pair of that number.
func (tx *Tx) ReviewOf(number int64) (Review, error) {
	return one(tx, readReview, noReview, selectReview+`where number = $1`, number)
}

// DropReviews takes suspects out of the queue that a later build no longer
// doubts and on which nobody has said a word. Those that a worker asked about
// and those drawn by chance stay.
func (tx *Tx) DropReviews(before int) error {
	return tx.exec(`
		delete from link_review where source = 'suspect' and settled_at = 0 and build < $1
			and number not in (select review from link_word) and number not in (select review from link_sample)`, before)
}

// SettleReview says how a pair was settled; says is Same, Different or
// Unsure. With "" it is opened again.
func (tx *Tx) SettleReview(number int64, says string, at time.Time) error {
	if says == "" {
		at = time.Time{}
	}
	return tx.change(noReview, `update link_review set says = $2, settled_at = $3 where number = $1`, number, says, millis(at))
}

var noReview = byname.NotFound("pair", "a pair of the queue", "open the queue and choose the next one")

const selectReview = `
	select number, left_key, right_key, source, build, weight, joined, why, worth, worker, asked_at, settled_at, says from link_review `

func readReview(row scanner) (r Review, err error) {
	var at, settled int64
	err = row.Scan(&r.Number, &r.Left, &r.Right, &r.Source, &r.Build, &r.Weight, &r.Joined, &r.Why, &r.Worth, &r.By, &at, &settled, &r.Says)
	r.At, r.Settled = moment(at), moment(settled)
	return r, err
}
