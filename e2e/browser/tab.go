package browser

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

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
	folder string // where pictures are kept, once one is
	met    *met
	effort Effort
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

// PrintedPages prints the page on A4 and counts the sheets' sides.
func (tab *Tab) PrintedPages() int {
	tab.t.Helper()
	pdf := run(tab, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if os.Getenv("BYNAME_SCREENSHOTS") != "" {
		tab.keep("print.pdf", pdf)
	}
	return strings.Count(string(pdf), "/Type /Page\n")
}
