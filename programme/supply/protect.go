package supply

import (
	"byname/area"
	"byname/outcome"
)

// values are the figures of parts that together make up a whole. Where people
// were counted they have limits, and small numbers are protected in the one
// way there is (outcome.ProtectTable).
func (a *atlas) values(parts []area.LSOAs, whole area.LSOAs) (all []Value, total Value) {
	if !a.counted {
		for _, ls := range parts {
			all = append(all, a.plain(ls))
		}
		return all, a.plain(whole)
	}
	counts := make([]outcome.Indicator, len(parts))
	for i, ls := range parts {
		counts[i] = a.rate(ls)
	}
	shown, sum := outcome.ProtectTable(counts, a.rate(whole))
	for i := range shown {
		all = append(all, valueOf(counts[i], shown[i]))
	}
	return all, valueOf(a.rate(whole), sum)
}

func (a *atlas) plain(ls area.LSOAs) Value {
	t := a.tally(ls)
	if t.over == 0 {
		return Value{}
	}
	return Value{Number: t.sum / t.over * a.per, Known: true}
}

// rate is what was counted, with limits where it was people: the rows of a
// list, such as a home's beds, do not come one by one.
func (a *atlas) rate(ls area.LSOAs) outcome.Indicator {
	t := a.tally(ls)
	if a.share {
		return outcome.OfProportion(int64(t.sum), t.over, a.per, 0)
	}
	return outcome.OfRate(int64(t.sum), t.over, a.per, .95)
}

func valueOf(counted, shown outcome.Indicator) Value {
	return Value{Number: shown.Value, Lower: shown.LowerCL, Upper: shown.UpperCL, Known: shown.Shown(), Hidden: counted.Shown() && !shown.Shown()}
}
