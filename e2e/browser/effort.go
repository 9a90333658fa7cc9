package browser

// An Effort is what was done at a window since it was opened: presses and
// choices, fields written, and pages that came.
type Effort struct{ Clicks, Fields, Pages int }

// Effort is what was done so far.
func (tab *Tab) Effort() Effort { return tab.effort }

// Since is what was done after another Effort.
func (e Effort) Since(before Effort) Effort {
	return Effort{e.Clicks - before.Clicks, e.Fields - before.Fields, e.Pages - before.Pages}
}
