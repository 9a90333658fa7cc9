package signal

import (
	"byname"
	"byname/population"
)

// Days are a choice of the days of one run: bit i is the i-th of them. A run
// can have mostDays.
type Days uint64

const mostDays = 64

// Has reports whether the i-th day is among them.
func (d Days) Has(i int) bool { return d&(1<<i) != 0 }

// absences are the days on which somebody must not be seen by any rule: absent
// for all of the days in one look.
func absences(t *population.Timeline, days []byname.Day) Days {
	from := func(first byname.Day) (all Days) {
		for i, day := range days {
			if day >= first {
				all |= 1 << i
			}
		}
		return all
	}
	if t.Unplanned() {
		return ^Days(0)
	}
	var away, left Days
	if t.Died != 0 {
		away = from(t.Died)
	}
	for i := range t.Events {
		e := &t.Events[i]
		if e.Kind == population.Objection { // obeyed for the days before it was made, too
			if e.Until == 0 {
				return ^Days(0)
			}
			away |= ^from(e.Until)
		}
		switch e.Kind {
		case "died":
			away |= from(dayOf(e.At))
		case "gp.left":
			left |= from(dayOf(e.At))
		default:
			if left != 0 { // heard of again
				left &^= from(dayOf(e.At))
			}
		}
	}
	return away | left
}

// Away are the days on which rules must not see somebody.
func Away(t *population.Timeline, days []byname.Day) Days { return absences(t, days) }
