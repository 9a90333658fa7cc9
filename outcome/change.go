package outcome

import "fmt"

// A Change is what can be said of an indicator against before, for everybody
// to read: it went up or down when that is more than chance would explain, and
// is better or worse only then.
type Change struct {
	Way   ChangeWay
	Good  int // 1 better, -1 worse, 0 neither
	Words string
}

// A ChangeWay is up, down, no detectable change, or that it cannot be told.
type ChangeWay string

const (
	Up            ChangeWay = "up"
	Down          ChangeWay = "down"
	NoChange      ChangeWay = "no detectable change"
	CannotBeTold  ChangeWay = "cannot be told"
	NothingToTell ChangeWay = "no figure"
)

// ChangeOf compares the latest of an indicator's figures, latest first, with
// the one before it. Counted figures are tested; published ones by their
// intervals, which must not overlap.
func ChangeOf(m Measure, here []Indicator) Change {
	if len(here) == 0 || !here[0].Shown() {
		c := Change{Way: NothingToTell, Words: "No figure."}
		if len(here) > 0 {
			c.Words = sentence(here[0].Refused)
		}
		return c
	}
	now := here[0]
	if len(here) < 2 {
		return Change{Way: CannotBeTold, Words: "There is one figure only: " + valueWords(now) + "."}
	}
	then := here[1]
	if !then.Shown() {
		return Change{Way: CannotBeTold, Words: fmt.Sprintf("%s. Before: %s.", valueWords(now), then.Refused)}
	}
	both := fmt.Sprintf("%s; before, %s", valueWords(now), valueWords(then))
	way, ok := Since(now, then)
	if !ok && now.HasInterval() && then.HasInterval() {
		way, ok = ByBothIntervals(now.LowerCL, now.UpperCL, then.LowerCL, then.UpperCL), true
	}
	switch {
	case !ok:
		return Change{Way: CannotBeTold, Words: "Published without intervals, so chance cannot be ruled out: " + both + "."}
	case way == 0:
		return Change{Way: NoChange, Words: "No detectable change: " + both + "."}
	}
	c := Change{Way: Up}
	if way < 0 {
		c.Way = Down
	}
	switch {
	case m.Better == "":
	case (way > 0) == (m.Better == Higher):
		c.Good = 1
	default:
		c.Good = -1
	}
	c.Words = sentence(string(c.Way) + good(m, way) + ", by more than chance would explain: " + both)
	return c
}

// valueWords is a figure with its interval and period.
func valueWords(i Indicator) string {
	s := number(i.Value)
	if i.HasInterval() {
		s += fmt.Sprintf(" (%s to %s)", number(i.LowerCL), number(i.UpperCL))
	}
	return s + " in " + periodWords(i.Period.Name)
}

// periodWords is a period within a sentence.
func periodWords(name string) string {
	if len(name) > 8 && name[:8] == "Year to " {
		return "the year to " + name[8:]
	}
	return name
}
