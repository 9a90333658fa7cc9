package work

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"byname/outcome"
	"byname/store"
)

// A LinkSample is what reviewers' rulings on pairs drawn by chance tell of
// the build they were drawn in.
type LinkSample struct {
	Build  int         `json:"build"` // 0 when none was drawn yet
	Drawn  int         `json:"drawn"` // pairs
	Ruled  int         `json:"ruled"`
	Unsure int         `json:"unsure"`
	Words  string      `json:"words"`
	Shares []LinkShare `json:"shares"` // precision, then recall; none before enough were ruled on
}

// fewestRuled is how many pairs must have been ruled on, and leastCovered
// what share of all pairs their strata must stand for, before anything is said.
const (
	fewestRuled  = 60
	leastCovered = .95
)

// linkSample estimates precision and recall from the last drawing.
func (w *Work) linkSample(ctx context.Context) (s LinkSample, err error) {
	var draws []store.Draw
	err = w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		if s.Build, _, err = tx.LastDraw(); err == nil && s.Build != 0 {
			draws, err = tx.Draws(s.Build)
		}
		return err
	})
	if err != nil {
		return s, err
	}
	return SampleOf(s.Build, draws), nil
}

// SampleOf weighs rulings by the chance each pair had of being drawn: a
// stratum's rulings stand for all of its pairs (Horvitz and Thompson 1952,
// within strata simple random samples). Links kept apart of which fewer than
// -5 bits speak, and pairs that no rule brought together, are in no stratum:
// the recall is that among pairs that were weighed.
func SampleOf(build int, draws []store.Draw) LinkSample {
	s := LinkSample{Build: build, Drawn: len(draws)}
	type stratum struct {
		outcome.Part
		joined bool
	}
	strata := map[string]*stratum{}
	for _, d := range draws {
		h := strata[d.Stratum]
		if h == nil {
			h = &stratum{joined: d.Joined}
			strata[d.Stratum] = h
		}
		h.Weight += 1 / d.Chance
		switch d.Says {
		case store.Same:
			h.X++
			h.N++
		case store.Different:
			h.N++
		case store.Unsure:
			s.Unsure++
		}
	}
	var together, apart []outcome.Part
	for _, h := range sortedStrata(strata) {
		s.Ruled += int(strata[h].N)
		if strata[h].joined {
			together = append(together, strata[h].Part)
		} else {
			apart = append(apart, strata[h].Part)
		}
	}
	switch {
	case s.Build == 0:
		s.Words = "No pairs have been drawn by chance yet; the next build draws some."
	case s.Ruled < fewestRuled || outcome.Covered(together) < leastCovered || len(apart) > 0 && outcome.Covered(apart) < leastCovered:
		s.Words = fmt.Sprintf("Too few to say: of %d pairs drawn by chance in build %d, reviewers have ruled on %d. At least %d are needed, and some of nearly every kind.", s.Drawn, s.Build, s.Ruled, fewestRuled)
	default:
		s.Words = fmt.Sprintf("By reviewers' rulings on %d of %d pairs drawn by chance in build %d, each weighed by its chance of being drawn.", s.Ruled, s.Drawn, s.Build)
		s.Shares = []LinkShare{precision(together), recall(together, apart)}
	}
	return s
}

func sortedStrata[T any](strata map[string]T) (names []string) {
	for name := range strata {
		names = append(names, name)
	}
	slices.SortFunc(names, cmp.Compare[string])
	return names
}

func precision(together []outcome.Part) LinkShare {
	i := outcome.Combined(together, 100, confidence)
	return shareOf(outcome.Protect(i), i)
}

// recall is the links made rightly among those that should have been made.
// Its limits are those that go with the worst of both counts and with the
// best: rather too wide than too narrow.
func recall(together, apart []outcome.Part) LinkShare {
	right, missed := outcome.Combined(together, 1, confidence), outcome.Combined(apart, 1, confidence)
	of := int(math.Round(right.Denominator+missed.Denominator)/5) * 5
	if hidden := outcome.Protect(missed); len(apart) > 0 && !hidden.Shown() {
		return LinkShare{Missing: hidden.Refused, Of: of}
	}
	n, m := weights(together), weights(apart)
	share := func(right, missed float64) float64 {
		if right+missed == 0 {
			return 100
		}
		return 100 * right / (right + missed)
	}
	return LinkShare{
		Value: share(n*right.Value, m*missed.Value),
		Lower: share(n*right.LowerCL, m*missed.UpperCL),
		Upper: share(n*right.UpperCL, m*missed.LowerCL),
		Of:    of,
	}
}

func weights(parts []outcome.Part) (sum float64) {
	for _, p := range parts {
		sum += p.Weight
	}
	return sum
}
