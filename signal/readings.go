package signal

import "byname"

// A reading is the value of one event and its day.
type reading struct {
	day   byname.Day
	value float64
}

// values gives f the readings of the events that have a value; without any,
// the answer is unknown.
func values(f func([]reading) answer) func(*view, []hit) answer {
	return func(_ *view, h []hit) answer {
		var room [16]reading
		xs := room[:0]
		for _, e := range h {
			if e.valued {
				xs = append(xs, reading{e.day, e.value})
			}
		}
		if len(xs) == 0 {
			return unknown()
		}
		return f(xs)
	}
}

func total(xs []reading) (sum float64) {
	for _, x := range xs {
		sum += x.value
	}
	return sum
}

func highest(xs []reading) float64 {
	top := xs[0].value
	for _, x := range xs {
		top = max(top, x.value)
	}
	return top
}

func lowest(xs []reading) float64 {
	low := xs[0].value
	for _, x := range xs {
		low = min(low, x.value)
	}
	return low
}

// trend is the slope of the least-squares line times the days it spans.
func trend(xs []reading) answer {
	first, last := xs[0].day, xs[len(xs)-1].day
	if first == last {
		return unknown()
	}
	n := float64(len(xs))
	var sx, sy, sxx, sxy float64
	for _, x := range xs {
		d := float64(x.day - first)
		sx, sy, sxx, sxy = sx+d, sy+x.value, sxx+d*d, sxy+d*x.value
	}
	slope := (n*sxy - sx*sy) / (n*sxx - sx*sx)
	return measure(slope * float64(last-first))
}
