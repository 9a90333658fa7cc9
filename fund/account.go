package fund

import (
	"slices"
	"strings"

	"byname"
)

// An Account is a place where money of one pool and one year can be. Two
// Accounts that are equal are the same account.
type Account struct {
	Kind  Kind   `json:"kind"`
	Year  Year   `json:"year"`
	Place string `json:"place,omitempty"` // a neighbourhood, from its allocation on
	Name  string `json:"name,omitempty"`  // a partner, a scheme or an own budget; where money is held or spent, "" is the team's budget
}

// A Kind of account.
type Kind string

const (
	AtPartner Kind = "partner" // outside the pool: what a partner pays comes from here
	AtBrought Kind = "brought" // outside the year: what an earlier year left comes from here
	AtPool    Kind = "pool"    // in the pool, not yet shared out
	AtCarried Kind = "carried" // taken out of the year for the next
	AtReserve Kind = "reserve" // held back by the board
	AtPlace   Kind = "place"   // a neighbourhood's allocation, not yet committed
	AtTeam    Kind = "team"    // delegated to the neighbourhood's team
	AtOwn     Kind = "own"     // set aside by the team for one person, whom the name does not tell
	AtScheme  Kind = "scheme"  // committed to a scheme, not yet spent
	AtHeld    Kind = "held"    // asked for, waiting for the lead to countersign
	AtSpent   Kind = "spent"   // paid out
	AtGain    Kind = "gain"    // outside the pool: the cashable gain that partners made comes from here
	AtShare   Kind = "share"   // a partner's part of the gain
	AtOwed    Kind = "owed"    // the part of one who is no partner: shown and asked for, not assumed
)

// Outside reports whether money only comes from there, so that its balance
// falls below nothing.
func (k Kind) Outside() bool { return k == AtPartner || k == AtBrought || k == AtGain }

// moves are the ways that money may take. Each way keeps the year and, from
// the allocation on, the neighbourhood; and spending keeps the scheme.
var moves = map[Kind][]Kind{
	AtPartner: {AtPool},
	AtBrought: {AtPool},
	AtPool:    {AtReserve, AtPlace, AtCarried},
	AtReserve: {AtPool, AtCarried},
	AtPlace:   {AtTeam, AtScheme, AtCarried},
	AtTeam:    {AtHeld, AtSpent, AtPlace, AtOwn},
	AtOwn:     {AtSpent, AtTeam},
	AtScheme:  {AtHeld, AtSpent, AtScheme, AtPlace},
	AtHeld:    {AtSpent, AtTeam, AtScheme},
	AtGain:    {AtShare, AtOwed},
	AtOwed:    {AtShare},
}

// check reports a field that this kind of account must have and lacks, or has
// and must not.
func (a Account) check() error {
	wrong := func(what string) error {
		return byname.Invalid("account "+a.String(), what, "correct the account")
	}
	place, name := false, false
	switch a.Kind {
	case AtBrought, AtPool, AtCarried, AtReserve, AtGain:
	case AtPartner, AtShare, AtOwed:
		name = true
	case AtPlace, AtTeam:
		place = true
	case AtScheme, AtOwn:
		place, name = true, true
	case AtHeld, AtSpent:
		place, name = true, a.Name != ""
	default:
		return wrong("a known kind of account")
	}
	switch {
	case a.Year == 0:
		return wrong("a year")
	case (a.Place != "") != place:
		return wrong("a neighbourhood where there is one, and none elsewhere")
	case (a.Name != "") != name:
		return wrong("a partner or scheme where there is one, and none elsewhere")
	}
	return nil
}

// mayMove reports whether money may take this way.
func mayMove(from, to Account) bool {
	if !slices.Contains(moves[from.Kind], to.Kind) || from.Year != to.Year || from == to {
		return false
	}
	if from.Place != "" && to.Place != "" && from.Place != to.Place {
		return false
	}
	switch {
	case from.Kind == AtOwn: // what a person's own budget paid, the team paid
		return to.Name == ""
	case to.Kind == AtHeld, to.Kind == AtSpent, from.Kind == AtHeld:
		return from.Name == to.Name
	}
	return true
}

// String is the account as a path: 2025/26 scheme MAN-N07 falls.
func (a Account) String() string {
	return strings.Join(slices.DeleteFunc([]string{a.Year.String(), string(a.Kind), a.Place, a.Name},
		func(s string) bool { return s == "" }), " ")
}
