package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"byname"
	"byname/link"
)

// linkCmd holds the verbs about linking records.
type linkCmd struct {
	Files linkFilesCmd `cmd:"" help:"Find the people in one or two files of any kind, on their own."`
}

type linkFilesCmd struct {
	Files []string          `arg:"" name:"file" help:"CSV with a header, any delimiter, gzip or not: one file, or two."`
	ID    string            `required:"" placeholder:"COL" help:"Column of the row's id."`
	Map   map[string]string `mapsep:"," placeholder:"FIELD=COL,..." help:"Columns by field where the header does not say (given, family, name, known_as, former, born, sex, nhs, number, email, phone, address, postcode, town, work); several columns with + between; none to leave a field out."`
	Truth string            `placeholder:"COL[~REGEXP]" help:"Column of the true person, to be judged by; the expression's first group when that is inside it."`
	Out   string            `required:"" placeholder:"FILE" help:"Write source,id,person here, one line a row; - is standard output."`
	Pairs string            `placeholder:"FILE" help:"Write the pairs with their weights here."`
}

// Run links the files and writes what was found.
func (c linkFilesCmd) Run(e *env) error {
	if len(c.Files) > 2 {
		return byname.Invalid("files", "one or two", "put records of one kind into one file")
	}
	table := link.NewTable()
	var sheets []*link.Sheet
	for _, file := range c.Files {
		s, err := c.read(table, file)
		if err != nil {
			return err
		}
		if len(sheets) == 1 && sheets[0].Source == s.Source {
			return byname.Invalid("files", "two names", "rename one: the name tells their rows apart")
		}
		sheets = append(sheets, s)
		for _, w := range s.Warnings {
			fmt.Fprintln(e.stderr, "byname: warning:", w)
		}
	}
	heard := newProgress(e)
	found, err := link.People(e.ctx, table, link.Options{Progress: heard.say})
	heard.end()
	if err != nil {
		return err
	}
	for _, note := range found.Model.Notes {
		fmt.Fprintln(e.stderr, "byname: note:", note)
	}
	if err := e.write(c.Out, func(w *csv.Writer) error { return writePeople(w, sheets, found) }); err != nil {
		return err
	}
	if c.Pairs != "" {
		if err := e.write(c.Pairs, func(w *csv.Writer) error { return writePairs(w, sheets, found) }); err != nil {
			return err
		}
	}
	return c.report(e, sheets, found)
}

func (c linkFilesCmd) read(t *link.Table, file string) (*link.Sheet, error) {
	o := link.SheetOptions{Source: sourceName(file), ID: c.ID, Map: map[link.Field]string{}}
	for field, column := range c.Map {
		o.Map[link.Field(field)] = column
	}
	var expression string
	o.Truth, expression, _ = strings.Cut(c.Truth, "~")
	if expression != "" {
		re, err := regexp.Compile(expression)
		if err != nil || re.NumSubexp() < 1 {
			return nil, byname.Invalid("--truth", "an expression with a group", `write it like rec_id~rec-(\d+)-`)
		}
		o.Entity = func(s string) string {
			if m := re.FindStringSubmatch(s); m != nil {
				return m[1]
			}
			return ""
		}
	}
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, byname.NotFound(file, "a file", "check its name")
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return t.ReadSheet(f, o)
}

// sourceName is a file's name without folder and endings.
func sourceName(file string) string {
	name := strings.TrimSuffix(filepath.Base(file), ".gz")
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// rowOf says which sheet and which of its rows a row of the table is.
func rowOf(sheets []*link.Sheet, row int) (source, id string) {
	s := sheets[0]
	if len(sheets) > 1 && row >= sheets[1].First {
		s = sheets[1]
	}
	return s.Source, s.IDs[row-s.First]
}

func writePeople(w *csv.Writer, sheets []*link.Sheet, found *link.Result) error {
	if err := w.Write([]string{"source", "id", "person"}); err != nil {
		return err
	}
	for row, person := range found.Cluster {
		source, id := rowOf(sheets, row)
		if err := w.Write([]string{source, id, strconv.Itoa(int(person) + 1)}); err != nil {
			return err
		}
	}
	return nil
}

func writePairs(w *csv.Writer, sheets []*link.Sheet, found *link.Result) error {
	if err := w.Write([]string{"source_l", "id_l", "source_r", "id_r", "weight", "probability"}); err != nil {
		return err
	}
	for _, p := range found.Edges {
		sl, il := rowOf(sheets, int(p.A))
		sr, ir := rowOf(sheets, int(p.B))
		weight := float64(p.Weight)
		if err := w.Write([]string{sl, il, sr, ir, strconv.FormatFloat(weight, 'f', 3, 64), strconv.FormatFloat(link.Probability(weight), 'g', 6, 64)}); err != nil {
			return err
		}
	}
	return nil
}

// report says what was found, and how good it is where the truth is known.
func (c linkFilesCmd) report(e *env, sheets []*link.Sheet, found *link.Result) error {
	var truth []string
	for _, s := range sheets {
		truth = append(truth, s.Truth...)
	}
	var quality *link.Quality
	if c.Truth != "" {
		q := link.Evaluate(found.Cluster, truth)
		quality = &q
	}
	out := e.stdout
	if c.Out == "-" {
		out = e.stderr
	}
	if e.JSON {
		return json.NewEncoder(out).Encode(struct {
			Rows, Persons int
			Lambda        float64
			Quality       *link.Quality `json:",omitempty"`
			Rules         []link.RuleCount
			Notes         []string
		}{len(found.Cluster), found.Persons, found.Model.Lambda, quality, found.Rules, found.Model.Notes})
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, s := range sheets {
		fmt.Fprintf(w, "%s\t%d rows\t%s\n", s.Source, len(s.IDs), readAs(s))
	}
	fmt.Fprintf(w, "people\t%d\tof %d rows\n", found.Persons, len(found.Cluster))
	if quality != nil {
		writeQuality(w, quality)
	}
	return w.Flush()
}

func writeQuality(w io.Writer, q *link.Quality) {
	fmt.Fprintf(w, "pairs\tprecision %.4f\trecall %.4f\tF1 %.4f\t%d right, %d wrong, %d missed\n", q.Precision, q.Recall, q.F1, q.TP, q.FP, q.FN)
	fmt.Fprintf(w, "B-cubed\tprecision %.4f\trecall %.4f\tF1 %.4f\t%d people are %d\n", q.BPrecision, q.BRecall, q.BF1, q.TruePersons, q.Persons)
}

// readAs says which columns were taken for what.
func readAs(s *link.Sheet) string {
	var parts []string
	for _, f := range slices.Sorted(maps.Keys(s.Columns)) {
		var names []string
		for _, at := range s.Columns[f] {
			names = append(names, s.Header[at])
		}
		parts = append(parts, string(f)+"="+strings.Join(names, "+"))
	}
	return strings.Join(parts, " ")
}
