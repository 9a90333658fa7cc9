package work

import (
	"context"

	"byname"
	"byname/bed"
	"byname/guard"
	"byname/store"
)

// A BedAsk is what a form says about somebody who needs a bed.
type BedAsk struct {
	With     []byname.PersonID // who comes with them and will not come without
	Rooms    string            // which rooms they may be offered, in their own word: women, men or either
	StepFree bool
	Dog      bool
	Smokes   bool
	Alone    bool
	Apart    []byname.PersonID
	First    []string   // ids of beds.yaml
	From     byname.Day // 0 is tonight
}

// BedTerms are what the place agreed about beds.
func (w *Work) BedTerms() (bed.Terms, error) { return bed.Load(w.Place.Files) }

// A BedForm is what the form of somebody's asking needs to show.
type BedForm struct {
	PersonRef
	Home  []PersonRef // others of their household whom the asker may see
	Terms bed.Terms
}

// OpenBedForm opens somebody to ask for a bed for them.
func (w *Work) OpenBedForm(ctx context.Context, who Who, id byname.PersonID) (f BedForm, err error) {
	o, err := w.mayChange(ctx, who, id, "asks for a bed for this person")
	if err != nil {
		return f, err
	}
	f.PersonRef = PersonRef{id, preferred(o.Person)}
	house, err := w.home(ctx, who, o.build, id)
	if err != nil {
		return f, err
	}
	for _, other := range house.Covers() {
		p, err := o.build.Person(house, w.now(), other)
		if err != nil {
			return f, err
		}
		f.Home = append(f.Home, PersonRef{other, preferred(p)})
	}
	f.Terms, err = w.BedTerms()
	return f, err
}

// AskForBed asks for a bed for somebody and whoever comes with them, all of
// whom the asker must be allowed to see.
func (w *Work) AskForBed(ctx context.Context, who Who, id byname.PersonID, ask BedAsk) error {
	terms, err := w.BedTerms()
	if err != nil {
		return err
	}
	r := store.BedRequest{By: who.Worker, Agency: who.Agency, Day: max(ask.From, w.tonight()), At: w.now(), Reasons: ask.First}
	if _, known := terms.Points(ask.First); !known {
		return byname.Invalid("first", "reasons that this place agreed", "choose from the list")
	}
	if ask.Rooms != "women" && ask.Rooms != "men" && ask.Rooms != "either" {
		return byname.Invalid("rooms", "women's rooms, men's rooms or either", "ask them, and choose one")
	}
	for i, person := range append([]byname.PersonID{id}, ask.With...) {
		o, err := w.mayChange(ctx, who, person, "asked for a bed for this person")
		if err != nil {
			return err
		}
		need := bed.Need{Person: o.Person.ID, Women: ask.Rooms != "men", Men: ask.Rooms != "women", StepFree: ask.StepFree, Smokes: ask.Smokes, Alone: ask.Alone, Apart: ask.Apart}
		need.Dog = ask.Dog && i == 0
		need.Age, _ = w.age(o.Person)
		r.People, r.Anchors = append(r.People, need), append(r.Anchors, string(o.Anchor))
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		open, err := tx.BedRequests()
		if err != nil {
			return err
		}
		for _, other := range open {
			for _, a := range other.People {
				for _, b := range r.People {
					if a.Person == b.Person {
						return byname.Conflict("bed", "somebody for whom no bed is asked yet", "it has been asked already: see tonight's beds")
					}
				}
			}
		}
		if _, err := tx.AskForBed(r); err != nil {
			return err
		}
		for i, need := range r.People {
			if err := tx.Sight(bed.Sighting{Person: need.Person, Day: r.Day, What: bed.Met}, r.Anchors[i], who.Worker, w.now()); err != nil {
				return err
			}
		}
		return nil
	})
}

// WithdrawBed ends a request that is no longer needed, by whoever asked or
// gives beds out. A bed that it holds is freed first.
func (w *Work) WithdrawBed(ctx context.Context, who Who, request int64, reason string) error {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return err
	}
	if reason == "" {
		return byname.Invalid("reason", "why no bed is needed any more", "say it in a few words")
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		n, err := w.bedNight(tx)
		if err != nil {
			return err
		}
		r, err := n.request(request)
		if err != nil {
			return err
		}
		if r.Agency != who.Agency && !w.keepsBeds(who) {
			return byname.Denied("request", "whoever asked, or those who give beds out", "tell them")
		}
		if s, holds := n.stays[request]; holds {
			if s.State == bed.Arrived {
				return byname.Conflict("request", "somebody who has not come in yet", "say how the stay ended first")
			}
			if err := tx.MoveStay(s.Number, s.Seq, bed.Cancelled, reason, who.Worker, w.now()); err != nil {
				return err
			}
		}
		return tx.EndBedRequest(request, who.Worker, w.now(), reason)
	})
}

func (n bedNight) request(number int64) (store.BedRequest, error) {
	for _, r := range n.requests {
		if r.Number == number {
			return r, nil
		}
	}
	return store.BedRequest{}, byname.NotFound("request", "a bed that is asked for", "look at tonight's beds again")
}
