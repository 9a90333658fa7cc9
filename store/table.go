package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"
)

// pageBytes is small, so that finding one person decodes little.
const pageBytes = 16 << 10

// rowGroup bounds what a writer holds in memory before it goes to the file.
const rowGroup = 256 << 10

// A tableWriter writes one Parquet file and its checksum.
type tableWriter[T any] struct {
	file    *os.File
	parquet *parquet.GenericWriter[T]
	sum     hash.Hash
	rows    int64
	waiting []T
}

func createTable[T any](path string) (*tableWriter[T], error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	w := &tableWriter[T]{file: file, sum: sha256.New(), waiting: make([]T, 0, 512)}
	w.parquet = parquet.NewGenericWriter[T](io.MultiWriter(file, w.sum),
		parquet.PageBufferSize(pageBytes), parquet.MaxRowsPerRowGroup(rowGroup), parquet.WriteBufferSize(1<<20),
		parquet.CreatedBy("byname", "", ""))
	return w, nil
}

// put writes one row.
func (w *tableWriter[T]) put(row T) error {
	w.waiting = append(w.waiting, row)
	if len(w.waiting) < cap(w.waiting) {
		return nil
	}
	return w.drain()
}

func (w *tableWriter[T]) drain() error {
	n, err := w.parquet.Write(w.waiting)
	w.rows += int64(n)
	clear(w.waiting)
	w.waiting = w.waiting[:0]
	return err
}

// count is how many rows were put.
func (w *tableWriter[T]) count() int64 { return w.rows + int64(len(w.waiting)) }

// close makes the file durable and says what is in it.
func (w *tableWriter[T]) close() (FileSum, error) {
	err := errors.Join(w.drain(), w.parquet.Close(), w.file.Sync())
	size, sizeErr := w.file.Seek(0, io.SeekCurrent)
	if err := errors.Join(err, sizeErr, w.file.Close()); err != nil {
		return FileSum{}, err
	}
	return FileSum{Name: filepath.Base(w.file.Name()), Rows: w.rows, Bytes: size, SHA256: hex.EncodeToString(w.sum.Sum(nil))}, nil
}

// abandon closes the file without caring for what is in it.
func (w *tableWriter[T]) abandon() { w.file.Close() }

// A FileSum tells one file of a build apart from any other.
type FileSum struct {
	Name   string `json:"name"`
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// check reads the whole file and compares.
func (s FileSum) check(folder string) error {
	file, err := os.Open(filepath.Join(folder, s.Name))
	if err != nil {
		return err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil)) != s.SHA256 {
		return fmt.Errorf("%s is not what was published: its checksum differs", s.Name)
	}
	return nil
}

// A table is an open Parquet file. Several may read it at once.
type table[T any] struct {
	file   *os.File // closes itself when nobody holds the table any more
	groups []parquet.RowGroup
	starts []int64 // first row of each group, and after the last
}

func openTable[T any](path string) (*table[T], error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	// The page index is read here, once: without it every seek would read it.
	opened, err := parquet.OpenFile(file, info.Size(), parquet.SkipBloomFilters(true), parquet.ReadBufferSize(pageBytes))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", filepath.Base(path), err), file.Close())
	}
	t := &table[T]{file: file, groups: opened.RowGroups(), starts: []int64{0}}
	for _, g := range t.groups {
		t.starts = append(t.starts, t.starts[len(t.starts)-1]+g.NumRows())
	}
	return t, nil
}

func (t *table[T]) rows() int64 { return t.starts[len(t.starts)-1] }

// read gives n rows from row first on.
func (t *table[T]) read(first int64, n int) ([]T, error) {
	rows := make([]T, 0, n)
	err := t.scan(first, first+int64(n), max(1, n), func(part []T) error {
		rows = append(rows, part...)
		return nil
	})
	if err == nil && len(rows) != n {
		err = fmt.Errorf("%s ends before row %d", filepath.Base(t.file.Name()), first+int64(n))
	}
	return rows, err
}

// scan hands over rows first to before end, at most most at a time. What it
// hands over is not to be kept: the next rows take its place.
func (t *table[T]) scan(first, end int64, most int, take func([]T) error) error {
	part := make([]T, min(int64(most), max(0, end-first)))
	for g, group := range t.groups {
		from, to := max(first, t.starts[g]), min(end, t.starts[g+1])
		if from >= to {
			continue
		}
		if err := scanGroup(group, from-t.starts[g], to-from, part, take); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(t.file.Name()), err)
		}
	}
	return nil
}

func scanGroup[T any](group parquet.RowGroup, skip, n int64, part []T, take func([]T) error) error {
	reader := parquet.NewGenericRowGroupReader[T](group)
	defer reader.Close()
	if err := reader.SeekToRow(skip); err != nil {
		return err
	}
	for n > 0 {
		read, err := reader.Read(part[:min(int64(len(part)), n)])
		if read > 0 {
			n -= int64(read)
			if err := take(part[:read]); err != nil {
				return err
			}
		}
		if err == io.EOF && n == 0 {
			break
		}
		if err == io.EOF {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// hasText reports whether a column of texts, kept as a dictionary, has one
// that is wanted. It reads the dictionaries alone.
func hasText(path, column string, wanted func(string) bool) (bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return false, err
	}
	opened, err := parquet.OpenFile(file, info.Size(), parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return false, err
	}
	leaf, known := opened.Schema().Lookup(column)
	if !known {
		return false, fmt.Errorf("%s has no column %s", filepath.Base(path), column)
	}
	for _, group := range opened.RowGroups() {
		pages := group.ColumnChunks()[leaf.ColumnIndex].Pages()
		page, err := pages.ReadPage()
		if err != nil {
			return false, errors.Join(err, pages.Close())
		}
		has := false
		if d := page.Dictionary(); d != nil {
			for i := range d.Len() {
				has = has || wanted(d.Index(int32(i)).String())
			}
		}
		parquet.Release(page)
		if err := pages.Close(); has || err != nil {
			return has, err
		}
	}
	return false, nil
}
