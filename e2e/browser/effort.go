package browser

import "math"

// An Effort is what was done at a window since it was opened: presses and
// choices, fields written, the characters written into them, and pages that
// came.
type Effort struct{ Clicks, Fields, Keys, Pages int }

// Effort is what was done so far.
func (tab *Tab) Effort() Effort { return tab.effort }

// Since is what was done after another Effort.
func (e Effort) Since(before Effort) Effort {
	return Effort{e.Clicks - before.Clicks, e.Fields - before.Fields, e.Keys - before.Keys, e.Pages - before.Pages}
}

// Seconds of the keystroke-level model of Card, Moran and Newell
// (Communications of the ACM 23(7), 1980), of somebody who types 40 words a
// minute.
const (
	key    = 0.28 // K
	button = 0.20 // K of a mouse, pressed and let go
	point  = 1.10 // P
	home   = 0.40 // H, from the mouse to the keyboard or back
	think  = 1.35 // M, once before each click and each field
)

// Seconds is how long that takes somebody who knows the pages and makes no
// mistake, by the keystroke-level model, to a tenth: reading what is new to
// them and waiting for pages are not in it.
func (e Effort) Seconds() float64 {
	click := think + point + button
	field := click + 2*home
	return math.Round(10*(float64(e.Clicks)*click+float64(e.Fields)*field+float64(e.Keys)*key)) / 10
}
