package browser

import (
	"context"
	"net/http"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Tab opens an empty window on the pages at base, such as http://127.0.0.1:8080.
func (b *Browser) Tab(t testing.TB, base string) *Tab {
	t.Helper()
	var ctx context.Context
	select {
	case ctx = <-b.free:
	default:
		ctx, _ = chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())         // ends with the browser
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(Desk, 900)); err != nil { // no time limit: it would be the tab's
			t.Fatalf("opening a tab: %v", err)
		}
	}
	t.Cleanup(func() { b.empty(t, ctx) })
	return &Tab{t: t, ctx: ctx, base: base, met: &b.met}
}

// empty takes away what a window knows of whoever sat at it.
func (b *Browser) empty(t testing.TB, ctx context.Context) {
	err := chromedp.Do(ctx, chromedp.Navigate("about:blank"), call(network.ClearBrowserCookies, cdp.Empty{}))
	if err != nil {
		t.Errorf("closing a tab: %v", err)
		return
	}
	select {
	case b.free <- ctx:
	default: // enough are kept
		chromedp.Cancel(ctx)
	}
}

// Holds gives the window a cookie, as if the site had set it before.
func (tab *Tab) Holds(c *http.Cookie) {
	tab.t.Helper()
	run(tab, call(network.SetCookie, network.SetCookieParams{Name: c.Name, Value: c.Value, URL: tab.base, HTTPOnly: &c.HttpOnly}))
}

// call is a command of the browser's protocol.
func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}
