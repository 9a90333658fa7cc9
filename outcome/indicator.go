package outcome

import "math"

// An Indicator is one number about one area and one period, with what it rests
// on. When Refused is not empty there is no number, and Refused says why.
type Indicator struct {
	Measure string `json:"measure"`
	Area    string `json:"area"`
	Period  Period `json:"period"`

	Value       float64 `json:"value"`
	LowerCL     float64 `json:"lowercl"`    // limits of the interval
	UpperCL     float64 `json:"uppercl"`    //
	Confidence  float64 `json:"confidence"` // .95; 0 when there is no interval
	Numerator   int64   `json:"numerator"`
	Denominator float64 `json:"denominator"` // 0 when it was published without
	Per         float64 `json:"per"`         // Value is Numerator / Denominator x Per
	Kind        Kind    `json:"kind"`
	Method      string  `json:"method"` // Wilson, exact, Byar, published
	Refused     string  `json:"refused,omitempty"`
}

// A Kind of indicator.
type Kind string

const (
	Proportion Kind = "proportion" // of people, who has it
	Rate       Kind = "rate"       // how often it happens among so many people
	Published  Kind = "published"  // as its source gives it
)

// Shown reports whether there is a number.
func (i Indicator) Shown() bool { return i.Refused == "" }

// HasInterval reports whether there is a number with limits.
func (i Indicator) HasInterval() bool { return i.Shown() && i.Confidence != 0 }

// none is an indicator without a number.
func (i Indicator) none(why string) Indicator {
	i.Value, i.LowerCL, i.UpperCL, i.Confidence, i.Method, i.Refused = 0, 0, 0, 0, "", why
	return i
}

// scaled sets value and limits given as parts of one.
func (i Indicator) scaled(value, lower, upper float64, method string) Indicator {
	i.Value, i.LowerCL, i.UpperCL, i.Method = value*i.Per, lower*i.Per, upper*i.Per, method
	return i
}

// badConfidence tells what is wrong with a confidence, "" when nothing is.
func badConfidence(c float64) string {
	if math.IsNaN(c) || c < .9 || c > 1 {
		return "confidence must be from .9 to 1"
	}
	return ""
}
