package web

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"byname/e2e/browser"
)

// The gallery shows every page with invented people, in a real browser, on a
// desk and on a phone: axe must find nothing, and nothing may stick out.
// BYNAME_SCREENSHOTS=folder keeps the pictures.
func TestEveryPageIsFitForEverybody(t *testing.T) {
	pages := gallery()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /static/{hash}/{name}", serveAsset)
	for name, p := range pages {
		mux.HandleFunc("GET /"+name, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Security-Policy", contentPolicy)
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			p.Render(r.Context(), w)
		})
	}
	server := httptest.NewServer(mux)
	defer server.Close()
	tab := browser.Start(t).Tab(t, server.URL)
	for name := range pages {
		if status := tab.Opens("/" + name); status != 200 {
			t.Errorf("%s: status %d", name, status)
		}
	}

	tab.Opens("/plan-print")
	if n := tab.PrintedPages(); n < 1 || n > 2 {
		t.Errorf("a plan of six steps prints on %d sides of A4, want at most 2", n)
	}
}

// A page never holds a script, a style or an address of another site, so that
// the content policy can forbid them all.
func TestPagesAreStill(t *testing.T) {
	for name, p := range gallery() {
		var out bytes.Buffer
		if err := p.Render(context.Background(), &out); err != nil {
			t.Fatal(err)
		}
		for _, forbidden := range []string{"<script", " style=", "<style", " onclick=", `src="http`, `href="http`} {
			if strings.Contains(out.String(), forbidden) {
				t.Errorf("%s holds %q", name, forbidden)
			}
		}
	}
}

// The browser keeps titles and addresses in its history, where the next
// person at the desk finds them: neither may hold a name.
func TestTitlesNameNobody(t *testing.T) {
	for name, p := range gallery() {
		var out bytes.Buffer
		if err := p.Render(context.Background(), &out); err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(out.String(), "<title>")
		title, _, _ := strings.Cut(rest, "</title>")
		for _, person := range []string{"Amina", "Begum", "Kev", "Dawn", "Stan"} {
			if strings.Contains(title, person) {
				t.Errorf("%s: the title %q names somebody", name, title)
			}
		}
		if cmp.Or(title, "–") == "–" {
			t.Errorf("%s has no title", name)
		}
	}
}
