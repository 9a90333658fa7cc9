package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"byname"
	"byname/link"
	"byname/work"
)

type linkMatchCmd struct {
	Record      []string          `arg:"" optional:"" name:"field=value" help:"What is known of somebody: given=Ann family=Lee born=1958-03-04. Without any, records are read from standard input: CSV with a header, or JSON, one object a line."`
	Population  []string          `sep:"none" placeholder:"FILE" help:"Look in this file of records; may be given several times. Without one, in the current build, in the name of --as."`
	ID          string            `placeholder:"COL" help:"Column of the files' ids."`
	Map         map[string]string `mapsep:"," placeholder:"FIELD=COL,..." help:"Columns by field where the files' headers do not say."`
	Model       string            `placeholder:"FILE" help:"Weigh with a model that link files saved, instead of learning one from the files."`
	Dates       string            `placeholder:"ORDER" help:"How birth dates of the record are written when they do not tell: dmy, mdy or ymd."`
	Most        int               `default:"5" help:"How many persons to name at most."`
	OnlyCertain bool              `help:"Name nobody who is not certain."`
}

// Help says what the answer means.
func (linkMatchCmd) Help() string {
	return `Says whom of a population a record may be about, the likeliest first: certain, probable or possible, why, in bits of evidence, and how far ahead of the next.
What the record does not say is not compared: it agrees with nobody. When so many share all that the record says that not all could be looked at, that is said.

  byname link match --population people.csv given=Ann family=Lee born=1958-03-04
  byname link match --population a.csv --population b.parquet < records.csv
  byname --as amy.walsh link match given=Ann family=Lee postcode="M18 8LQ"

Fields are those of link files: given, middle, family, name, known_as, former, born, age, sex, nhs, number, email, phone, address, postcode, town, work.
Each person shown from the current build is written down as shown, as in a search; who may not be shown is left out.`
}

// Run answers each record.
func (c linkMatchCmd) Run(e *env) error {
	rows, err := c.rows(e)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return byname.Invalid("record", "what is known of somebody", "give fields such as given=Ann family=Lee born=1958-03-04")
	}
	if len(c.Population) > 0 {
		return c.files(e, rows)
	}
	return e.do(func(w *work.Work, who work.Who) error {
		for i := range rows {
			a, err := w.Match(e.ctx, who, work.MatchAsk{Record: rows[i].Record, Most: c.Most, OnlyCertain: c.OnlyCertain})
			if err != nil {
				return err
			}
			if err := e.show(a, func(out io.Writer) { writeMatched(out, &a) }); err != nil {
				return err
			}
		}
		return nil
	})
}

// rows are the records asked about.
func (c linkMatchCmd) rows(e *env) (rows []link.Row, err error) {
	in := e.stdin
	if len(c.Record) > 0 {
		if in, err = c.said(); err != nil {
			return nil, err
		}
	}
	if in == nil {
		return nil, nil
	}
	text, err := io.ReadAll(in)
	if err == nil && bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) {
		text, err = sheetOfJSON(text)
	}
	if err != nil {
		return nil, err
	}
	s, err := link.ReadRows(bytes.NewReader(text), link.SheetOptions{Source: "record", Dates: link.DateOrder(c.Dates)}, func(r *link.Row) {
		r.Agency = "" // of no agency that the population knows
		rows = append(rows, *r)
	})
	if err != nil {
		return nil, err
	}
	for _, w := range s.Unread {
		return nil, byname.Invalid("record", "values that can be read", w)
	}
	if unused := s.Unused(); len(unused) > 0 {
		return nil, byname.Invalid("record", "fields that can be compared", "leave out or rename: "+strings.Join(unused, ", "))
	}
	return rows, nil
}

// said is what the arguments say, as a sheet of one row.
func (c linkMatchCmd) said() (io.Reader, error) {
	var fields, values []string
	for _, a := range c.Record {
		field, value, ok := strings.Cut(a, "=")
		if !ok || field == "" {
			return nil, byname.Invalid("record", "field=value", "write it like given=Ann")
		}
		fields, values = append(fields, field), append(values, value)
	}
	return sheetOf([][]string{fields, values})
}

func sheetOf(rows [][]string) (io.Reader, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	err := w.WriteAll(rows)
	return &b, err
}

// sheetOfJSON makes a sheet of objects, one a line.
func sheetOfJSON(text []byte) ([]byte, error) {
	var objects []map[string]string
	names := map[string]bool{}
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		var o map[string]string
		if err := json.Unmarshal(line, &o); err != nil {
			return nil, byname.Invalid(fmt.Sprintf("record, line %d", len(objects)+1), "a JSON object of texts", `write it like {"given":"Ann","born":"1958-03-04"}`)
		}
		for name := range o {
			names[name] = true
		}
		objects = append(objects, o)
	}
	header := slices.Sorted(maps.Keys(names))
	rows := [][]string{header}
	for _, o := range objects {
		row := make([]string, len(header))
		for i, name := range header {
			row[i] = o[name]
		}
		rows = append(rows, row)
	}
	r, err := sheetOf(rows)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// fileAnswer is who of some files a record may be about.
type fileAnswer struct {
	Persons []filePerson
	More    int // as likely, beyond what was asked for
	Looked  int // people weighed
	LeftOut int // people who share only what very many share, and were not weighed
}

type filePerson struct {
	Person      int32 // as link files numbers them
	Source, ID  string
	Grade       link.Grade
	Probability float64
	Weight      float64 // bits
	Lead        float64 // bits ahead of the next likeliest, who may be nobody here
	Lines       []link.Line
}

// files looks in files.
func (c linkMatchCmd) files(e *env, rows []link.Row) error {
	o := link.Options{}
	if c.Model != "" {
		m, err := readModel(c.Model)
		if err != nil {
			return err
		}
		o.Model = m
	}
	table, sheets, err := linkSheets{Files: c.Population, ID: c.ID, Map: c.Map}.open(e)
	if err != nil {
		return err
	}
	heard := newProgress(e)
	o.Progress = heard.say
	found, err := link.People(e.ctx, table, o)
	heard.end()
	if err != nil {
		return err
	}
	matcher, err := link.NewMatcher(table, found.Model, found.Cluster)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(e.stdout)
	for i := range rows {
		a, err := matcher.Match(&rows[i], c.Most)
		if err != nil {
			return err
		}
		if c.OnlyCertain {
			a.KeepCertain()
		}
		said := fileAnswer{More: a.More, Looked: a.Looked, LeftOut: a.LeftOut, Persons: []filePerson{}}
		for _, k := range a.Candidates {
			source, id := rowOf(sheets, int(k.Row))
			said.Persons = append(said.Persons, filePerson{k.Person + 1, source, id, k.Grade, k.Probability, k.Weight, k.Lead, k.Lines})
		}
		if e.JSON {
			err = json.NewEncoder(out).Encode(said)
		} else {
			writeAnswer(out, &said)
		}
		if err != nil {
			return err
		}
	}
	return out.Flush()
}
