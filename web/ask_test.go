package web

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// What is typed reaches the work as text that every database keeps.
func TestTypedTextIsLegible(t *testing.T) {
	form := url.Values{"words": {" she\x00 said \xffno "}, "ask": {"a\x00", "b"}}
	r := httptest.NewRequest("POST", "/door/wrong?name=%00Amina%ff", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	a := ask{r: r}
	if got := a.sent("words"); got != "she said no" {
		t.Errorf("sent: %q", got)
	}
	if got := a.sentAll("ask"); len(got) != 2 || got[0] != "a" || got[1] != "b" {
		t.Errorf("all sent: %q", got)
	}
	if got := a.query("name"); got != "Amina" {
		t.Errorf("asked: %q", got)
	}
}
