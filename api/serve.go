package api

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"byname"
	"byname/guard"
	"byname/work"
)

// token is what the description calls the way in.
const token = "token"

// The most that a request may send, in bytes.
const (
	longest     = 64 << 10
	longestFile = 4 << 20
)

// An operation puts what a route does behind its address.
type operation func(d *door, api huma.API, op huma.Operation)

// A body is what huma sends back.
type body[T any] struct{ Body T }

// ask is an operation that shows something.
func ask[In, Out any](answer func(*door, context.Context, work.Who, *In) (Out, error)) operation {
	return func(d *door, api huma.API, op huma.Operation) {
		huma.Register(api, op, func(ctx context.Context, in *In) (*body[Out], error) {
			out, err := answer(d, ctx, whoAsks(ctx), in)
			if err != nil {
				return nil, d.failed(op.OperationID, err)
			}
			return &body[Out]{out}, nil
		})
	}
}

// tell is an operation that changes something and has nothing to show.
func tell[In any](do func(*door, context.Context, work.Who, *In) error) operation {
	return func(d *door, api huma.API, op huma.Operation) {
		huma.Register(api, op, func(ctx context.Context, in *In) (*struct{}, error) {
			if err := do(d, ctx, whoAsks(ctx), in); err != nil {
				return nil, d.failed(op.OperationID, err)
			}
			return nil, nil
		})
	}
}

// file lets an operation take more than a form.
func file(does operation) operation {
	return func(d *door, api huma.API, op huma.Operation) {
		op.MaxBodyBytes = longestFile
		does(d, api, op)
	}
}

// operation is a route as huma knows it.
func (r route) operation(d *door) huma.Operation {
	noun := strings.Split(r.path, "/")[1]
	op := huma.Operation{Method: r.method, Path: r.path, OperationID: r.id, Summary: r.summary, Tags: []string{noun},
		MaxBodyBytes: longest, Responses: r.responses()}
	if r.roles == nil {
		return op
	}
	op.Description = whoMay(r.roles)
	op.Security = []map[string][]string{{token: {}}}
	op.Middlewares = huma.Middlewares{func(ctx huma.Context, next func(huma.Context)) {
		who, err := d.admit(ctx, r.roles)
		if err != nil {
			_, w := humago.Unwrap(ctx)
			d.failed(r.id, err).write(w)
			return
		}
		next(huma.WithValue(ctx, asker{}, who))
	}}
	return op
}

// whoMay says it in a sentence.
func whoMay(roles []guard.Role) string {
	if len(roles) == 0 {
		return "Open to no service account."
	}
	words := make([]string, len(roles))
	for i, r := range roles {
		words[i] = string(r)
	}
	return "Open to service accounts with one of the roles: " + strings.Join(words, ", ") + "."
}

// admit is who holds the token that a request came with, when they may come
// here. Nothing of the request is read before.
func (d *door) admit(ctx huma.Context, roles []guard.Role) (work.Who, error) {
	secret, bears := strings.CutPrefix(ctx.Header("Authorization"), "Bearer ")
	if !bears {
		return work.Who{}, errToken
	}
	who, err := d.work.Service(ctx.Context(), secret)
	if errors.Is(err, byname.ErrDenied) || errors.Is(err, byname.ErrNotFound) {
		return who, errToken
	}
	if err == nil && !slices.ContainsFunc(roles, who.Is) {
		err = byname.Denied("this operation", "a role that the account of your service has not", "ask the administrator if it needs it for its work")
	}
	return who, err
}

type asker struct{}

// whoAsks is who was admitted; nobody where anybody may come.
func whoAsks(ctx context.Context) work.Who {
	who, _ := ctx.Value(asker{}).(work.Who)
	return who
}
