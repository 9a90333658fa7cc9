package outcome

import (
	"fmt"
	"math"
	"slices"
)

// A Band is one age band of a life table: from Start to the next band's, the
// last without end.
type Band struct {
	Start, Deaths, Population float64
}

// A LifeRow is what a life table says of one band, for 100,000 born.
type LifeRow struct {
	Band
	Width    float64 `json:"n"` // years; of the last band 2/M
	Lived    float64 `json:"a"` // part of the band lived by those who die in it
	Rate     float64 `json:"M"`
	Dying    float64 `json:"q"` // probability of dying in the band
	Alive    float64 `json:"l"` // at the beginning of the band
	Deaths0  float64 `json:"d"` // of the 100,000
	Years    float64 `json:"L"` // lived in the band
	YearsOn  float64 `json:"T"` // lived from the band on
	Expected float64 `json:"e"` // years of life to come
	SE       float64 `json:"se"`
}

// A LifeTable is a whole one, the youngest band first, or the reason why there
// is none.
type LifeTable struct {
	Rows    []LifeRow
	Refused string
}

const born = 100000

// leastLived is the population, in person-years, that must be exceeded.
const leastLived = 5000

// NewLifeTable is an abridged life table for any age bands:
//
//	q = n·M / (1 + n·(1-a)·M), a = .1 in the first year of life and .5 elsewhere
//
// q is 1 in the last band, where L = l/M, and wherever more died than the
// band holds people for its years. The variance is Chiang's, with Silcocks'
// term for the last band. Refused with the reason: deaths below 0 or missing,
// nobody in a band, more deaths than people, 5,000 people or fewer, nobody
// dead in the last band (life would seem endless), bands that do not begin
// at 0 or are there twice.
//
// Source: Chiang CL. The life table and its applications. 1984; Silcocks PBS,
// Jenner DA, Reza R. J Epidemiol Community Health 2001;55:38-43; Eayres D,
// Williams ES. J Epidemiol Community Health 2004;58:243-9.
func NewLifeTable(bands []Band) LifeTable {
	bands = slices.Clone(bands)
	slices.SortFunc(bands, func(a, b Band) int { return int(math.Copysign(1, a.Start-b.Start)) })
	if why := badBands(bands); why != "" {
		return LifeTable{Refused: why}
	}
	last := len(bands) - 1
	t := make([]LifeRow, len(bands))
	alive := float64(born)
	for i, b := range bands {
		r := &t[i]
		r.Band, r.Lived, r.Rate = b, .5, b.Deaths/b.Population
		if b.Start == 0 && i < last && bands[1].Start == 1 {
			r.Lived = .1
		}
		if i == last {
			r.Width, r.Dying = 2/r.Rate, 1
		} else {
			r.Width = bands[i+1].Start - b.Start
			r.Dying = 1
			if b.Deaths <= b.Population/r.Width/r.Lived {
				r.Dying = r.Width * r.Rate / (1 + r.Width*(1-r.Lived)*r.Rate)
			}
		}
		r.Alive, r.Deaths0 = alive, alive*r.Dying
		alive -= r.Deaths0
		r.Years = r.Width * (alive + r.Lived*r.Deaths0)
		if i == last {
			r.Years = r.Alive / r.Rate
		}
	}
	expect(t)
	return LifeTable{Rows: t}
}

// expect fills in what depends on all later bands.
func expect(t []LifeRow) {
	years, variance := 0., 0.
	for i := len(t) - 1; i >= 0; i-- {
		r := &t[i]
		years += r.Years
		r.YearsOn, r.Expected = years, years/r.Alive
		if r.Deaths > 0 {
			if i == len(t)-1 {
				variance += r.Alive * r.Alive / 4 * 4 / (r.Deaths * r.Rate * r.Rate)
			} else {
				reach := (1-r.Lived)*r.Width + t[i+1].Expected
				variance += r.Alive * r.Alive * reach * reach * r.variance()
			}
		}
		r.SE = math.Sqrt(variance / (r.Alive * r.Alive))
	}
}

// variance of the probability of dying in the band.
func (r LifeRow) variance() float64 { return r.Dying * r.Dying * (1 - r.Dying) / r.Deaths }

// widest standard error, in years, that an expectation is shown with: an
// interval of 20 years says nothing.
const widest = 10 / 1.96

// At is the expectation of life at the beginning of a band, in years.
func (t LifeTable) At(age, confidence float64) Estimate {
	var e Estimate
	if t.Refused != "" {
		return e.none(t.Refused)
	}
	at := slices.IndexFunc(t.Rows, func(r LifeRow) bool { return r.Start == age })
	if at < 0 {
		return e.none(fmt.Sprintf("no age band begins at %v", age))
	}
	for _, r := range t.Rows[at:] {
		e.Numerator += r.Deaths
		e.Denominator += r.Population
	}
	switch why := badConfidence(confidence); {
	case why != "":
		return e.none(why)
	case t.Rows[at].SE > widest:
		return e.none("the interval is wider than 20 years")
	}
	return e.normal(t.Rows[at].Expected, t.Rows[at].SE, confidence, "Chiang, Silcocks")
}

// badBands is why there can be no life table, "" when there can.
func badBands(bands []Band) string {
	some := func(f func(Band) bool) bool { return slices.ContainsFunc(bands, f) }
	total := 0.
	for i, b := range bands {
		total += b.Population
		if i > 0 && b.Start == bands[i-1].Start {
			return "an age band is there twice"
		}
	}
	switch {
	case len(bands) < 2 || bands[0].Start != 0:
		return "the first of two or more age bands must begin at 0"
	case some(func(b Band) bool { return b.Deaths < 0 }):
		return "deaths below 0"
	case some(func(b Band) bool { return math.IsNaN(b.Deaths) || math.IsNaN(b.Population) }):
		return "deaths or people of an age band are missing"
	case some(func(b Band) bool { return b.Population <= 0 }):
		return "an age band has no people"
	case some(func(b Band) bool { return b.Deaths > b.Population }):
		return "more deaths than people in an age band"
	case total <= leastLived:
		return "5,000 people or fewer in all"
	case bands[len(bands)-1].Deaths == 0:
		return "nobody died in the last age band"
	}
	return ""
}
