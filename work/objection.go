package work

import (
	"context"
	"slices"
	"strings"

	"byname"
	"byname/govern"
	"byname/guard"
	"byname/store"
)

// Objections are what a person said no to, for whoever helps them.
type Objections struct {
	PersonRef
	Said   []SaidObjection // written down here, the newest first
	Told   bool            // an agency's extract tells of one, to all sharing, which ends where it was made
	MayEnd bool            // the asker may write down that the person takes one back
}

// A SaidObjection is one that was written down here.
type SaidObjection struct {
	Scope    govern.Scope
	Voice    govern.Voice
	Words    string
	From, To byname.Day // To is 0 while it holds
	By       string     // "" when they wrote it down themselves
	EndedBy  string
	Ended    string // in what words
}

// A NewObjection is a no as somebody says it.
type NewObjection struct {
	Scope govern.Scope
	Voice govern.Voice // "" is the person's own
	Words string       // may be empty: nobody need say why
	Said  byname.Day   // 0 is today
}

// Objections reads what was written down of a person and what extracts tell.
func (w *Work) Objections(ctx context.Context, who Who, id byname.PersonID) (shown Objections, err error) {
	o, err := w.mayHearNo(ctx, who, guard.RecordObjection, id, "read what this person objects to")
	if err != nil {
		return shown, err
	}
	shown.PersonRef = PersonRef{id, preferred(o.Person)}
	shown.MayEnd = w.may(ctx, who, guard.EndObjection) == nil && o.pass.Purpose() != "emergency"
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		said, err := tx.ObjectionsOf(id)
		if err != nil {
			return err
		}
		names, err := w.workers(tx)
		if err != nil {
			return err
		}
		for _, x := range said {
			shown.Said = append(shown.Said, SaidObjection{Scope: x.Scope, Voice: x.Voice, Words: x.Words, From: x.From, To: x.To,
				By: names[x.By].Name, EndedBy: names[x.EndedBy].Name, Ended: x.EndedWords})
		}
		shown.Told, err = w.toldNo(tx, o.build, id, said)
		return err
	})
	return shown, err
}

// toldNo reports whether an extract, or a row of the day, tells of an
// objection: one that the build knows, and nobody wrote down here.
func (w *Work) toldNo(tx *store.Tx, build *store.Build, id byname.PersonID, said []govern.Objection) (bool, error) {
	came, err := tx.ObjectionCame(id)
	if err != nil || came {
		return came, err
	}
	sketch, err := build.Sketch(id)
	return sketch.Objects && !slices.ContainsFunc(said, func(o govern.Objection) bool {
		return o.Scope == govern.ToAll && o.Holds(build.Day)
	}), err
}

// saysNo is what a person objects to, as whoever helps them should hear it.
func (w *Work) saysNo(tx *store.Tx, build *store.Build, pass guard.Pass, id byname.PersonID) (string, error) {
	held, err := tx.ObjectsTo(id, w.Today())
	if err != nil {
		return "", err
	}
	sketch, err := build.Sketch(id)
	switch {
	case pass.Alone():
		return "Says no to all sharing. You see what your own agency told, and nobody else sees it.", err
	case sketch.NoPlanning || slices.Contains(held, govern.ToPlanning):
		return "Says no to being looked for: on no list and in no count. You help as before.", err
	}
	return "", err
}

// Object writes down that a person says no, as they said it to whoever helps
// them. It is obeyed at once: their signs, and those of others at home that
// rested on them, are gone from every list when this returns.
func (w *Work) Object(ctx context.Context, who Who, id byname.PersonID, n NewObjection) error {
	o, err := w.mayHearNo(ctx, who, guard.RecordObjection, id, "wrote down what this person objects to")
	if err != nil {
		return err
	}
	return w.objects(ctx, govern.Objection{Person: id, Anchor: string(o.Anchor), Scope: n.Scope, Voice: n.Voice, Words: strings.TrimSpace(n.Words),
		By: who.Worker, Span: byname.Span{From: n.Said}})
}

// EndObjection writes down that a person takes back a no of one scope. What
// they said is the reason, and is kept.
func (w *Work) EndObjection(ctx context.Context, who Who, id byname.PersonID, scope govern.Scope, words string) error {
	o, err := w.mayHearNo(ctx, who, guard.EndObjection, id, "wrote down that this person takes an objection back")
	if err != nil {
		return err
	}
	if o.pass.Purpose() == "emergency" {
		return byname.Denied("objection", "a calmer hour: it is not ended in an emergency", "ask again when the emergency is over")
	}
	return w.objectsNoMore(ctx, id, scope, who.Worker, words)
}

// mayHearNo opens a person for whoever helps them, or answers their own
// request. Who looks after links or counts hears nobody.
func (w *Work) mayHearNo(ctx context.Context, who Who, act guard.Act, id byname.PersonID, what string) (o opened, err error) {
	if err := w.may(ctx, who, act); err != nil {
		return o, err
	}
	if o, err = w.opens(ctx, who, id, what); err != nil {
		return o, err
	}
	if !slices.Contains([]string{"support", "emergency", "rights"}, o.pass.Purpose()) {
		return o, byname.Denied("objection", "somebody who helps the person, or answers their request", "leave it to them")
	}
	return o, nil
}

// objects keeps an objection, does what else belongs to it and looks again at
// the home, in one transaction. Whoever calls it has made sure that the person
// said so.
func (w *Work) objects(ctx context.Context, o govern.Objection, also ...func(*store.Tx) error) error {
	switch today := w.Today(); {
	case o.From == 0:
		o.From = today
	case o.From > today:
		return byname.Invalid("said", "today or a day before", "write the day on which they said so")
	}
	return w.rethinking(ctx, o.Person, "somebody objected: looked again at their home", func(tx *store.Tx) error {
		if err := tx.Object(o); err != nil {
			return err
		}
		for _, do := range also {
			if err := do(tx); err != nil {
				return err
			}
		}
		if o.Scope != govern.ToAll {
			return nil
		}
		return w.tellNo(tx, o.Person)
	})
}

// objectsNoMore ends what was written down, by a worker or, with "", by the
// person. What the build left out comes back with the next one.
func (w *Work) objectsNoMore(ctx context.Context, id byname.PersonID, scope govern.Scope, by byname.WorkerID, words string) error {
	if words = strings.TrimSpace(words); by != "" && len(words) < guard.ReasonLetters {
		return byname.Invalid("ended", "what they said, in a few words", "write down why it is taken back")
	}
	return w.rethinking(ctx, id, "somebody takes an objection back: looked again at their home", func(tx *store.Tx) error {
		if err := tx.EndObjection(id, scope, w.Today(), by, words); err != nil {
			return err
		}
		return w.noSettled(tx, id, by)
	})
}

// rethinking changes something about a person and puts the rules to their home
// again. Where no agreement lets anybody be looked for, there is nothing to
// put to anybody.
func (w *Work) rethinking(ctx context.Context, id byname.PersonID, what string, change func(*store.Tx) error) error {
	n, err := w.beginWeighing(ctx, what)
	unasked := guard.IsRefusal(err)
	if err != nil && !unasked {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		if err := change(tx); err != nil || unasked {
			return err
		}
		return n.weigh(tx, id)
	})
}
