package govern

import (
	"fmt"
	"slices"

	"byname"
)

// A Board is partners who decide together, each seat one vote.
type Board struct {
	ID     string
	Name   string
	About  string
	Quorum int // votes that must be able to be cast
	Seats  []Seat
}

// A Seat is a partner's place on a board. A seat nobody holds is kept: it
// shows who is missing.
type Seat struct {
	ID          string
	Partner     string // "NHS Greater Manchester"
	Office      string // "chief officer"; "" when the partner has one seat
	Holder      byname.WorkerID
	byname.Span `yaml:",inline"`
}

// Name is the partner and the office.
func (s Seat) Name() string {
	if s.Office == "" {
		return s.Partner
	}
	return s.Partner + ", " + s.Office
}

// Check refuses a board that could never decide.
func (b Board) Check() error {
	where := fmt.Sprintf("board %s", b.ID)
	if b.ID == "" || b.Name == "" || b.Quorum < 1 || b.Quorum > len(b.Seats) {
		return byname.Invalid(where, "id, name, and a quorum between 1 and the number of seats", "correct them")
	}
	for i, s := range b.Seats {
		if s.ID == "" || s.Partner == "" || slices.ContainsFunc(b.Seats[:i], func(o Seat) bool { return o.ID == s.ID }) {
			return byname.Invalid(where, "seats with an id of their own and a partner", "correct seat "+s.ID)
		}
		if err := s.Span.Check(where + ", seat " + s.ID); err != nil {
			return err
		}
	}
	return nil
}

// Seat finds one that is on the board on a day.
func (b Board) Seat(id string, day byname.Day) (Seat, error) {
	for _, s := range b.Seats {
		if s.ID == id && s.Holds(day) {
			return s, nil
		}
	}
	return Seat{}, byname.NotFound("seat "+id, "a seat of "+b.Name+" on that day", "choose one of the board's seats")
}

// HeldBy are the seats a worker holds on a day.
func (b Board) HeldBy(w byname.WorkerID, day byname.Day) []Seat {
	var held []Seat
	for _, s := range b.Seats {
		if s.Holder == w && w != "" && s.Holds(day) {
			held = append(held, s)
		}
	}
	return held
}
