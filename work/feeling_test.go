package work

import (
	"context"
	"errors"
	"testing"

	"byname"
)

// TestHowAmIManaging: what a person says is kept day by day, read by those who
// read the whole plan, and by nobody else.
func TestHowAmIManaging(t *testing.T) {
	w, ctx := staffed(t), context.Background()
	lee, colin := worker(t, w, "lee"), worker(t, w, "colin")
	id := amina(t, w)
	ok(t, w.AskFeelings(ctx, lee, id, map[string]int{"managing": 2, "anxious": 8, "made up": 4}))
	later(w, 30)
	ok(t, w.AskFeelings(ctx, lee, id, map[string]int{"managing": 6, "happy": 0}))
	for _, bad := range []map[string]int{nil, {"happy": 11}} {
		if err := w.AskFeelings(ctx, lee, id, bad); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%v: %v", bad, err)
		}
	}
	f, err := w.Feelings(ctx, lee, id)
	ok(t, err)
	if len(f.Said) != 2 || f.Said[0].Answers != [5]int{-1, -1, -1, 8, 2} || f.Said[1].Answers != [5]int{-1, -1, 0, -1, 6} || len(f.Questions) != 5 {
		t.Errorf("%+v", f)
	}
	if _, err := w.Feelings(ctx, colin, id); !errors.Is(err, byname.ErrDenied) {
		t.Error("the landlord's officer reads how she feels:", err)
	}
	if err := w.AskFeelings(ctx, colin, id, map[string]int{"happy": 3}); !errors.Is(err, byname.ErrDenied) {
		t.Error("the landlord's officer writes how she feels:", err)
	}
	t.Run("at their own door", func(t *testing.T) { atTheirOwnDoor(t, w, id) })
}
