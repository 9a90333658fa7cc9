package plan

import (
	"errors"
	"testing"

	"byname"
)

func TestFeelings(t *testing.T) {
	none := [5]int{Unsaid, Unsaid, Unsaid, Unsaid, Unsaid}
	one := none
	one[4] = 0
	far := none
	far[0] = 11
	for _, c := range []struct {
		f    Feeling
		good bool
	}{{Feeling{1, one}, true}, {Feeling{1, none}, false}, {Feeling{1, far}, false}, {Feeling{0, one}, false}} {
		if err := c.f.Check(); (err == nil) != c.good || err != nil && !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%+v: %v", c.f, err)
		}
	}
}
