package work

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"byname/link"
	"byname/outcome"
)

// shareOf is an indicator as it may be shown: raw tells of it before it was
// protected.
func shareOf(shown, raw outcome.Indicator) LinkShare {
	if !shown.Shown() {
		s := LinkShare{Missing: shown.Refused}
		if raw.Denominator == 0 {
			s.Missing = "none could be tried"
		}
		if shown.Refused == outcome.Hidden {
			s.AtMost, _ = outcome.AtMost(raw)
			s.AtLeast, _ = outcome.AtLeast(raw)
		}
		return s
	}
	return LinkShare{Value: shown.Value, Lower: shown.LowerCL, Upper: shown.UpperCL, Of: int(shown.Denominator)}
}

// What the figures rest on.
const (
	byTrial  = "NHS number agreement: records that carry a number, linked once more with it hidden"
	byNumber = "NHS number agreement: records that carry the same number"
	byBoth   = "NHS number agreement, both ways together"
)

// An Estimate is a figure about everybody before small numbers are protected:
// not to be shown.
type Estimate struct {
	What, Means, Method string
	Indicator           outcome.Indicator
}

// LinkEstimates are what counts tell of everybody: records joined and with
// somebody else, first all, then those without an NHS number, then those
// with one.
func LinkEstimates(s link.Standing) []Estimate { return newStanding(s).estimates() }

func (k *standing) estimates() []Estimate {
	all := k.everybody()
	var sought, apart, numbered, mixed int64
	joined := k.whole(all, func(c link.Cell) (int64, int64) { return c.Joined, c.Sought - c.Apart })
	gone := k.whole(all, func(c link.Cell) (int64, int64) { return c.Astray, c.Mixed })
	for _, c := range all {
		sought, apart, numbered, mixed = sought+c.Sought, apart+c.Apart, numbered+c.Numbered, mixed+c.Mixed
	}
	return []Estimate{
		{"Records joined (recall)", "Of records that should be with others of their person, those that are.", byBoth,
			outcome.Combined(joined, 100, confidence)},
		{"Records with somebody else (false links)", "Of all records, those that stand with a person of another traced number. Precision is a hundred less this.", byBoth,
			outcome.Combined(gone, 100, confidence)},
		{"Without an NHS number, joined", "Of records that come without a number, those that find their person by all else they say.", byTrial,
			outcome.Combined(k.parts(func(c link.Cell) int64 { return c.Joined }), 100, confidence)},
		{"Without an NHS number, with somebody else", "Those that come to a person of another number.", byTrial,
			outcome.Combined(k.parts(astray), 100, confidence)},
		{"With an NHS number, joined", "Of records whose number was traced on another agency's record too, those that are with it.", byNumber,
			outcome.OfProportion(sought-apart, float64(sought), 100, confidence)},
		{"With an NHS number, with somebody else", "Records with a number whose person holds another traced number as well.", byNumber,
			outcome.OfProportion(mixed, float64(numbered), 100, confidence)},
	}
}

// figures about everybody, as they may be shown.
func (k *standing) figures() (list []LinkFigure) {
	for _, e := range k.estimates() {
		list = append(list, LinkFigure{e.What, e.Means, shareOf(outcome.Protect(e.Indicator), e.Indicator), e.Method})
	}
	return list
}

// whole sets records without a number, as their trials tell, beside those
// with one, each by how many there are.
func (k *standing) whole(cells []link.Cell, x func(link.Cell) (tried, numbered int64)) (parts []outcome.Part) {
	for _, c := range cells {
		tried, numbered := x(c)
		if c.Tried > 0 {
			parts = append(parts, outcome.Part{Weight: float64(c.Unnumbered()), X: tried, N: c.Tried})
		}
		if c.Sought > 0 {
			parts = append(parts, outcome.Part{Weight: float64(c.Numbered), X: numbered, N: c.Sought})
		}
	}
	return parts
}

// way is how well each group of it is linked.
func (k *standing) way(name string) LinkWay {
	w := LinkWay{Name: name}
	names := k.groups(name)
	lost, gone := k.protected(name, names, missed), k.protected(name, names, astray)
	for i, group := range names {
		g := LinkGroup{Name: group, Missed: lost[i], Astray: gone[i]}
		g.Verdict, g.Worse = k.verdict(name, group)
		w.Groups = append(w.Groups, g)
	}
	return w
}

// protected are the shares of all groups of a way, so that none can be worked
// out from the others and the whole.
func (k *standing) protected(way string, names []string, of outset) []LinkShare {
	share := func(cells []link.Cell) outcome.Indicator {
		x, n := of.sum(cells)
		return outcome.OfProportion(x, float64(n), 100, confidence)
	}
	raw := make([]outcome.Indicator, len(names))
	for i, name := range names {
		raw[i] = share(k.cells[way][name])
	}
	shown, _ := outcome.ProtectTable(raw, share(k.everybody()))
	shares := make([]LinkShare, len(raw))
	for i := range raw {
		shares[i] = shareOf(shown[i], raw[i])
	}
	return shares
}

// material is a gap worth acting on: half a record in a hundred.
const material = .005

// tooFew is the verdict on a group of which too few records could be tried.
const tooFew = "too few to compare"

// verdict says how a group fares beside the best-served one.
func (k *standing) verdict(way, group string) (words string, worse bool) {
	key := [2]string{way, group}
	var said []string
	for _, of := range []struct {
		gaps map[[2]string]outcome.Gap
		what string
	}{{k.gaps, "more links missed"}, {k.astray, "more links to somebody else"}} {
		g, compared := of.gaps[key]
		switch {
		case !compared || !g.Real:
		case g.Difference >= material:
			worse = true
			said = append(said, of.what+" than for "+peopleOf(way, g.Best))
		default:
			said = append(said, "slightly "+of.what+" than for "+peopleOf(way, g.Best))
		}
	}
	_, compared := k.gaps[key]
	switch {
	case len(said) > 0:
		return strings.Join(said, "; ") + ": more than chance", worse
	case compared:
		return "no difference that is more than chance", false
	case slices.ContainsFunc(k.groups(way), func(other string) bool { return k.gaps[[2]string{way, other}].Best == group }):
		return "the best served", false
	}
	if _, n := outset(missed).sum(k.cells[way][group]); n >= fewestTried {
		return "no other group is large enough to compare with", false
	}
	return tooFew, false
}

// agencies are judged by the records they send.
func (w *Work) agencies(k *standing) LinkWay {
	way := LinkWay{Name: "agency"}
	cells := slices.Clone(k.everybody())
	slices.SortFunc(cells, func(a, b link.Cell) int { return cmp.Compare(w.Place.Short(a.Agency), w.Place.Short(b.Agency)) })
	var lost, gone []outcome.Indicator
	for _, c := range cells {
		lost = append(lost, outcome.OfProportion(missed(c), float64(c.Tried), 100, confidence))
		gone = append(gone, outcome.OfProportion(astray(c), float64(c.Tried), 100, confidence))
	}
	none := outcome.OfProportion(0, 0, 100, confidence) // no page shows the sum of all agencies
	shownLost, _ := outcome.ProtectTable(lost, none)
	shownGone, _ := outcome.ProtectTable(gone, none)
	for i, c := range cells {
		g := LinkGroup{Name: w.Place.Short(c.Agency), Missed: shareOf(shownLost[i], lost[i]), Astray: shareOf(shownGone[i], gone[i])}
		switch {
		case c.Numbered == 0:
			g.Verdict = "its records carry no NHS number: only pairs that reviewers rule on tell"
		case c.Tried == 0:
			g.Verdict = "no record of another agency carries the same number"
		default:
			g.Verdict = "judged by NHS numbers"
		}
		way.Groups = append(way.Groups, g)
	}
	return way
}

// line is all of it in a sentence.
func (k *standing) line() string {
	joined := k.figures()[0].Share
	if joined.Missing != "" && joined.AtLeast == 0 || k.tried() < fewestTried {
		return "How well records are linked is not known: too few carry an NHS number to judge by."
	}
	line := "Of 100 records, " + ofHundred(joined) + " are joined to the right person, as far as NHS numbers tell"
	var worse []string
	untold := 0
	for _, name := range waysToDivide[1:] {
		for _, g := range k.way(name).Groups {
			switch {
			case g.Verdict == tooFew && g.Name != notRecorded:
				untold++
			case g.Worse:
				words := peopleOf(name, g.Name)
				if g.Missed.Missing == "" {
					words += fmt.Sprintf(" (%.0f of those without a number)", 100-g.Missed.Value)
				}
				worse = append(worse, words)
			}
		}
	}
	line += "; "
	if len(worse) > 0 {
		line += "fewer for " + strings.Join(worse, ", ")
	} else {
		line += "no community was found to fare worse"
	}
	switch {
	case untold == 1:
		line += ", and one is too small to tell"
	case untold > 1:
		line += fmt.Sprintf(", and %d are too small to tell", untold)
	}
	return line + "."
}

func (k *standing) tried() (n int64) {
	for _, c := range k.everybody() {
		n += c.Tried
	}
	return n
}

// ofHundred is a share in words; it never says all, for that cannot be known.
func ofHundred(s LinkShare) string {
	words, v := "", s.Value
	if s.Missing != "" {
		words, v = "at least ", math.Floor(s.AtLeast)
	}
	if v > 99 {
		return "more than 99"
	}
	return fmt.Sprintf("%s%.0f", words, v)
}

// Words are the share in a hundred, with its interval, or what can be said
// without.
func (s LinkShare) Words() string {
	switch {
	case s.Missing == "":
		return fmt.Sprintf("%.1f (%.1f to %.1f)", s.Value, s.Lower, s.Upper)
	case s.AtMost > 0:
		return fmt.Sprintf("at most %.1f", s.AtMost)
	case s.AtLeast > 0:
		return fmt.Sprintf("at least %.1f", s.AtLeast)
	}
	return s.Missing
}

// Drawing is how many records of each group miss their person, as a chart.
func (w LinkWay) Drawing(id string) outcome.Chart {
	c := outcome.Chart{ID: id, Title: "Missed links by " + w.Name, Desc: "Of records tried without their NHS number, how many in a hundred did not find their person, for each group with its interval. The table beside it says the same.", Unit: "missed, of 100 records tried without their NHS number"}
	for _, g := range w.Groups {
		i := outcome.Indicator{Value: g.Missed.Value, LowerCL: g.Missed.Lower, UpperCL: g.Missed.Upper, Confidence: confidence, Refused: g.Missed.Missing}
		c.Rows = append(c.Rows, outcome.ChartRow{Label: strings.ToUpper(g.Name[:1]) + g.Name[1:], Indicator: i, Now: g.Worse})
	}
	return c
}
