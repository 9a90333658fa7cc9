package main

import (
	"fmt"
	"io"
	"os"

	"byname/work"
)

// directoryCmd holds the verbs of the directory of services.
type directoryCmd struct {
	Find directoryFindCmd `cmd:"" help:"Look for services."`
	Out  directoryOutCmd  `cmd:"" help:"Write the directory in the shape of Open Referral UK."`
	In   directoryInCmd   `cmd:"" help:"Take services in from another directory, in the shape of Open Referral UK."`
}

type directoryFindCmd struct {
	Words []string `arg:"" optional:"" help:"What is needed."`
	Near  string   `help:"A neighbourhood, such as MAN-N07; your team's when not given."`
	Kind  string   `help:"Such as pharmacy."`
	Here  bool     `help:"Those that take referrals in Byname alone."`
	Page  int      `default:"1"`
}

func (c directoryFindCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		ask := work.DirectoryAsk{Neighbourhood: c.Near, Kind: c.Kind, Here: c.Here, Page: c.Page}
		for _, word := range c.Words {
			ask.Words += " " + word
		}
		page, err := w.Directory(e.ctx, who, ask)
		if err != nil {
			return err
		}
		return e.show(page, func(out io.Writer) {
			for _, s := range page.Services {
				fmt.Fprintf(out, "%s  %s (%s", s.ID, s.Name, s.KindTitle)
				if s.By != "" {
					fmt.Fprintf(out, ", %s", s.By)
				}
				if s.Km > 0 {
					fmt.Fprintf(out, ", %.1f km", s.Km)
				}
				fmt.Fprintln(out, ")")
			}
			fmt.Fprintf(out, "%d services, page %d of %d\n", page.Total, page.Paging.Page, page.Pages)
		})
	})
}

type directoryOutCmd struct{}

func (c directoryOutCmd) Run(e *env) error {
	return e.do(func(w *work.Work, _ work.Who) error { return w.ExportServices(e.ctx, e.stdout) })
}

type directoryInCmd struct {
	File string `arg:"" help:"A JSON file of services."`
}

func (c directoryInCmd) Run(e *env) error {
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	return e.do(func(w *work.Work, who work.Who) error {
		taken, known, refused, err := w.ImportServices(e.ctx, who, file)
		if err != nil {
			return err
		}
		return e.show(refused, func(out io.Writer) {
			fmt.Fprintf(out, "%d services taken, %d known as they are\n", taken, known)
			for _, line := range refused {
				fmt.Fprintln(out, line)
			}
		})
	})
}
