package work

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"byname"
	"byname/link"
	"byname/outcome"
)

// A LinkDrift is what linking looked like in one build, for all agencies or
// for one.
type LinkDrift struct {
	Build            int        `json:"build"`
	Day              byname.Day `json:"day"`
	Agency           string     `json:"agency"`  // its short name; "" is all of them
	Persons          int64      `json:"persons"` // with a record of the agency
	RecordsPerPerson float64    `json:"records_per_person"`
	Alone            LinkShare  `json:"alone"` // persons of one record, in a hundred
	Bits             float64    `json:"bits"`  // mean weight of links
	Near             float64    `json:"near"`  // pairs near the line, in a hundred
}

// drift leaves out agencies that know too few people for their shares to be
// told.
func (w *Work) drift(all []link.Drift) (list []LinkDrift) {
	for _, d := range telling(all) {
		alone := outcome.OfProportion(d.Alone, float64(d.Persons), 100, confidence)
		l := LinkDrift{Build: d.Build, Day: d.Day, Persons: d.Persons, RecordsPerPerson: recordsEach(d), Alone: shareOf(outcome.Protect(alone), alone), Bits: d.Bits, Near: nearLine(d)}
		if d.Agency != "" {
			l.Agency = w.Place.Short(d.Agency)
		}
		list = append(list, l)
	}
	return list
}

func telling(all []link.Drift) []link.Drift {
	return slices.DeleteFunc(slices.Clone(all), func(d link.Drift) bool { return d.Agency != "" && d.Persons < fewPersons })
}

func recordsEach(d link.Drift) float64 { return float64(d.Records) / float64(max(1, d.Persons)) }

func nearLine(d link.Drift) float64 { return 100 * float64(d.Near) / float64(max(1, d.Pairs)) }

// measured of a drift, with what it is called, how it is written and which
// change of it is never worth a word.
var measured = []struct {
	what, form string
	of         func(link.Drift) float64
	little     func(before float64) float64
}{
	{"persons", "%.0f", func(d link.Drift) float64 { return float64(d.Persons) }, func(b float64) float64 { return .02 * b }},
	{"records to a person", "%.2f", recordsEach, func(b float64) float64 { return .02 * b }},
	{"persons of one record only, in a hundred", "%.1f", func(d link.Drift) float64 { return 100 * float64(d.Alone) / float64(max(1, d.Persons)) }, func(float64) float64 { return 1 }},
	{"mean weight of links, in bits", "%.1f", func(d link.Drift) float64 { return d.Bits }, func(b float64) float64 { return .02 * math.Abs(b) }},
	{"pairs near the line, in a hundred", "%.1f", nearLine, func(float64) float64 { return .5 }},
}

// fewPersons are too few for shares of them to be told.
const fewPersons = 50

// changed says what of the last build lies beyond the control limits of those
// before; while there are too few builds for limits, what changed by a tenth
// or more since the one before.
func (w *Work) changed(all []link.Drift) (said []string) {
	series := map[byname.AgencyID][]link.Drift{}
	all = telling(all)
	var agencies []byname.AgencyID
	for _, d := range all {
		if series[d.Agency] == nil {
			agencies = append(agencies, d.Agency)
		}
		series[d.Agency] = append(series[d.Agency], d)
	}
	for _, agency := range agencies {
		list := series[agency]
		now, past := list[len(list)-1], list[:len(list)-1]
		if now.Build != all[len(all)-1].Build || len(past) == 0 {
			continue
		}
		if words := beyond(now, past); len(words) > 0 {
			whose := "All agencies"
			if agency != "" {
				whose = w.Place.Short(agency)
			}
			said = append(said, whose+": "+strings.Join(words, "; ")+".")
		}
	}
	return said
}

// fewestBuilds are how many builds before limits of control rest on at least.
const fewestBuilds = 8

// beyond is what of a build those before would not lead one to expect.
func beyond(now link.Drift, past []link.Drift) (words []string) {
	for _, m := range measured {
		var values []float64
		for _, p := range past {
			values = append(values, m.of(p))
		}
		v, last := m.of(now), values[len(values)-1]
		if len(past) < fewestBuilds {
			if move := math.Abs(v - last); move >= m.little(last) && move >= .1*math.Abs(last) {
				words = append(words, fmt.Sprintf(m.what+" "+m.form+", and "+m.form+" in the build before", v, last))
			}
			continue
		}
		if why := special(append(values, v), m.form); why != "" && math.Abs(v-mean(values)) >= m.little(last) {
			words = append(words, fmt.Sprintf(m.what+" "+m.form, v)+why)
		}
	}
	return words
}

// special says which rule of a control chart the last of a series breaks, ""
// when it breaks none; the limits rest on all before it.
func special(values []float64, form string) string {
	points, _ := outcome.XmR{FixAfter: len(values) - 1}.Chart(values)
	p := points[len(points)-1]
	if math.IsNaN(p.Lower) { // nothing ever moved
		return fmt.Sprintf(", and always "+form+" before", p.Mean)
	}
	if len(p.Causes) == 0 {
		return ""
	}
	switch p.Causes[0].Rule {
	case outcome.Outside:
		return fmt.Sprintf(", expected "+form+" to "+form, math.Max(0, p.Lower), p.Upper)
	case outcome.Trend:
		return ", the seventh build in a row to move the same way"
	case outcome.Shift:
		return fmt.Sprintf(", the seventh build in a row on one side of the mean, "+form, p.Mean)
	}
	return fmt.Sprintf(", again near a limit: expected "+form+" to "+form, math.Max(0, p.Lower), p.Upper)
}

func mean(values []float64) (m float64) {
	for _, v := range values {
		m += v / float64(len(values))
	}
	return m
}
