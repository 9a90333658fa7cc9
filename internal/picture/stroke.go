package picture

import "math"

// stroked is what a pen of a width leaves along lines: a box for each piece,
// and a round where two meet. All go round the same way, so that where they
// overlap nothing is cut out.
func stroked(lines []line, wide float64, dashes []float64) (list []line) {
	for _, l := range lines {
		points := l.points
		if l.closed {
			points = append(append([]point{}, points...), points[0])
		}
		for _, piece := range dashed(points, dashes) {
			for i := 1; i < len(piece); i++ {
				if b, ok := box(piece[i-1], piece[i], wide); ok {
					list = append(list, b)
				}
				if joins := i+1 < len(piece) || l.closed && len(dashes) == 0; joins && wide > 1.2 {
					list = append(list, round(piece[i], wide/2))
				}
			}
		}
	}
	return list
}

func box(a, b point, wide float64) (line, bool) {
	long := math.Hypot(b.x-a.x, b.y-a.y)
	if long == 0 {
		return line{}, false
	}
	x, y := -(b.y-a.y)/long*wide/2, (b.x-a.x)/long*wide/2
	return line{[]point{{a.x - x, a.y - y}, {b.x - x, b.y - y}, {b.x + x, b.y + y}, {a.x + x, a.y + y}}, true}, true
}

// dashed cuts a line into the parts that are drawn.
func dashed(points []point, dashes []float64) (pieces [][]point) {
	whole := 0.
	for _, d := range dashes {
		whole += d
	}
	if whole <= 0 {
		return [][]point{points}
	}
	n, left, now := 0, max(dashes[0], .1), []point{points[0]}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		for {
			long := math.Hypot(b.x-a.x, b.y-a.y)
			if long <= left {
				left -= long
				now = append(now, b)
				break
			}
			t := left / long
			a = point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t}
			if n%2 == 0 {
				pieces = append(pieces, append(now, a))
			}
			n++
			left, now = max(dashes[n%len(dashes)], .1), []point{a}
		}
	}
	if n%2 == 0 && len(now) > 1 {
		pieces = append(pieces, now)
	}
	return pieces
}
