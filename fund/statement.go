package fund

import (
	"cmp"
	"maps"
	"slices"

	"byname"
)

// A Statement is one year of a pool: every penny by partner, neighbourhood and
// scheme, made from the balances and from nothing else.
type Statement struct {
	Year        Year           `json:"year"`
	Partners    []Amount       `json:"partners"` // by partner id
	Contributed byname.Pence   `json:"contributedPence"`
	Brought     byname.Pence   `json:"broughtPence"` // from the year before
	Carried     byname.Pence   `json:"carriedPence"` // to the year after
	Reserve     byname.Pence   `json:"reservePence"`
	Unshared    byname.Pence   `json:"unsharedPence"`
	Places      []PlaceAccount `json:"places"`
	Gain        byname.Pence   `json:"gainPence"`
	Shares      []Amount       `json:"shares"` // of the gain, by partner id
	Owed        []Amount       `json:"owed"`   // of the gain, by who owes an answer
}

// An Amount is somebody's.
type Amount struct {
	Who    string       `json:"who"`
	Amount byname.Pence `json:"pence"`
}

// A PlaceAccount is one neighbourhood's part of the year.
type PlaceAccount struct {
	Place       string       `json:"place"`
	Allocated   byname.Pence `json:"allocatedPence"`
	Committed   byname.Pence `json:"committedPence"` // to schemes and to the team
	Uncommitted byname.Pence `json:"uncommittedPence"`
	Spent       byname.Pence `json:"spentPence"`
	Team        Budget       `json:"team"`
	Schemes     []Budget     `json:"schemes"`
}

// A Budget is a scheme's or a team's.
type Budget struct {
	Scheme    string       `json:"scheme,omitempty"` // "" is the team's
	Committed byname.Pence `json:"committedPence"`
	Spent     byname.Pence `json:"spentPence"`
	Held      byname.Pence `json:"heldPence"`  // waiting for a countersignature
	Aside     byname.Pence `json:"asidePence"` // a team's, set aside for persons and not yet spent
	Left      byname.Pence `json:"leftPence"`
}

// Statement makes a year's statement.
func (b Balances) Statement(y Year) Statement {
	s := Statement{Year: y}
	places := map[string]*PlaceAccount{}
	budgets := map[Account]*Budget{} // by Place and Name
	for _, a := range slices.SortedFunc(maps.Keys(b), byKindPlaceName) {
		amount := b[a]
		if a.Year != y || amount == 0 {
			continue
		}
		switch a.Kind {
		case AtPartner:
			s.Partners = append(s.Partners, Amount{a.Name, -amount})
			s.Contributed -= amount
		case AtBrought:
			s.Brought -= amount
		case AtPool:
			s.Unshared = amount
		case AtCarried:
			s.Carried = amount
		case AtReserve:
			s.Reserve = amount
		case AtGain:
			s.Gain -= amount
		case AtShare:
			s.Shares = append(s.Shares, Amount{a.Name, amount})
		case AtOwed:
			s.Owed = append(s.Owed, Amount{a.Name, amount})
		default:
			fill(places, budgets, a, amount)
		}
	}
	for _, a := range slices.SortedFunc(maps.Keys(budgets), byKindPlaceName) {
		p, u := places[a.Place], budgets[a]
		if a.Name == "" {
			p.Team = *u
		} else {
			p.Schemes = append(p.Schemes, *u)
		}
		p.Committed += u.Committed
		p.Spent += u.Spent
	}
	for _, name := range slices.Sorted(maps.Keys(places)) {
		p := places[name]
		p.Allocated = p.Committed + p.Uncommitted
		s.Places = append(s.Places, *p)
	}
	return s
}

// fill adds one account's money to its neighbourhood and its budget.
func fill(places map[string]*PlaceAccount, budgets map[Account]*Budget, a Account, amount byname.Pence) {
	if places[a.Place] == nil {
		places[a.Place] = &PlaceAccount{Place: a.Place}
	}
	if a.Kind == AtPlace {
		places[a.Place].Uncommitted = amount
		return
	}
	key := Account{Place: a.Place, Name: a.Name}
	if a.Kind == AtOwn {
		key.Name = ""
	}
	if budgets[key] == nil {
		budgets[key] = &Budget{Scheme: key.Name}
	}
	u := budgets[key]
	u.Committed += amount
	switch a.Kind {
	case AtSpent:
		u.Spent = amount
	case AtHeld:
		u.Held = amount
	case AtOwn:
		u.Aside += amount
	default:
		u.Left = amount
	}
}

func byKindPlaceName(a, b Account) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Place, b.Place), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Year, b.Year))
}

// Of is a neighbourhood's account, empty when it has none.
func (s Statement) Of(place string) PlaceAccount {
	for _, p := range s.Places {
		if p.Place == place {
			return p
		}
	}
	return PlaceAccount{Place: place}
}
