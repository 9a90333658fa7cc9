package bed

import (
	"slices"

	"byname"
)

// A State is how far a stay has come.
type State string

// The states of a stay.
const (
	Offered   State = "offered"
	Declined  State = "declined"
	Lapsed    State = "lapsed" // nobody answered the offer in time
	Accepted  State = "accepted"
	NoShow    State = "no-show" // accepted, and not there by the time the bed is held until
	Arrived   State = "arrived"
	LeftEarly State = "left early" // without anywhere to go that is known
	MovedOn   State = "moved on"   // to a longer home
	Ended     State = "ended"      // the stay came to its agreed end
	Cancelled State = "cancelled"  // offered or accepted by mistake, or the bed is out of use
)

// A Move is one way a stay can go on.
type Move struct {
	From, To State
	Reason   bool // somebody must say why
	Frees    bool // the bed can be offered again the same night
	Raises   bool // the person's team is told, and has something to do
}

// Moves are all the ways a stay can go.
var Moves = []Move{
	{From: Offered, To: Accepted},
	{From: Offered, To: Declined, Reason: true, Frees: true, Raises: true},
	{From: Offered, To: Lapsed, Frees: true, Raises: true},
	{From: Offered, To: Cancelled, Reason: true, Frees: true},
	{From: Accepted, To: Arrived},
	{From: Accepted, To: NoShow, Frees: true, Raises: true},
	{From: Accepted, To: Cancelled, Reason: true, Frees: true},
	{From: NoShow, To: Arrived}, // late, and the bed was still free
	{From: Arrived, To: LeftEarly, Reason: true, Frees: true, Raises: true},
	{From: Arrived, To: MovedOn, Reason: true, Frees: true},
	{From: Arrived, To: Ended, Reason: true, Frees: true, Raises: true},
}

// Holds says whether a stay in this state has its bed.
func (s State) Holds() bool { return s == Offered || s == Accepted || s == Arrived }

// Next are the ways on from a state.
func (s State) Next() []Move {
	return slices.DeleteFunc(slices.Clone(Moves), func(m Move) bool { return m.From != s })
}

// Go is the move from one state to another. It is refused when there is none,
// or when it needs a reason and has none.
func (s State) Go(to State, reason string) (Move, error) {
	for _, m := range s.Next() {
		if m.To != to {
			continue
		}
		if m.Reason && reason == "" {
			return m, byname.Invalid("a stay that is "+string(to), "the reason", "say in a few words why")
		}
		return m, nil
	}
	next := s.Next()
	if len(next) == 0 {
		return Move{}, byname.Conflict("the stay", "a stay that goes on", "it is "+string(s)+" already: offer a bed again")
	}
	words := ""
	for i, m := range next {
		if i > 0 {
			words += " or "
		}
		words += string(m.To)
	}
	return Move{}, byname.Conflict("the stay", "one that can be "+string(to)+" now", "it is "+string(s)+", and can be "+words)
}
