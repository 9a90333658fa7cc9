package feed

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding"

	"byname"
)

// refusedColumns come before a file's own in a file of refused rows, and are
// passed over when it is sent again.
var refusedColumns = []string{"byname_line", "byname_field", "byname_reason", "byname_do"}

// A RefusedRow is a row to be corrected: one line of a file of refused rows.
type RefusedRow struct {
	Line int
	Refusal
	Raw byname.Text
}

// WriteRefused writes rows in the shape, encoding and order of columns of the
// file they came in, each with what is wrong before it, so that they can be
// corrected and sent again as they are. header is the file's own.
func (m *Mapping) WriteRefused(w io.Writer, header []string, rows []RefusedRow) error {
	out := w
	if codec := m.Encoding.codec(); codec != nil {
		out = encoding.ReplaceUnsupported(codec.NewEncoder()).Writer(w)
	}
	var text bytes.Buffer
	m.writeCells(&text, append(refusedColumns[:len(refusedColumns):len(refusedColumns)], header...))
	for _, r := range rows {
		m.writeCells(&text, []string{fmt.Sprint(r.Line), r.Field, r.Reason, r.Do})
		text.Truncate(text.Len() - 1)
		text.WriteByte(m.Delimiter)
		raw := r.Raw.Reveal()
		if s := newScanner(strings.NewReader(raw), m.Delimiter, m.Quote); s.scan() != nil || s.lost || len(s.raw) != len(raw) {
			m.writeCells(&text, strings.Split(raw, string(m.Delimiter))) // its quotation marks would run on into the next row
			continue
		}
		text.WriteString(raw)
		text.WriteByte('\n')
	}
	_, err := out.Write(text.Bytes())
	return err
}

// writeCells writes a row, quoting what needs it.
func (m *Mapping) writeCells(text *bytes.Buffer, cells []string) {
	quote := string(m.Quote)
	for i, c := range cells {
		if i > 0 {
			text.WriteByte(m.Delimiter)
		}
		switch needs := strings.ContainsAny(c, string(m.Delimiter)+"\n\r") || m.Quote != 0 && strings.HasPrefix(c, quote); {
		case needs && m.Quote == 0:
			text.WriteString(strings.NewReplacer(string(m.Delimiter), " ", "\n", " ", "\r", " ").Replace(c))
		case needs:
			text.WriteString(quote + strings.ReplaceAll(c, quote, quote+quote) + quote)
		default:
			text.WriteString(c)
		}
	}
	text.WriteByte('\n')
}
