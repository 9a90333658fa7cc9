package browser

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"

	"byname/e2e/axe"
)

// Widths, in pixels, at which every page is looked at.
const (
	Desk  = 1280
	Phone = 390
)

// Inspect looks at the page on a desk and on a phone, with all unfolded: axe
// must find nothing, and nothing may stick out to the side. A page that was
// looked at before, by anybody at this browser, is not looked at again. One
// that differs from it in its words alone is not put to axe again, for whom
// words make no difference; and contrast, which takes axe longer than all
// else, is asked once of each pair of words and ground.
func (tab *Tab) Inspect() {
	tab.t.Helper()
	page := run(tab, chromedp.Evaluate[struct{ Whole, Bones string }](look("open")))
	defer run(tab, chromedp.Evaluate[chromedp.Void](look("fold")))
	if tab.met.before(page.Whole) {
		return
	}
	known := tab.met.before(page.Bones)
	for _, width := range []int64{Phone, Desk} {
		run(tab, chromedp.EmulateViewport(width, 900))
		faults := tab.sticksOut(width)
		if !known {
			faults = append(faults, tab.axe(`document, {resultTypes: ['violations'], rules: {'color-contrast': {enabled: false}}}`)...)
		}
		if grounds := run(tab, chromedp.Evaluate[[]string](look("fresh", tab.met.grounds...))); len(grounds) > 0 {
			tab.met.grounds = append(tab.met.grounds, grounds...)
			faults = append(faults, tab.axe(`'[data-fresh]', {resultTypes: ['violations'], runOnly: ['color-contrast']}`)...)
		}
		if len(faults) > 0 {
			tab.t.Errorf("%s at %d pixels:\n%s", tab.where(), width, strings.Join(faults, "\n"))
		}
		if len(faults) > 0 || os.Getenv("BYNAME_SCREENSHOTS") != "" {
			run(tab, chromedp.Evaluate[chromedp.Void](look("fold"))) // as whoever opens it sees it
			tab.keep(fmt.Sprintf("%d.png", width), run(tab, chromedp.FullScreenshot(100)))
			run(tab, chromedp.Evaluate[chromedp.Void](look("open")))
		}
	}
}

// met is what one browser looked at already. Its tabs take turns.
type met struct {
	sums    map[[sha256.Size]byte]bool
	grounds []string
}

// before reports whether this was met before.
func (m *met) before(what string) bool {
	sum := sha256.Sum256([]byte(what))
	was := m.sums[sum]
	m.sums[sum] = true
	return was
}

//go:embed look.js
var looks string

// look calls a function of look.js.
func look(call string, met ...string) string {
	list, _ := json.Marshal(met) // strings always can be
	return fmt.Sprintf("(() => { %s; return %s(%s) })()", looks, call, list)
}

// axe runs axe-core on a part of the page, as its options say, and gives one
// line for each fault it finds.
func (tab *Tab) axe(what string) (faults []string) {
	tab.t.Helper()
	type violation struct {
		ID, Help string
		Nodes    []struct{ HTML, FailureSummary string }
	}
	if !run(tab, chromedp.Evaluate[bool](`'axe' in window`)) {
		run(tab, chromedp.Evaluate[chromedp.Void](axe.Script))
	}
	found := run(tab, chromedp.Evaluate[[]violation](`axe.run(`+what+`).then(r => r.violations)`, chromedp.EvalAwaitPromise))
	for _, v := range found {
		for _, n := range v.Nodes {
			faults = append(faults, fmt.Sprintf("  %s: %s\n    %s\n    %s", v.ID, v.Help, n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", "\n    ")))
		}
	}
	return faults
}

// sticksOut names what is wider than the window.
func (tab *Tab) sticksOut(width int64) []string {
	tab.t.Helper()
	return run(tab, chromedp.Evaluate[[]string](fmt.Sprintf(`document.documentElement.scrollWidth <= %d ? [] :
		[document.body, ...document.querySelectorAll('body *')]
		.filter(el => el.scrollWidth > el.clientWidth && el.clientWidth > 0 || el.getBoundingClientRect().right > %d).slice(-5)
		.map(el => '  sticks out to the side: ' + el.outerHTML.slice(0, 160))`, width, width)))
}

// keep writes a picture of the page where BYNAME_SCREENSHOTS says, or in a
// temporary folder of this tab's own when it does not.
func (tab *Tab) keep(ending string, data []byte) {
	tab.t.Helper()
	folder := cmp.Or(os.Getenv("BYNAME_SCREENSHOTS"), tab.folder)
	if folder == "" {
		made, err := os.MkdirTemp("", "byname-screenshots-")
		if err != nil {
			tab.t.Fatal(err)
		}
		tab.folder, folder = made, made
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		tab.t.Fatal(err)
	}
	name := strings.NewReplacer("/", "-", "?", "-", "&", "-", "=", "-", "#", "-").Replace(strings.Trim(tab.where(), "/"))
	if name == "" {
		name = "start"
	}
	path := filepath.Join(folder, name+"-"+ending)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		tab.t.Fatal(err)
	}
	tab.t.Logf("kept %s", path)
}
