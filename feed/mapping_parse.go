package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path"
	"slices"
	"strings"
	"unicode"

	"byname"
)

// meaningVersion is part of every mapping's version. It changes when the same
// mapping and file would be read otherwise than before.
const meaningVersion = "1"

// A builder makes one mapping of its text.
type builder struct {
	*Mapping
	kinds map[string]Kind
	names []string // of columns, while their header is being read
}

// ParseMapping reads one mapping.
func ParseMapping(file string, text []byte, kinds map[string]Kind) (*Mapping, error) {
	root, err := parseYAML(file, text)
	if err != nil {
		return nil, err
	}
	hash := sha256.Sum256([]byte(meaningVersion + "\n" + string(text)))
	b := &builder{Mapping: &Mapping{File: file, Version: hex.EncodeToString(hash[:8]), dates: map[int][]dateForm{}}, kinds: kinds}
	words := root.words([]string{"agency", "data_set", "title", "agreement", "purpose", "claims", "extract", "file", "row", "events"},
		[]string{"dates", "known", "person", "subject", "quiet", "deduplicated"})
	if err := root.file.err(); err != nil {
		return nil, err
	}
	b.Agency = byname.AgencyID(words["agency"].text())
	b.DataSet, b.Title = words["data_set"].text(), words["title"].text()
	b.Agreement, b.Purpose = words["agreement"].text(), words["purpose"].text()
	for _, id := range []string{"agency", "data_set", "agreement", "purpose"} {
		if n := words[id]; strings.ContainsFunc(n.Value, notID) || n.Value == "" {
			n.bad("small letters, digits, - and _", "write for example mcc-housing")
		}
	}
	b.prefix = Key(string(b.Agency) + "/" + b.DataSet + "/")
	for _, n := range words["claims"].list() {
		if _, err := path.Match(n.text(), ""); err != nil {
			n.bad("a file name, with * for any letters", "correct the brackets")
		}
		b.claims = append(b.claims, strings.ToLower(n.Value))
	}
	if words["extract"].among("an extract", extracts) {
		b.Extract = Extract(words["extract"].Value)
	}
	b.readFile(words["file"])
	if err := root.file.err(); err != nil {
		return nil, err // without columns nothing below can be judged
	}
	if n, ok := words["dates"]; ok {
		b.readDates(n)
	}
	b.row = b.column(words["row"])
	if n, ok := words["known"]; ok {
		b.known = b.conditions(n)
	}
	if n, ok := words["deduplicated"]; ok {
		b.Deduplicated = n.yes()
	}
	if n, ok := words["quiet"]; ok {
		b.quiet = n.yes()
	}
	person, says := words["person"]
	about, refers := words["subject"]
	if says == refers {
		root.bad("either person: (who the row says somebody is) or subject: (whose record of another data set it is about)", "write one of them")
		return nil, root.file.err()
	}
	if says {
		b.person = b.readPerson(person)
	} else {
		b.about = b.readAbout(about)
	}
	for _, n := range words["events"].list() {
		b.events = append(b.events, b.readEvent(n))
	}
	return b.Mapping, root.file.err()
}

func notID(r rune) bool {
	return !(unicode.IsDigit(r) || 'a' <= r && r <= 'z' || r == '-' || r == '_')
}

var delimiters = map[string]byte{"comma": ',', "tab": '\t', "pipe": '|', "semicolon": ';'}

func (b *builder) readFile(n node) {
	words := n.words([]string{"encoding", "delimiter", "header"}, []string{"quoting", "also"})
	if n, ok := words["encoding"]; ok && n.among("an encoding", encodings) {
		b.Encoding = Encoding(n.Value)
	}
	if n, ok := words["delimiter"]; ok && n.among("a delimiter", []string{"comma", "tab", "pipe", "semicolon"}) {
		b.Delimiter = delimiters[n.Value]
	}
	b.Quote = '"'
	if n, ok := words["quoting"]; ok && !n.yes() {
		b.Quote = 0
	}
	header, ok := words["header"]
	if !ok {
		return
	}
	b.names = header.texts()
	for i, c := range header.list() {
		if slices.Index(b.names, c.Value) != i {
			c.bad("each column once", "remove it")
		}
	}
	b.Headers = [][]string{b.names}
	if also, ok := words["also"]; ok {
		for _, other := range also.list() {
			names := other.texts()
			if len(names) != len(b.names) {
				other.bad("the columns of header under other names, in the same order", "name all of them")
			}
			b.Headers = append(b.Headers, names)
		}
	}
}

func (b *builder) readDates(n node) {
	for _, p := range n.pairs() {
		column := b.column(p.key)
		order := 0
		for _, n := range p.value.list() {
			form, err := parseDateForm(n.text())
			if err != nil {
				var problem *byname.Problem
				errors.As(err, &problem)
				n.bad("in a date form, "+problem.Expected, problem.Do)
				continue
			}
			if o := form.dayFirst(); o*order < 0 {
				n.bad("one order of day and month", "nothing could tell 3/4 from 4/3: keep one")
			} else if o != 0 {
				order = o
			}
			if column >= 0 {
				b.dates[column] = append(b.dates[column], form)
			}
		}
	}
}

// column is the number of the column that a node names, or -1.
func (b *builder) column(n node) int {
	if n.Node == nil || n.text() == "" || !n.among("a column", b.names) {
		return -1
	}
	return slices.Index(b.names, n.Value)
}

// dateColumn is a column whose form is declared under dates.
func (b *builder) dateColumn(n node) int {
	c := b.column(n)
	if c >= 0 && b.dates[c] == nil {
		n.bad("a column with a date form", "add "+n.Value+" under dates:")
	}
	return c
}
