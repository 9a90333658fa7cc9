package api

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"net/http"

	"byname"
)

// A problem is an error as a machine is told it (RFC 9457). It holds no name,
// and nothing of what was sent.
type problem struct {
	Type      string  `json:"type" format:"uri-reference" example:"/api/problems/reason-needed" doc:"Which problem it is; the address says what it means."`
	Title     string  `json:"title" doc:"The problem in a few words, always the same for its type."`
	Status    int     `json:"status" doc:"The HTTP status."`
	Detail    string  `json:"detail,omitempty" doc:"Where, and what was expected."`
	Do        string  `json:"do,omitempty" doc:"What to try."`
	Reference string  `json:"reference,omitempty" doc:"Of a fault of ours: tell it to the administrator."`
	Wrong     []wrong `json:"wrong,omitempty" doc:"Each thing that is wrong with what was sent."`
}

// A wrong is one thing wrong with what was sent.
type wrong struct {
	Where string `json:"where" example:"body.until"`
	What  string `json:"what" example:"expected string to be RFC 3339 date"`
}

func (p *problem) Error() string             { return p.Title }
func (p *problem) GetStatus() int            { return p.Status }
func (p *problem) ContentType(string) string { return "application/problem+json" }

// write sends a problem where huma does not.
func (p *problem) write(w http.ResponseWriter) {
	if p.Status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="byname"`)
	}
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	json.NewEncoder(w).Encode(p) // who has gone away is told nothing
}

// problemOf is what a machine is told of an error.
func problemOf(err error) *problem {
	p := meant(err).problem()
	var said *byname.Problem
	if p.Status < http.StatusInternalServerError && errors.As(err, &said) {
		p.Detail, p.Do = said.Where+": expected "+said.Expected, said.Do
	}
	return p
}

// failed is the problem for an error of an operation. A fault of ours goes to
// the log, and its reference to who asked.
func (d *door) failed(operation string, err error) *problem {
	p := problemOf(err)
	if p.Status == http.StatusInternalServerError {
		p.Reference = rand.Text()[:8]
		d.log.Error("fault", "operation", operation, "reference", p.Reference, "error", err)
	}
	return p
}
