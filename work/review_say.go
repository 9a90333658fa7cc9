package work

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/link"
	"byname/store"
)

// longestNote bounds what a reviewer may write beside a word.
const longestNote = 1000

// SayReview is a reviewer's word on a pair: same, different or unsure. Two
// who say the same, apart, settle it; where they differ a third does, who has
// read both. What is settled as same or different is a ruling, which the next
// build obeys.
func (w *Work) SayReview(ctx context.Context, who Who, number int64, says, note string) error {
	if says != store.Same && says != store.Different && says != store.Unsure {
		return byname.Invalid("word", "same, not the same or can’t tell", "choose one")
	}
	if note = strings.TrimSpace(note); len(note) > longestNote {
		return byname.Invalid("note", fmt.Sprintf("at most %d characters", longestNote), "shorten it")
	}
	q, err := w.desk(ctx, who)
	if err != nil {
		return err
	}
	p, err := w.openPair(ctx, q, number)
	if err != nil {
		return err
	}
	switch {
	case p.stage == Ruled:
		return byname.Conflict(fmt.Sprintf("pair %d", number), "a pair you have not ruled on", "take your word back first")
	case p.stage == Finished:
		return byname.Conflict(fmt.Sprintf("pair %d", number), "a pair that is still open", "others have settled it: go on to the next")
	case p.stage == Settling && len(note) < guard.ReasonLetters:
		return byname.Invalid("note", "a reason in a few words", "say what decides it, for the two who differ")
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		r, err := tx.ReviewOf(number)
		if err != nil {
			return err
		}
		if !r.Settled.IsZero() {
			return byname.Conflict(fmt.Sprintf("pair %d", number), "a pair that is still open", "others have settled it: go on to the next")
		}
		words, err := tx.Words(number) // somebody may have said one since the pair was opened
		if err != nil {
			return err
		}
		switch on := wordsOn(words); {
		case on.by(who.Worker) != nil:
			return byname.Conflict(fmt.Sprintf("pair %d", number), "a pair you have not ruled on", "take your word back first")
		case (len(on.apart()) < 2) != (p.stage == Apart):
			return byname.Conflict(fmt.Sprintf("pair %d", number), "as many words on it as when you opened it", "open it again: another reviewer said or took back a word meanwhile")
		}
		err = tx.Say(store.Word{Review: number, By: who.Worker, Says: says, Settles: p.stage == Settling, Note: note, At: w.now()})
		if err != nil {
			return err
		}
		return w.settleReview(tx, r, who)
	})
}

// UndoReview takes a reviewer's word back. What it settled is open again, and
// the ruling withdrawn. Once it was settled, or two had said a word, its
// reviewer knows the answer or whether another agrees, so somebody else judges
// it anew. again reports whether the same reviewer may.
func (w *Work) UndoReview(ctx context.Context, who Who, number int64) (again bool, err error) {
	if err := w.may(ctx, who, guard.SettleLinks); err != nil {
		return false, err
	}
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		r, err := tx.ReviewOf(number)
		if err != nil {
			return err
		}
		said, err := tx.Said(number)
		if err != nil {
			return err
		}
		if thatHold(said).by(who.Worker) == nil {
			return byname.NotFound(fmt.Sprintf("pair %d", number), "a word of yours to take back", "it has been taken back already")
		}
		again = r.Settled.IsZero() && firstTwo(said) == nil
		if err := tx.Say(store.Word{Review: number, By: who.Worker, Says: store.Withdrawn, Settles: !again, At: w.now()}); err != nil {
			return err
		}
		return w.settleReview(tx, r, who)
	})
	return again, err
}

// settleReview brings a pair and its ruling to where the words on it lead.
func (w *Work) settleReview(tx *store.Tx, r store.Review, who Who) error {
	words, err := tx.Words(r.Number)
	if err != nil {
		return err
	}
	says := wordsOn(words).outcome()
	if says == r.Says {
		return nil
	}
	if err := tx.SettleReview(r.Number, says, w.now()); err != nil {
		return err
	}
	ruling := store.Ruling{Left: r.Left, Right: r.Right, Says: says, By: who.Worker, At: w.now(),
		Reason: reviewReason(r.Number) + "two reviewers say so"}
	if slices.ContainsFunc(words, func(x store.Word) bool { return x.Settles }) {
		ruling.Reason = reviewReason(r.Number) + "two reviewers differed, a third settled it"
	}
	if says != store.Same && says != store.Different {
		if r.Says != store.Same && r.Says != store.Different {
			return nil
		}
		ruling.Says, ruling.Reason = store.Withdrawn, reviewReason(r.Number)+"a word was taken back"
	}
	return w.keepRuling(tx, ruling)
}

// reviewReason is how the reason of a ruling begins that reviewers made.
func reviewReason(number int64) string { return fmt.Sprintf("review of pair %d: ", number) }

// keepRuling writes a ruling down if it can hold together with those there
// are: a build refuses rulings that contradict one another.
func (w *Work) keepRuling(tx *store.Tx, r store.Ruling) error {
	if r.Says != store.Withdrawn {
		rulings, err := tx.Rulings()
		if err != nil {
			return err
		}
		if err := link.Consistent(rulingsWith(rulings, r)); err != nil {
			return err
		}
	}
	return tx.Rule(r)
}

// AskReview is a worker's doubt about two records: reviewers look at them
// before most others.
func (w *Work) AskReview(ctx context.Context, who Who, left, right feed.Key, why string) error {
	if err := w.may(ctx, who, guard.RuleOnLinks); err != nil {
		return err
	}
	if len(strings.TrimSpace(why)) < guard.ReasonLetters {
		return byname.Invalid("reason", "a few words", "say what makes you doubt it")
	}
	build, ids, err := w.openRecords(ctx, who, left, right, "asked whether these records are one person’s")
	if err != nil {
		return err
	}
	stakes, err := w.stakes(ctx)
	if err != nil {
		return err
	}
	s, err := stakes.of(build, ids[0], ids[1])
	if err != nil {
		return err
	}
	s.Asked = true
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.AskReview(store.Review{Left: left, Right: right, Source: store.Asked, Build: build.Number, Joined: ids[0] == ids[1],
			Why: strings.TrimSpace(why), Worth: s.times(), By: who.Worker, At: w.now()})
		return err
	})
}
