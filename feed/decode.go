package feed

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"byname"
)

// An Encoding is how a file's bytes stand for letters.
type Encoding string

const (
	UTF8        Encoding = "utf-8"
	Windows1252 Encoding = "windows-1252"
	UTF16       Encoding = "utf-16" // with its byte order mark
)

var encodings = []string{string(UTF8), string(Windows1252), string(UTF16)}

// codec is what turns bytes into letters and back; nil for UTF-8.
func (e Encoding) codec() encoding.Encoding {
	switch e {
	case Windows1252:
		return charmap.Windows1252
	case UTF16:
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	}
	return nil
}

// open gives the letters of a file in UTF-8 without a byte order mark, out
// of gzip when it is in gzip. A mark that contradicts the encoding is an error.
func (e Encoding) open(r io.Reader) (io.Reader, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	if magic, _ := in.Peek(2); string(magic) == "\x1f\x8b" {
		unzipped, err := gzip.NewReader(in)
		if err != nil {
			return nil, broken(err)
		}
		in = bufio.NewReaderSize(unzipped, 64<<10)
	}
	start, err := in.Peek(3)
	if err != nil && err != io.EOF {
		return nil, broken(err)
	}
	mark := Encoding("")
	switch {
	case string(start) == "\xef\xbb\xbf":
		mark = UTF8
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")):
		mark = UTF16
	}
	if mark != "" && mark != e || mark == "" && e == UTF16 {
		found := "no byte order mark"
		if mark != "" {
			found = "the mark of " + string(mark)
		}
		return nil, byname.Invalid("the file", "letters written as "+string(e)+", and it begins with "+found,
			"export it again, or correct encoding in the mapping")
	}
	if mark == UTF8 {
		in.Discard(3)
	}
	if codec := e.codec(); codec != nil {
		return codec.NewDecoder().Reader(in), nil
	}
	return in, nil
}

// broken tells a file that cannot be read to its end from a machine at fault.
func broken(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) {
		return byname.Invalid("the file", "a whole gzip file", "it was cut off or damaged on its way: send it again")
	}
	return err
}
