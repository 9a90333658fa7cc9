package store

import "byname/feed"

// Rows number the records of a build in the order in which they are first
// met. Read the latest delivery first: a record met again is an older version.
type Rows struct {
	of    map[keyHash]int32
	place []int32 // of each row: its place among its person's records
}

// NumberRows begins, with room for so many records.
func NumberRows(room int) *Rows { return &Rows{of: make(map[keyHash]int32, room)} }

// Add numbers a record; first is false when it has a number already.
func (r *Rows) Add(key feed.Key) (row int32, first bool) {
	h := hashOf(key)
	if row, met := r.of[h]; met {
		return row, false
	}
	row = int32(len(r.of))
	r.of[h] = row
	return row, true
}

// Of is the row of a record.
func (r *Rows) Of(key feed.Key) (row int32, known bool) {
	row, known = r.of[hashOf(key)]
	return row, known
}

// Len is how many records there are.
func (r *Rows) Len() int { return len(r.of) }

// Place is where a row's record stands among its person's records, from 0. It
// is known once the records are written.
func (r *Rows) Place(row int32) int32 { return r.place[row] }
