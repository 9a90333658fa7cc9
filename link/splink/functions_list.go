package splink

import "math"

// intersect is the items of one list that the other has too, each once.
func intersect(a []value) value {
	if a[0].kind != isList || a[1].kind != isList {
		return value{}
	}
	out := value{kind: isList}
	for _, x := range a[0].list {
		if has(a[1].list, x) && !has(out.list, x) {
			out.list = append(out.list, x)
		}
	}
	return out
}

func has(list []value, x value) bool {
	for _, y := range list {
		if order, ok := compared(x, y); ok && order == 0 {
			return true
		}
	}
	return false
}

func contains(a []value) value {
	if a[0].kind != isList {
		return value{}
	}
	return truth(has(a[0].list, a[1]))
}

func flattened(a []value) value {
	out := value{kind: isList}
	for _, l := range a[0].list {
		out.list = append(out.list, l.list...)
	}
	return out
}

// item is an item of a list or a letter of a text, counted from 1, or from
// the end when negative.
func item(v, at value) value {
	n, ok := at.asNumber()
	if !ok {
		return value{}
	}
	if v.kind != isList {
		return substr([]value{v, at, num(1)})
	}
	i := int(n) - 1
	if n < 0 {
		i = len(v.list) + int(n)
	}
	if n == 0 || i < 0 || i >= len(v.list) {
		return value{}
	}
	return v.list[i]
}

// cosine is the cosine of the angle between two lists of numbers.
func cosine(a []value) value {
	if a[0].kind != isList || a[1].kind != isList || len(a[0].list) != len(a[1].list) {
		return value{}
	}
	var dot, x2, y2 float64
	for i := range a[0].list {
		x, ok1 := a[0].list[i].asNumber()
		y, ok2 := a[1].list[i].asNumber()
		if !ok1 || !ok2 {
			return value{}
		}
		dot, x2, y2 = dot+x*y, x2+x*x, y2+y*y
	}
	if x2 == 0 || y2 == 0 {
		return value{}
	}
	return num(max(-1, min(1, dot/math.Sqrt(x2*y2))))
}
