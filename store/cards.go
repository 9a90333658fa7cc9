package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"github.com/klauspost/compress/s2"
)

// Cards are the rows of a table once more, to be read a few at a time.
// Parquet keeps columns: one row of it costs a page of every column, some
// milliseconds, and a page of the doors shows hundreds of rows. Parquet stays
// the truth: cards are made with it and say nothing that is not there.
//
// A file of cards is bundles, each some rows one after the other, compressed;
// then where each bundle begins; then where that begins, in eight bytes.

// bundleBytes are in a bundle before it is compressed: enough to compress
// well, and little to unpack for one row.
const bundleBytes = 4 << 10

// A bundle is the number of its first row and its place in the file.
type bundle struct{ row, at int64 }

func (b *bundle) fields(c *codec) {
	c.wide(&b.row)
	c.wide(&b.at)
}

// Cards that are open. Several may read them at once.
type cards[T any, P shelved[T]] struct {
	file    *os.File // closes itself when nobody holds it any more
	bundles []bundle // and the end
}

func openCards[T any, P shelved[T]](path string) (*cards[T, P], error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	k := &cards[T, P]{file: file}
	if err := k.open(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", filepath.Base(path), err), file.Close())
	}
	return k, nil
}

func (k *cards[T, P]) open() error {
	const end = 8
	info, err := k.file.Stat()
	if err != nil {
		return err
	}
	if info.Size() < end {
		return errShort
	}
	var begins [end]byte
	if _, err := k.file.ReadAt(begins[:], info.Size()-end); err != nil {
		return err
	}
	at := int64(binary.BigEndian.Uint64(begins[:]))
	if at < 0 || at > info.Size()-end {
		return errShort
	}
	text := make([]byte, info.Size()-end-at)
	if _, err := k.file.ReadAt(text, at); err != nil {
		return err
	}
	c := codec{in: string(text), reading: true}
	for c.in != "" {
		var b bundle
		b.fields(&c)
		k.bundles = append(k.bundles, b)
	}
	if c.short || len(k.bundles) == 0 || k.bundles[len(k.bundles)-1].at != at {
		return errShort
	}
	return nil
}

// read gives n rows from row first on.
func (k *cards[T, P]) read(first int64, n int) ([]T, error) {
	rows := make([]T, n)
	for i := sort.Search(len(k.bundles), func(i int) bool { return k.bundles[i].row > first }) - 1; n > 0; i++ {
		if i < 0 || i+1 >= len(k.bundles) {
			return nil, fmt.Errorf("%s ends before row %d", filepath.Base(k.file.Name()), first+int64(len(rows)))
		}
		from := k.bundles[i].row
		took, err := k.unpack(i, first-from, rows[len(rows)-n:])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(k.file.Name()), err)
		}
		first, n = first+int64(took), n-took
	}
	return rows, nil
}

// unpack reads rows of a bundle after some that are skipped, as many as there
// are or fit.
func (k *cards[T, P]) unpack(i int, skip int64, rows []T) (int, error) {
	packed := make([]byte, k.bundles[i+1].at-k.bundles[i].at)
	if _, err := k.file.ReadAt(packed, k.bundles[i].at); err != nil {
		return 0, err
	}
	text, err := s2.Decode(nil, packed)
	if err != nil {
		return 0, err
	}
	c := codec{in: string(text), reading: true}
	for range skip {
		P(new(T)).fields(&c)
	}
	n := min(len(rows), int(k.bundles[i+1].row-k.bundles[i].row-skip))
	for j := range rows[:n] {
		P(&rows[j]).fields(&c)
	}
	if c.short {
		return 0, errShort
	}
	return n, nil
}
