package feed

import (
	"bytes"
	"context"
	"io"
	"iter"
	"unicode/utf8"
)

// Read reads a file that the mapping claims. See File.Rows.
func Read(ctx context.Context, r io.Reader, m *Mapping, o Options) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		f, err := Open(r, m, o)
		if err != nil {
			yield(nil, err)
			return
		}
		f.Rows(ctx)(yield)
	}
}

// Rows reads the rows one after the other, in memory that grows only by a few
// bytes a row, to notice ids that come twice. A Row and all it points to is
// good until the next. An error refuses the whole file, rows read before it
// too: it was cut off, is not in its encoding, or ctx was cancelled.
func (f *File) Rows(ctx context.Context) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		r := newReader(f)
		for n := 0; ; n++ {
			if n%1024 == 0 && ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			err := f.scan.scan()
			if err == io.EOF {
				return
			}
			if err == errUnclosed {
				err = cutOff(f.scan.line, "a closing quotation mark")
			}
			if err == nil {
				err = f.tail()
			}
			if err != nil {
				yield(nil, broken(err))
				return
			}
			if blank(f.scan.raw, f.m.Delimiter) {
				continue
			}
			if !yield(r.read(), nil) {
				return
			}
		}
	}
}

func blank(raw []byte, delimiter byte) bool {
	for _, c := range raw {
		if c != delimiter && c != ' ' && c != '"' && c != '\r' {
			return false
		}
	}
	return true
}

// legible reports whether the letters of a row can be kept anywhere.
func legible(raw []byte) bool { return utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0 }
