package browser

import (
	"strings"
	"unicode/utf8"

	"github.com/chromedp/cdproto/input"
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
		at := run(tab, chromedp.Evaluate[struct {
			Name string
			Seen bool
		}](hand("reached")))
		if !strings.Contains(at.Name, words) {
			continue
		}
		if !at.Seen {
			tab.t.Errorf("%s: nothing shows that the keyboard is at %q", tab.where(), at.Name)
		}
		return
	}
	tab.t.Fatalf("%s: the keyboard does not reach %q", tab.where(), words)
}

// Writes types where the keyboard is.
func (tab *Tab) Writes(text string) {
	tab.t.Helper()
	tab.effort.Fields++
	tab.effort.Keys += utf8.RuneCountInString(text)
	run(tab, chromedp.KeyEvent(text))
}

// Enters presses Enter where the keyboard is, which leads to another page, and
// gives the status of what came.
func (tab *Tab) Enters() int64 {
	tab.t.Helper()
	tab.effort.Clicks++
	return tab.leads(chromedp.KeyEvent("\r"))
}

// PressesKey presses an access key, with Alt as Chromium has it, that leads to
// another page, and gives the status of what came.
func (tab *Tab) PressesKey(key rune) int64 {
	tab.t.Helper()
	tab.effort.Clicks++
	return tab.leads(chromedp.KeyEvent(string(key), chromedp.KeyModifiers(chromedp.ModifierAlt), func(p *input.DispatchKeyEventParams) {
		p.UnmodifiedText = string(key)
	}))
}
