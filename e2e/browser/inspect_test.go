package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// faults is a test that writes down what another would fail of.
type faults struct {
	testing.TB
	found strings.Builder
}

func (f *faults) Errorf(format string, args ...any) { fmt.Fprintf(&f.found, format, args...) }

// What is wrong with a page is found, folded away or not; once, when another
// page differs from it in its words alone.
func TestInspect(t *testing.T) {
	page := `<!DOCTYPE html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>
		<details><summary>More</summary><input type="text"><p style="color:#bbb">pale %s</p></details>
		<div style="width:2000px">wide</div></main></body></html>`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, page, r.URL.Path)
	}))
	defer server.Close()
	f := &faults{TB: t}
	tab := Start(t).Tab(f, server.URL)
	t.Setenv("BYNAME_SCREENSHOTS", t.TempDir())
	tab.Opens("/one")
	for _, wanted := range []string{"/one at 390", "/one at 1280", "sticks out", "label:", "color-contrast:"} {
		if !strings.Contains(f.found.String(), wanted) {
			t.Errorf("%q was not found in:\n%s", wanted, f.found.String())
		}
	}
	f.found.Reset()
	tab.Opens("/two")
	if found := f.found.String(); !strings.Contains(found, "sticks out") || strings.Contains(found, "label:") || strings.Contains(found, "color-contrast:") {
		t.Errorf("of the same page in other words was found:\n%s", found)
	}
}
