package main

import (
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"byname/link/splink"
)

// linkTrainCmd trains a Splink model.
type linkTrainCmd struct {
	Settings      string   `arg:"" help:"Splink settings or model (JSON): comparisons and blocking rules, probabilities or none."`
	Files         []string `arg:"" name:"file" help:"CSV or Parquet with the columns that the settings name: one file, or several for a link type of several."`
	Out           string   `required:"" placeholder:"FILE" help:"Write the trained model here, for Byname and for Splink."`
	ID            string   `placeholder:"COL" help:"Column of the rows' ids; that of the settings by default."`
	Deterministic []string `sep:"none" placeholder:"SQL" help:"A rule whose pairs are surely one person's, such as 'l.nhs = r.nhs'; again for another. They tell how many such pairs there are."`
	Recall        float64  `default:"0.7" help:"The share of all pairs of one person that the deterministic rules find."`
	Rule          []string `sep:"none" placeholder:"SQL" help:"Learn on the pairs of this rule; again for another. The settings' blocking rules by default."`
	Label         string   `placeholder:"COL" help:"Column of the true person, where that is known."`
	Seed          uint64   `help:"Draw other pairs at random."`
	RandomPairs   int64    `default:"2000000" help:"How many pairs are drawn at random."`
}

// Run trains and writes the model.
func (c linkTrainCmd) Run(e *env) error {
	if err := mayWrite(append([]string{c.Settings}, c.Files...), c.Out); err != nil {
		return err
	}
	m, err := readPortable(c.Settings)
	if err != nil {
		return err
	}
	d, err := portableData(m, c.Files, c.ID, c.Label)
	if err != nil {
		return err
	}
	if c.ID != "" {
		m.ID = c.ID
	}
	heard := newProgress(e)
	trained, err := m.Train(e.ctx, d, splink.TrainOptions{Deterministic: c.Deterministic, Recall: c.Recall, Rules: c.Rule,
		Label: c.Label, Seed: c.Seed, RandomPairs: c.RandomPairs, Progress: heard.say})
	heard.end()
	if err != nil {
		return err
	}
	for _, note := range trained.Training.Notes {
		fmt.Fprintln(e.stderr, "byname: note:", note)
	}
	out := outputs{e: e}
	err = out.add(c.Out, trained.Write)
	if err := errors.Join(err, out.end(err == nil)); err != nil {
		return err
	}
	if c.Out == "-" {
		return nil
	}
	return e.show(trained.Training, func(w io.Writer) { sayTraining(w, trained) })
}

func sayTraining(out io.Writer, m *splink.Model) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	defer w.Flush()
	fmt.Fprintf(w, "one pair in %.0f is of one person\n", 1/m.Lambda)
	for _, s := range m.Training.Sessions {
		fmt.Fprintln(w, s)
	}
	fmt.Fprintln(w, "comparison\tlevel\tm\t95 %\tu\t95 %")
	for _, l := range m.Training.Levels {
		fmt.Fprintf(w, "%s\t%s\t%.4f\t%.4f-%.4f\t%.3g\t%.3g-%.3g\n", l.Comparison, l.Level, l.M, l.MBetween[0], l.MBetween[1], l.U, l.UBetween[0], l.UBetween[1])
	}
}
