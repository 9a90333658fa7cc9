package outcome

import "math"

// mostEValue is where the page stops counting: nothing known is as strong.
const mostEValue = 100

// ProtectStudy gives a study as anybody may see it: counts as Protect shows
// them, and no effect where either side's count is hidden, since the one would
// give the other away.
func ProtectStudy(s Study) Study {
	with, without := shownSide(s.With), shownSide(s.Without)
	if hidden := with.Refused + without.Refused; hidden != "" && s.Effect.Shown() {
		s.Effect = s.Effect.none("what is counted happened to " + Hidden)
		s.Doses, s.Gamma, s.EValue = nil, 0, 0
	}
	if s.EValue != 0 {
		s.EValue = math.Min(eValueOf(with.Value/without.Value), mostEValue)
	}
	s.With, s.Without = with, without
	s.Effect = roundedCounts(s.Effect)
	for i := range s.Doses {
		if s.Doses[i].Effect = roundedCounts(s.Doses[i].Effect); s.Doses[i].Effect.Refused != "" {
			s.Doses[i].Effect.Refused = "too few people to say"
		}
	}
	if small(float64(s.Matched)) {
		s.Balance = nil
	}
	s.Refused = s.Effect.Refused
	return s
}

func shownSide(e Estimate) Estimate {
	if e.Denominator == 0 {
		return e.none("nobody is compared")
	}
	i := Protect(OfProportion(int64(e.Numerator), e.Denominator, 100, e.Confidence))
	if !i.Shown() {
		return Estimate{Refused: i.Refused}
	}
	return Estimate{Value: i.Value, LowerCL: i.LowerCL, UpperCL: i.UpperCL, Confidence: e.Confidence, Numerator: float64(i.Numerator), Denominator: i.Denominator, Method: i.Method}
}

// roundedCounts is an effect without the counts that it rests on.
func roundedCounts(e Estimate) Estimate {
	e.Numerator, e.Denominator = 0, round(e.Denominator)
	return e
}
