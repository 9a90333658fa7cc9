package outcome

import "math"

// A Recent trend is what the last five points say.
type Recent struct {
	Slope   float64 // a point, in the values' unit; of a proportion, in log odds
	Chi2    float64
	Without [5]float64 // the slope without each of the points
	Marker  string     // Increasing, Decreasing, NoChange, CannotBeCalculated
}

// surely is chi-square's value that is exceeded by chance twice in a thousand.
const surely = 9.54953570608324

// RecentOfProportions is the trend of five proportions, x of n: chi-square
// for trend (Cochran and Armitage); and the sign of the slope of the log
// odds, which must be the same when any one point is left out.
//
// Source: the recent trends of the national public-health profiles; Armitage
// P. Biometrics 1955;11:375-86.
func RecentOfProportions(x, n []float64) Recent {
	if len(x) != 5 || len(n) != 5 {
		return Recent{Marker: "CannotBeCalculated"}
	}
	odds, even := make([]float64, 5), []float64{1, 1, 1, 1, 1}
	var sx, sn, sxt, snt, sntt float64
	for i := range x {
		if !(x[i] >= 0 && x[i] < n[i]) {
			return Recent{Marker: "CannotBeCalculated"}
		}
		t := float64(i + 1)
		odds[i] = math.Log(x[i] / (n[i] - x[i]))
		sx, sn, sxt, snt, sntt = sx+x[i], sn+n[i], sxt+x[i]*t, snt+n[i]*t, sntt+n[i]*t*t
	}
	top := sn*sxt - sx*snt
	return recent(odds, even, sn*top*top/(sx*(sn-sx)*(sn*sntt-snt*snt)))
}

// RecentOfValues is the trend of five values with 95 per cent limits: a
// regression weighted by precision.
func RecentOfValues(value, lower, upper []float64) Recent {
	if len(value) != 5 || len(lower) != 5 || len(upper) != 5 {
		return Recent{Marker: "CannotBeCalculated"}
	}
	weights := make([]float64, 5)
	for i := range value {
		se := (upper[i] - lower[i]) / 3.92
		if weights[i] = 1 / (se * se); !(se > 0) || math.IsNaN(value[i]) {
			return Recent{Marker: "CannotBeCalculated"}
		}
	}
	slope, w, spread := line(value, weights, -1)
	return recent(value, weights, slope*slope*spread/w)
}

func recent(y, weights []float64, chi2 float64) Recent {
	r := Recent{Chi2: chi2, Marker: "NoChange"}
	r.Slope, _, _ = line(y, weights, -1)
	same := true
	for i := range r.Without {
		r.Without[i], _, _ = line(y, weights, i)
		same = same && (r.Without[i] >= 0) == (r.Slope >= 0)
	}
	switch {
	case !same || chi2 <= surely:
	case r.Slope >= 0:
		r.Marker = "Increasing"
	default:
		r.Marker = "Decreasing"
	}
	return r
}

// line is the slope of y on 1, 2, 3 .. without one of the points, the sum of
// weights, and that times the weighted spread of the points.
func line(y, weights []float64, without int) (slope, w, spread float64) {
	var wyt, wt, wy, wtt float64
	for i := range y {
		if i == without {
			continue
		}
		t := float64(i + 1)
		w, wyt, wt, wy, wtt = w+weights[i], wyt+weights[i]*y[i]*t, wt+weights[i]*t, wy+weights[i]*y[i], wtt+weights[i]*t*t
	}
	spread = w*wtt - wt*wt
	return (w*wyt - wt*wy) / spread, w, spread
}
