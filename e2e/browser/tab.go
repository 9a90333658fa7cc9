package browser

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// patience is how long a page may take to come.
const patience = 20 * time.Second

// A Tab is one person's window. Its verbs fail the test when they cannot be
// done.
type Tab struct {
	t      testing.TB
	ctx    context.Context
	base   string
	folder string    // where pictures are kept, once one is
	seen   *sync.Map // pages that this browser inspected, by a hash of what is on them
	effort Effort
}

// Tab opens an empty window on the pages at base, such as http://127.0.0.1:8080.
func (b *Browser) Tab(t testing.TB, base string) *Tab {
	t.Helper()
	ctx, stop := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(stop)
	tab := &Tab{t: t, ctx: ctx, base: base, seen: &b.seen}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(Desk, 900)); err != nil { // no time limit: it would be the tab's
		t.Fatalf("opening a tab: %v", err)
	}
	return tab
}

// run does one thing with the page and gives what it gives.
func run[T any](tab *Tab, action chromedp.Action[T]) T {
	tab.t.Helper()
	ctx, stop := context.WithTimeout(tab.ctx, patience)
	defer stop()
	v, err := chromedp.Run(ctx, action)
	if err != nil {
		tab.t.Fatalf("%s: %v", tab.where(), err)
	}
	return v
}

// leads does what brings a new page, waits for it, looks at it and gives its
// status.
func (tab *Tab) leads(action chromedp.Action[chromedp.Void]) int64 {
	tab.t.Helper()
	ctx, stop := context.WithTimeout(tab.ctx, patience)
	defer stop()
	response, err := chromedp.RunResponse(ctx, action)
	if err != nil {
		tab.t.Fatalf("%s: %v", tab.where(), err)
	}
	tab.effort.Pages++
	tab.Inspect()
	return int64(response.Status)
}

func (tab *Tab) where() string {
	ctx, stop := context.WithTimeout(tab.ctx, 2*time.Second)
	defer stop()
	at, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return "lost page"
	}
	return strings.TrimPrefix(at, tab.base)
}

// Opens goes to a path and gives the status of the answer.
func (tab *Tab) Opens(path string) int64 {
	tab.t.Helper()
	return tab.leads(chromedp.Navigate(tab.base + path))
}

// Sees fails unless all of the words are to be read on the page.
func (tab *Tab) Sees(words ...string) {
	tab.t.Helper()
	text := tab.Reads()
	for _, w := range words {
		if !strings.Contains(text, w) {
			tab.t.Errorf("%s: does not see %q. It reads:\n%s", tab.where(), w, text)
		}
	}
}

// DoesNotSee fails when any of the words is anywhere in the page's source.
func (tab *Tab) DoesNotSee(words ...string) {
	tab.t.Helper()
	source := run(tab, chromedp.OuterHTML("html"))
	for _, w := range words {
		if strings.Contains(source, w) {
			tab.t.Errorf("%s: sees %q", tab.where(), w)
		}
	}
}

// Reads is the page's text as a person reads it, spaces made one.
func (tab *Tab) Reads() string {
	tab.t.Helper()
	text := run(tab, chromedp.Evaluate[string](`document.body.innerText`))
	return strings.Join(strings.Fields(text), " ")
}

//go:embed hands.js
var hands string

// hand calls a function of hands.js, which says "" or what was wrong.
func hand(call string, words ...string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		q, _ := json.Marshal(w) // a string always can be
		quoted[i] = string(q)
	}
	return fmt.Sprintf("(() => { %s; return %s(%s) })()", hands, call, strings.Join(quoted, ","))
}

// uses calls a hand that stays on the page.
func (tab *Tab) uses(call string, words ...string) {
	tab.t.Helper()
	if wrong := run(tab, chromedp.Evaluate[string](hand(call, words...))); wrong != "" {
		tab.t.Fatalf("%s: %s", tab.where(), wrong)
	}
}

// Unfolds opens what is folded away behind a summary.
func (tab *Tab) Unfolds(summary string) {
	tab.t.Helper()
	tab.effort.Clicks++
	tab.uses("unfold", summary)
}

// Types writes into the field with this label.
func (tab *Tab) Types(label, value string) {
	tab.t.Helper()
	tab.effort.Fields++
	tab.uses("type", label, value)
}

// Chooses picks an option of a list, a radio or a checkbox by its words.
func (tab *Tab) Chooses(label, option string) {
	tab.t.Helper()
	tab.effort.Clicks++
	tab.uses("choose", label, option)
}

// Presses presses a link or a button that leads to another page, by its
// words, and gives the status of what came.
func (tab *Tab) Presses(words string) int64 {
	tab.t.Helper()
	tab.uses("canPress", words)
	tab.effort.Clicks++
	return tab.leads(chromedp.Evaluate[chromedp.Void](hand("press", words)))
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

// Within narrows the next Presses, Types and Chooses to the box whose heading
// holds the words: the card of one person, the step of that title. No words
// widen it to the page again.
func (tab *Tab) Within(words string) { tab.t.Helper(); tab.uses("within", words) }

// PrintedPages prints the page on A4 and counts the sheets' sides.
func (tab *Tab) PrintedPages() int {
	tab.t.Helper()
	pdf := run(tab, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if os.Getenv("BYNAME_SCREENSHOTS") != "" {
		tab.keep("print.pdf", pdf)
	}
	return strings.Count(string(pdf), "/Type /Page\n")
}
