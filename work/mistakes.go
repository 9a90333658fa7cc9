package work

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"byname"
)

// A Mistake is one thing wrong with a file that people write.
type Mistake struct {
	Line, Column int // from 1; 0 when it is about the whole file
	Expected, Do string
}

func (m Mistake) String() string {
	s := "expected " + m.Expected + "; " + m.Do
	if m.Line == 0 {
		return s
	}
	return fmt.Sprintf("line %d, column %d: %s", m.Line, m.Column, s)
}

// Mistakes are all that an error about a file says is wrong with it, false
// when the error is of another kind.
func Mistakes(err error) (all []Mistake, aboutFile bool) {
	if many, joined := err.(interface{ Unwrap() []error }); joined {
		for _, e := range many.Unwrap() {
			some, good := Mistakes(e)
			if !good {
				return nil, false
			}
			all = append(all, some...)
		}
		return all, len(all) > 0
	}
	var p *byname.Problem
	if !errors.Is(err, byname.ErrInvalid) || !errors.As(err, &p) {
		return nil, false
	}
	m := Mistake{Expected: p.Expected, Do: p.Do}
	if at := strings.Split(p.Where, ":"); len(at) == 3 {
		m.Line, _ = strconv.Atoi(at[1])
		m.Column, _ = strconv.Atoi(at[2])
	}
	return []Mistake{m}, true
}
