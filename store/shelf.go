package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Shelves sort more rows than memory holds: rows are put on the shelf of
// their person, and each shelf is taken down and sorted by itself. They are
// files in the folder of the build under way, and go with it.
type shelves[T any, P shelved[T]] struct {
	folder, name string
	files        []*os.File
	waiting      []codec
	counts       []int
}

// A shelved row lists its fields to a codec.
type shelved[T any] interface {
	*T
	fields(*codec)
}

// shelfBytes wait in memory for each shelf.
const shelfBytes = 64 << 10

func makeShelves[T any, P shelved[T]](folder, name string, n int) (*shelves[T, P], error) {
	s := &shelves[T, P]{folder: folder, name: name, waiting: make([]codec, n), counts: make([]int, n)}
	for i := range n {
		file, err := os.OpenFile(s.path(i), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return nil, errors.Join(err, s.close())
		}
		s.files = append(s.files, file)
	}
	return s, nil
}

func (s *shelves[T, P]) path(i int) string {
	return filepath.Join(s.folder, fmt.Sprintf("%s-%d.shelf", s.name, i))
}

func (s *shelves[T, P]) put(i int, row P) error {
	c := &s.waiting[i]
	row.fields(c)
	s.counts[i]++
	if len(c.out) < shelfBytes {
		return nil
	}
	return s.drain(i)
}

func (s *shelves[T, P]) drain(i int) error {
	_, err := s.files[i].Write(s.waiting[i].out)
	s.waiting[i].out = s.waiting[i].out[:0]
	return err
}

// close ends the putting.
func (s *shelves[T, P]) close() (err error) {
	for i, file := range s.files {
		err = errors.Join(err, s.drain(i), file.Close())
	}
	s.files, s.waiting = nil, nil
	return err
}

// take gives all rows of a shelf, in the order they were put. Their texts are
// parts of one: a text that is kept keeps the whole shelf in memory.
func (s *shelves[T, P]) take(i int) ([]P, error) {
	text, err := os.ReadFile(s.path(i))
	if err != nil {
		return nil, err
	}
	c := codec{in: string(text), reading: true}
	rows, list := make([]T, s.counts[i]), make([]P, s.counts[i])
	for r := range rows {
		list[r] = &rows[r]
		list[r].fields(&c)
	}
	if c.short || c.in != "" {
		return nil, errShort
	}
	return list, nil
}

// clear throws the rows of a shelf away.
func (s *shelves[T, P]) clear(i int) error { return os.Remove(s.path(i)) }
