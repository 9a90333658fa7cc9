package work

import (
	"testing"

	"byname/signal"
)

// TestSurroundings: rules hear of a small area what the published table says of
// it, domain by domain, and nothing of an area that is not in it.
func TestSurroundings(t *testing.T) {
	place, err := shipped()
	ok(t, err)
	w := &Work{Place: place}
	fifth, tenths := w.surroundings("E01004766") // 33.083,6907,3,3,3,5,2,1,7,1
	if want := (signal.Deciles{Income: 3, Employment: 3, Education: 5, Health: 2, Crime: 1, Housing: 7, Environment: 1}); fifth != 2 || tenths != want {
		t.Errorf("fifth %d and tenths %+v, want 2 and %+v", fifth, tenths, want)
	}
	if fifth, tenths := w.surroundings("W01000001"); fifth != 0 || tenths != (signal.Deciles{}) {
		t.Errorf("of an area in Wales: %d, %+v", fifth, tenths)
	}
}
