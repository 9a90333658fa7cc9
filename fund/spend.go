package fund

import (
	"strings"

	"byname"
)

// A Spend asks to pay for something: from a scheme, or, with no scheme, from
// the team's delegated budget for one person, on a written reason.
type Spend struct {
	Ref    string          `json:"ref"` // an invoice, or the step of a plan: paid once
	Year   Year            `json:"year"`
	Place  string          `json:"place"`
	Scheme string          `json:"scheme,omitempty"` // "" is the team's budget
	Own    string          `json:"own,omitempty"`    // the person's own budget, which pays; "" is the team's
	Person byname.PersonID `json:"person,omitempty"` // whom it is for; 0 is nobody in particular
	Reason string          `json:"reason"`
	Amount byname.Pence    `json:"pence"`
}

// Countersign reports whether a lead must countersign before it is paid: when
// the team's budget has borne, with this, more than the limit for the person
// in the year, or when it is for nobody in particular. before is what was
// spent or held on the person, or set aside for them. Splitting a sum changes
// nothing. A person's own budget pays at once: the lead set it aside.
func (s Spend) Countersign(terms Terms, before byname.Pence) bool {
	return s.Scheme == "" && s.Own == "" && (s.Person == 0 || before+s.Amount > terms.OnePerson)
}

// Entry writes the spend into the ledger: paid at once, or held until the lead
// countersigns. A reason that is about a person stays out of the ledger, which
// is read without a Pass.
func (s Spend) Entry(countersign bool) (Entry, error) {
	if strings.TrimSpace(s.Reason) == "" {
		return Entry{}, byname.Invalid("spend", "a reason in words", "write why it is needed")
	}
	if strings.TrimSpace(s.Ref) == "" {
		return Entry{}, byname.Invalid("spend", "what it pays for", "name the invoice or the step")
	}
	to := Account{AtSpent, s.Year, s.Place, s.Scheme}
	if countersign {
		to.Kind = AtHeld
	}
	return Entry{
		Key:      "spend " + s.Ref,
		Why:      s.why(),
		Postings: []Posting{{s.budget(), to, s.Amount}},
	}, nil
}

func (s Spend) why() string {
	switch {
	case s.Person != 0:
		return "For one person, on a written reason"
	case s.Scheme == "":
		return "From the team's budget, on a written reason"
	}
	return s.Reason
}

// budget is the account that pays.
func (s Spend) budget() Account {
	switch {
	case s.Own != "":
		return Account{AtOwn, s.Year, s.Place, s.Own}
	case s.Scheme == "":
		return Account{AtTeam, s.Year, s.Place, ""}
	}
	return Account{AtScheme, s.Year, s.Place, s.Scheme}
}

// Answer is the lead's: yes pays what was held, no gives it back to the
// budget. Nobody countersigns what they asked for.
func (s Spend) Answer(yes bool, lead, asked byname.WorkerID, reason string) (Entry, error) {
	if lead == asked {
		return Entry{}, byname.Denied("countersigning", "a lead other than the one who asked", "ask another lead")
	}
	if !yes && strings.TrimSpace(reason) == "" {
		return Entry{}, byname.Invalid("countersigning", "a reason for the no", "write why")
	}
	held := Account{AtHeld, s.Year, s.Place, s.Scheme}
	e := Entry{Key: "countersign " + s.Ref, By: lead, Why: "Countersigned by the lead", Postings: []Posting{{held, Account{AtSpent, s.Year, s.Place, s.Scheme}, s.Amount}}}
	if !yes {
		e.Why = "Not countersigned by the lead"
		e.Postings[0].To = s.budget()
	}
	return e, nil
}
