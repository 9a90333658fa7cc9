package browser

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// Hands use no mouse: what is to be used is found by its words, the keyboard
// goes to it, it must be seen to be there, and keys do the rest.

//go:embed hands.js
var hands string

// hand calls a function of hands.js.
func hand(call string, words ...string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		q, _ := json.Marshal(w) // a string always can be
		quoted[i] = string(q)
	}
	return fmt.Sprintf("(() => { %s; return %s(%s) })()", hands, call, strings.Join(quoted, ","))
}

// goes has the keyboard go to what a function of hands.js finds, and gives what
// kind of thing that is.
func (tab *Tab) goes(find string, words ...string) (kind string) {
	tab.t.Helper()
	at := run(tab, chromedp.Evaluate[struct{ Wrong, Kind string }](hand(find, words...)))
	if at.Wrong != "" {
		tab.t.Fatalf("%s: %s", tab.where(), at.Wrong)
	}
	return at.Kind
}

// Unfolds opens what is folded away behind a summary.
func (tab *Tab) Unfolds(summary string) {
	tab.t.Helper()
	tab.effort.Clicks++
	tab.goes("folded", summary)
	run(tab, chromedp.KeyEvent("\r"))
}

// Types writes into the field with this label, over what stood there; a day
// as 2026-02-10, a time as 09:30.
func (tab *Tab) Types(label, value string) {
	tab.t.Helper()
	tab.effort.Fields++
	tab.effort.Keys += utf8.RuneCountInString(value)
	switch tab.goes("field", label, value) {
	case "date", "time":
	default:
		run(tab, chromedp.KeyEvent("\b"))
		run(tab, call(input.InsertText, input.InsertTextParams{Text: value}))
	}
}

// Chooses picks an option of a list, a radio or a checkbox by its words.
func (tab *Tab) Chooses(label, option string) {
	tab.t.Helper()
	tab.effort.Clicks++
	if tab.goes("choice", label, option) == "box" {
		run(tab, chromedp.KeyEvent(" "))
	}
	if wrong := run(tab, chromedp.Evaluate[string](hand("chosen", label, option))); wrong != "" {
		tab.t.Fatalf("%s: %s", tab.where(), wrong)
	}
}

// Presses presses a link or a button that leads to another page, by its
// words, and gives the status of what came.
func (tab *Tab) Presses(words string) int64 {
	tab.t.Helper()
	tab.effort.Clicks++
	tab.goes("pressable", words)
	return tab.leads(chromedp.KeyEvent("\r"))
}

// Within narrows the next Presses, Types and Chooses to the box whose heading
// holds the words: the card of one person, the step of that title. No words
// widen it to the page again.
func (tab *Tab) Within(words string) {
	tab.t.Helper()
	if wrong := run(tab, chromedp.Evaluate[string](hand("within", words))); wrong != "" {
		tab.t.Fatalf("%s: %s", tab.where(), wrong)
	}
}
