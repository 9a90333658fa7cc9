package outcome

import (
	"encoding/binary"
	"iter"
	"slices"

	"byname"
)

// A Roll is who is behind a number: those it counts, each with the day of the
// latest event that counted, eight bytes a person.
type Roll []entry

// An entry sorts the latest day first, those of one day by id: how many days
// there are from the day to the last that can be told, then the id.
type entry uint64

const (
	idBits  = 36      // more than a PersonID has
	lastDay = 1 << 23 // later than any Day that is meant
)

// Add puts somebody on the roll.
func (r *Roll) Add(id byname.PersonID, day byname.Day) {
	*r = append(*r, entry(uint64(lastDay-int64(day))<<idBits|uint64(id)))
}

// All are those on it, in the order they were added, after UnmarshalBinary the
// latest day first and those of one day by id.
func (r Roll) All() iter.Seq2[byname.PersonID, byname.Day] {
	return func(yield func(byname.PersonID, byname.Day) bool) {
		for _, e := range r {
			if !yield(byname.PersonID(e&(1<<idBits-1)), byname.Day(lastDay-int64(e>>idBits))) {
				return
			}
		}
	}
}

// AppendBinary sorts the roll and writes it: how many, then the step from each
// entry to the next. Somebody takes one to three bytes where many share a day,
// and six where few do.
func (r Roll) AppendBinary(b []byte) ([]byte, error) {
	slices.Sort(r)
	b = binary.AppendUvarint(b, uint64(len(r)))
	before := entry(0)
	for _, e := range r {
		b = binary.AppendUvarint(b, uint64(e-before))
		before = e
	}
	return b, nil
}

// UnmarshalBinary reads a roll back. What was cut off or changed is refused.
func (r *Roll) UnmarshalBinary(b []byte) error {
	n, read := binary.Uvarint(b)
	if read <= 0 || n > uint64(len(b)) {
		return errRoll
	}
	b, *r = b[read:], make(Roll, n)
	before := entry(0)
	for i := range *r {
		step, read := binary.Uvarint(b)
		e := before + entry(step)
		if read <= 0 || e <= before || e>>idBits > lastDay {
			return errRoll
		}
		b, before, (*r)[i] = b[read:], e, e
	}
	if len(b) > 0 {
		return errRoll
	}
	return nil
}

var errRoll = byname.Invalid("people behind a number that were kept", "what byname outcome count writes", "count anew")
