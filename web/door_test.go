package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// nobody asks without a session; the door has no work, so a route that lets
// nobody further than this fails loudly.
func nobody(t *testing.T, method, path string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	Handler(nil, Options{}).ServeHTTP(w, r)
	return w.Result()
}

func TestNobodyGetsNoFurtherThanSignIn(t *testing.T) {
	for _, rt := range routes {
		if len(rt.roles) == 0 || rt.own() && (rt.pattern == "/door" || rt.pattern == "/door/hide") {
			continue
		}
		to := "/signin"
		if rt.own() {
			to = "/door"
		}
		path := strings.NewReplacer("{person}", "P0000065M", "{decision}", "d1", "{indicator}", "i1", "{pair}", "7").Replace(rt.pattern)
		got := nobody(t, rt.method, path)
		if got.StatusCode != http.StatusSeeOther || !strings.HasPrefix(got.Header.Get("Location"), to) {
			t.Errorf("%s %s: %d to %q, want to %s", rt.method, rt.pattern, got.StatusCode, got.Header.Get("Location"), to)
		}
	}
}

func TestEveryAnswerIsKeptNowhereAndLoadsNothingForeign(t *testing.T) {
	for _, path := range []string{"/signin", "/team", "/nowhere"} {
		h := nobody(t, "GET", path).Header
		if h.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept: %q", path, h.Get("Cache-Control"))
		}
		if p := h.Get("Content-Security-Policy"); !strings.Contains(p, "default-src 'none'") || strings.Contains(p, "unsafe") || strings.Contains(p, "script") {
			t.Errorf("%s: content policy %q", path, p)
		}
	}
}

func TestAnAddressThatIsNoPage(t *testing.T) {
	if got := nobody(t, "GET", "/patients/7"); got.StatusCode != http.StatusNotFound {
		t.Errorf("status %d, want 404", got.StatusCode)
	}
}

func TestAFormOfAnotherSiteIsRefused(t *testing.T) {
	if got := nobody(t, "POST", "/signout", "Sec-Fetch-Site", "cross-site"); got.StatusCode != http.StatusForbidden {
		t.Errorf("status %d, want 403", got.StatusCode)
	}
}

func TestAssetsAreNamedByWhatTheyHold(t *testing.T) {
	url := assetURL("byname.css")
	got := nobody(t, "GET", url, "Accept-Encoding", "gzip")
	if got.StatusCode != http.StatusOK || got.Header.Get("Content-Encoding") != "gzip" || !strings.Contains(got.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("%s: %d %v", url, got.StatusCode, got.Header)
	}
	if stale := strings.Replace(url, "/static/", "/static/0", 1); nobody(t, "GET", stale).StatusCode != http.StatusNotFound {
		t.Errorf("%s is served, though no file has that hash", stale)
	}
}

func TestNobodyIsLedElsewhere(t *testing.T) {
	for path, want := range map[string]string{"/team?theme=carer": "/team?theme=carer", "https://evil.example/": "", "//evil.example": "", `/\evil.example`: "", "/\t/evil.example": "", "/\x00/evil.example": "", "team": "", "": ""} {
		if got := ours(path); got != want {
			t.Errorf("ours(%q) = %q, want %q", path, got, want)
		}
	}
}
