package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"text/tabwriter"

	"byname"
	"byname/internal/columns"
	"byname/internal/sheet"
	"byname/link"
	"byname/link/splink"
)

// portable are the flags of link files that only a Splink model has.
type portable struct {
	Threshold float64  `default:"0.95" help:"With a Splink model: pairs of this probability or more are of one person."`
	PairsFrom *float64 `placeholder:"BITS" help:"With a Splink model: write pairs that weigh this or more; those of one person by default."`
}

// isPortable reports whether a file is a Splink model, which says how it links
// and compares, and not one of ours.
func isPortable(path string) (bool, error) {
	f, err := openInput(path)
	if err != nil {
		return false, err
	}
	text, err := io.ReadAll(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return false, err
	}
	var m map[string]json.RawMessage     // a struct would take our own Comparisons for theirs
	if json.Unmarshal(text, &m) != nil { // cut off, perhaps
		return bytes.Contains(text, []byte(`"sql_condition"`)), nil
	}
	return m["link_type"] != nil || m["comparisons"] != nil, nil
}

func readPortable(path string) (*splink.Model, error) {
	f, err := openInput(path)
	if err != nil {
		return nil, err
	}
	m, err := splink.Read(path, f)
	return m, errors.Join(err, f.Close())
}

// portableData reads the columns that a model needs out of files.
func portableData(m *splink.Model, files []string, id string, more ...string) (*splink.Data, error) {
	if id == "" {
		id = m.ID
	}
	names := append([]string{id}, m.Columns()...)
	for _, name := range more {
		if name != "" {
			names = append(names, name)
		}
	}
	d := &splink.Data{}
	var tables []*columns.Table
	rows := 0
	for _, file := range files {
		t, err := portableTable(file, columns.Options{Columns: names, Plain: []string{id}})
		if err != nil {
			return nil, err
		}
		d.Sources, d.First = append(d.Sources, sourceName(file)), append(d.First, rows)
		tables, rows = append(tables, t), rows+t.Rows
	}
	if d.Table = tables[0]; len(tables) > 1 {
		d.Table = columns.Join(tables...)
	}
	return d, nil
}

func portableTable(file string, o columns.Options) (*columns.Table, error) {
	f, err := openInput(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	start := make([]byte, 4)
	if _, err := f.ReadAt(start, 0); err == nil && columns.IsParquet(start) {
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		return columns.ReadParquet(file, f, info.Size(), o)
	}
	s, err := sheet.Read(f, sheet.Options{Name: file})
	if err != nil {
		return nil, err
	}
	return columns.FromSheet(s, o)
}

// runPortable links files by a Splink model.
func (c linkFilesCmd) runPortable(e *env) error {
	if c.Report != "" {
		return byname.Invalid("--report", "a model of byname's own", "leave it out with a Splink model, and add --pairs: the page tells of what byname itself learns")
	}
	if len(c.Map) > 0 || len(c.Rules) > 0 || len(c.Header) > 0 || c.SaveModel+c.Report+c.Labels+c.Given+c.Family+c.Dates != "" {
		return byname.Invalid("--model", "a Splink model with no flags but --id, --truth, --threshold, --pairs, --pairs-from and --out", "the model itself says which columns it needs and how they meet")
	}
	if !(c.Threshold > 0 && c.Threshold < 1) {
		return byname.Invalid("--threshold", "a probability between 0 and 1", "try 0.95")
	}
	m, err := readPortable(c.Model)
	if err != nil {
		return err
	}
	truth, entity, err := c.entity()
	if err != nil {
		return err
	}
	d, err := portableData(m, c.Files, c.ID, truth)
	if err != nil {
		return err
	}
	run, err := m.On(d)
	if err != nil {
		return err
	}
	heard := newProgress(e)
	o := splink.Options{Join: splink.Bits(c.Threshold), From: splink.Bits(c.Threshold), Progress: heard.say}
	if c.PairsFrom != nil {
		o.From = *c.PairsFrom
	}
	out := outputs{e: e}
	found := portableFound{Rows: d.Table.Rows}
	var cluster []int32
	search := func(visit func([]splink.Pair) error) (err error) {
		cluster, found.Persons, found.Rules, err = run.People(e.ctx, o, visit)
		heard.end()
		return err
	}
	if c.Pairs == "" {
		err = search(nil)
	} else {
		err = out.add(c.Pairs, func(w io.Writer) error { return writePortablePairs(w, c.Pairs, d, search) })
	}
	if err == nil {
		err = out.add(c.Out, func(w io.Writer) error { return writeRows(w, c.Out, portablePeople(d, cluster)) })
	}
	if err := errors.Join(err, out.end(err == nil)); err != nil {
		return err
	}
	if truth != "" {
		q := link.Evaluate(cluster, portableTruth(d, truth, entity))
		found.Quality = &q
	}
	return found.say(e, c.Out == "-" || c.Pairs == "-")
}

func portablePeople(d *splink.Data, cluster []int32) iter.Seq[personRow] {
	return func(yield func(personRow) bool) {
		for row, person := range cluster {
			if !yield(personRow{d.Source(row), d.RowID(row), int64(person) + 1}) {
				return
			}
		}
	}
}

// writePortablePairs writes pairs as they are found.
func writePortablePairs(w io.Writer, path string, d *splink.Data, search func(func([]splink.Pair) error) error) error {
	var failed error
	rows := func(yield func(pairRow) bool) {
		failed = search(func(pairs []splink.Pair) error {
			for _, p := range pairs {
				l, r := int(p.L), int(p.R)
				if !yield(pairRow{d.Source(l), d.RowID(l), d.Source(r), d.RowID(r), p.Weight, splink.Probability(p.Weight)}) {
					return errStopped
				}
			}
			return nil
		})
	}
	err := writeRows(w, path, rows)
	if err == nil || !errors.Is(failed, errStopped) {
		err = errors.Join(err, failed)
	}
	return err
}

var errStopped = errors.New("nothing more is written")

func portableTruth(d *splink.Data, column string, entity func(string) string) []string {
	at := d.Table.Find(column)
	list := make([]string, d.Table.Rows)
	for row := range list {
		if list[row], _ = d.Table.Text(row, at); entity != nil {
			list[row] = entity(list[row])
		}
	}
	return list
}

// portableFound is what is said in the end.
type portableFound struct {
	Rows, Persons int
	Rules         []splink.Count
	Quality       *link.Quality `json:",omitempty"`
}

func (f portableFound) say(e *env, toErr bool) error {
	out := io.Writer(e.stdout)
	if toErr {
		out = e.stderr
	}
	if e.JSON {
		return json.NewEncoder(out).Encode(f)
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for i, r := range f.Rules {
		fmt.Fprintf(w, "rule %d\t%d pairs\t%d new\tlargest block %d\t%s\n", i+1, r.Pairs, r.New, r.Largest, r.Rule)
	}
	fmt.Fprintf(w, "people\t%d\tof %d rows\n", f.Persons, f.Rows)
	if f.Quality != nil {
		writeQuality(w, f.Quality)
	}
	return w.Flush()
}
