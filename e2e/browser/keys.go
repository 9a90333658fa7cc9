package browser

import (
	"strings"

	"github.com/chromedp/chromedp"
)

// farthest is how many presses of Tab nobody should need.
const farthest = 250

// Reaches walks with Tab alone to the link, button or field of that name. It
// fails when the keyboard does not come there, or nobody would see that it has.
func (tab *Tab) Reaches(words string) {
	tab.t.Helper()
	for range farthest {
		run(tab, chromedp.KeyEvent("\t"))
		at := run(tab, chromedp.Evaluate[string](hand("reached")))
		name, seen := strings.CutSuffix(at, " (seen)")
		if !strings.Contains(name, words) {
			continue
		}
		if !seen {
			tab.t.Errorf("%s: nothing shows that the keyboard is at %q", tab.where(), name)
		}
		return
	}
	tab.t.Fatalf("%s: the keyboard does not reach %q", tab.where(), words)
}

// Writes types where the keyboard is.
func (tab *Tab) Writes(text string) {
	tab.t.Helper()
	tab.effort.Fields++
	run(tab, chromedp.KeyEvent(text))
}

// Enters presses Enter where the keyboard is, which leads to another page, and
// gives the status of what came.
func (tab *Tab) Enters() int64 {
	tab.t.Helper()
	tab.effort.Clicks++
	return tab.leads(chromedp.KeyEvent("\r"))
}
