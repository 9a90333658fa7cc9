package work

import (
	"context"
	"strings"

	"byname"
	"byname/plan"
	"byname/store"
)

// minuteWords say each kind of minute.
var minuteWords = map[string]string{
	store.MinuteBegan: "The huddle began", store.MinuteCame: "Came in", store.MinuteWent: "Left", store.MinuteOut: "Stepped out, who may not hear about them",
	store.MinuteOpened: "Was spoken of", store.MinuteSaid: "Said", store.MinuteAgreed: "Agreed", store.MinuteNothing: "Nothing more is needed now",
	store.MinuteGoing: "Goes on", store.MinuteAnswered: "Came of it", store.MinuteClosed: "The huddle ended",
}

// Agree turns what was said about a person into a step with an owner and a
// day: one form, one press. Where no plan is open, one is begun.
func (w *Work) Agree(ctx context.Context, who Who, item int64, s HuddleStep) error {
	s.Title = strings.TrimSpace(s.Title)
	agency, worker := s.Owner, ""
	if id, named := strings.CutPrefix(s.Owner, "worker:"); named {
		agency, worker = "", id
	}
	switch {
	case s.Title == "":
		return byname.Invalid("what (title)", "what is to be done", "say it in a few words")
	case s.Owner == "":
		return byname.Invalid("who (owner)", "an agency or a worker", "choose who does it")
	case s.Due < w.Today():
		return byname.Invalid("by when (due)", "today or later", "choose a day")
	}
	r, at, err := w.speaks(ctx, who, item)
	if err != nil {
		return err
	}
	i := r.items[at]
	if _, err := w.mayChange(ctx, who, i.Person, "agreed on a step in the team's huddle"); err != nil {
		return err
	}
	var open bool
	if err := w.DB.Read(ctx, func(tx *store.Tx) error { _, open, err = w.openKept(tx, i.Person); return err }); err != nil {
		return err
	}
	if !open {
		if err := w.StartPlan(ctx, who, i.Person, nil, ""); err != nil {
			return err
		}
	}
	why := strings.TrimSpace(s.Words)
	if why == "" {
		why = "Agreed in the huddle of " + w.Today().Words() + "."
	}
	free := plan.Free{Title: s.Title, Agency: byname.AgencyID(agency), Worker: byname.WorkerID(worker), WithinDays: int(s.Due - w.Today()), Why: why}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		if free.Worker != "" {
			x, err := tx.Worker(free.Worker)
			if err != nil || !x.Holds(w.Today()) {
				return byname.Invalid("who (owner)", "somebody who works here today", "choose who does it")
			}
			free.Agency = x.Agency
		}
		if a, err := w.Place.Agencies.Agency(free.Agency); err != nil || !a.Holds(w.Today()) {
			return byname.Invalid("who (owner)", "an agency that is there today", "choose who does it")
		}
		k, open, err := w.openKept(tx, i.Person)
		if err != nil || !open {
			return err
		}
		changes, err := plan.Decide(k.plan, free, plan.Hand{Worker: who.Worker}, byname.MinuteOf(w.now()))
		if err != nil {
			return err
		}
		step := int64(len(k.plan.Steps) + 1)
		if k, err = w.keep(tx, k, k.plan.Version, who.Worker, changes); err != nil {
			return err
		}
		m := store.Minute{Huddle: i.Huddle, Item: item, Kind: store.MinuteAgreed, Plan: k.row.ID, Step: step, Words: byname.Hide(s.Title + ": " + w.ownerWords(free, r) + ", by " + s.Due.Words())}
		return w.spoken(tx, who, i, m)
	})
}

func (w *Work) ownerWords(f plan.Free, r room) string {
	if f.Worker != "" {
		return r.names[f.Worker].Name
	}
	return w.Place.Short(f.Agency)
}

// Say writes down what was said about a person; Enough, that nothing more is
// needed now.
func (w *Work) Say(ctx context.Context, who Who, item int64, words string) error {
	if words = strings.TrimSpace(words); words == "" || len(words) > 2000 {
		return byname.Invalid("words", "what was said, in 2,000 letters at most", "write it down")
	}
	return w.notes(ctx, who, item, store.Minute{Kind: store.MinuteSaid, Words: byname.Hide(words)})
}

func (w *Work) Enough(ctx context.Context, who Who, item int64) error {
	return w.notes(ctx, who, item, store.Minute{Kind: store.MinuteNothing})
}

func (w *Work) notes(ctx context.Context, who Who, item int64, m store.Minute) error {
	r, at, err := w.speaks(ctx, who, item)
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		m.Huddle, m.Item = r.items[at].Huddle, item
		return w.spoken(tx, who, r.items[at], m)
	})
}

// CameOf answers what came of a step that an earlier huddle agreed on: done,
// not_done, or going when it goes on. What is asked of a step that has ended
// already is only noted.
func (w *Work) CameOf(ctx context.Context, who Who, item, id, step int64, answer, words string) error {
	r, at, err := w.speaks(ctx, who, item)
	if err != nil {
		return err
	}
	i := r.items[at]
	var s plan.Step
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		row, err := tx.Plan(id)
		if err != nil {
			return err
		}
		k, err := w.plan(tx, row)
		s, _ = k.plan.Step(plan.StepID(step))
		return err
	})
	if err != nil {
		return err
	}
	m := store.Minute{Kind: store.MinuteAnswered, Plan: id, Step: step, Words: byname.Hide(s.Title + ": " + words)}
	switch {
	case answer == "going":
		m.Kind = store.MinuteGoing
	case !s.Open():
		m.Words = byname.Hide(s.Title + ": " + s.Outcome.Reveal())
	case answer == "done":
		_, err = w.MarkDone(ctx, who, i.Person, latest, step, words)
	case answer == "not_done":
		err = w.MarkNotDone(ctx, who, i.Person, latest, step, words)
	default:
		err = byname.Invalid("what came of it (answer)", "done, not done, or going on", "choose one")
	}
	if err != nil {
		return err
	}
	return w.notes(ctx, who, item, m)
}

// speaks is the room of an item that is spoken of: nobody there may not hear.
func (w *Work) speaks(ctx context.Context, who Who, item int64) (room, int, error) {
	r, at, err := w.itemOf(ctx, who, item)
	if err != nil {
		return r, at, err
	}
	barred, err := w.barred(ctx, r)
	if err == nil && len(barred[item]) > 0 {
		err = byname.Denied("item of the huddle", "a room in which everybody may hear about this person", "open the item again: it names who may not")
	}
	return r, at, err
}

// spoken writes a line about a person, and that they were spoken of.
func (w *Work) spoken(tx *store.Tx, who Who, i store.HuddleItem, m store.Minute) error {
	if err := tx.Heard(i.Number, w.now()); err != nil {
		return err
	}
	return w.jot(tx, who, m)
}
