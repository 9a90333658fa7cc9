package outcome

import "math"

// Health is what a survey found in one age band: the part in good health, and
// how many people that rests on (an effective sample where it was weighted).
type Health struct {
	Good, Sampled float64
}

// A HealthyRow is how long people of one age can expect to live in good
// health. Variances are of Healthy, in years squared.
type HealthyRow struct {
	Start, Healthy, Expected float64 // years
	Sampling                 float64 // variance by the survey alone, as published figures have it
	Full                     float64 // and by deaths, the last band's left out
	Whole                    float64 // and by deaths in the last band
}

// Part of the life to come that is in good health.
func (r HealthyRow) Part() float64 { return r.Healthy / r.Expected }

// With is the estimate with one of the three variances.
func (r HealthyRow) With(variance, confidence float64) Estimate {
	if why := badConfidence(confidence); why != "" {
		return Estimate{}.none(why)
	}
	return Estimate{}.normal(r.Healthy, math.Sqrt(variance), confidence, "Sullivan")
}

// HealthyLife is Sullivan's healthy life expectancy: of the years a life
// table gives each band, the part lived in good health.
//
//	HLE(x) = Σ π·L / l(x)
//
// health is in the order of the table's bands. refused says why there is no
// answer, or is empty.
//
// Source: Sullivan DF. HSMHA Health Rep 1971;86:347-54; Jagger C, Van Oyen H,
// Robine JM. Health expectancy calculation by the Sullivan method. 2014.
func HealthyLife(t LifeTable, health []Health) (rows []HealthyRow, refused string) {
	switch {
	case t.Refused != "":
		return nil, t.Refused
	case len(health) != len(t.Rows):
		return nil, "the survey's age bands are not those of the life table"
	}
	for _, h := range health {
		if !(h.Good >= 0 && h.Good <= 1 && h.Sampled > 0) {
			return nil, "an age band has no survey figure"
		}
	}
	rows = make([]HealthyRow, len(t.Rows))
	var years, sampling, deaths, last float64
	for i := len(rows) - 1; i >= 0; i-- {
		b, h := t.Rows[i], health[i]
		years += h.Good * b.Years
		sampling += b.Years * b.Years * h.Good * (1 - h.Good) / h.Sampled
		if i == len(rows)-1 {
			last = b.Alive * b.Alive * h.Good * h.Good / (b.Deaths * b.Rate * b.Rate)
		} else if b.Deaths > 0 {
			reach := (1-b.Lived)*b.Width*h.Good + rows[i+1].Healthy
			deaths += b.Alive * b.Alive * reach * reach * b.variance()
		}
		squared := b.Alive * b.Alive
		rows[i] = HealthyRow{b.Start, years / b.Alive, b.Expected, sampling / squared, (sampling + deaths) / squared, (sampling + deaths + last) / squared}
	}
	return rows, ""
}
