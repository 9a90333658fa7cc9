package outcome

import "testing"

func TestTilt(t *testing.T) {
	visit, crash := Effort{Hours: 2, Cost: 100}, Effort{Hours: 6, Cost: 900}
	add := func(early, late int) (b Tilt) {
		for range early {
			b.Early.Add(visit)
		}
		for range late {
			b.Late.Add(crash)
		}
		return b
	}
	b := add(30, 10).And(add(30, 10))
	if s := b.Share(.95); s.Value != 75 || s.Denominator != 80 {
		t.Errorf("%+v", s)
	}
	if h, ok := b.Hours(); !ok || h != 50 {
		t.Errorf("hours %v", h)
	}
	if c, ok := b.Cost(); !ok || c != 25 {
		t.Errorf("money %v", c)
	}
	if _, ok := (Tilt{}).Hours(); ok {
		t.Error("a share of no hours")
	}
	// One area has a small number; the smallest other is hidden with it, and
	// the whole is still told.
	shown, together := ProtectTilts([]Tilt{add(40, 3), add(50, 20), add(90, 60)}, .95)
	hidden := 0
	for _, s := range shown {
		if !s.Shown() {
			hidden++
		}
	}
	if hidden != 2 || !together.Shown() || together.Denominator != 265 {
		t.Errorf("%d hidden, together %+v", hidden, together)
	}
}

func TestEffortsOfAKindAboveIt(t *testing.T) {
	e := Efforts{"ed": {Kind: "ed"}, "ed.attendance.fall": {Kind: "ed.attendance.fall"}}
	for kind, want := range map[string]string{"ed.attendance.fall": "ed.attendance.fall", "ed.attendance": "ed", "ed": "ed", "education": "", "police": ""} {
		if got, found := e.Of(kind); got.Kind != want || found != (want != "") {
			t.Errorf("%s takes what %q takes, want %q", kind, got.Kind, want)
		}
	}
}
