package feed

import (
	"bytes"
	"strconv"
)

// readAge reads years as 78, 20-25 or 80+.
func readAge(b []byte) (low, top int8, ok bool) {
	from, to, between := bytes.Cut(b, []byte("-"))
	if older, plus := bytes.CutSuffix(b, []byte("+")); plus {
		from, to, between = older, []byte("120"), true
	}
	l, n := number(bytes.TrimSpace(from), 1, 3)
	if n == 0 || n != len(bytes.TrimSpace(from)) || l > 120 {
		return 0, 0, false
	}
	t := l
	if between {
		to = bytes.TrimSpace(to)
		if t, n = number(to, 1, 3); n == 0 || n != len(to) || t > 120 || t < l {
			return 0, 0, false
		}
	}
	return int8(l), int8(max(t, 1)), true // 0 to 0 would mean none given
}

// readNumber reads 1234.5 and 1,234.5.
func readNumber(b []byte) (float64, bool) {
	v, err := strconv.ParseFloat(string(bytes.ReplaceAll(b, []byte(","), nil)), 64)
	return v, err == nil && v-v == 0 && !bytes.ContainsAny(b, "xXpPnN_")
}

// readOwed reads money as a rent account writes it: £1,450.00 DR is owed,
// £20.00 CR is held, which is owed the other way round. A bare sum is owed.
func readOwed(b []byte) (float64, bool) {
	side := 1.0
	if sum, held := bytes.CutSuffix(b, []byte("CR")); held {
		b, side = sum, -1
	} else {
		b = bytes.TrimSuffix(b, []byte("DR"))
	}
	b = bytes.TrimSpace(b)
	if minus, cut := bytes.CutPrefix(b, []byte("-")); cut {
		b, side = minus, -side
	}
	v, ok := readNumber(bytes.TrimPrefix(b, []byte("£")))
	return side * v, ok
}

// nino reports whether b is written like a National Insurance number:
// two letters, six digits and a last letter A to D.
func nino(b []byte) bool {
	if len(b) != 9 || !letter(b[0]) || !letter(b[1]) || b[8] < 'A' || b[8] > 'D' {
		return false
	}
	for _, c := range b[2:8] {
		if !digit(c) {
			return false
		}
	}
	return true
}
