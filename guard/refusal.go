package guard

import (
	"errors"

	"byname"
)

// A Refusal is why nothing is shown, and what the asker can do about it. It
// wraps an error of kind ErrDenied or ErrNotFound.
type Refusal struct {
	Rule   string // the policies that refused, for the audit
	Remedy Remedy
	err    error
}

func (r *Refusal) Error() string { return r.err.Error() }
func (r *Refusal) Unwrap() error { return r.err }

// A Remedy is what would turn a Refusal into a Pass.
type Remedy byte

const (
	NothingHelps Remedy = iota
	GiveReason          // ask again with a written Reason
	BreakGlass          // ask again in an Emergency, with a Reason
)

// What reports which Remedy there is for an error that Ask gave.
func What(err error) Remedy {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Remedy
	}
	return NothingHelps
}

func (p policies) refuse(d decision, where string, remedy Remedy) Refusal {
	why, try := p.note(d.ids, "says"), p.note(d.ids, "try")
	if why == "" {
		why = "somebody your team or your agency already works with"
	}
	switch {
	case d.broken:
		why, try = "rules that can be applied", "tell the administrator: a policy is broken"
	case remedy == GiveReason:
		try = "write down why you need to see them"
	case remedy == BreakGlass && try == "":
		try = "break the glass if this is an emergency"
	case try == "":
		try = "ask the lead of the person's team"
	}
	return Refusal{d.rule(), remedy, byname.Denied(where, why, try)}
}

// firstRefusal is that of the person asked for first.
func firstRefusal(verdicts []verdict) error {
	for _, v := range verdicts {
		if !v.granted {
			return &v.refused
		}
	}
	return nil
}

// IsRefusal reports whether guard decided no, rather than could not decide.
func IsRefusal(err error) bool {
	var r *Refusal
	return errors.As(err, &r)
}
