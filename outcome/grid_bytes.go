package outcome

import (
	"encoding/binary"
	"slices"

	"byname"
)

// AppendBinary writes a grid: words, then three numbers a cell. A denominator
// is written as the step from the one before, which is mostly small.
func (g *Grid) AppendBinary(b []byte) ([]byte, error) {
	b = slices.Grow(b, 3*len(g.Cells)+1<<10)
	word := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	word(g.Measure)
	word(g.Level)
	number(g.Groups)
	number(g.Years)
	number(len(g.Areas))
	number(len(g.Periods))
	for _, a := range g.Areas {
		word(a)
	}
	for i, p := range g.Periods {
		word(p.Name)
		number(int(p.First))
		number(int(p.Last))
		word(g.Refused[i])
	}
	before := int64(0)
	for _, c := range g.Cells {
		b = binary.AppendUvarint(b, uint64(c.Numerator)<<2|uint64(c.State))
		b = binary.AppendVarint(b, int64(c.Denominator)-before)
		before = int64(c.Denominator)
	}
	return b, nil
}

// mostCells is more than any place has; what asks for more is no grid.
const mostCells = 1 << 26

// UnmarshalBinary reads a grid back. What was cut off or changed is refused.
func (g *Grid) UnmarshalBinary(b []byte) error {
	bad := false
	number := func() uint64 {
		n, read := binary.Uvarint(b)
		if read <= 0 || n > mostCells<<3 {
			bad = true
			return 0
		}
		b = b[read:]
		return n
	}
	word := func() string {
		n := number()
		if n > uint64(len(b)) {
			bad = true
			return ""
		}
		s := string(b[:n])
		b = b[n:]
		return s
	}
	*g = Grid{Measure: word(), Level: word(), Groups: int(number()), Years: int(number())}
	areas, periods := int(number()), int(number())
	cells := areas * g.Groups * periods
	if bad || g.Groups < 1 || g.Groups > Groups || periods > 1<<10 || areas > 1<<20 || cells > len(b) || g.Years > periods {
		return errGrid
	}
	for range areas {
		g.Areas = append(g.Areas, word())
	}
	for range periods {
		g.Periods = append(g.Periods, Period{word(), byname.Day(number()), byname.Day(number())})
		g.Refused = append(g.Refused, word())
	}
	g.Cells = make([]Cell, cells)
	before := int64(0)
	for i := range g.Cells {
		x, n := binary.Uvarint(b)
		if n <= 0 {
			return errGrid
		}
		step, m := binary.Varint(b[n:])
		if before += step; m <= 0 || before < 0 || before > 1<<32-1 || x>>2 > 1<<32-1 || x&3 > uint64(Beside) {
			return errGrid
		}
		b = b[n+m:]
		g.Cells[i] = Cell{uint32(x >> 2), uint32(before), State(x & 3)}
	}
	if bad || len(b) > 0 {
		return errGrid
	}
	g.index()
	return nil
}

var errGrid = byname.Invalid("counts that were kept", "what byname outcome count writes", "count anew")
