package api

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever is sent, by whomever: it is never our fault, and nobody without a
// token that holds gets past the door.
func TestAnyRequest(t *testing.T) {
	d := &double{}
	door := New(d, Options{})
	value := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"P0000065M", "3", "-1", "2026-02-30", "done", "not_now", "null"}))
	rapid.Check(t, func(t *rapid.T) {
		rt := rapid.SampledFrom(routes).Draw(t, "route")
		path := Root + strings.NewReplacer("{person}", url.PathEscape(value.Draw(t, "person")), "{decision}", "d1", "{indicator}", "i1", "{programme}", "p1", "{referral}", url.PathEscape(value.Draw(t, "referral")), "{pair}", url.PathEscape(value.Draw(t, "pair")),
			"{problem}", url.PathEscape(value.Draw(t, "problem"))).Replace(rt.path)
		if rapid.Bool().Draw(t, "asks") {
			path += "?" + url.Values{rapid.SampledFrom([]string{"page", "year", "neighbourhood", "x"}).Draw(t, "name"): {value.Draw(t, "query")}}.Encode()
		}
		r := httptest.NewRequest(rt.method, path, strings.NewReader(spoilt(sent[rt.id], value).Draw(t, "body")))
		token := rapid.SampledFrom([]string{"", "ended", "token-worker", "token-service", "token-lead", "token-board"}).Draw(t, "token")
		r.Header.Set("Authorization", "Bearer "+token)
		*d = double{empty: true}
		rec := httptest.NewRecorder()
		door.ServeHTTP(rec, r)
		if rec.Code >= 500 {
			t.Fatalf("%s %s: %d %s", rt.method, path, rec.Code, rec.Body)
		}
		if len(d.calls) > 0 && rt.roles != nil && !strings.HasPrefix(token, "token-") {
			t.Fatalf("%s %s asked for %v without a token", rt.method, path, d.calls)
		}
	})
}

// spoilt is what an operation takes, or nearly: a part of it is changed or
// cut off.
func spoilt(good string, value *rapid.Generator[string]) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		from := rapid.IntRange(0, len(good)).Draw(t, "from")
		to := rapid.IntRange(from, len(good)).Draw(t, "to")
		return good[:from] + value.Draw(t, "instead") + good[to:]
	})
}
