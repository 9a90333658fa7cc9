package link

import (
	"fmt"
	"math"

	"byname"
)

// A Model is what was learned from one set of records, complete enough to
// weigh any pair again and to be read by a person.
type Model struct {
	Lambda      float64 // probability that two records taken at random are one person's
	Household   float64 // probability that they are two people's of one home
	Comparisons []Trained
	Frequencies *Frequencies
	Crowds      []Crowd // values that are left out
	Runs        []Run
	Training    *Training // how all this was learned
	Notes       []string  // what to be careful about
	Rows        int
	Subjects    int // different things said, after identical rows of one agency
}

// Trained is one comparison with its levels, the best first.
type Trained struct {
	Name   string
	Levels []Level
	Pairs  float64 // pairs of one person that M rests on
}

// A Level is one way of agreeing. M is its probability for two records of
// one person, U for records of two people taken at random, H for two people
// of one home. Share is how much of the frequency adjustment it takes. The
// true M and U lie between Low and Top with a confidence of 95 per cent, as
// far as the pairs they rest on go (interval.go); both are 0 when nothing was
// learned.
type Level struct {
	Words      string
	M, U, H    float64
	Share      float64
	MLow, MTop float64
	ULow, UTop float64
}

// A Run is one training of M on the pairs of one key.
type Run struct {
	Key       string
	Pairs     int64 // used, a sample when there are many
	People    float64
	Rounds    int
	Converged bool
	Strangers bool // its pairs were not one person's: it taught nothing
}

// newModel is what is believed before any record is read.
func newModel(believed *[comparisons]comparison) *Model {
	m := &Model{Comparisons: make([]Trained, comparisons)}
	for i, c := range believed {
		t := &m.Comparisons[i]
		t.Name = c.name
		for _, l := range c.levels[1:] {
			h := l.m
			if !sharedByHome[i] {
				h = l.u
			}
			t.Levels = append(t.Levels, Level{Words: l.words, M: l.m, U: l.u, H: h, Share: l.share})
		}
	}
	for l, h := range familyAtHome {
		m.Comparisons[onFamily].Levels[l].H = h
	}
	for l, h := range phoneAtHome {
		m.Comparisons[onPhone].Levels[l].H = h
	}
	for c, h := range numbersAtHome {
		levels := m.Comparisons[c].Levels
		levels[0].H, levels[len(levels)-1].H = h, levels[len(levels)-1].H-h
	}
	return m
}

// sharedByHome are comparisons on which two people of one home agree as one
// person's records do: where they live tells them apart from nobody.
var sharedByHome = [comparisons]bool{onHome: true, onPostcode: true, onArea: true, onTown: true}

// What two people of one home have in common, before training.
var (
	familyAtHome = [...]float64{.6, .02, .05, .03, .01, .02, .27}
	phoneAtHome  = [...]float64{.5, .5}
)

// numbersAtHome is how often two people of one home have a number that is
// issued to one: a baby with its mother's, a couple with the claimant's. It is
// held with some firmness, because somebody whose name and birth date changed
// between two records looks like another of the home.
var numbersAtHome = map[int]float64{onNHS: .0005, onNumber: .001}

// Weight in bits of a level against two people at random.
func (l *Level) Weight() float64 { return math.Log2(l.M / l.U) }

// Check is nil when the model can weigh records: one that was made by another
// version, cut short or edited may not.
func (m *Model) Check() error {
	bad := func(what string) error {
		return byname.Invalid("model", what, "train anew, without giving a model")
	}
	if len(m.Comparisons) != int(comparisons) || m.Frequencies == nil {
		return bad(fmt.Sprintf("%d comparisons and their frequencies", comparisons))
	}
	if !(m.Lambda > 0 && m.Household > 0 && m.Lambda+m.Household < 1) {
		return bad("a probability beforehand between 0 and 1")
	}
	for c, t := range m.Comparisons {
		if t.Name != beliefs[c].name || len(t.Levels) != len(beliefs[c].levels)-1 {
			return bad("the levels of " + beliefs[c].name + " as this version has them")
		}
		for _, l := range t.Levels {
			for _, p := range [...]float64{l.M, l.U, l.H} {
				if !(p > 0 && p <= 1) {
					return bad("probabilities between 0 and 1 for: " + l.Words)
				}
			}
		}
	}
	return nil
}

// note writes down what to be careful about.
func (m *Model) note() {
	m.Notes = nil
	for _, c := range m.Crowds {
		m.Notes = append(m.Notes, c.words())
	}
	taught := false
	for _, r := range m.Runs {
		switch {
		case r.People < 10:
		case r.Strangers:
			m.Notes = append(m.Notes, fmt.Sprintf("what pairs of %s had in common was not of one person, and was not learned from", r.Key))
		default:
			taught = true
			if !r.Converged {
				m.Notes = append(m.Notes, fmt.Sprintf("training on %s had not come to rest after %d rounds", r.Key, r.Rounds))
			}
		}
	}
	if !taught {
		m.Notes = append(m.Notes, "nothing was learned: too few pairs look like one person's; weights are what was believed beforehand")
		return
	}
	if m.Training != nil && m.Training.Restless > restless {
		m.Notes = append(m.Notes, fmt.Sprintf("what was learned still moved by %.3f in the last of %d rounds", m.Training.Restless, m.Training.Rounds))
	}
	for _, c := range m.Comparisons {
		if c.Pairs > 0 && c.Pairs < 50 {
			m.Notes = append(m.Notes, fmt.Sprintf("%s rests on %s of one person and mostly on belief", c.Name, fewPairs(c.Pairs)))
		}
	}
}

func fewPairs(pairs float64) string {
	switch {
	case pairs < .5:
		return "no pair"
	case pairs < 1.5:
		return "about 1 pair"
	}
	return fmt.Sprintf("about %.0f pairs", pairs)
}
