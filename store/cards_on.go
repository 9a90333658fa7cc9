package store

import (
	"fmt"
	"path/filepath"
	"sort"

	"github.com/klauspost/compress/s2"
)

// A cardsOn reads cards of one row after another, most of them in order: it
// keeps the bundle that it read last, so that each is unpacked once. It is
// for one goroutine.
type cardsOn[T any, P shelved[T]] struct {
	of    carded[T, P]
	first int64 // the number of the first of rows
	rows  []T   // of one bundle
	text  []byte
	pack  []byte
}

// row gives the row with a number from 0. It is not to be kept: others take
// its place.
func (r *cardsOn[T, P]) row(i int64) (*T, error) {
	if i < r.first || i >= r.first+int64(len(r.rows)) {
		if err := r.turn(i); err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(r.of.file.Name()), err)
		}
	}
	return &r.rows[i-r.first], nil
}

// turn reads the bundle in which a row is; a build from before there were
// cards has as many rows of its table read ahead.
func (r *cardsOn[T, P]) turn(row int64) (err error) {
	if row < 0 || row >= r.of.table.rows() {
		return fmt.Errorf("there is no row %d", row)
	}
	k := r.of.cards
	if k == nil {
		const ahead = 1 << 10
		r.first = row
		r.rows, err = r.of.table.read(row, int(min(ahead, r.of.table.rows()-row)))
		return err
	}
	i := sort.Search(len(k.bundles), func(i int) bool { return k.bundles[i].row > row }) - 1
	if i < 0 || i+1 >= len(k.bundles) {
		return errShort
	}
	n := int(k.bundles[i+1].at - k.bundles[i].at)
	if cap(r.pack) < n {
		r.pack = make([]byte, n)
	}
	if _, err := k.file.ReadAt(r.pack[:n], k.bundles[i].at); err != nil {
		return err
	}
	if r.text, err = s2.Decode(r.text[:cap(r.text)], r.pack[:n]); err != nil {
		return err
	}
	r.first, r.rows = k.bundles[i].row, r.rows[:0]
	c := codec{in: string(r.text), reading: true}
	for range k.bundles[i+1].row - r.first {
		var t T
		P(&t).fields(&c)
		r.rows = append(r.rows, t)
	}
	if c.short {
		r.rows = nil
		return errShort
	}
	return nil
}
