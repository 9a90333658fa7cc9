package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"byname"
	"byname/link"
	"byname/link/report"
)

type linkFilesCmd struct {
	linkSheets
	Out       string   `required:"" placeholder:"FILE" help:"Write source,id,person here, one row for each row read: CSV, Parquet when the name ends so; - is standard output."`
	Pairs     string   `placeholder:"FILE" help:"Write the pairs with their weights here, likewise."`
	Report    string   `placeholder:"FILE" help:"Write a page about all this here, one HTML file; not with a Splink model."`
	Examples  bool     `help:"Let the report show the rows that are in doubt, side by side. It then shows people's details."`
	Ceiling   bool     `help:"With --truth: what a perfect judge would reach who sees only the pairs that blocking brings together."`
	Labels    string   `placeholder:"FILE" help:"Learn from pairs whose truth is known too: CSV or Parquet with id_l, id_r and same (source_l and source_r with several files)."`
	Given     string   `name:"given-names" placeholder:"FILE" help:"How many people of the population have each given name, as name,count: what sharing it is worth."`
	Family    string   `name:"family-names" placeholder:"FILE" help:"The same for family names."`
	Rules     []string `placeholder:"NAME,..." help:"Blocking rules to use, by the names that byname link block prints; all by default."`
	Model     string   `placeholder:"FILE" help:"Weigh with a model that was saved, instead of learning one; a Splink model says everything itself."`
	SaveModel string   `placeholder:"FILE" help:"Save the model that was learned."`
	portable
}

// Help says how to begin.
func (c linkFilesCmd) Help() string {
	return `Reads records about people, finds which are of one person, and writes a number for each person. It learns from the records themselves, without labels.

  byname link files people.csv --out persons.csv
  byname link files hospital.parquet council.csv --id ref --out persons.parquet --pairs pairs.parquet
  byname link files people.csv --id rec_id --truth 'rec_id~rec-(\d+)-' --out persons.csv
  byname link files january.csv --out a.csv --save-model m.json; byname link files february.csv --out b.csv --model m.json

` + c.linkSheets.Help() + `

Exit codes: 0 done; 2 a flag is wrong; 3 a file or flag says what cannot be; 5 a file is not there; 130 interrupted. Files appear whole or not at all.`
}

// Run links the files and writes what was found.
func (c linkFilesCmd) Run(e *env) error {
	reads := append([]string{c.Model, c.Labels, c.Given, c.Family}, c.Files...)
	if err := mayWrite(reads, c.Out, c.Pairs, c.Report, c.SaveModel); err != nil {
		return err
	}
	if c.Model != "" {
		if splinks, err := isPortable(c.Model); err != nil || splinks {
			return c.runPortable(e) // which says what is wrong with the file
		}
	}
	o, err := c.options()
	if err != nil {
		return err
	}
	table, sheets, err := c.open(e)
	if err != nil {
		return err
	}
	if c.Labels != "" {
		if o.Labels, err = readLabels(c.Labels, sheets); err != nil {
			return err
		}
	}
	heard := newProgress(e)
	o.Progress = heard.say
	found, err := link.People(e.ctx, table, o)
	heard.end()
	if err := cmp.Or(err, e.ctx.Err()); err != nil {
		return err
	}
	for _, note := range found.Model.Notes {
		fmt.Fprintln(e.stderr, "byname: note:", note)
	}
	if left := leftOut(found.Rules); left != "" {
		fmt.Fprintln(e.stderr, "byname: warning:", left)
	}
	out := outputs{e: e}
	err = c.write(&out, e, sheets, found)
	if err := errors.Join(err, out.end(err == nil)); err != nil {
		return err
	}
	ceiling, err := c.ceiling(e, table, sheets)
	if err != nil {
		return err
	}
	return c.say(e, sheets, found, ceiling)
}

// ceiling is nil when nobody asked for it or nobody knows the truth.
func (c linkFilesCmd) ceiling(e *env, t *link.Table, sheets []*link.Sheet) (*link.Quality, error) {
	switch {
	case !c.Ceiling:
		return nil, nil
	case c.Truth == "":
		return nil, byname.Invalid("--ceiling", "a --truth to judge by", "add --truth COLUMN")
	case len(c.Rules) > 0:
		return nil, byname.Invalid("--ceiling", "no --rules beside it", "leave --rules out; byname link block --truth says what each set of rules finds")
	}
	q, err := link.Ceiling(e.ctx, t, truthOf(sheets))
	return &q, err
}

func (c linkFilesCmd) write(out *outputs, e *env, sheets []*link.Sheet, found *link.Result) error {
	err := out.add(c.Out, func(w io.Writer) error { return writeRows(w, c.Out, personRows(sheets, found)) })
	if err == nil && c.Pairs != "" {
		err = out.add(c.Pairs, func(w io.Writer) error { return writeRows(w, c.Pairs, pairRows(sheets, found)) })
	}
	if err == nil && c.SaveModel != "" {
		err = out.add(c.SaveModel, func(w io.Writer) error { return writeModel(w, found.Model) })
	}
	if err == nil && c.Report != "" {
		var page report.Run
		if page, err = c.page(e, sheets, found); err == nil {
			err = out.add(c.Report, func(w io.Writer) error { return report.Write(w, page) })
		}
	}
	return err
}

// options are what is said of the linking itself.
func (c linkFilesCmd) options() (o link.Options, err error) {
	o.Rules = c.Rules
	if c.Examples && c.Report == "" {
		return o, byname.Invalid("--examples", "a --report to show them in", "add --report report.html")
	}
	if c.Model != "" {
		if c.Labels != "" || c.Given != "" || c.Family != "" {
			return o, byname.Invalid("--model", "no --labels, --given-names or --family-names beside it", "leave --model out: a model that was saved learns nothing more")
		}
		if o.Model, err = readModel(c.Model); err != nil {
			return o, err
		}
	}
	if o.Given, err = readNames(c.Given); err != nil {
		return o, err
	}
	o.Family, err = readNames(c.Family)
	return o, err
}

// say tells what was found, and how good it is where the truth is known.
func (c linkFilesCmd) say(e *env, sheets []*link.Sheet, found *link.Result, ceiling *link.Quality) error {
	quality := c.quality(sheets, found)
	out := e.stdout
	if c.Out == "-" || c.Pairs == "-" || c.SaveModel == "-" || c.Report == "-" {
		out = e.stderr
	}
	if e.JSON {
		return json.NewEncoder(out).Encode(struct {
			Rows, Persons int
			Lambda        float64
			Quality       *link.Quality `json:",omitempty"`
			Ceiling       *link.Quality `json:",omitempty"`
			Rules         []link.RuleCount
			Notes         []string
			Files         []sheetSaid
		}{len(found.Cluster), found.Persons, found.Model.Lambda, quality, ceiling, found.Rules, found.Model.Notes, saySheets(sheets)})
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, s := range saySheets(sheets) {
		fmt.Fprintf(w, "%s\t%d rows\t%s\n", s.Source, s.Rows, s.Columns)
		if len(s.Unused) > 0 {
			fmt.Fprintf(w, "\t\tnot used: %s\n", strings.Join(s.Unused, ", "))
		}
	}
	fmt.Fprintf(w, "people\t%d\tof %d rows\n", found.Persons, len(found.Cluster))
	if quality != nil {
		writeQuality(w, quality)
	}
	if ceiling != nil {
		fmt.Fprintf(w, "ceiling\trecall %.4f\tF1 %.4f\tB-cubed F1 %.4f\ta perfect judge of the pairs that blocking brings together\n", ceiling.Recall, ceiling.F1, ceiling.BF1)
	}
	return w.Flush()
}

// quality is nil when nobody knows the truth.
func (c linkFilesCmd) quality(sheets []*link.Sheet, found *link.Result) *link.Quality {
	if c.Truth == "" {
		return nil
	}
	q := link.Evaluate(found.Cluster, truthOf(sheets))
	if q.Rows == 0 {
		return nil
	}
	return &q
}

// sheetSaid is what is said of a file.
type sheetSaid struct {
	Source, Kind, ID string
	Rows             int
	Columns          string
	Unused, Warnings []string
}

func saySheets(sheets []*link.Sheet) (said []sheetSaid) {
	for _, s := range sheets {
		said = append(said, sheetSaid{s.Source, s.Kind, s.ID, len(s.IDs), s.ReadAs(), s.Unused(), s.Warnings})
	}
	return said
}

// leftOut says loudly which pairs were never looked at.
func leftOut(rules []link.RuleCount) string {
	many, worst := 0, link.RuleCount{}
	for _, r := range rules {
		if r.LeftOut > 0 {
			many++
		}
		if r.LeftOut > worst.LeftOut {
			worst = r
		}
	}
	if many == 0 {
		return ""
	}
	return fmt.Sprintf("%d rules have keys that too many rows share. The worst is %q: one key stands in %d rows, and of its pairs up to %d were compared only where a finer key, their order or another rule brought them together. See byname link block",
		many, worst.Rule, worst.Largest, worst.LeftOut)
}

func writeQuality(w io.Writer, q *link.Quality) {
	fmt.Fprintf(w, "pairs\tprecision %.4f\trecall %.4f\tF1 %.4f\t%d right, %d wrong, %d missed\n", q.Precision, q.Recall, q.F1, q.TP, q.FP, q.FN)
	fmt.Fprintf(w, "B-cubed\tprecision %.4f\trecall %.4f\tF1 %.4f\t%d people are %d\n", q.BPrecision, q.BRecall, q.BF1, q.TruePersons, q.Persons)
}
