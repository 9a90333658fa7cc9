package main

import (
	"fmt"
	"io"
	"strings"

	"byname/programme/supply"
	"byname/work"
)

// programmeListCmd and programmeShowCmd read the place's files alone: nothing
// of any person is in them, so that they need no worker.
type programmeListCmd struct{}

func (programmeListCmd) Run(e *env) error {
	w, err := e.placed()
	if err != nil {
		return err
	}
	list := w.Programmes()
	return e.show(list, func(out io.Writer) {
		for _, b := range append(list.People, list.Supplies...) {
			fmt.Fprintf(out, "%-22s %s (%s)\n", b.ID, b.Title, b.Lead)
		}
		for _, broken := range list.Out {
			fmt.Fprintf(out, "%s does not run: %s\n", broken.File, broken.Why)
		}
	})
}

type programmeShowCmd struct {
	ID string `arg:"" help:"One of byname programme list."`
}

func (c programmeShowCmd) Run(e *env) error {
	w, err := e.placed()
	if err != nil {
		return err
	}
	if s, err := w.Supply(c.ID); err == nil {
		return e.show(s.Shown, func(out io.Writer) { tellSupply(out, s) })
	}
	p, err := w.Programme(c.ID)
	if err != nil {
		return err
	}
	return e.show(p, func(out io.Writer) { tellProgramme(out, p) })
}

// placed is the work of the place's files alone, without people.
func (e *env) placed() (*work.Work, error) {
	p, err := work.LoadPlace(e.place())
	return &work.Work{Place: p}, err
}

func tellProgramme(out io.Writer, p work.Programme) {
	fmt.Fprintf(out, "%s (%s, version %s); %s answers for it\n\nWhom it finds\n", p.Title, p.ID, p.Version, p.LeadWords)
	for _, s := range p.Find.Signs {
		fmt.Fprintf(out, "  within %v: %s (%s)\n", s.Urgency, s.Title, s.Source)
	}
	fmt.Fprintln(out, "\nWhat it offers")
	for _, s := range p.Steps {
		fmt.Fprintf(out, "  %d. %s (%s, within %s, %v)\n", s.Number, s.Title, s.By, s.Within, s.Cost)
	}
	fmt.Fprintf(out, "  all of it %v\n\nSuccess, within %v and for %v\n  %s\n\nWho gains\n", p.Cost, p.Success.By, p.Success.Sustained, strings.TrimSpace(string(p.Success.When)))
	for _, s := range p.Spares {
		fmt.Fprintf(out, "  %s: %s of %s, %v\n", s.Gains, s.HowMany, s.What, s.Worth)
	}
	fmt.Fprintf(out, "  %s. %s\n\nWhere it comes from\n  %s\n", p.Evidence, p.Money.Evidence.Says, strings.Join(p.Sources, "\n  "))
}

func tellSupply(out io.Writer, s work.Supply) {
	fmt.Fprintf(out, "%s (%s, version %s); %s answers for it\n%s\n", s.Title, s.ID, s.Version, s.LeadWords, s.Aim)
	for _, m := range s.Shown {
		fmt.Fprintf(out, "\n%s (%s, %s is better)\n", m.Title, m.Unit, m.Better)
		if m.Missing != "" {
			fmt.Fprintf(out, "  %s\n", m.Missing)
			continue
		}
		fmt.Fprintf(out, "  %s. %s\n", m.Words(m.Whole), m.Verdict())
		tellLines(out, m, m.Places)
		if m.Beside != nil {
			fmt.Fprintf(out, "  %s\n", m.Beside.Words())
		}
	}
}

func tellLines(out io.Writer, m supply.Shown, lines []supply.Line) {
	for _, l := range lines {
		if l.Known || l.Hidden {
			fmt.Fprintf(out, "    %-12s %10s  %s\n", l.Name, m.Words(l.Value), m.Interval(l.Value))
		}
	}
}
