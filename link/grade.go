package link

// A Grade says in a word how sure a link is.
type Grade string

// The grades, as FHIR's match-grade has them. From reviewFrom bits a pair is
// possible, from none probable, from ten certain: fewer than one such pair in
// a thousand is wrong, as far as the model is right.
const (
	Certain      Grade = "certain"
	Probable     Grade = "probable"
	Possible     Grade = "possible"
	CertainlyNot Grade = "certainly-not"
)

// GradeOf a weight in bits.
func GradeOf(weight float64) Grade {
	switch {
	case weight >= 10:
		return Certain
	case weight >= linkFrom:
		return Probable
	case weight >= reviewFrom:
		return Possible
	}
	return CertainlyNot
}
