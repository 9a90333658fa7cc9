package byname

import (
	"fmt"
	"unique"
)

// Hidden is what a secret prints as, everywhere.
const Hidden = "[hidden]"

// A Secret holds a value that must not be printed, logged or put into an
// error by accident. The value sits behind a handle, so that even a printer
// that walks unexported fields sees an address and not the value.
// The zero Secret holds the zero value of T.
type Secret[T comparable] struct{ h unique.Handle[T] }

// Hide makes a secret of v.
func Hide[T comparable](v T) Secret[T] { return Secret[T]{unique.Make(v)} }

// Reveal gives the value back. Call it where the value is needed and a
// guard.Pass has been asked for, and nowhere else.
func (s Secret[T]) Reveal() T {
	if s.h == (unique.Handle[T]{}) {
		var zero T
		return zero
	}
	return s.h.Value()
}

// IsZero reports whether nothing is held.
func (s Secret[T]) IsZero() bool {
	var zero T
	return s.Reveal() == zero
}

func (s Secret[T]) String() string               { return Hidden }
func (s Secret[T]) GoString() string             { return Hidden }
func (s Secret[T]) Format(f fmt.State, _ rune)   { fmt.Fprint(f, Hidden) }
func (s Secret[T]) MarshalText() ([]byte, error) { return []byte(Hidden), nil }

// Text is a secret string: a name, an address, a phone number.
type Text = Secret[string]

// BirthDate is a secret Day.
type BirthDate = Secret[Day]
