package api

import (
	"context"
	"time"

	"byname"
	"byname/work"
)

type reviews struct {
	Waiting  []reviewLine `json:"waiting" doc:"Pairs that wait for your word, worth most first."`
	Settling []reviewLine `json:"settling" doc:"Pairs on which two reviewers differ, that you may settle."`
	Said     []reviewLine `json:"said" doc:"What you said, the last first."`
	Open     int          `json:"open" doc:"Pairs that are open at all."`
	Closed   int          `json:"closed" doc:"Left out of the lists: you may not open them."`
}

type reviewLine struct {
	Pair   int64      `json:"pair"`
	Asked  byname.Day `json:"asked,omitempty" format:"date"`
	Words  int        `json:"words" doc:"Reviewers who said one so far."`
	Said   string     `json:"said,omitempty" doc:"By you: same, different or unsure."`
	Day    byname.Day `json:"day,omitempty" format:"date"`
	Became string     `json:"became,omitempty" doc:"What became of it, in a sentence."`
}

type review struct {
	Pair     int64          `json:"pair"`
	Stage    string         `json:"stage" doc:"apart: you judge it without knowing any other word, nor what linking made of it; settle: two differ and you may settle it; ruled: you have said a word; settled: others did."`
	Left     reviewSide     `json:"left"`
	Right    reviewSide     `json:"right"`
	Compared []reviewedPart `json:"compared"`
	Mine     *reviewWord    `json:"mine,omitempty"`
	Others   []reviewWord   `json:"others" doc:"What others said; empty for who still is to judge it apart."`
	Ours     *reviewOurs    `json:"ours,omitempty" doc:"What linking made of it; left out for who still is to judge it apart."`
	Became   string         `json:"became,omitempty"`
}

type reviewSide struct {
	Sector string     `json:"sector" doc:"Where the record comes from, no closer than a reviewer needs."`
	Seen   byname.Day `json:"seen,omitempty" format:"date"`
}

type reviewedPart struct {
	What        string `json:"what"`
	Left        string `json:"left,omitempty"`
	Right       string `json:"right,omitempty"`
	LeftHidden  string `json:"left_hidden,omitempty" doc:"Why it is not shown."`
	RightHidden string `json:"right_hidden,omitempty"`
	Alike       bool   `json:"alike"`
}

type reviewWord struct {
	Says    string     `json:"says"`
	Note    string     `json:"note,omitempty"`
	Settles bool       `json:"settles,omitempty"`
	At      *time.Time `json:"at,omitempty"`
}

type reviewOurs struct {
	Joined bool   `json:"joined" doc:"One person in the build that asked."`
	Why    string `json:"why,omitempty" doc:"What makes it doubtful."`
	Pair   pair   `json:"pair"`
}

func (d *door) reviews(ctx context.Context, who work.Who, _ *struct{}) (reviews, error) {
	q, err := d.work.Reviews(ctx, who)
	return reviews{each(q.Waiting, showReviewLine), each(q.Settling, showReviewLine), each(q.Said, showReviewLine), q.Open, q.Closed}, err
}

// PairAsk names a pair of the queue.
type PairAsk struct {
	Pair int64 `path:"pair" minimum:"1" doc:"Its number in the queue."`
}

func (d *door) review(ctx context.Context, who work.Who, in *PairAsk) (review, error) {
	r, err := d.work.Review(ctx, who, in.Pair)
	if err != nil {
		return review{}, err
	}
	shown := review{Pair: r.Number, Stage: string(r.Stage), Left: reviewSide(r.Left), Right: reviewSide(r.Right), Became: r.Became,
		Compared: each(r.Compared, func(c work.Compared) reviewedPart {
			return reviewedPart{c.What, c.Left.Reveal(), c.Right.Reveal(), c.LeftHidden, c.RightHidden, c.Alike}
		}), Others: each(r.Others, showReviewWord)}
	if r.Mine != nil {
		mine := showReviewWord(*r.Mine)
		shown.Mine = &mine
	}
	if r.Ours != nil {
		shown.Ours = &reviewOurs{r.Ours.Joined, r.Ours.Why, showPair(r.Ours.Pair)}
	}
	return shown, nil
}

type sayAsk struct {
	PairAsk
	Body struct {
		Says string `json:"says" enum:"same,different,unsure"`
		Note string `json:"note,omitempty" maxLength:"1000" doc:"Who settles a pair says here what decides it."`
	}
}

func (d *door) sayReview(ctx context.Context, who work.Who, in *sayAsk) error {
	return d.work.SayReview(ctx, who, in.Pair, in.Body.Says, in.Body.Note)
}

type reviewUndone struct {
	Again bool `json:"again" doc:"You may judge it anew; else somebody else does."`
}

func (d *door) undoReview(ctx context.Context, who work.Who, in *PairAsk) (reviewUndone, error) {
	again, err := d.work.UndoReview(ctx, who, in.Pair)
	return reviewUndone{again}, err
}

func showReviewLine(l work.ReviewLine) reviewLine {
	return reviewLine{l.Number, l.Asked, l.Words, l.Said, l.Day, l.Became}
}

func showReviewWord(w work.ReviewWord) reviewWord {
	return reviewWord{w.Says, w.Note, w.Settles, at(w.At)}
}
