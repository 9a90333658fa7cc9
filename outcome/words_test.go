package outcome

import "testing"

func TestWords(t *testing.T) {
	rate := func(x int64) Indicator { return OfRate(x, 1000, 1000, .95) }
	part := func(x int64) Indicator { return OfProportion(x, 1000, 100, .95) }
	pointer := func(i Indicator) *Indicator { return &i }
	england := func(v float64) *Indicator { return &Indicator{Value: v} }
	for _, c := range []struct {
		what            string
		better          Direction
		now             Indicator
		before, england *Indicator
		want            string
	}{
		{"fewer, and that is better", Lower, rate(50), pointer(rate(100)), england(80), "Lower than before, which is better. Lower than England, which is better."},
		{"more, and that is worse", Lower, rate(100), pointer(rate(50)), england(80), "Higher than before, which is worse. Higher than England, which is worse."},
		{"more, and that is better", Higher, part(200), pointer(part(100)), england(20), "Higher than before, which is better. The difference from England may be chance."},
		{"a little more", Lower, rate(104), pointer(rate(100)), england(100), "The difference from before may be chance. The difference from England may be chance."},
		{"few of many, by Fisher's exact test", Higher, part(5), pointer(part(0)), nil, "The difference from before may be chance. No figure for England."},
		{"neither way is better", "", rate(50), pointer(rate(100)), nil, "Lower than before. No figure for England."},
		{"nothing, then or now", Lower, rate(0), pointer(rate(0)), nil, "The same as before. No figure for England."},
		{"nothing before to speak of", Lower, rate(50), pointer(rate(0).none("the extracts begin on 1 May 2025")), nil, "Before: the extracts begin on 1 May 2025. No figure for England."},
		{"too few to show", Lower, Protect(rate(3)), pointer(rate(50)), england(3), "Fewer than 8, not shown to protect people."},
	} {
		if got := Words(Measure{Better: c.better}, c.now, c.before, c.england); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
	if got := Words(Measure{England: England{None: "nobody counts it"}}, rate(5), nil, nil); got != "No figure for England: nobody counts it." {
		t.Error(got)
	}
}
