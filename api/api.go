// Package api is the door for machines: the verbs of work as JSON over HTTP,
// described in OpenAPI 3.1. An agency's system comes with a token of its own
// and is shown what its agency may be shown, written down like anybody's look.
package api

import (
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"byname"
)

// Root is where the handler is to be mounted. What follows it is the address
// of the page that shows the same.
const Root = "/api"

// A door answers machines.
type door struct {
	work verbs
	log  *slog.Logger
}

// Options say how the door stands.
type Options struct {
	Log *slog.Logger // of faults; nil hears nothing
}

// New is the door over the verbs of work, to be mounted at Root with a slash.
func New(w verbs, o Options) http.Handler {
	d := &door{w, o.Log}
	if d.log == nil {
		d.log = slog.New(slog.DiscardHandler)
	}
	mux := http.NewServeMux()
	api := humago.NewWithPrefix(mux, Root, description())
	for _, r := range routes {
		r.does(d, api, r.operation(d))
	}
	mux.Handle("GET "+Root+"/openapi.json", described(api.OpenAPI()))
	mux.HandleFunc("/", d.nothingHere)
	return keptNowhere(mux)
}

// description is what the API says of itself, before its operations.
func description() huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{Title: "Byname", Version: "1", License: &huma.License{Name: "MIT", Identifier: "MIT"},
				Description: "The verbs of Byname for machines: who, by name, needs help early, and why; one plan in the right order; " +
					"the steps an agency was given; the pool, the board and what came of it. Every read of a person is decided and " +
					"written down first, as on the pages."},
			Components: &huma.Components{
				Schemas: huma.NewMapRegistry("#/components/schemas/", name),
				SecuritySchemes: map[string]*huma.SecurityScheme{token: {Type: "http", Scheme: "bearer",
					Description: "A service's token, which the administrator makes for an agency's system."}},
			},
		},
		Formats:                      map[string]huma.Format{"application/json": strictJSON, "json": strictJSON},
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
	}
}

// keptNowhere tells every machine between to keep nothing.
func keptNowhere(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}

// nothingHere is every address that is none of the API's.
func (d *door) nothingHere(w http.ResponseWriter, _ *http.Request) {
	problemOf(byname.NotFound("this address", "an address and method of openapi.json", "look there")).write(w)
}
