package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"byname"
)

// huma's errors and its word on empty lists are variables of its package, and
// this is its one user. As they come, its errors repeat what was sent.
func init() {
	huma.NewError = unread
	huma.DefaultArrayNullable = false
}

// unread is the problem for a request that huma could not read, with what was
// sent left out.
func unread(status int, message string, errs ...error) huma.StatusError {
	switch {
	case status >= http.StatusInternalServerError:
		return fault.problem()
	case status == http.StatusRequestEntityTooLarge:
		return tooLarge.problem()
	case status == http.StatusUnsupportedMediaType:
		message, errs = "the header Content-Type: expected application/json", nil
	}
	p := meant(byname.ErrInvalid).problem()
	p.Detail = message
	for _, err := range errs {
		var d *huma.ErrorDetail
		if errors.As(err, &d) {
			p.Wrong = append(p.Wrong, wrong{d.Location, d.Message})
		}
	}
	return p
}

// name is what a schema is called: a request after its operation's ask.
func name(t reflect.Type, hint string) string {
	return strings.TrimSuffix(huma.DefaultSchemaNamer(t, hint), "Body")
}

// strictJSON reads JSON; its errors do not repeat what they could not read.
var strictJSON = huma.Format{
	Marshal: huma.DefaultJSONFormat.Marshal,
	Unmarshal: func(text []byte, into any) error {
		if json.Unmarshal(text, into) != nil {
			return errors.New("expected JSON as described in openapi.json")
		}
		return nil
	},
}

// responses describes the problems that a route can meet.
func (r route) responses() map[string]*huma.Response {
	list := map[string]*huma.Response{}
	for _, k := range problems {
		if !k.concerns(r) {
			continue
		}
		status := strconv.Itoa(k.status)
		if list[status] == nil {
			list[status] = &huma.Response{Content: map[string]*huma.MediaType{
				(*problem)(nil).ContentType(""): {Schema: &huma.Schema{Ref: "#/components/schemas/Problem"}}}}
		} else {
			list[status].Description += "; or: "
		}
		list[status].Description += k.title
	}
	return list
}

// described serves the whole description. It is what routes.go says, so one
// that cannot be written is a mistake of ours.
func described(api *huma.OpenAPI) http.Handler {
	text, err := json.MarshalIndent(api, "", "  ")
	if err != nil {
		panic("api: the description cannot be written: " + err.Error())
	}
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/openapi+json")
		w.Write(append(text, '\n'))
	})
}
