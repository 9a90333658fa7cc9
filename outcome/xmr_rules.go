package outcome

import "math"

// fire finds every rule at every point.
func (c XmR) fire(points []ControlPoint, middle, moved float64) {
	side, close := make([]int, len(points)), make([]bool, len(points))
	values := make([]float64, len(points))
	near := 2.66 * moved * 2 / 3
	outside := make([]int, len(points))
	for i, p := range points {
		values[i] = p.Value
		side[i] = sign(p.Value - middle)
		if p.Value > p.Upper || p.Value < p.Lower {
			outside[i] = side[i]
		}
		close[i] = math.Abs(p.Value-middle) > near && (c.Rules.Wide || outside[i] == 0)
	}
	trend := spread(climbs(values, c.Rules.Climb), c.Rules.Climb)
	shift := spread(oneSide(side, c.Rules.Run), c.Rules.Run)
	two := twoInThree(close, side)
	for i := range points {
		for _, f := range [...]struct {
			rule Rule
			way  int
		}{{Outside, outside[i]}, {Trend, trend[i]}, {TwoOfThree, two[i]}, {Shift, shift[i]}} {
			if f.way != 0 {
				points[i].Causes = append(points[i].Causes, Cause{f.rule, f.way > 0})
			}
		}
	}
}

func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// oneSide tells at each point whether it and those before it, n in all, are
// on one side.
func oneSide(side []int, n int) []int {
	out := make([]int, len(side))
	run := 0
	for i, s := range side {
		if i > 0 && s == side[i-1] {
			run++
		} else {
			run = 1
		}
		if s != 0 && run >= n {
			out[i] = s
		}
	}
	return out
}

// climbs tells at each point whether it and those before it, n in all, each
// go further the same way.
func climbs(values []float64, n int) []int {
	steps := make([]int, len(values))
	for i := 1; i < len(values); i++ {
		steps[i] = sign(values[i] - values[i-1])
	}
	return oneSide(steps, n-1)
}

// spread marks with the last of n points those before it.
func spread(ends []int, n int) []int {
	out := make([]int, len(ends))
	for i, way := range ends {
		if way != 0 {
			for k := max(0, i-n+1); k <= i; k++ {
				out[k] = way
			}
		}
	}
	return out
}

// twoInThree marks points close to a limit of which there are two in three,
// all three on that side of the mean.
func twoInThree(close []bool, side []int) []int {
	out := make([]int, len(side))
	for i := 2; i < len(side); i++ {
		n := 0
		for k := i - 2; k <= i; k++ {
			if close[k] {
				n++
			}
		}
		if all := side[i-2] + side[i-1] + side[i]; n >= 2 && (all == 3 || all == -3) {
			for k := i - 2; k <= i; k++ {
				if close[k] {
					out[k] = side[k]
				}
			}
		}
	}
	return out
}
