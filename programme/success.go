package programme

import (
	"byname"
	"byname/signal"
)

// A Result is what came of a programme for one person.
type Result string

const (
	NotYet    Result = "not yet"
	Succeeded Result = "succeeded"
	Failed    Result = "failed"
)

// A Judge tells what came of a programme.
type Judge struct {
	success Success
	when    *signal.Question
	fails   *signal.Question // nil: only what did not come, or did not last
}

// Judge makes the programme's success ready to be asked.
func (p Programme) Judge(words Words) (*Judge, error) {
	r, err := p.readied(words)
	if err == nil && r.success == nil {
		err = byname.Invalid(p.ID, "what success is", "write success.when")
	}
	if err != nil {
		return nil, err
	}
	return &Judge{p.Success, r.success, r.fails}, nil
}

// Result is what came of it by f.AsOf for a person whose plan began on a day,
// and the day from which the success held. It succeeded when what must be true
// came true in time and stayed so long enough. It failed when what it calls a
// failure came first, or when success can no longer happen.
func (j *Judge) Result(f signal.Facts, began byname.Day) (Result, byname.Day) {
	last := began + byname.Day(j.success.By.Days())
	long := byname.Day(j.success.Sustained.Days())
	held := byname.Day(0) // first day of the run that goes on
	for day := began; day <= min(f.AsOf, last+long); day++ {
		switch {
		case j.fails != nil && j.fails.Holds(f, day):
			return Failed, 0
		case !j.when.Holds(f, day):
			held = 0
		case held == 0 && day <= last:
			held = day
		}
		if held != 0 && day-held >= long {
			return Succeeded, held
		}
	}
	if held == 0 && f.AsOf >= last {
		return Failed, 0
	}
	return NotYet, held
}
