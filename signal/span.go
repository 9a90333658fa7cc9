package signal

import (
	"strconv"
	"strings"

	"cel.dev/cel-go/common/ast"

	"byname"
)

// A span is a length of time as a rule writes it: so many days, or so many
// months of the calendar.
type span struct {
	days   byname.Day
	months int
}

// spanUnits are what a span may be written in.
var spanUnits = map[string]span{"day": {days: 1}, "week": {days: 7}, "month": {months: 1}, "year": {months: 12}}

// longestSpan is a hundred years, in days.
const longestSpan = 36525

func parseSpan(s string) (span, bool) {
	number, unit, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(number)
	u, known := spanUnits[strings.TrimSuffix(unit, "s")]
	if err != nil || !known || n < 0 || n*int(max(u.days, 30*byname.Day(u.months))) > longestSpan {
		return span{}, false
	}
	return span{u.days * byname.Day(n), u.months * n}, true
}

// least and most are the days that a span can be, because months differ.
func (s span) least() byname.Day { return s.days + byname.Day(max(0, s.months*30-2)) }
func (s span) most() byname.Day  { return s.days + byname.Day(s.months*31) }

// before is the day that lies so long before another.
func (s span) before(day byname.Day) byname.Day {
	if s.months != 0 {
		day = addMonths(day, -s.months)
	}
	return day - s.days
}

// span reads a length of time written out: 90, or "6 weeks".
func (c *compiler) span(e ast.Expr) span {
	if e.Kind() == ast.LiteralKind {
		if text, ok := e.AsLiteral().Value().(string); ok {
			s, ok := parseSpan(text)
			if !ok {
				c.fault(e, "this", `a number of days, or a time such as "6 weeks", "3 months" or "1 year"`, "")
			}
			c.clock.span(s)
			return s
		}
	}
	return span{days: byname.Day(c.number(e))}
}
