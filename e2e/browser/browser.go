// Package browser drives a real Chromium through pages, so that a journey
// reads as prose: it opens, sees, types, chooses and presses what a person
// would, by the words on the page. Every page it comes to is looked at on a
// desk and on a phone and must be accessible on both.
package browser

import (
	"context"
	"crypto/sha256"
	"os"
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
)

// A Browser is one Chromium. Each Tab of it is somebody else: cookies are not
// shared. To open a window costs more than a page does, so one that a test has
// done with is emptied and serves the next.
type Browser struct {
	ctx  context.Context
	met  met
	free chan context.Context // windows that nobody sits at
}

// most is how many windows are kept.
const most = 16

// Start starts Chromium for a test and stops it after. The one named by
// BYNAME_CHROMIUM is used, else the first on the path.
func Start(t testing.TB) *Browser {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)),
		chromedp.NoSandbox, // it shows nothing but our own pages, and root may run it
		chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("lang", "en-GB"),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stopBrowser := chromedp.NewContext(ctx)
	t.Cleanup(stopBrowser)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium did not start: %v", err)
	}
	return &Browser{ctx: ctx, met: met{sums: map[[sha256.Size]byte]bool{}}, free: make(chan context.Context, most)}
}

func chromium(t testing.TB) string {
	t.Helper()
	if path := os.Getenv("BYNAME_CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium here: run ./check, which installs it")
	return ""
}
