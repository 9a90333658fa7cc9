package byname

// A Span is the days from From up to, and not including, To. No From means
// that its beginning is not known, no To that it goes on.
type Span struct{ From, To Day }

// Holds reports whether day is within the span.
func (s Span) Holds(day Day) bool { return s.From <= day && (s.To == 0 || day < s.To) }

// Check refuses a span that ends before it begins; where names what has it.
func (s Span) Check(where string) error {
	if s.To != 0 && s.To <= s.From {
		return Invalid(where, "a first day after it ended later than its first day", "correct from or to")
	}
	return nil
}
