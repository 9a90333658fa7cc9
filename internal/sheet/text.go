package sheet

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"byname"
)

// unpack reads all of a file, through gzip if need be.
func unpack(r io.Reader, name string) ([]byte, error) {
	const whole = "a whole gzip file"
	b := bufio.NewReaderSize(r, 1<<16)
	r = b
	zipped := false
	if magic, _ := b.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, byname.Invalid(name, whole, "send it again")
		}
		r, zipped = z, true
	}
	content, err := io.ReadAll(r)
	if err != nil && zipped && (errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) || broken(err)) {
		return nil, byname.Invalid(name, whole, "it was cut off or damaged: send it again")
	}
	return content, err
}

// broken reports whether the bytes of a gzip file are not what they claim.
func broken(err error) bool {
	var corrupt interface{ Error() string }
	return errors.As(err, &corrupt) && bytes.HasPrefix([]byte(corrupt.Error()), []byte("flate:"))
}

// foreign are beginnings of files that are no text, and what to do.
var foreign = []struct{ magic, expected, do string }{
	{"PK\x03\x04", "delimited text or Parquet, not a workbook or zip file", "save the sheet as CSV, or unzip it"},
	{"\xd0\xcf\x11\xe0", "delimited text or Parquet, not an old workbook", "save the sheet as CSV"},
	{"%PDF", "delimited text or Parquet, not a PDF", "ask for the table that it was printed from"},
	{"SQLite format 3\x00", "delimited text or Parquet, not a database", "export the table as CSV"},
	{"ARROW1", "delimited text or Parquet, not Arrow", "write it as Parquet"},
	{"\x28\xb5\x2f\xfd", "delimited text or Parquet, not zstd", "unpack it first"},
	{"BZh", "delimited text or Parquet, not bzip2", "unpack it first"},
}

// plain is the file as UTF-8, without a byte order mark and with line ends
// that Go knows.
func (t *Table) plain(text []byte) ([]byte, error) {
	for _, f := range foreign {
		if bytes.HasPrefix(text, []byte(f.magic)) {
			return nil, t.invalid("", f.expected, f.do)
		}
	}
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) {
		var err error
		if text, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(text); err != nil {
			return nil, t.invalid("", "text in UTF-8, UTF-16 or Windows-1252", "save it as UTF-8")
		}
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if at := bytes.IndexByte(text, 0); at >= 0 {
		return nil, t.invalid(fmt.Sprintf("line %d", lineOf(text, at)), "text, not a zero byte", "give delimited text with a header, or Parquet: this is a file of another kind, or damaged")
	}
	if at := notUTF8(text); at >= 0 {
		t.warn("line %d is not UTF-8: the file is read as Windows-1252; if names look wrong, save it as UTF-8", lineOf(text, at))
		var err error
		if text, err = charmap.Windows1252.NewDecoder().Bytes(text); err != nil {
			return nil, t.invalid("", "text in UTF-8 or Windows-1252", "save it as UTF-8")
		}
	}
	if !bytes.Contains(text, []byte("\n")) {
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	}
	return text, nil
}

// notUTF8 is where the text first is not UTF-8, or -1.
func notUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return -1
}

func lineOf(text []byte, at int) int { return 1 + bytes.Count(text[:at], []byte("\n")) }
