package supply

import (
	"fmt"
	"math"
	"strings"
)

// Words is a figure as it is shown.
func (x Shown) Words(v Value) string {
	switch {
	case v.Hidden:
		return "too few to show"
	case !v.Known:
		return "no figure"
	case x.Unit == "%":
		return fmt.Sprintf("%.1f%%", v.Number)
	case v.Number >= 1000:
		n := int(math.Round(v.Number))
		return fmt.Sprintf("%d,%03d", n/1000, n%1000)
	case v.Number < 10:
		return fmt.Sprintf("%.2f", v.Number)
	}
	return fmt.Sprintf("%.1f", v.Number)
}

// Interval is how sure a figure is, empty where everybody was counted.
func (x Shown) Interval(v Value) string {
	if !v.Known || v.Upper == 0 {
		return ""
	}
	return x.Words(Value{Number: v.Lower, Known: true}) + " to " + x.Words(Value{Number: v.Upper, Known: true})
}

// better compares two figures as they are shown: 1 when the second is better,
// -1 when it is worse.
func (x Shown) better(before, after Value) int {
	switch {
	case x.Words(before) == x.Words(after):
		return 0
	case (after.Number > before.Number) == (x.Better == "more"):
		return 1
	}
	return -1
}

// Verdict says in sentences whether it is better than it was and than
// England's, and whether those with most need have the better of it.
func (x Shown) Verdict() string {
	var said []string
	if n := len(x.History); n > 1 && x.History[0].Whole.Known && x.History[n-1].Whole.Known {
		before, now := x.History[0], x.History[n-1]
		word := map[int]string{1: "Better than in ", 0: "The same as in ", -1: "Worse than in "}[x.better(before.Whole, now.Whole)]
		s := fmt.Sprintf("%s%s: from %s to %s", word, before.Period, x.Words(before.Whole), x.Words(now.Whole))
		if before.England.Known && now.England.Known {
			s += fmt.Sprintf("; England went from %s to %s", x.Words(before.England), x.Words(now.England))
		}
		said = append(said, s+".")
	}
	if x.England.Known && x.Whole.Known {
		of := "England"
		if x.Median {
			of = "the middle district of England"
		}
		said = append(said, map[int]string{1: "Better than " + of, 0: "The same as " + of, -1: "Worse than " + of}[x.better(x.England, x.Whole)]+".")
	}
	if a, b := x.Fifths[0], x.Fifths[4]; a.Known && b.Known {
		word := map[int]string{1: "those with most need have the better of it", 0: "no gap", -1: "those with most need have the worse of it"}[x.better(b, a)]
		said = append(said, fmt.Sprintf("In the most deprived fifth %s, in the least deprived %s: %s.", x.Words(a), x.Words(b), word))
	}
	var none []string
	for _, p := range x.Places {
		if !p.Known && !p.Hidden {
			none = append(none, p.Name)
		}
	}
	if len(none) > 0 {
		said = append(said, "No figure for "+strings.Join(none, ", ")+".")
	}
	return strings.Join(said, " ")
}

// Words is the measure of health beside this one, in a sentence.
func (b SideBySide) Words() string {
	return fmt.Sprintf("%s: %.1f where this is worst (a fifth of people), %.1f where it is best. Side by side is no proof of cause.", b.Title, b.Worst.Number, b.Best.Number)
}

// Method says how the figures were made and over whom.
func (m Measure) Method() string {
	switch {
	case m.Reach.Metres != 0:
		return fmt.Sprintf("People of the census who live within %d metres, as the crow flies, of the middle of where their small area's people live; over all people. A count of everybody: no interval.", m.Reach.Metres)
	case m.Rate.Of == "rows":
		return fmt.Sprintf("Added up over the rows of the list, per %d of all its rows. A count of all: no interval. Small numbers are not shown.", m.Rate.Per)
	case m.Rate.File != "":
		return fmt.Sprintf("Added up over the rows of the list, per %d people of the census in the areas it tells of, with 95 %% limits (Byar 1980; exact when few). Small numbers are not shown.", m.Rate.Per)
	}
	return "As published, without intervals; larger areas are means weighted by the people of the census."
}
