package picture

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

type point struct{ x, y float64 }

// A line is points joined in order; closed, the last and the first are too.
type line struct {
	points []point
	closed bool
}

// shapeOf is an element's outline, in the drawing's units.
func shapeOf(name string, s style) ([]line, error) {
	switch name {
	case "path":
		return path(s["d"])
	case "rect":
		x, y, w, h := s.number("x"), s.number("y"), s.number("width"), s.number("height")
		return []line{{[]point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, true}}, nil
	case "circle":
		return []line{round(point{s.number("cx"), s.number("cy")}, s.number("r"))}, nil
	}
	return nil, fmt.Errorf("an element that Byname does not draw with")
}

// round is a circle of so many sides that none is seen.
func round(at point, r float64) line {
	const sides = 48
	l := line{closed: true}
	for i := range sides {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / sides)
		l.points = append(l.points, point{at.x + r*cos, at.y + r*sin})
	}
	return l
}

// path reads path data: M, L, H, V, Q, T and Z, by place or by step.
func path(d string) (lines []line, err error) {
	var at, bend point
	var now line
	end := func(closed bool) {
		if len(now.points) > 0 {
			now.closed = closed
			lines = append(lines, now)
			if closed {
				at = now.points[0]
			}
		}
		now = line{}
	}
	for d = strings.TrimSpace(d); d != ""; {
		letter := rune(d[0])
		next := strings.IndexFunc(d[1:], unicode.IsLetter) + 1
		if next == 0 {
			next = len(d)
		}
		v, err := numbersIn(d[1:next])
		if err != nil {
			return nil, err
		}
		d = d[next:]
		var from point
		if unicode.IsLower(letter) {
			from = at
		}
		takes, known := map[rune]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'Q': 4, 'T': 2, 'Z': 0}[unicode.ToUpper(letter)]
		if !known || takes > 0 && (len(v) == 0 || len(v)%takes != 0) || takes == 0 && len(v) > 0 {
			return nil, fmt.Errorf("path data %c with %d numbers", letter, len(v))
		}
		if takes == 0 {
			end(true)
			continue
		}
		if unicode.ToUpper(letter) == 'M' {
			end(false)
		} else if len(now.points) == 0 {
			now.points = []point{at}
		}
		for ; len(v) > 0; v = v[takes:] {
			if unicode.IsLower(letter) {
				from = at
			}
			to := point{from.x + v[0], from.y + v[len(v[:takes])-1]}
			switch unicode.ToUpper(letter) {
			case 'H':
				to.y = at.y
			case 'V':
				to.x = at.x
			case 'Q', 'T':
				through := point{2*at.x - bend.x, 2*at.y - bend.y}
				if takes == 4 {
					through, to.x = point{from.x + v[0], from.y + v[1]}, from.x+v[2]
				}
				now.points = append(now.points, curve(at, through, to)...)
				at, bend = to, through
				continue
			}
			now.points = append(now.points, to)
			at, bend = to, to
		}
	}
	end(false)
	return lines, nil
}

// curve is a quadratic one as short lines, without its first point.
func curve(from, through, to point) (list []point) {
	const parts = 12
	for i := 1; i <= parts; i++ {
		t := float64(i) / parts
		a, b, c := (1-t)*(1-t), 2*t*(1-t), t*t
		list = append(list, point{a*from.x + b*through.x + c*to.x, a*from.y + b*through.y + c*to.y})
	}
	return list
}

// numbersIn reads numbers set apart by spaces, commas or their signs.
func numbersIn(s string) (list []float64, err error) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "-", " -"), ",", " ")
	for _, f := range strings.Fields(s) {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("%q is no number", f)
		}
		list = append(list, v)
	}
	return list, nil
}
