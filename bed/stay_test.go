package bed

import (
	"errors"
	"slices"
	"testing"

	"byname"
)

// TestStays: from an offer every state can be reached; a bed is freed exactly
// when a stay that held it no longer does; whoever has lost a bed without a
// home to go to is told of.
func TestStays(t *testing.T) {
	reached := []State{Offered}
	for i := 0; i < len(reached); i++ {
		for _, m := range reached[i].Next() {
			if !slices.Contains(reached, m.To) {
				reached = append(reached, m.To)
			}
		}
	}
	if len(reached) != 10 {
		t.Errorf("only %v can be reached", reached)
	}
	for _, m := range Moves {
		if m.Frees != (m.From.Holds() && !m.To.Holds()) {
			t.Errorf("%s to %s: frees the bed: %v", m.From, m.To, m.Frees)
		}
		if lost := m.Frees && m.To != MovedOn && m.To != Cancelled; lost != m.Raises {
			t.Errorf("%s to %s: the team is told: %v", m.From, m.To, m.Raises)
		}
		if _, err := m.From.Go(m.To, "it was too loud"); err != nil {
			t.Error(err)
		}
		if _, err := m.From.Go(m.To, ""); errors.Is(err, byname.ErrInvalid) != m.Reason {
			t.Errorf("%s to %s without a reason: %v", m.From, m.To, err)
		}
	}
	for _, wrong := range [][2]State{{Offered, Arrived}, {MovedOn, Arrived}, {Declined, Accepted}, {Arrived, NoShow}} {
		if _, err := wrong[0].Go(wrong[1], "because"); !errors.Is(err, byname.ErrConflict) {
			t.Errorf("%s to %s: %v", wrong[0], wrong[1], err)
		}
	}
}
