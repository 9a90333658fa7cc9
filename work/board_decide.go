package work

import (
	"context"

	"byname"
	"byname/govern"
	"byname/guard"
	"byname/store"
)

// SetUpBoard adds a board with its seats, once.
func (w *Work) SetUpBoard(ctx context.Context, who Who, b govern.Board) error {
	if err := w.may(ctx, who, guard.AdministerPeople); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error { return tx.AddBoard(b) })
}

// PutQuestion puts a question to a board.
func (w *Work) PutQuestion(ctx context.Context, who Who, board string, q govern.Question) error {
	if err := w.may(ctx, who, guard.PutQuestion); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		b, err := tx.Board(board)
		if err != nil {
			return err
		}
		q.Put, q.By = w.Today(), who.Worker
		if q, err = q.PutTo(b); err != nil {
			return err
		}
		return tx.PutQuestion(q)
	})
}

// CastVote votes with the asker's seat. Coming to vote is being present.
func (w *Work) CastVote(ctx context.Context, who Who, decision, vote, words string) error {
	return w.question(ctx, who, decision, func(q govern.Question, b govern.Board, seat govern.Seat) (govern.Question, error) {
		q, err := q.Attend(b, seat.ID, w.Today())
		if err != nil {
			return q, err
		}
		return q.Cast(govern.Vote{Seat: seat.ID, Choice: govern.Choice(vote), Words: words})
	})
}

// DeclareInterest declares the interest of the asker's seat, which then
// leaves the room and has no vote.
func (w *Work) DeclareInterest(ctx context.Context, who Who, decision, what string) error {
	return w.question(ctx, who, decision, func(q govern.Question, b govern.Board, seat govern.Seat) (govern.Question, error) {
		q, err := q.Attend(b, seat.ID, w.Today())
		if err != nil {
			return q, err
		}
		return q.Declare(seat.ID, what)
	})
}

// CloseDecision counts the votes. What was carried takes effect at once.
func (w *Work) CloseDecision(ctx context.Context, who Who, decision string) error {
	var result govern.Result
	err := w.question(ctx, who, decision, func(q govern.Question, b govern.Board, _ govern.Seat) (govern.Question, error) {
		q, err := q.Close(b, w.Today())
		result = q.Result
		return q, err
	})
	if err != nil || result != govern.Carried {
		return err
	}
	_, err = w.TakeEffect(ctx, who, decision)
	return err
}

// SayWhatCameOfIt writes beside a decision what came of it.
func (w *Work) SayWhatCameOfIt(ctx context.Context, who Who, decision, words string) error {
	if words == "" {
		return byname.Invalid("what came of it", "a few words", "write them")
	}
	return w.question(ctx, who, decision, func(q govern.Question, _ govern.Board, _ govern.Seat) (govern.Question, error) {
		q.CameOfIt = words
		return q, nil
	})
}

// question changes a question with the asker's seat, all or nothing.
func (w *Work) question(ctx context.Context, who Who, id string, change func(govern.Question, govern.Board, govern.Seat) (govern.Question, error)) error {
	if err := w.may(ctx, who, guard.CastVote); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		q, err := tx.Question(id)
		if err != nil {
			return err
		}
		b, err := tx.Board(q.Board)
		if err != nil {
			return err
		}
		seat, err := w.seatOf(b, who)
		if err != nil {
			return err
		}
		if q, err = change(q, b, seat); err != nil {
			return err
		}
		return tx.SaveQuestion(q)
	})
}
