package link

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"sync"

	"byname"
)

// A section reader reads sections until one is not as it should be.
type sectionReader struct {
	r     io.Reader
	room  []byte
	check uint32
	err   error
	later sync.WaitGroup // dictionaries that are made meanwhile
	mu    sync.Mutex
}

func (in *sectionReader) fail(what string) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.err == nil {
		in.err = byname.Invalid("saved linking", what, "link everybody anew: the file was cut short or altered")
	}
}

func (in *sectionReader) failed() bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.err != nil
}

// some reads the next n bytes.
func (in *sectionReader) some(n int) []byte {
	if cap(in.room) < n {
		in.room = make([]byte, n)
	}
	b := in.room[:n]
	if _, err := io.ReadFull(in.r, b); err != nil {
		if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			in.mu.Lock()
			in.err = errors.Join(in.err, fmt.Errorf("reading a saved linking: %w", err))
			in.mu.Unlock()
		}
		in.fail("all of the file")
		return nil
	}
	in.check = crc32.Update(in.check, castagnoli, b)
	return b
}

// each calls f with the bytes of a section, so many at a time, and reports
// whether they were as written.
func (in *sectionReader) each(size int, f func([]byte)) bool {
	in.check = 0
	if in.failed() {
		return false
	}
	b := in.some(8)
	if b == nil {
		return false
	}
	left := binary.LittleEndian.Uint64(b)
	for left > 0 {
		n := min(left, 1<<14)
		b := in.some(int(n) * size)
		if b == nil {
			return false
		}
		f(b)
		left -= n
	}
	want := in.check
	if b = in.some(4); b == nil {
		return false
	}
	if binary.LittleEndian.Uint32(b) != want {
		in.fail("a file as it was written")
		return false
	}
	return true
}

// read reads a section of things of one size.
func read[T any](in *sectionReader, size int, of func([]byte) T) (all []T) {
	if !in.each(size, func(b []byte) {
		for i := 0; i < len(b); i += size {
			all = append(all, of(b[i:i+size]))
		}
	}) {
		return nil
	}
	return all
}

func (in *sectionReader) bytes() (all []byte) {
	in.each(1, func(b []byte) { all = append(all, b...) })
	return all
}
