package work

import (
	"context"
	"fmt"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/store"
)

// Review opens one pair for a reviewer: who the two records say somebody is,
// side by side, and nothing that happened to anybody. Our answer and what
// others said come with it when the pair is settled, or its reader is to
// settle it; before, whoever has said a word could still take it back.
func (w *Work) Review(ctx context.Context, who Who, number int64) (shown Review, err error) {
	q, err := w.desk(ctx, who)
	if err != nil {
		return shown, err
	}
	p, err := w.openPair(ctx, q, number)
	if err != nil {
		return shown, err
	}
	shown.Number, shown.Stage = number, p.stage
	shown.Left, shown.Right = w.head(p.left), w.head(p.right)
	shown.Compared = compared(p.left, p.right, p.hidden)
	words := q.words[number]
	if mine := words.by(who.Worker); mine != nil {
		m := word(*mine)
		shown.Mine = &m
	}
	if p.stage != Settling {
		shown.Became = q.became(p.review)
	}
	if p.stage == Apart || p.stage == Ruled && p.review.Settled.IsZero() {
		return shown, nil
	}
	if shown.Mine == nil { // before anything of it is shown
		err := w.DB.Write(ctx, func(tx *store.Tx) error { return tx.ReadReview(number, who.Worker, w.now()) })
		if err != nil {
			return Review{}, err
		}
	}
	for _, x := range words {
		if x.By != who.Worker {
			shown.Others = append(shown.Others, word(x))
		}
	}
	shown.Ours, err = w.ours(p)
	return shown, err
}

// An openedPair is a pair whose two persons guard has opened to a reviewer.
type openedPair struct {
	review      store.Review
	stage       Stage
	left, right feed.Record
	hidden      string // why where they live is not shown
	pass        guard.Pass
	build       *store.Build
	ids         []byname.PersonID
}

func (w *Work) openPair(ctx context.Context, q *desk, number int64) (p openedPair, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		p.review, err = tx.ReviewOf(number)
		return err
	})
	if err != nil {
		return p, err
	}
	if p.stage = q.stage(p.review); p.stage == "" {
		return p, byname.Denied(fmt.Sprintf("pair %d", number), "two reviewers who judge it first, neither of whom asked about it", "choose another from the queue")
	}
	p.build = q.build
	for _, key := range []feed.Key{p.review.Left, p.review.Right} {
		id, err := q.build.ByRecord(key)
		if err != nil {
			return p, byname.NotFound(fmt.Sprintf("pair %d", number), "two records of the current population", "choose another from the queue")
		}
		if len(p.ids) == 0 || p.ids[0] != id {
			p.ids = append(p.ids, id)
		}
	}
	p.pass, err = w.guard.Ask(ctx, guard.Request{Worker: q.who.Worker, Purpose: "link", Persons: p.ids, Queued: true,
		What: fmt.Sprintf("compared two records to see whether they are one person’s (pair %d)", number)})
	if err != nil {
		return p, err
	}
	for _, id := range p.ids {
		records, err := q.build.Records(p.pass, w.now(), id)
		if err != nil {
			return p, err
		}
		person, err := q.build.Person(p.pass, w.now(), id)
		if err != nil {
			return p, err
		}
		if person.Protected && !p.pass.Need() {
			p.hidden = "an address that is protected"
		}
		for _, r := range records {
			switch r.Key {
			case p.review.Left:
				p.left = r
			case p.review.Right:
				p.right = r
			}
		}
	}
	if p.left.Key == "" || p.right.Key == "" {
		return p, byname.Denied(fmt.Sprintf("pair %d", number), "agreements that let your agency be shown both records", "leave this pair to a reviewer of another agency")
	}
	return p, nil
}

func word(x store.Word) ReviewWord {
	return ReviewWord{Says: x.Says, Note: x.Note, Settles: x.Settles, At: byname.MinuteOf(x.At)}
}

// ours is what linking made of the pair, by the model of the build.
func (w *Work) ours(p openedPair) (*OurAnswer, error) {
	table, err := w.table()
	if err != nil {
		return nil, err
	}
	e, err := p.build.Evidence(w.now(), table, p.ids, p.pass)
	if err != nil {
		return nil, err
	}
	x, _ := e.Pair(p.review.Left, p.review.Right)
	o := &OurAnswer{Joined: p.review.Joined, Source: p.review.Source, Why: p.review.Why, Pair: pairOf(x)}
	o.Pair.Left, o.Pair.Right = "Record A", "Record B"
	if o.Source == store.Asked { // what the worker wrote may tell more than who somebody is
		o.Why = "somebody who works with them doubts it"
	}
	return o, nil
}

// sectors are where a record comes from, no closer than a reviewer needs.
var sectors = map[string]string{
	"gp": "Health service", "hospital": "Health service", "mental_health": "Health service", "community_health": "Health service",
	"ambulance": "Emergency service", "police": "Emergency service", "fire": "Emergency service",
	"social_care": "Council", "housing_options": "Council", "landlord": "Landlord",
	"school": "School or work", "jobcentre": "School or work", "charity": "Charity",
}

func (w *Work) head(r feed.Record) RecordHead {
	h := RecordHead{Sector: "Another service", Seen: max(r.Seen, r.Registered)}
	if a, err := w.Place.Agencies.Agency(r.Agency); err == nil && sectors[a.Kind] != "" {
		h.Sector = sectors[a.Kind]
	}
	return h
}
