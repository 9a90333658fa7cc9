package outcome

import (
	"cmp"
	"fmt"
)

// A Subject is somebody whom a programme found, as they were on a day of a
// trial: a month in which some of those found were reached, and the rest not
// yet. Somebody who waits through several months is a subject of each.
type Subject struct {
	Who     int // the same number is the same person
	Trial   int // only subjects of one trial are compared
	Helped  bool
	Doses   int       // steps that were done, of those helped
	Dropped bool      // helped, and left before the end
	Crossed bool      // not helped by their day, but before the outcome was counted
	Came    bool      // what the study counts happened in its time
	X       []float64 // what may make them different, in the order of the design
}

// A Design says beforehand how a programme will be judged.
type Design struct {
	Covariates []string // in words, as many as a subject has
	Caliper    float64  // at most so many standard deviations of the score apart; 0.2 is usual
	Fewest     int      // pairs, below which nothing is said
	Confidence float64  // such as 0.95
}

// mostImbalance is how far the compared may differ in anything measured, in
// standard deviations, for adjusting to make up for it.
//
// Source: Rubin DB. Health Serv Outcomes Res Methodol 2001;2:169-88.
const mostImbalance = 0.25

// A Study is what came of a programme, against people it had not reached yet.
type Study struct {
	Helped, Matched, Waiting int      // people helped, of them compared, and subjects to compare with
	With, Without            Estimate // how many in a hundred it happened to
	Effect                   Estimate // of the programme, in a hundred: below nothing is fewer
	Balance                  []Balance
	Doses                    []Dose
	Dropped, Crossed         int     // of those compared
	Gamma                    float64 // the odds of being reached may differ so much by something unmeasured, and the finding stands; 0 when there is none
	EValue                   float64 // something unmeasured would have to multiply both chances by so much to explain it; 0 when there is none
	Refused                  string  // why nothing is said of the effect
}

// Balance is how far those helped differ from those compared with, in
// standard deviations, before matching and after.
type Balance struct {
	Name          string
	Before, After float64
}

// A Dose is the effect on those who had so many steps.
type Dose struct {
	From, To int // steps; no To is any more
	Effect   Estimate
}

// Judge compares those helped with people of the same month who were not yet.
// It goes by who was reached, not by who stayed, so that those who left count
// as helped. Each of those helped is matched with the one nearest in the
// chance of being reached given everything measured; the effect is then
// adjusted for what differences are left, with errors that allow pairs to go
// together.
//
// Source: Rosenbaum PR, Rubin DB. Am Stat 1985;39:33-8; Ho DE, Imai K, King G,
// Stuart EA. Polit Anal 2007;15:199-236; Abadie A, Spiess J. J Am Stat Assoc
// 2022;117:983-95; comparison with those not yet reached: Hernán MA, Robins
// JM. Am J Epidemiol 2016;183:758-64.
func Judge(d Design, subjects []Subject) Study {
	s := judge(d, subjects)
	if s.Refused != "" {
		s.Effect = s.Effect.none(s.Refused)
	}
	return s
}

func judge(d Design, subjects []Subject) Study {
	s := Study{}
	for _, x := range subjects {
		if len(x.X) != len(d.Covariates) {
			s.Refused = fmt.Sprintf("a subject has %d measures where the design has %d", len(x.X), len(d.Covariates))
			return s
		}
		if x.Helped {
			s.Helped++
		} else {
			s.Waiting++
		}
	}
	if s.Helped < d.Fewest || s.Waiting < d.Fewest {
		s.Refused = fmt.Sprintf("%s were helped and %s waited: at least %d of each are needed", About(s.Helped), About(s.Waiting), d.Fewest)
		return s
	}
	score, refused := reachScore(subjects)
	if refused != "" {
		s.Refused = "the chance of being reached cannot be told: " + refused
		return s
	}
	pairs := paired(subjects, score, d.Caliper)
	s.Matched = len(pairs)
	s.Balance = balances(d, subjects, pairs)
	if s.Matched < d.Fewest {
		s.Refused = fmt.Sprintf("only %s of those helped have somebody like them who waited: at least %d are needed", About(s.Matched), d.Fewest)
		return s
	}
	s.count(d, subjects, pairs)
	s.Effect = Estimate{Numerator: s.With.Numerator - s.Without.Numerator, Denominator: float64(len(pairs))}
	for _, b := range s.Balance {
		if b.After > mostImbalance || b.After < -mostImbalance {
			s.Refused = "those compared still differ in " + b.Name
			return s
		}
	}
	s.Effect = effect(d, subjects, pairs)
	s.Refused = s.Effect.Refused
	s.Doses = doses(d, subjects, pairs)
	s.Gamma, s.EValue = unmeasured(subjects, pairs, s)
	return s
}

// count says how often it happened on either side.
func (s *Study) count(d Design, subjects []Subject, pairs []pair) {
	var with, without int64
	for _, p := range pairs {
		h, w := subjects[p.helped], subjects[p.waited]
		with, without = with+one(h.Came), without+one(w.Came)
		s.Dropped, s.Crossed = s.Dropped+int(one(h.Dropped)), s.Crossed+int(one(w.Crossed))
	}
	of := func(x int64) Estimate {
		i := OfProportion(x, float64(len(pairs)), 100, d.Confidence)
		return Estimate{Value: i.Value, LowerCL: i.LowerCL, UpperCL: i.UpperCL, Confidence: d.Confidence, Numerator: float64(x), Denominator: float64(len(pairs)), Method: i.Method}
	}
	s.With, s.Without = of(with), of(without)
}

func one(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// effect is the difference in a hundred, adjusted for what is left between
// the two of each pair.
func effect(d Design, subjects []Subject, pairs []pair) Estimate {
	e := Estimate{Denominator: float64(len(pairs))}
	if len(pairs) < d.Fewest {
		return e.none(fmt.Sprintf("%d pairs: at least %d are needed", len(pairs), d.Fewest))
	}
	varied := varying(subjects, pairs)
	var rows [][]float64
	var y []float64
	var cluster []int
	for n, p := range pairs {
		for _, i := range []int{p.helped, p.waited} {
			x := subjects[i]
			rows = append(rows, append(chosen(x.X, varied), float64(one(x.Helped))))
			y, cluster = append(y, 100*float64(one(x.Came))), append(cluster, n)
			if x.Helped {
				e.Numerator += float64(one(x.Came))
			} else {
				e.Numerator -= float64(one(x.Came))
			}
		}
	}
	f := Linear(rows, y)
	if f.Refused != "" {
		return e.none(f.Refused)
	}
	at := len(varied) + 1
	return e.normal(f.Coef[at], f.ClusterSE(cluster, true)[at], d.Confidence, "matched pairs of one month, adjusted, errors by pair")
}

// doses is the effect on those who had one step, two, or more, each against
// those they are matched with. More steps may be for those worse off, so
// these compare less well than the whole.
func doses(d Design, subjects []Subject, pairs []pair) (list []Dose) {
	for _, dose := range []Dose{{From: 0, To: 1}, {From: 2, To: 3}, {From: 4}} {
		var of []pair
		for _, p := range pairs {
			if n := subjects[p.helped].Doses; n >= dose.From && (dose.To == 0 || n <= dose.To) {
				of = append(of, p)
			}
		}
		if len(of) == 0 {
			continue
		}
		dose.Effect = effect(d, subjects, of)
		list = append(list, dose)
	}
	return list
}

// direction is -1 for fewer, 1 for more, 0 for what chance could explain.
func (e Estimate) direction() int {
	switch {
	case !e.Shown() || e.LowerCL <= 0 && e.UpperCL >= 0:
		return 0
	case e.Value < 0:
		return -1
	}
	return cmp.Compare(e.Value, 0)
}
