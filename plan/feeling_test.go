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
	}{{Feeling{Day: 1, Answers: one}, true}, {Feeling{Day: 1, Answers: none}, false}, {Feeling{Day: 1, Answers: far}, false}, {Feeling{Day: 0, Answers: one}, false}} {
		if err := c.f.Check(); (err == nil) != c.good || err != nil && !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%+v: %v", c.f, err)
		}
	}
}
