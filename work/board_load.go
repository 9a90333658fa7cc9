package work

import (
	"context"
	"slices"

	"byname"
	"byname/govern"
	"byname/guard"
	"byname/store"
)

// Board reads the board that decides for a place: the first, when there are
// several.
func (w *Work) Board(ctx context.Context, who Who) (shown Board, err error) {
	if err := w.may(ctx, who, guard.SeeDecisions); err != nil {
		return shown, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		ids, err := tx.Boards()
		if err != nil || len(ids) == 0 {
			return err
		}
		b, err := tx.Board(ids[0])
		if err != nil {
			return err
		}
		names, err := w.workers(tx)
		if err != nil {
			return err
		}
		shown.Name, shown.About, shown.Quorum = b.Name, b.About, b.Quorum
		for _, s := range b.Seats {
			if s.Holds(w.Today()) {
				shown.Seats = append(shown.Seats, Seat{Name: s.Name(), Partner: s.Partner, Holder: names[s.Holder].Name})
			}
		}
		questions, err := tx.Questions(b.ID)
		if err != nil {
			return err
		}
		for _, q := range questions {
			shown.Decisions = append(shown.Decisions, brief(q, q.Count(b)))
		}
		newestFirst(shown.Decisions)
		return nil
	})
	return shown, err
}

func newestFirst(list []DecisionBrief) {
	slices.SortStableFunc(list, func(a, b DecisionBrief) int { return int(b.Day - a.Day) })
}

func brief(q govern.Question, c govern.Count) DecisionBrief {
	d := DecisionBrief{ID: q.ID, Title: q.Title, Day: q.Decided, Result: string(q.Result), For: c.For, Against: c.Against, Abstained: c.Abstained}
	if d.Day == 0 {
		d.Day = q.Put
	}
	return d
}

// Decision reads one question and how each seat voted.
func (w *Work) Decision(ctx context.Context, who Who, id string) (shown Decision, err error) {
	if err := w.may(ctx, who, guard.SeeDecisions); err != nil {
		return shown, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		q, err := tx.Question(id)
		if err != nil {
			return err
		}
		b, err := tx.Board(q.Board)
		if err != nil {
			return err
		}
		shown = w.decision(q, b, who)
		return nil
	})
	return shown, err
}

func (w *Work) decision(q govern.Question, b govern.Board, who Who) Decision {
	c := q.Count(b)
	d := Decision{DecisionBrief: brief(q, c), Board: b.Name, Text: q.Text, CouldVote: c.Able, Quorum: b.Quorum, QuorumMet: c.Quorate, CameOfIt: q.CameOfIt}
	for _, e := range q.Effects {
		d.Effects = append(d.Effects, e.Words())
	}
	held := b.HeldBy(who.Worker, w.Today())
	mine := func(seat string) bool {
		return slices.ContainsFunc(held, func(s govern.Seat) bool { return s.ID == seat })
	}
	for _, s := range b.Seats {
		if !s.Holds(d.Day) {
			continue
		}
		v := Vote{Seat: s.Name(), Vote: "absent"}
		if slices.Contains(q.Present, s.ID) {
			v.Vote = ""
		}
		for _, cast := range q.Votes {
			if cast.Seat == s.ID {
				v.Vote, v.Words = string(cast.Choice), cast.Words
			}
		}
		for _, i := range q.Interest {
			if i.Seat == s.ID {
				v.Vote = "conflict"
				d.Interests = append(d.Interests, Interest{Seat: s.Name(), What: i.What, LeftTheRoom: true})
				d.MyInterest = d.MyInterest || mine(s.ID)
			}
		}
		if mine(s.ID) && v.Vote != "absent" {
			d.Mine = v.Vote
		}
		d.Votes = append(d.Votes, v)
	}
	open := q.Result == govern.Open
	d.MayVote = open && len(held) > 0 && !d.MyInterest && (d.Mine == "")
	d.MayClose = open && len(held) > 0 && c.Quorate
	return d
}

// seatOf is the seat of a board that a worker votes with.
func (w *Work) seatOf(b govern.Board, who Who) (govern.Seat, error) {
	held := b.HeldBy(who.Worker, w.Today())
	if len(held) == 0 {
		return govern.Seat{}, byname.Denied("vote", "somebody who holds a seat on "+b.Name, "ask the board to fill a seat")
	}
	return held[0], nil
}
