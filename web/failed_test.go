package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"byname"
)

// One table from kind of error to status, wherever the error was wrapped.
func TestEachKindOfErrorHasItsStatus(t *testing.T) {
	for _, c := range []struct {
		err  error
		want int
	}{
		{byname.Invalid("a", "b", "c"), http.StatusBadRequest},
		{byname.Denied("a", "b", "c"), http.StatusForbidden},
		{fmt.Errorf("opening: %w", byname.NotFound("a", "b", "c")), http.StatusNotFound},
		{byname.Conflict("a", "b", "c"), http.StatusConflict},
		{errors.New("the disk is full"), http.StatusInternalServerError},
	} {
		got := (&door{log: discard}).failed(ask{r: httptest.NewRequest("GET", "/team", nil)}, c.err)
		if got.status != c.want {
			t.Errorf("%v: status %d, want %d", c.err, got.status, c.want)
		}
	}
}

// What is wrong is shown at the field that the error speaks of first.
func TestWrongFindsItsField(t *testing.T) {
	for where, want := range map[string]string{"cost of “the owner’s boiler”": "cost", "due day": "due", "owner": "owner", "step": "title"} {
		problems, ok := wrong(byname.Invalid(where, "b", "c"), "title", "owner", "due", "cost")
		if !ok || problems[0].Field != want {
			t.Errorf("%q: at field %v, want %q", where, problems, want)
		}
	}
	if _, ok := wrong(byname.Conflict("cost", "b", "c"), "cost"); ok {
		t.Error("a conflict is not for the form to put right")
	}
}
