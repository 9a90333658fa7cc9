package work

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"byname/outcome"
	"byname/programme"
)

// protected is one figure as anybody may see it.
func protected(i outcome.Indicator) Point { return points([]outcome.Indicator{outcome.Protect(i)})[0] }

// figure is an estimate with its interval, or why there is none.
func figure(e outcome.Estimate, form string) string {
	if !e.Shown() {
		return e.Refused
	}
	return fmt.Sprintf(form+" ("+form+" to "+form+")", e.Value, e.LowerCL, e.UpperCL)
}

// calibration is how many times as much harm came as those found a time
// before, with as many signs, would have led one to expect.
func calibration(v programme.Verdict) string {
	var bands []outcome.Reference
	for _, b := range v.Expected {
		switch {
		case b.Here == 0:
		case b.Population == 0:
			return "nobody with as many signs was found a time before"
		default:
			bands = append(bands, b)
		}
	}
	e := outcome.IndirectlyStandardised(v.Observed, bands, 1, confidence)
	if v.Observed < 8 || e.Denominator < 8 {
		return outcome.Hidden
	}
	return figure(e, "%.2f")
}

// besideRival sets a rival's misses beside the programme's. Both chose from the
// same people, so those whom both miss say nothing: but who they are is not
// kept, and two proportions are compared, which is the more careful.
func besideRival(own, rival outcome.Fourfold) string {
	now, before := own.Sensitivity(confidence), rival.Sensitivity(confidence)
	way, ok := outcome.Since(before, now)
	switch {
	case !ok || own.Harmed() < enoughHarmed:
		return "too few to compare"
	case way < 0:
		return "misses more"
	case way > 0:
		return "misses fewer"
	}
	return "no different beyond chance"
}

// judgedWay is how well each group of a way is served, so that none can be
// worked out from the others and the whole.
func judgedWay(name string, groups map[string]outcome.Fourfold, all outcome.Fourfold, gaps map[[2]string][]string) JudgedWay {
	names := slices.SortedFunc(maps.Keys(groups), func(a, b string) int {
		return cmp.Or(cmp.Compare(placeOf(a), placeOf(b)), cmp.Compare(a, b))
	})
	var found, right []outcome.Indicator
	for _, n := range names {
		found = append(found, groups[n].Sensitivity(confidence))
		right = append(right, groups[n].PredictiveValue(confidence))
	}
	found, _ = outcome.ProtectTable(found, all.Sensitivity(confidence))
	right, _ = outcome.ProtectTable(right, all.PredictiveValue(confidence))
	w := JudgedWay{Name: name}
	for i, n := range names {
		w.Groups = append(w.Groups, JudgedGroup{n, points(found[i : i+1])[0], points(right[i : i+1])[0], len(gaps[[2]string{name, n}]) > 0})
	}
	return w
}

// harmWords are the events that a programme is there to prevent, in words.
func (w *Work) harmWords(p programme.Programme) string {
	return w.kindWords(p.Success.Harm) + ", within " + p.Success.Foresees.String()
}
