package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"byname/work"
)

type linkQualityCmd struct{}

func (c linkQualityCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		q, err := w.LinkQuality(e.ctx, who)
		if err != nil {
			return err
		}
		return e.show(q, func(out io.Writer) { printQuality(out, q) })
	})
}

func printQuality(out io.Writer, q work.LinkQuality) {
	fmt.Fprintf(out, "Build %d, as of %s. %s\n\n", q.Build, q.Day, q.Line)
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "in a hundred\t\tof\trests on")
	for _, f := range q.Figures {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", f.What, f.Share.Words(), looked(f.Share), f.Method)
	}
	for i, s := range q.Sample.Shares {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", [...]string{"Links that are right (precision)", "Links made of those weighed (recall)"}[i], s.Words(), looked(s), "rulings on a stratified random sample")
	}
	t.Flush()
	fmt.Fprintln(out, q.Sample.Words)
	for _, way := range q.Ways {
		fmt.Fprintf(t, "\nBy %s\tmissed\tastray\tof\t\n", way.Name)
		for _, g := range way.Groups {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", g.Name, g.Missed.Words(), g.Astray.Words(), looked(g.Missed), g.Verdict)
		}
		t.Flush()
	}
	fmt.Fprintf(t, "\nBuild\tagency\tpersons\trecords each\talone\tmean bits\tnear the line\n")
	for _, d := range q.Drift {
		fmt.Fprintf(t, "%d\t%s\t%d\t%.2f\t%s\t%.1f\t%.1f\n", d.Build, d.Agency, d.Persons, d.RecordsPerPerson, d.Alone.Words(), d.Bits, d.Near)
	}
	t.Flush()
	for _, words := range q.Changed {
		fmt.Fprintln(out, words)
	}
}

// looked is how many records a share rests on.
func looked(s work.LinkShare) string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprint(s.Of)
}
