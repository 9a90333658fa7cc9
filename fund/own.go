package fund

import (
	"fmt"
	"strings"

	"byname"
)

// An Own budget is what a team has set aside for one person in a year, to be
// spent on steps of their plan without asking again.
type Own struct {
	Name string       // of its account, that does not tell whose it is
	Set  byname.Pence // aside for the year, with what is spent of it
	Left byname.Pence
}

// Spent is what the budget has paid.
func (o Own) Spent() byname.Pence { return o.Set - o.Left }

// An Aside is how much a team's lead sets aside for a person.
type Aside struct {
	Year   Year
	Place  string
	Own    string       // name of the account
	Amount byname.Pence // for the year in all, with what is spent of it; less than before gives the rest back
	Reason string       // in words; it stays out of the ledger
}

// Most is what may be set aside in all: what the board allows one person in a
// year, less what the team's budget paid or holds for them besides. before is
// what it bears for them now, with what is set aside.
func (o Own) Most(terms Terms, before byname.Pence) byname.Pence {
	return max(o.Set, terms.OnePerson-(before-o.Set))
}

// Entry writes it into the ledger. times is how often it was set before, so
// that each is a deed of its own. What is so already is an entry without
// postings, that need not be written.
func (a Aside) Entry(o Own, before byname.Pence, terms Terms, times int) (Entry, error) {
	switch most := o.Most(terms, before); {
	case strings.TrimSpace(a.Reason) == "":
		return Entry{}, byname.Invalid("reason", "why, in words", "write why it is right for this person")
	case a.Amount < o.Spent():
		return Entry{}, byname.Invalid("amount", "at least "+o.Spent().String()+", which is spent already", "set aside as much, or undo a step first")
	case a.Amount > most:
		return Entry{}, byname.Invalid("amount", "at most "+most.String()+", within what the board allows for one person in a year", "set aside less, or add the step and ask the lead")
	}
	team, own := Account{AtTeam, a.Year, a.Place, ""}, Account{AtOwn, a.Year, a.Place, a.Own}
	e := Entry{Key: fmt.Sprintf("set aside %s %s %d", a.Own, a.Year, times+1), Why: "Set aside for one person, on a written reason"}
	if a.Amount < o.Set {
		e.Why = "Given back of what was set aside for one person"
		e.Postings = move(nil, own, team, o.Set-a.Amount)
		return e, nil
	}
	e.Postings = move(nil, team, own, a.Amount-o.Set)
	return e, nil
}
