package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"
)

// Shelves sort more rows than memory holds: rows are put on the shelf of
// their person, and each shelf is taken down and sorted by itself. They are
// files in the folder of the build under way, and go with it.
type shelves[T any] struct {
	folder, name string
	writers      []*parquet.GenericWriter[T]
	files        []*os.File
	waiting      [][]T
	counts       []int
}

// shelfGroup bounds the rows of one shelf that wait in memory.
const shelfGroup = 4096

func makeShelves[T any](folder, name string, n int) (*shelves[T], error) {
	s := &shelves[T]{folder: folder, name: name, waiting: make([][]T, n), counts: make([]int, n)}
	for i := range n {
		file, err := os.OpenFile(s.path(i), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return nil, errors.Join(err, s.close())
		}
		s.files = append(s.files, file)
		s.writers = append(s.writers, parquet.NewGenericWriter[T](file, parquet.PageBufferSize(64<<10),
			parquet.MaxRowsPerRowGroup(shelfGroup)))
		s.waiting[i] = make([]T, 0, 64)
	}
	return s, nil
}

func (s *shelves[T]) path(i int) string {
	return filepath.Join(s.folder, fmt.Sprintf("%s-%d.shelf", s.name, i))
}

func (s *shelves[T]) put(i int, row T) error {
	s.waiting[i] = append(s.waiting[i], row)
	s.counts[i]++
	if len(s.waiting[i]) < cap(s.waiting[i]) {
		return nil
	}
	return s.drain(i)
}

func (s *shelves[T]) drain(i int) error {
	_, err := s.writers[i].Write(s.waiting[i])
	clear(s.waiting[i])
	s.waiting[i] = s.waiting[i][:0]
	return err
}

// close ends the putting.
func (s *shelves[T]) close() error {
	var err error
	for i, w := range s.writers {
		err = errors.Join(err, s.drain(i), w.Close(), s.files[i].Close())
	}
	s.writers, s.files, s.waiting = nil, nil, nil
	return err
}

// take gives all rows of a shelf, in the order they were put.
func (s *shelves[T]) take(i int) ([]T, error) {
	t, err := openTable[T](s.path(i))
	if err != nil {
		return nil, err
	}
	defer t.file.Close()
	return t.read(0, s.counts[i])
}

// clear throws the rows of a shelf away.
func (s *shelves[T]) clear(i int) error { return os.Remove(s.path(i)) }
