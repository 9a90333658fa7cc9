package programme

import (
	"errors"
	"fmt"

	"byname/signal"
)

// ready is a programme whose expressions are compiled, once.
type ready struct {
	signs          *signal.Set
	success, fails *signal.Question   // fails is nil when the file does not say
	fits           []*signal.Question // by step; nil for those offered to everybody
}

// readied is what loading made ready, or makes it ready now for a programme
// that was not read from a file.
func (p Programme) readied(words Words) (*ready, error) {
	if p.ready != nil {
		return p.ready, nil
	}
	var errs []error
	r := p.compile(words, func(_ string, err error) { errs = append(errs, err) })
	return r, errors.Join(errs...)
}

// compile makes every expression ready, and tells of each part that it cannot.
// The part is where the faults stand: "find" when they say themselves.
func (p Programme) compile(words Words, wrong func(part string, err error)) *ready {
	r := &ready{fits: make([]*signal.Question, len(p.Offer))}
	var err error
	if r.signs, err = signal.Compile(words.signs(), []signal.Rule{p.Rule()}); err != nil {
		wrong("find", err)
	}
	question := func(part string, text Expression) (q *signal.Question) {
		if text == "" {
			return nil
		}
		if q, err = signal.CompileQuestion(words.signs(), p.Kinds, string(text)); err != nil {
			wrong(part, err)
		}
		return q
	}
	r.success = question("success.when", p.Success.When)
	r.fails = question("success.fails_when", p.Success.FailsWhen)
	for i, step := range p.Offer {
		r.fits[i] = question(fmt.Sprintf("offer[%d].only_if", i), step.OnlyIf)
	}
	return r
}

// signs are the words that rules know.
func (w Words) signs() signal.Words {
	return signal.Words{Kinds: w.Kinds, Agencies: w.Agencies, Programmes: w.Programmes}
}
