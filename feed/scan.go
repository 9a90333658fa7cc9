package feed

import (
	"bytes"
	"errors"
	"io"

	"byname"
)

// maxRow bounds a row, in bytes, and so the memory that reading takes.
const maxRow = 1 << 20

// A scanner cuts a file into rows and rows into cells, as RFC 4180 says but
// for any delimiter, and with a quotation mark inside a cell that does not
// begin with one taken as it stands.
type scanner struct {
	in        io.Reader
	delimiter byte
	quote     byte // 0: the file has no quoting

	buf        []byte
	start, end int // what of buf is read and not yet used
	done       bool
	next       int // the number of the line at start

	line  int      // where the row begins
	raw   []byte   // the row without its line end
	cells [][]byte // valid until the next row
	spare []byte   // holds cells that had doubled quotation marks
	ended bool     // the row had a line end
	shut  bool     // its last cell had a closing quotation mark
	lost  bool     // its quotation marks make no sense: it has no cells
}

func newScanner(in io.Reader, delimiter, quote byte) *scanner {
	return &scanner{in: in, delimiter: delimiter, quote: quote, buf: make([]byte, 64<<10), next: 1}
}

// errUnclosed is that of a file that ends inside quotation marks.
var errUnclosed = errors.New("a quotation mark is not closed")

// scan goes to the next row. It returns io.EOF after the last.
//
// When the marks make no sense, the row is its first line alone, and what
// follows is read again from there: one lost mark costs one row.
func (s *scanner) scan() error {
	for {
		rest := s.buf[s.start:s.end]
		newline := bytes.IndexByte(rest, '\n')
		if newline < 0 && !s.done {
			if len(rest) > maxRow {
				return byname.Invalid("the file", "a line end at least every mebibyte", "check that it is a text file")
			}
			if err := s.fill(); err != nil {
				return err
			}
			continue
		}
		if len(rest) == 0 {
			return io.EOF
		}
		s.cells, s.spare, s.shut, s.lost, s.line = s.cells[:0], s.spare[:0], false, false, s.next
		line := newline
		if newline < 0 {
			line = len(rest)
		}
		if s.quote == 0 || bytes.IndexByte(rest[:line], s.quote) < 0 {
			s.split(s.take(line))
			return nil
		}
		stop, sense := s.cut(rest)
		switch {
		case !sense || stop < 0 && len(rest) > maxRow:
			s.lost, s.cells = true, s.cells[:0]
			s.take(line)
			return nil
		case stop >= 0:
			s.take(stop)
			return nil
		case s.done:
			return errUnclosed
		}
		if err := s.fill(); err != nil {
			return err
		}
	}
}

// fill reads more, at least one byte or the end.
func (s *scanner) fill() error {
	if s.start > 0 {
		copy(s.buf, s.buf[s.start:s.end])
		s.start, s.end = 0, s.end-s.start
	}
	if s.end == len(s.buf) {
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	n, err := s.in.Read(s.buf[s.end:])
	s.end += n
	if err == io.EOF {
		s.done, err = true, nil
	}
	return err
}

// take makes the row the next n bytes, and goes past its line end.
func (s *scanner) take(n int) []byte {
	s.raw = s.buf[s.start : s.start+n]
	s.next += 1 + bytes.Count(s.raw, []byte{'\n'})
	s.start += n
	s.ended = s.start < s.end
	if s.ended {
		s.start++
		s.raw = bytes.TrimSuffix(s.raw, []byte{'\r'})
	}
	return s.raw
}

// split cuts a row without quotation marks.
func (s *scanner) split(row []byte) {
	for {
		i := bytes.IndexByte(row, s.delimiter)
		if i < 0 {
			s.cells = append(s.cells, row)
			return
		}
		s.cells = append(s.cells, row[:i])
		row = row[i+1:]
	}
}

// cut cuts the row with quotation marks that text begins with. It gives the
// length of the row, or -1 when text ends before the row does.
func (s *scanner) cut(text []byte) (length int, sense bool) {
	for at := 0; ; {
		if at == len(text) || text[at] != s.quote {
			from := at
			for at < len(text) && text[at] != s.delimiter && text[at] != '\n' {
				at++
			}
			if at == len(text) && !s.done {
				return -1, true
			}
			s.cells, s.shut = append(s.cells, text[from:at]), false
			if at < len(text) && text[at] == s.delimiter {
				at++
				continue
			}
			if last := &s.cells[len(s.cells)-1]; at < len(text) {
				*last = bytes.TrimSuffix(*last, []byte{'\r'})
			}
			return at, true
		}
		n, cell := s.closing(text[at+1:])
		if n < 0 {
			return -1, true
		}
		s.cells, s.shut = append(s.cells, cell), true
		at += 1 + n
		switch rest := text[at:]; {
		case len(rest) == 0 && s.done:
			return at, true
		case len(rest) == 0, len(rest) == 1 && rest[0] == '\r' && !s.done:
			return -1, true
		case rest[0] == s.delimiter:
			at++
		case rest[0] == '\n':
			return at, true
		case bytes.HasPrefix(rest, []byte("\r\n")):
			return at + 1, true
		default:
			return 0, false
		}
	}
}

// closing reads a quoted cell, from after its opening mark to after its
// closing one. It is -1 when the closing one is not in text.
func (s *scanner) closing(text []byte) (n int, cell []byte) {
	doubled := false
	for {
		i := bytes.IndexByte(text[n:], s.quote)
		if i < 0 || n+i+1 == len(text) && !s.done {
			return -1, nil
		}
		n += i + 1
		if n < len(text) && text[n] == s.quote {
			doubled = true
			n++
			continue
		}
		break
	}
	if !doubled {
		return n, text[:n-1]
	}
	from := len(s.spare)
	for i := 0; i < n-1; i++ {
		s.spare = append(s.spare, text[i])
		if text[i] == s.quote {
			i++
		}
	}
	return n, s.spare[from:]
}
