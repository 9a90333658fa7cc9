package byname

import (
	"errors"
	"fmt"
)

// The four kinds of error. Every error that reaches a door (web, api, cmd)
// wraps one of them or is a fault of ours; each door has one table from kind
// to status or exit code. No error holds a name, an NHS number or a secret.
var (
	ErrInvalid  = errors.New("not valid")   // what was given is wrong: 400
	ErrDenied   = errors.New("not allowed") // who asks may not: 403
	ErrNotFound = errors.New("not found")   // nothing is there, or may be known to be: 404
	ErrConflict = errors.New("conflict")    // somebody was first: 409
)

// A Problem is an error that tells the reader where, what was expected and
// what to do.
type Problem struct {
	Kind     error // one of the four
	Where    string
	Expected string
	Do       string
}

func (p *Problem) Error() string {
	return fmt.Sprintf("%s: %v: expected %s; %s", p.Where, p.Kind, p.Expected, p.Do)
}

func (p *Problem) Unwrap() error { return p.Kind }

// Invalid is a Problem of kind ErrInvalid.
func Invalid(where, expected, do string) error {
	return &Problem{ErrInvalid, where, expected, do}
}

// Denied is a Problem of kind ErrDenied: why says which rule, do says what
// the asker can try.
func Denied(where, why, do string) error {
	return &Problem{ErrDenied, where, why, do}
}

// NotFound is a Problem of kind ErrNotFound.
func NotFound(where, expected, do string) error {
	return &Problem{ErrNotFound, where, expected, do}
}

// Conflict is a Problem of kind ErrConflict.
func Conflict(where, expected, do string) error {
	return &Problem{ErrConflict, where, expected, do}
}
