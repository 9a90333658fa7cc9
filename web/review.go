package web

import (
	"strconv"

	"byname"
)

// toReviews is the way back to the queue.
var toReviews = link{"/link/review", "Review links"}

// after is the pair on which the reader has just said a word, 0 when none.
func (a ask) after() int64 { return a.pairIn("after") }

// pairIn is the number of a pair in the query, 0 when there is none.
func (a ask) pairIn(name string) int64 {
	n, err := strconv.ParseInt(a.query(name), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// pair is the pair of the queue that the address speaks of.
func (a ask) pair() (int64, error) {
	n, err := strconv.ParseInt(a.r.PathValue("pair"), 10, 64)
	if err != nil {
		return 0, byname.Invalid("pair", "a number", "open the queue and choose the next one")
	}
	return n, nil
}

func (d *door) reviews(a ask) (answer, error) {
	list, err := d.work.Reviews(a.ctx(), *a.who)
	if err != nil {
		return answer{}, err
	}
	return shows(reviewQueue(reviewsPage{page: a.page("Review links", "/link/review"), Reviews: list, After: a.after()}))
}

// nextReview leads to the next pair, or to the queue when there is none.
func (d *door) nextReview(a ask) (answer, error) {
	n, any, err := d.work.NextReview(a.ctx(), *a.who, a.pairIn("past"))
	if err != nil {
		return answer{}, err
	}
	to := toReviews.Href
	if any {
		to = reviewHref(n)
	}
	return answer{to: withAfter(to, a.after())}, nil
}

func withAfter(href string, after int64) string {
	if after == 0 {
		return href
	}
	return href + "?after=" + strconv.FormatInt(after, 10)
}

func (d *door) review(a ask) (answer, error) { return d.showReview(a, nil) }

func (d *door) showReview(a ask, problems []problem) (answer, error) {
	n, err := a.pair()
	if err != nil {
		return answer{}, err
	}
	r, err := d.work.Review(a.ctx(), *a.who, n)
	if err != nil {
		return answer{}, err
	}
	p := reviewPage{page: a.page("A pair of records", "/link/review", toReviews), Review: r, After: a.after(), Note: a.sent("note")}
	if p.Problems = problems; problems != nil {
		return again(review(p))
	}
	return shows(review(p))
}

// sayReview takes a reviewer's word and goes on to the next pair.
func (d *door) sayReview(a ask) (answer, error) {
	n, err := a.pair()
	if err != nil {
		return answer{}, err
	}
	err = d.work.SayReview(a.ctx(), *a.who, n, a.sent("says"), a.sent("note"))
	if problems, ok := wrong(err, "note", "word"); ok {
		return d.showReview(a, problems)
	}
	if err != nil {
		return answer{}, err
	}
	return answer{to: withAfter("/link/review/next", n)}, nil
}

// undoReview takes a word back, and leads to the pair again where it may be
// judged again.
func (d *door) undoReview(a ask) (answer, error) {
	n, err := a.pair()
	if err != nil {
		return answer{}, err
	}
	again, err := d.work.UndoReview(a.ctx(), *a.who, n)
	if err != nil {
		return answer{}, err
	}
	if again {
		return goes(reviewHref(n), "judge-again")
	}
	return goes(toReviews.Href, "taken-back")
}
