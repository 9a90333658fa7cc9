package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"byname/work"
)

type outcomeTargetsCmd struct {
	Area string `arg:"" optional:"" help:"A council, neighbourhood or MSOA by its code (default: the whole system)."`
}

func (c outcomeTargetsCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		t, err := w.Targets(e.ctx, who, c.Area)
		if err != nil {
			return err
		}
		return e.show(t, func(out io.Writer) {
			fmt.Fprintln(out, t.Area)
			for _, in := range t.List {
				fmt.Fprintf(out, "\n%s  [%s]\n", in.Title, in.ID)
				if n := len(in.Here); n > 0 {
					fmt.Fprintf(out, "  now        %s, %s\n", pointWords(in.Here[n-1], in.Unit), in.Here[n-1].Period)
				}
				if n := len(in.England); n > 0 {
					fmt.Fprintf(out, "  England    %s, %s\n", pointWords(in.England[n-1], in.Unit), in.England[n-1].Period)
				}
				for _, line := range [][2]string{{"baseline", in.Target.Baseline}, {"owner", in.Target.Owner}, {"partners", strings.Join(in.Target.Partners, ", ")},
					{"doing", in.Target.Doing}, {"missing", in.Awaits}} {
					if line[1] != "" {
						fmt.Fprintf(out, "  %-10s %s\n", line[0], line[1])
					}
				}
				fmt.Fprintf(out, "  %-10s %s. %s\n", "target", in.Target.State, in.Target.Words)
			}
		})
	})
}

type outcomeNoteCmd struct {
	Indicator string `arg:"" help:"Its id, as targets shows it."`
	Words     string `arg:"" help:"What is being done, in a sentence or two."`
	Area      string `help:"A council, neighbourhood or MSOA by its code (default: the whole system)."`
}

func (c outcomeNoteCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		return w.NoteTarget(e.ctx, who, c.Indicator, c.Area, c.Words)
	})
}

type outcomeLoadCmd struct {
	File string `arg:"" type:"existingfile" help:"A tidy CSV, or an export of the national site."`
}

func (c outcomeLoadCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		file, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer file.Close()
		l, err := w.LoadFigures(e.ctx, who, c.File, file)
		if err != nil {
			return err
		}
		return e.show(l, func(out io.Writer) {
			fmt.Fprintf(out, "%s: %d rows, %d figures kept\n", l.File, l.Rows, l.Figures)
			for _, n := range l.Notes {
				fmt.Fprintln(out, "  "+n)
			}
			if len(l.Unused) > 0 {
				fmt.Fprintf(out, "  no indicator shows %s: declare one in the place's folder indicators\n", strings.Join(l.Unused, ", "))
			}
		})
	})
}
