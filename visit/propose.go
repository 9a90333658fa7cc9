package visit

import "slices"

// A Proposal is one service and all that it would be asked for.
type Proposal struct {
	To   string
	Asks []Asking
}

// An Asking is one thing, and the risk for which it is asked.
type Asking struct {
	Risk, Words string
	Without     string // why it may be asked without their yes; "" it may not
	Alone       bool   // of a question asked alone
}

// Propose gives one proposal a service, in the order of the form, so that
// nobody is referred to the same service twice.
func (f Form) Propose(r Replies) (list []Proposal) {
	f.each(r, func(q Question, a Answer) {
		for _, to := range a.Refer {
			i := slices.IndexFunc(list, func(p Proposal) bool { return p.To == to.To })
			if i < 0 {
				i, list = len(list), append(list, Proposal{To: to.To})
			}
			list[i].Asks = append(list[i].Asks, Asking{Risk: a.Risk, Words: to.Ask, Without: to.Without, Alone: q.Alone})
		}
	})
	return list
}

// Allowed is the proposal as far as it may be sent, and false when nothing of
// it may: without their yes, only what needs none.
func (p Proposal) Allowed(c Consent) (Proposal, bool) {
	if c != Agreed {
		p.Asks = slices.DeleteFunc(slices.Clone(p.Asks), func(a Asking) bool { return a.Without == "" })
	}
	return p, len(p.Asks) > 0
}

// A Fact is what the timeline is told of a visit besides that it was made.
type Fact struct {
	Question string
	Kind     string
	Value    float64
}

// Facts are those of the answers. What was asked alone is never among them.
func (f Form) Facts(r Replies) (list []Fact) {
	f.each(r, func(q Question, a Answer) {
		if a.Event != "" && !q.Alone {
			list = append(list, Fact{q.ID, a.Event, a.Value})
		}
	})
	return list
}

// Private reports whether all of it was said in private: it is shown apart, for
// somebody else may look at the screen.
func (p Proposal) Private() bool {
	return !slices.ContainsFunc(p.Asks, func(a Asking) bool { return !a.Alone })
}

// Risks are those that came to light, in the order of the form: either those
// that were asked alone or the others.
func (f Form) Risks(r Replies, alone bool) (risks []string) {
	f.each(r, func(q Question, a Answer) {
		if a.Risk != "" && q.Alone == alone {
			risks = append(risks, a.Risk)
		}
	})
	return risks
}

// AskedAlone reports whether a question was answered that is asked alone.
func (f Form) AskedAlone(r Replies) (asked bool) {
	f.each(r, func(q Question, _ Answer) { asked = asked || q.Alone })
	return asked
}

func (f Form) each(r Replies, take func(Question, Answer)) {
	for _, p := range f.Parts {
		for _, q := range p.Questions {
			if a, answered := q.Answer(r[q.ID]); answered {
				take(q, a)
			}
		}
	}
}

// Answered is how many questions of a part have an answer.
func (p Part) Answered(r Replies) (n int) {
	for _, q := range p.Questions {
		if _, answered := q.Answer(r[q.ID]); answered {
			n++
		}
	}
	return n
}
