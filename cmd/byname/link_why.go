package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"byname"
	"byname/work"
)

type linkWhyCmd struct {
	reasonFlags
	A string `arg:"" help:"A record as agency/data set/row, such as gp/gp_practice/100022, or a person."`
	B string `arg:"" optional:"" help:"Another record or person; without one, why the records of A are one person and others are not."`
}

// Run explains.
func (c linkWhyCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		var ids []byname.PersonID
		for _, name := range []string{c.A, c.B} {
			if name == "" {
				continue
			}
			id, err := w.Whose(e.ctx, name)
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		if err := c.give(e, w, who, ids...); err != nil {
			return err
		}
		if c.B == "" {
			return c.person(e, w, who, ids[0])
		}
		why, err := w.Why(e.ctx, who, c.A, c.B)
		if err != nil {
			return err
		}
		return e.show(why, func(out io.Writer) { writeWhy(out, why) })
	})
}

// person explains all records of a person, and those near that were left out.
func (linkWhyCmd) person(e *env, w *work.Work, who work.Who, id byname.PersonID) error {
	r, err := w.Records(e.ctx, who, id)
	if err != nil {
		return err
	}
	return e.show(r, func(out io.Writer) {
		fmt.Fprintf(out, "%s one person, %v.\n", recordsAre(len(r.Records)), id)
		for _, p := range r.Pairs {
			fmt.Fprintf(out, "\n%s and %s\n", p.Left, p.Right)
			writePair(out, p)
		}
		if len(r.Near)+r.NearHidden > 0 {
			fmt.Fprintln(out, "\nNear, and left out:")
		}
		for _, n := range r.Near {
			fmt.Fprintf(out, "  %v, by %s: %+.1f bits, %s: %s\n", n.ID, n.Record, n.Weight, n.Grade, n.Why)
		}
		if r.NearHidden > 0 {
			fmt.Fprintf(out, "  and %d whom you may not open\n", r.NearHidden)
		}
	})
}

func recordsAre(n int) string {
	if n == 1 {
		return "1 record is"
	}
	return fmt.Sprintf("%d records are", n)
}

func writeWhy(out io.Writer, why work.Why) {
	answer := "are one person"
	if !why.Same {
		answer = "are two people: " + why.Apart
	}
	fmt.Fprintf(out, "They %s.\n", answer)
	for _, r := range why.Ruled {
		fmt.Fprintf(out, "Ruled %s by %s on %s. %s\n", r.Says, r.By, r.Day.Words(), r.Reason)
	}
	fmt.Fprintf(out, "\n%s and %s\n", why.Pair.Left, why.Pair.Right)
	writePair(out, why.Pair)
}

// writePair prints the evidence of a pair line by line, and what would change
// the answer.
func writePair(out io.Writer, p work.Pair) {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, l := range p.Lines {
		level, rarity := "", ""
		if l.Levels > 0 && l.Level > 0 {
			level = fmt.Sprintf("level %d of %d", l.Level, l.Levels)
		}
		if l.Rarity != 0 {
			rarity = fmt.Sprintf("(%+.1f for how rare it is)", l.Rarity)
		}
		fmt.Fprintf(t, "%+.1f\t  %s\t  %s: %s %s\n", l.Weight, level, l.What, l.Words, rarity)
	}
	t.Flush()
	fmt.Fprintf(out, "%+.1f bits together: %s, probability %.4f\n", p.Weight, p.Grade, p.Probability)
	if p.Apart != "" {
		fmt.Fprintf(out, "Kept apart whatever they weigh: %s.\n", p.Apart)
	}
	if len(p.Silent) > 0 {
		fmt.Fprintf(out, "Not compared, because a record does not say: %s.\n", strings.Join(p.Silent, ", "))
	}
	if len(p.Changes) > 0 {
		fmt.Fprintln(out, "What would change the answer:")
	}
	for _, c := range p.Changes[:min(len(p.Changes), changesPrinted)] {
		told := ""
		if c.New {
			told = "if both records said so, "
		}
		fmt.Fprintf(out, "  %s (%+.1f bits): %s%s\n", c.Grade, c.Weight, told, c.Words)
	}
}

// changesPrinted bounds how many ways to another answer are told.
const changesPrinted = 6
