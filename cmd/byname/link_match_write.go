package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"byname/work"
)

func writeAnswer(out io.Writer, a *fileAnswer) {
	for _, p := range a.Persons {
		fmt.Fprintf(out, "%s: person %d, as %s of %s\n", p.Grade, p.Person, p.ID, p.Source)
		writeWeight(out, p.Probability, p.Weight, p.Lead)
		t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
		for _, l := range p.Lines {
			fmt.Fprintf(t, "  %+.1f\t%s\t%s\n", l.Bits, l.Of, l.Words)
		}
		t.Flush()
	}
	writeRest(out, len(a.Persons), a.More, a.Looked, a.LeftOut)
}

func writeMatched(out io.Writer, a *work.Matched) {
	for _, p := range a.Persons {
		age := ""
		if p.HasAge {
			age = fmt.Sprintf(", %d", p.Age)
		}
		fmt.Fprintf(out, "%s: %s %s%s %s\n", p.Grade, p.ID, p.Full.Reveal(), age, p.Neighbourhood)
		writeWeight(out, p.Probability, p.Weight, p.Lead)
		t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
		for _, l := range p.Lines {
			fmt.Fprintf(t, "  %+.1f\t%s\t%s\n", l.Weight, l.What, l.Words)
		}
		t.Flush()
	}
	writeRest(out, len(a.Persons), a.More, a.Looked, a.LeftOut)
}

func writeWeight(out io.Writer, probability, weight, lead float64) {
	ahead := fmt.Sprintf("%.1f ahead of the next likeliest", lead)
	if lead < 0 {
		ahead = fmt.Sprintf("%.1f behind the likeliest, who may be somebody not here", -lead)
	}
	fmt.Fprintf(out, "  probability %.4f, %.1f bits, %s\n", probability, weight, ahead)
}

// writeRest says what was not shown, never silently.
func writeRest(out io.Writer, shown, more, looked, leftOut int) {
	switch {
	case shown == 0 && leftOut > 0:
		fmt.Fprintf(out, "Nobody among the %d people looked at.\n", looked)
	case shown == 0:
		fmt.Fprintf(out, "Nobody: none of the %d people who share something with the record is likely.\n", looked)
	}
	if more > 0 {
		fmt.Fprintf(out, "%d more are possible: ask for more with --most, or say more of the record.\n", more)
	}
	if leftOut > 0 {
		fmt.Fprintf(out, "%d people were not looked at, because too many share what the record says: say more, such as a birth date or a postcode.\n", leftOut)
	}
}
