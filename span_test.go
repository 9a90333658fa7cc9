package byname

import (
	"testing"
	"time"
)

func TestSpan(t *testing.T) {
	first, middle, last := OnDay(2024, time.April, 1), OnDay(2025, time.June, 5), OnDay(2026, time.April, 1)
	for _, c := range []struct {
		span Span
		day  Day
		want bool
	}{
		{Span{first, last}, first - 1, false},
		{Span{first, last}, first, true},
		{Span{first, last}, middle, true},
		{Span{first, last}, last, false},
		{Span{first, 0}, last, true},
		{Span{0, last}, first, true},
		{Span{}, middle, true},
	} {
		if got := c.span.Holds(c.day); got != c.want {
			t.Errorf("%v holds %v: %v", c.span, c.day, got)
		}
	}
	if err := (Span{last, first}).Check("x"); err == nil {
		t.Error("a span that ends before it begins is taken")
	}
	if err := (Span{first, first}).Check("x"); err == nil {
		t.Error("a span of no day is taken")
	}
	if err := (Span{first, last}).Check("x"); err != nil {
		t.Error(err)
	}
}
