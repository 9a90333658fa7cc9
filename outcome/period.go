package outcome

import (
	"fmt"
	"time"

	"byname"
)

// A Period is a span of days, both ends included. A published one may have
// only its name.
type Period struct {
	Name        string     `json:"name"`
	First, Last byname.Day `json:"-"`
}

// A Span is the kind of period that a measure is counted over.
type Span string

const (
	Year Span = "year" // the twelve months that end on a day
	Term Span = "term" // the school term in which a day falls: autumn, spring or summer
)

// Ending is the period of this kind that ends on a day, or in which the day
// falls, as it was back years before.
func (s Span) Ending(on byname.Day, back int) Period {
	t := on.Time()
	year, month, day := t.Year()-back, t.Month(), t.Day()
	if s == Term {
		name, first := "Autumn", time.September
		switch {
		case month < time.May:
			name, first = "Spring", time.January
		case month < time.September:
			name, first = "Summer", time.May
		}
		return Period{fmt.Sprintf("%s term %d", name, year), byname.OnDay(year, first, 1), byname.OnDay(year, first+4, 1) - 1}
	}
	if month == time.February && day == 29 {
		day = 28
	}
	last := byname.OnDay(year, month, day)
	before := byname.OnDay(year-1, month, day)
	return Period{"Year to " + last.Words(), before + 1, last}
}

// Has reports whether a day falls in the period.
func (p Period) Has(d byname.Day) bool { return p.First <= d && d <= p.Last }

// Middle is the day half way through, on which people are counted.
func (p Period) Middle() byname.Day { return p.First + (p.Last-p.First)/2 }
