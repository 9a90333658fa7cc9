package work

import (
	"context"
	"slices"
	"strings"

	"byname"
	"byname/directory"
	"byname/store"
	"byname/visit"
)

// A VisitReview is what a visit would ask of whom, before it is sent.
type VisitReview struct {
	PersonRef
	Version   int
	Risks     []string // but those said in private
	Note      string
	Objects   bool // to sharing: nobody is asked
	Proposals []VisitProposal
}

// A VisitProposal is one service that would be asked.
type VisitProposal struct {
	visit.Proposal
	Title, By string
	Answers   string // how soon it says yes or no
	Nobody    bool   // it takes nobody like them just now
	Own       bool   // it is the asker's own agency
}

// ReviewVisit shows what would be sent.
func (w *Work) ReviewVisit(ctx context.Context, who Who, id byname.PersonID) (r VisitReview, err error) {
	o, err := w.mayVisit(ctx, who, id, "looked at what a visit would pass on")
	if err != nil {
		return r, err
	}
	r.PersonRef = PersonRef{o.ID, preferred(o.Person)}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		v, open, err := w.openVisit(tx, who, o.ID)
		if err != nil {
			return err
		}
		if !open {
			return noVisit
		}
		if r.Objects, err = w.noSharing(tx, o); err != nil {
			return err
		}
		r.Version, r.Note, r.Risks = v.Version, v.Note, w.Place.Visit.Risks(v.Replies, false)
		r.Proposals, err = w.proposals(tx, who, o, v.Replies)
		return err
	})
	return r, err
}

var noVisit = byname.NotFound("visit", "one that you are writing", "begin at the first question")

// proposals are those of the form, with who would do what.
func (w *Work) proposals(tx *store.Tx, who Who, o opened, r visit.Replies) (list []VisitProposal, err error) {
	_, book, err := w.bookNow(tx)
	if err != nil {
		return nil, err
	}
	for _, p := range w.Place.Visit.Propose(r) {
		x := VisitProposal{Proposal: p, Title: w.askedTitle(book, p.To)}
		if p.To == visit.Team {
			_, covered := w.Place.team(o.Neighbourhood, w.Today())
			x.Nobody = !covered
		} else {
			s, there := book.Now(directory.ByKey(p.To))
			years, known := w.age(o.Person)
			x.Nobody = !there || !s.Here || !s.Open() || s.Agency == "" || known && !s.TakesAge(years)
			if !x.Nobody {
				agency := w.Place.heirs(s.Agency, w.Today())[0]
				x.By, x.Answers, x.Own = w.Place.Short(agency), s.Answer.String(), agency == who.Agency
			}
		}
		list = append(list, x)
	}
	return list, nil
}

// A VisitSend is what the worker and the person decided about a review.
type VisitSend struct {
	Consent visit.Consent
	How     string            // they said so, or why they could not
	Ask     []string          // Proposal.To of those that are asked
	Why     map[string]string // the others are not
}

// What stands in place of a worker's reason where there was no choice.
const (
	leftObjects = "They object to sharing"
	leftNobody  = "No service takes this here"
	leftNo      = "They did not say yes"
)

// SendVisit ends a visit as it was reviewed at a version: asks the services
// that were chosen, each by a referral, and tells the timeline. All of it
// happens or none; sent twice it happens once.
func (w *Work) SendVisit(ctx context.Context, who Who, id byname.PersonID, version int, s VisitSend) error {
	o, err := w.mayVisit(ctx, who, id, "sent what a visit found")
	if err != nil {
		return err
	}
	n, err := w.beginWeighing(ctx, "a visit was made: looked for early signs in the home")
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		v, open, err := w.openVisit(tx, who, o.ID)
		if err != nil {
			return err
		}
		if !open {
			again, err := w.endedNow(tx, who, o.ID, func(v visit.Visit) bool { return v.Happened && v.Version == version+1 })
			if err == nil && !again {
				err = noVisit
			}
			return err
		}
		if version != v.Version {
			return byname.Conflict("visit", "the answers as they are now", "look again at what would be sent")
		}
		c, asks, err := w.visitSent(tx, who, o, v, s)
		if err != nil {
			return err
		}
		for i, ask := range asks {
			if c.Asked[i].Referral, err = w.refer(tx, who, o, ask); err != nil {
				return err
			}
		}
		if c.Told, err = w.tellVisit(tx, n, who, o, v.Number, w.Place.Visit.Done, w.Place.Visit.Facts(v.Replies)); err != nil {
			return err
		}
		if w.private(v.Replies) { // a code given before opens no more
			if err := tx.EndCodes(o.ID, who.Worker, w.now()); err != nil {
				return err
			}
		}
		_, err = tx.ChangeVisit(v, c, who.Worker)
		return err
	})
}

// visitSent is the change that sending makes, and the referrals it asks for,
// in the order of its Asked.
func (w *Work) visitSent(tx *store.Tx, who Who, o opened, v store.Visit, s VisitSend) (c visit.Change, asks []NewReferral, err error) {
	c = visit.Change{What: visit.Send, At: w.minute(), Consent: s.Consent, Words: s.How}
	objects, err := w.noSharing(tx, o)
	if err != nil {
		return c, nil, err
	}
	if objects {
		c.Consent = visit.Not
	}
	list, err := w.proposals(tx, who, o, v.Replies)
	if err != nil {
		return c, nil, err
	}
	for _, p := range list {
		allowed, may := p.Allowed(c.Consent)
		why := ""
		switch {
		case objects:
			why = leftObjects
		case p.Nobody:
			why = leftNobody
		case !may:
			why = leftNo
		case !slices.Contains(s.Ask, p.To):
			c.Left = append(c.Left, visit.Left{To: p.To, Why: s.Why[p.To]})
			continue
		default:
			c.Asked = append(c.Asked, visit.Asked{To: p.To})
			asks = append(asks, visitAsk(o, allowed, c.Consent, v.Note))
			continue
		}
		c.Left = append(c.Left, visit.Left{To: p.To, Why: why})
	}
	return c, asks, visit.Check(w.Place.Visit, v.Visit, c)
}

// visitAsk is the referral of a proposal.
func visitAsk(o opened, p visit.Proposal, c visit.Consent, note string) NewReferral {
	var words []string
	for _, a := range p.Asks {
		if !slices.Contains(words, a.Words) {
			words = append(words, a.Words)
		}
		if said := "They did not say yes. " + a.Without + "."; c != visit.Agreed && !slices.Contains(words, said) {
			words = append(words, said)
		}
	}
	n := NewReferral{Service: string(directory.ByKey(p.To)), Ask: "Found on a visit at home. " + strings.Join(words, " "), Need: note}
	if p.To == visit.Team {
		n.Service, n.Neighbourhood = "", o.Neighbourhood
	}
	return n
}
